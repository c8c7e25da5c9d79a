using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// The bytes of a page -> its text. A mark decides; valid UTF-8 is UTF-8, whatever the page says (pages that were saved
/// again often lie); then what the page says, if it fits; then what the bytes look like. A page with a few broken bytes,
/// which browsers show all the same, is read with them replaced, and said so.
/// </summary>
internal static partial class HtmlDecoder
{
    // The declaration has to stand in the first 1,024 bytes; sites with long heads don't heed it.
    private const int DeclarationBytes = 8192;

    private const double MaxBrokenShare = 0.001;

    /// <summary>Text, name of its encoding, and what a user should know of it.</summary>
    /// <exception cref="PlanFileException">No encoding fits.</exception>
    public static (string Html, string EncodingName, string? Notice) Decode(byte[] bytes)
    {
        bool isMarked = TextDecoder.MarkedEncoding(bytes) is not null;
        if (!isMarked && !bytes.AsSpan().Contains((byte)0))
        {
            if (TextDecoder.TryDecode(TextDecoder.Utf8, bytes) is { } utf8)
            {
                return (utf8, "UTF-8", null);
            }
            if (Declared(bytes) is var (encoding, name) && TextDecoder.TryDecode(encoding, bytes) is { } declared)
            {
                return (declared, name, null);
            }
        }
        if (TextDecoder.Decode(bytes) is var (text, detected))
        {
            return (text, detected, null);
        }
        return Repaired(bytes) ?? throw new PlanFileException("无法识别网页的文字编码：应为 UTF-8、GB18030（GBK）或 Big5，内容都不相符，文件可能已损坏。请在浏览器里打开后重新保存。");
    }

    private static (Encoding Encoding, string Name)? Declared(ReadOnlySpan<byte> bytes)
    {
        Match match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]));
        return match.Groups[1].Value.ToLowerInvariant() switch
        {
            "gb2312" or "gbk" or "gb18030" or "x-gbk" => (TextDecoder.Gb18030, "GB18030"),
            "big5" or "big5-hkscs" => (TextDecoder.Big5, "Big5"),
            _ => null,
        };
    }

    private static (string, string, string)? Repaired(byte[] bytes)
    {
        (Encoding encoding, string name) = Declared(bytes) ?? (TextDecoder.Utf8, "UTF-8");
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        string text = lenient.GetString(bytes);
        int broken = text.AsSpan().Count('\uFFFD');
        return broken > 1 + (text.Length * MaxBrokenShare) ? null : (text, name, $"有 {broken} 处字节不合 {name} 编码，显示为“\uFFFD”。");
    }

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,20})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
