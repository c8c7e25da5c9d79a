using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>Text files, kept as they are but for their encoding. What is no text, or was lost before it came here, is refused.</summary>
internal static class TextImporter
{
    private static readonly SearchValues<char> _controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except("\t\n\v\f\r"), '\x7F']);

    /// <summary>Reads a text.</summary>
    /// <exception cref="PlanFileException">It is no text in a known encoding, or a damaged one.</exception>
    public static Imported Import(byte[] bytes)
    {
        if (TextDecoder.Decode(bytes) is not var (text, encodingName))
        {
            throw new PlanFileException("无法识别文字编码：应为 UTF-8、UTF-16、GB18030（GBK）或 Big5，内容都不相符，文件可能已损坏或不是文本。请用 UTF-8 编码另存后再试。");
        }
        Check(text);
        return new Imported(text, encodingName);
    }

    private static void Check(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PlanFileException("文件里只有空白。请放入含有规划、计划正文的文件。");
        }
        if (text.Contains('\0'))
        {
            throw new PlanFileException("应为纯文本，实为二进制数据（含有空字节）。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
        }
        // A stray control sign happens in text copied out of other programs; data has them by the dozen.
        int controls = CountAny(text, _controls);
        if (controls > 4 && controls > text.Length / 1000)
        {
            throw new PlanFileException($"应为纯文本，实为二进制数据（含有 {controls} 个控制字符）。请把正文另存为 UTF-8 编码的 txt 或 md 文件。");
        }
        // U+FFFD, and 锟斤拷, which is U+FFFD saved as UTF-8 and read as GBK: the text was lost before it came here.
        int lost = text.AsSpan().Count('\uFFFD') + (text.AsSpan().Count("锟斤拷") * 2);
        if (lost > 4 && lost > text.Length / 100)
        {
            throw new PlanFileException($"文字在保存时已经损坏：有 {lost} 个字变成了“\uFFFD”或“锟斤拷”。请从原文重新保存为 UTF-8 编码。");
        }
    }

    private static int CountAny(ReadOnlySpan<char> text, SearchValues<char> values)
    {
        int count = 0;
        for (int at; (at = text.IndexOfAny(values)) >= 0; text = text[(at + 1)..])
        {
            count++;
        }
        return count;
    }
}
