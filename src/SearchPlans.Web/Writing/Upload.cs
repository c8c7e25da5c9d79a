using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>A file of an upload.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="FileName">Its name as given.</param>
/// <param name="Path">Where it waits.</param>
/// <param name="ByteLength">Its size.</param>
public sealed record UploadedFile(string Field, string FileName, string Path, long ByteLength)
{
    /// <summary>Reads it whole.</summary>
    public Task<byte[]> ReadAsync(CancellationToken cancellation) => File.ReadAllBytesAsync(Path, cancellation);
}

/// <summary>An upload can't be stored: the temporary folder is full or can't be written. No fault of who sent it.</summary>
public sealed class UploadStorageException(Exception cause) : IOException(cause.Message, cause);

/// <summary>An upload ended in the middle, or isn't the multipart body that it says it is.</summary>
public sealed class BrokenUploadException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>How it is said to people.</summary>
    public const string Said = "上传的内容没有按表单的格式结束，可能传输中断了；没有内容被保存。请重新上传。";
}

/// <summary>
/// What a multipart request brings, read as it comes: fields, and files, each written to a temporary folder that goes with this.
/// Memory is that of a buffer, whatever the size of the files. Before the first file is stored, and before more than
/// <see cref="MaxUnaskedBytes"/> are read, whoever reads it may turn the request away by the fields that came up to then; nothing of it
/// is stored in that case. When the request breaks off, what was stored is deleted.
/// </summary>
public sealed class Upload : IDisposable
{
    private const int MaxFields = 64;

    private const int BufferBytes = 1 << 16;

    /// <summary>The most bytes that are read of a request before it is asked whether it is let on.</summary>
    public const int MaxUnaskedBytes = 1 << 16;

    // A pasted text is a field; all fields together.
    private const int MaxFieldChars = PlanFileReader.MaxByteLength;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<UploadedFile> _files = [];
    private HeldFolder? _folder;

    private Upload() { }

    /// <summary>Whether it was turned away; then it has no files.</summary>
    public bool IsTurnedAway { get; private set; }

    /// <summary>The files, in order; those without a name and content (nothing was chosen) aren't among them.</summary>
    public IReadOnlyList<UploadedFile> Files => _files;

    /// <summary>A field, or null when it wasn't sent.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>Whether a request has a body of this kind.</summary>
    public static bool IsIn(HttpRequest request) =>
        request?.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request; its body isn't read yet.</param>
    /// <param name="mayStore">Asked before the first file, or at the end where there is none: whether to go on.</param>
    /// <exception cref="BrokenUploadException">It isn't multipart, has too many fields, or ended in the middle.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or isn't HTTP.</exception>
    /// <exception cref="UploadStorageException">It can't be stored.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, Func<Upload, Task<bool>> mayStore)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(mayStore);
        string boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        if (!IsIn(request) || boundary.Length == 0)
        {
            throw new BrokenUploadException(new InvalidDataException("The request has no multipart body."));
        }
        Upload upload = new();
        AskingStream body = new(request.Body, MaxUnaskedBytes, () => mayStore(upload));
        try
        {
            await upload.FillAsync(new MultipartReader(boundary, body, BufferBytes), body, request.HttpContext.RequestAborted);
            return upload;
        }
        catch (TurnedAwayException)
        {
            upload.IsTurnedAway = true;
            return upload;
        }
        catch (Exception e)
        {
            upload.Dispose();
            // The reader of multipart says so of a body that ends within a part.
            if (e is InvalidDataException or IOException and not (BadHttpRequestException or UploadStorageException))
            {
                throw new BrokenUploadException(e);
            }
            throw;
        }
    }

    /// <summary>Reads a request whose body is one file, of whom it is known that they may write.</summary>
    /// <param name="request">The request; its body isn't read yet.</param>
    /// <param name="fileName">The file's name.</param>
    /// <exception cref="UploadStorageException">It can't be stored.</exception>
    public static async Task<Upload> OfBodyAsync(HttpRequest request, string fileName)
    {
        ArgumentNullException.ThrowIfNull(request);
        Upload upload = new();
        try
        {
            await upload.StoreAsync("file", fileName, request.Body, request.HttpContext.RequestAborted);
            return upload;
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <summary>Hands over the folder with the files; who takes it disposes of it. Null where there are no files.</summary>
    public HeldFolder? TakeFolder()
    {
        HeldFolder? folder = _folder;
        _folder = null;
        return folder;
    }

    /// <inheritdoc />
    public void Dispose() => TakeFolder()?.Dispose();

    private async Task FillAsync(MultipartReader reader, AskingStream body, CancellationToken cancellation)
    {
        long fieldChars = 0;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
            {
                continue;
            }
            string name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (!disposition.IsFileDisposition())
            {
                if (_fields.Count >= MaxFields)
                {
                    throw new InvalidDataException("The form has too many fields.");
                }
                string text = await TextAsync(section.Body, MaxFieldChars - fieldChars, cancellation);
                fieldChars += text.Length;
                _fields.TryAdd(name, text);
                continue;
            }
            await body.AskAsync();
            string fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue
                ? disposition.FileNameStar
                : disposition.FileName).ToString();
            await StoreAsync(name, fileName, section.Body, cancellation);
        }
        await body.AskAsync();
    }

    private async Task StoreAsync(string field, string fileName, Stream content, CancellationToken cancellation)
    {
        if (_files.Count >= UploadLimit.MaxFiles)
        {
            throw new BadHttpRequestException("Too many files.", StatusCodes.Status413PayloadTooLarge);
        }
        string path = "";
        long length;
        await using (FileStream stored = Storing(() =>
        {
            _folder ??= HeldFolder.Create(HeldFolder.Uploads);
            path = FreePath(CorpusNames.Of(fileName, ""));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Without a buffer of its own: what fails fails with the write.
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }))
        {
            byte[] buffer = new byte[BufferBytes];
            for (int count; (count = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                await StoringAsync(() => stored.WriteAsync(buffer.AsMemory(0, count), cancellation));
            }
            length = stored.Length;
        }
        if (fileName.Length > 0 || length > 0)
        {
            _files.Add(new UploadedFile(field, fileName, path, length));
        }
        else
        {
            File.Delete(path);
        }
    }

    private static T Storing<T>(Func<T> store)
    {
        try
        {
            return store();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UploadStorageException(e);
        }
    }

    private static async Task StoringAsync(Func<ValueTask> store)
    {
        try
        {
            await store();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UploadStorageException(e);
        }
    }

    private static async Task<string> TextAsync(Stream content, long maxChars, CancellationToken cancellation)
    {
        using StreamReader reader = new(content, Encoding.UTF8);
        StringBuilder text = new();
        char[] buffer = new char[4096];
        for (int count; (count = await reader.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (text.Length + count > maxChars)
            {
                throw new BadHttpRequestException("The fields are too long.", StatusCodes.Status413PayloadTooLarge);
            }
            text.Append(buffer, 0, count);
        }
        return text.ToString();
    }

    private string FreePath(string name)
    {
        string extension = Path.GetExtension(name);
        string path = Path.Combine(_folder!.FullPath, name);
        for (int n = 2; Path.Exists(path); n++)
        {
            path = Path.Combine(_folder!.FullPath,
                string.Create(CultureInfo.InvariantCulture, $"{name[..^extension.Length]}-{n}{extension}"));
        }
        return path;
    }
}
