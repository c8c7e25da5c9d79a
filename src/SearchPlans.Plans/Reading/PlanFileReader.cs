using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>
/// Reads the text out of a file of a corpus, in any of the formats that plans are published in. What a file is, its bytes
/// say first and its extension second. Whatever can't be read is refused by a <see cref="PlanFileException"/> that says
/// why; time and memory are bounded for every format.
/// </summary>
public static class PlanFileReader
{
    /// <summary>Largest file of text or web page taken, in bytes. The longest five-year plans have some 300 KB.</summary>
    public const int MaxByteLength = 16 << 20;

    /// <summary>Largest document of the other formats taken, in bytes: those carry pictures, maps and fonts, which aren't
    /// read. The text in them is bounded as <see cref="PlanTextBuilder.MaxChars"/> says.</summary>
    public const int MaxDocumentByteLength = 64 << 20;

    /// <summary>Extensions of the files that are read, lower case with the dot. Those of <see cref="ArchiveReader"/> aren't among
    /// them.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. FileFormats.All.SelectMany(format => format.Extensions)];

    /// <summary>Whether a file of this name is of a kind that is read at all.</summary>
    public static bool Supports(string fileName) =>
        Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file of this name is text that a person can correct in place.</summary>
    public static bool IsText(string fileName) => FormatOf(fileName)?.IsText == true;

    /// <summary>The media type of a file of this name; that of bytes where it is of no kind that is read.</summary>
    public static string MediaTypeOf(string fileName) => FormatOf(fileName)?.MediaType ?? "application/octet-stream";

    private static FileFormat? FormatOf(string fileName) => FileFormats.ByExtension(Path.GetExtension(fileName).ToLowerInvariant());

    /// <summary>Most bytes that a file of this name may have.</summary>
    public static int MaxByteLengthOf(string fileName) =>
        FormatOf(fileName)?.MaxByteLength ?? MaxDocumentByteLength;

    /// <summary>Reads a file.</summary>
    /// <exception cref="PlanFileException">It is missing, can't be opened, or is refused.</exception>
    public static PlanFile Read(string path)
    {
        CheckExtension(path);
        try
        {
            if (File.Exists(path) && PlainFile.LengthOf(path) == 0)
            {
                throw Empty();
            }
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            return Read(stream, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlanFileException("文件不存在。请检查路径。", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PlanFileException("无法打开：没有读取权限，或者这是一个文件夹。", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new PlanFileException($"读取失败：{ReadFailure.ReasonOf(e)}。", e);
        }
    }

    /// <summary>Reads a file from where the stream stands to its end; never more than <see cref="MaxByteLengthOf"/> its name.</summary>
    /// <param name="stream">Its bytes. It is left open.</param>
    /// <param name="fileName">Its name, for the extension and for messages.</param>
    /// <exception cref="PlanFileException">It is refused.</exception>
    public static PlanFile Read(Stream stream, string fileName)
    {
        CheckExtension(fileName);
        int maxByteLength = MaxByteLengthOf(fileName);
        if (stream.CanSeek && stream.Length - stream.Position > maxByteLength)
        {
            throw TooLarge(maxByteLength);
        }
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Max(0, stream.Length - stream.Position) : 0);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                if (bytes.Length + count > maxByteLength)
                {
                    throw TooLarge(maxByteLength);
                }
                bytes.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return Read(bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray(), fileName);
    }

    /// <inheritdoc cref="Read(byte[], string)"/>
    public static PlanFile Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        CheckExtension(fileName);
        if (bytes.Length > MaxByteLengthOf(fileName))
        {
            throw TooLarge(MaxByteLengthOf(fileName));
        }
        return Read(bytes.ToArray(), fileName);
    }

    /// <summary>Reads a file that is in memory, holding the thread while a program of the system reads it.</summary>
    /// <inheritdoc cref="ReadAsync(byte[], string, CancellationToken)"/>
    public static PlanFile Read(byte[] bytes, string fileName) =>
        ReadAsync(bytes, fileName, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for the extension and for messages.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PlanFileException">It is refused.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<PlanFile> ReadAsync(byte[] bytes, string fileName, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CheckExtension(fileName);
        if (bytes.Length == 0)
        {
            throw Empty();
        }
        if (bytes.Length > MaxByteLengthOf(fileName))
        {
            throw TooLarge(MaxByteLengthOf(fileName));
        }
        string extension = Path.GetExtension(fileName).ToLowerInvariant();
        FileFormat format = FileFormats.Of(new FileContent(bytes, extension));
        if (bytes.Length > format.MaxByteLength)
        {
            throw TooLarge(format.MaxByteLength);
        }
        Imported imported = await ImportAsync(format, bytes, extension, cancellation);
        if (string.IsNullOrWhiteSpace(imported.Text))
        {
            throw new PlanFileException($"{format.Name}里没有文字。如果是扫描件或图片，请先做文字识别（OCR）；否则请放入含有规划、计划正文的文件。");
        }
        return new PlanFile(fileName, imported.Text, imported.EncodingName, bytes.Length)
        {
            Format = format.Name,
            IsText = format.IsText,
            Notices = format.Extensions.Contains(extension)
                ? imported.Notices
                : [$"扩展名是 {extension}，内容却是{format.Name}，已按内容读取。", .. imported.Notices],
            Found = imported.Found,
            Dropped = imported.Dropped,
            Supplied = imported.Supplied,
        };
    }

    // What bears the name of a document and is neither one nor text is a damaged document, not a text in a wrong encoding.
    private static async Task<Imported> ImportAsync(FileFormat format, byte[] bytes, string extension, CancellationToken cancellation)
    {
        try
        {
            return await format.ImportAsync(bytes, cancellation);
        }
        catch (PlanFileException e)
            when (format is TextFormat && FileFormats.ByExtension(extension) is { } meant and not (TextFormat or MarkdownFormat))
        {
            throw new PlanFileException(
                $"内容不是{meant.Name}，也不是文字：文件可能已损坏，或没有下载完整。请用原来的程序打开看看，重新下载或另存后再试。", e);
        }
    }

    /// <summary>How an archive is refused where one file is read.</summary>
    internal const string Several = "这是 ZIP 压缩包，里面可能有多份文件。请在能一次收入多份文件的地方添加，或解压后逐份放入。";

    private static void CheckExtension(string fileName)
    {
        if (Supports(fileName))
        {
            return;
        }
        if (ArchiveReader.Supports(fileName))
        {
            throw new PlanFileException(Several);
        }
        string extension = Path.GetExtension(fileName);
        throw new PlanFileException(
            $"不支持{(extension.Length == 0 ? "没有扩展名的文件" : $"“{extension}”文件")}，可读取的是 "
                + $"{string.Join("、", Extensions.Select(known => known[1..]))}。请把正文另存为 docx、pdf 或 UTF-8 编码的 txt 文件。");
    }

    private static PlanFileException Empty() => new("文件是空的，或者不是普通文件（管道、设备）。请放入含有规划、计划正文的文件。");

    private static PlanFileException TooLarge(int maxByteLength) =>
        new($"文件超过 {maxByteLength >> 20} MB 的上限。请确认这是单份规划、计划的正文，或拆成几个文件。");
}
