using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>
/// Reads the text out of a file of a corpus: .txt and .md in UTF-8, UTF-16 or GB18030, told apart without being told.
/// Whatever isn't such a file is refused by a <see cref="PlanFileException"/> that says why; time and memory are bounded
/// by <see cref="MaxByteLength"/>.
/// </summary>
public static class PlanFileReader
{
    /// <summary>Largest file taken, in bytes. The longest five-year plans have some 300 KB.</summary>
    public const int MaxByteLength = 16 << 20;

    private static readonly SearchValues<char> _controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except("\t\n\v\f\r"), '\x7F']);

    /// <summary>Extensions of the files that are read, lower case with the dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md"];

    /// <summary>Whether a file of this name is of a kind that is read at all.</summary>
    public static bool Supports(string fileName) =>
        Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    /// <exception cref="PlanFileException">It is missing, can't be opened, or is refused.</exception>
    public static PlanFile Read(string path)
    {
        CheckExtension(path);
        try
        {
            // Pipes and devices have no length; opening one may wait forever.
            var file = new FileInfo(path);
            if ((file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true, Length: 0 })
                throw Empty();
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
            throw new PlanFileException($"读取失败：{e.Message}", e);
        }
    }

    /// <summary>Reads a file from where the stream stands to its end; never more than <see cref="MaxByteLength"/> bytes.</summary>
    /// <param name="stream">Its bytes. It is left open.</param>
    /// <param name="fileName">Its name, for the extension and for messages.</param>
    /// <exception cref="PlanFileException">It is refused.</exception>
    public static PlanFile Read(Stream stream, string fileName)
    {
        CheckExtension(fileName);
        if (stream.CanSeek && stream.Length - stream.Position > MaxByteLength)
            throw TooLarge();
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Max(0, stream.Length - stream.Position) : 0);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                if (bytes.Length + count > MaxByteLength)
                    throw TooLarge();
                bytes.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), fileName);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string)"/>
    public static PlanFile Read(byte[] bytes, string fileName) => Read(bytes.AsSpan(), fileName);

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for the extension and for messages.</param>
    /// <exception cref="PlanFileException">It is refused.</exception>
    public static PlanFile Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        CheckExtension(fileName);
        if (bytes.Length == 0)
            throw Empty();
        if (bytes.Length > MaxByteLength)
            throw TooLarge();
        if (FileSignature.Identify(bytes) is { } kind)
            throw new PlanFileException($"应为纯文本，实为{kind}，只是扩展名不同。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
        if (TextDecoder.Decode(bytes) is not var (text, encodingName))
            throw new PlanFileException("无法识别文字编码：应为 UTF-8、UTF-16 或 GB18030（GBK），内容都不相符，文件可能已损坏或不是文本。请用 UTF-8 编码另存后再试。");
        CheckText(text);
        return new PlanFile(fileName, text, encodingName, bytes.Length);
    }

    private static void CheckExtension(string fileName)
    {
        if (Supports(fileName))
            return;
        string extension = Path.GetExtension(fileName);
        throw new PlanFileException(
            $"不支持{(extension.Length == 0 ? "没有扩展名的文件" : $"“{extension}”文件")}，可读取的是 {string.Join("、", Extensions)}。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
    }

    private static PlanFileException Empty() => new("文件是空的。请放入含有规划、计划正文的文件。");

    private static PlanFileException TooLarge() =>
        new($"文件超过 {MaxByteLength >> 20} MB 的上限。请确认这是单份规划、计划的正文，或拆成几个文件。");

    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new PlanFileException("文件里只有空白。请放入含有规划、计划正文的文件。");
        if (text.Contains('\0'))
            throw new PlanFileException("应为纯文本，实为二进制数据（含有空字节）。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
        // A stray control sign happens in text copied out of other programs; data has them by the dozen.
        int controls = CountAny(text, _controls);
        if (controls > 4 && controls > text.Length / 1000)
            throw new PlanFileException($"应为纯文本，实为二进制数据（含有 {controls} 个控制字符）。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
        // U+FFFD, and 锟斤拷, which is U+FFFD saved as UTF-8 and read as GBK: the text was lost before it came here.
        int lost = text.AsSpan().Count('\uFFFD') + (text.AsSpan().Count("锟斤拷") * 2);
        if (lost > 4 && lost > text.Length / 100)
            throw new PlanFileException($"文字在保存时已经损坏：有 {lost} 个字变成了“\uFFFD”或“锟斤拷”。请从原文重新保存为 UTF-8 编码。");
    }

    private static int CountAny(ReadOnlySpan<char> text, SearchValues<char> values)
    {
        int count = 0;
        for (int at; (at = text.IndexOfAny(values)) >= 0; text = text[(at + 1)..])
            count++;
        return count;
    }
}
