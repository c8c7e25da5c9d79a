using System.Collections;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// Bytes -> text, the encoding told from the bytes alone. Good for Chinese text of a few characters and more. A mark
/// decides; else valid UTF-8 is UTF-8; else of GB18030, Big5 and both UTF-16 the one wins whose text is made of everyday
/// characters. Decoding is strict everywhere: nothing is replaced, what doesn't fit is refused.
/// </summary>
internal static class TextDecoder
{
    // Text in the right encoding has 95 % and more; the same bytes taken for another, at most some 60 %.
    private const double MinEverydayShare = 0.8;

    private static readonly UnicodeEncoding _utf16Le = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding _utf16Be = new(true, false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 that throws at what isn't.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>GB18030, and with it GBK and GB 2312, that throws at what isn't.</summary>
    public static Encoding Gb18030 { get; } = Strict("GB18030");

    /// <summary>Big5 that throws at what isn't.</summary>
    public static Encoding Big5 { get; } = Strict("big5");

    /// <summary>Text and name of the encoding, or null where the bytes are no text in any encoding known here.</summary>
    public static (string Text, string EncodingName)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (MarkedEncoding(bytes) is var (encoding, name, markLength))
        {
            return TryDecode(encoding, bytes[markLength..]) is { } marked ? (marked, name) : null;
        }

        bool hasNul = bytes.Contains((byte)0);
        if (!hasNul && TryDecode(Utf8, bytes) is { } text)
        {
            return (text, "UTF-8");
        }

        (string Text, string EncodingName)? best = null;
        double bestShare = MinEverydayShare;
        if (!hasNul)
        {
            Try(TryDecode(Gb18030, bytes), "GB18030", EverydayCharacters.Either);
            Try(TryDecode(Big5, bytes), "Big5", EverydayCharacters.Traditional);
        }
        if (bytes.Length % 2 == 0)
        {
            Try(TryDecode(_utf16Le, bytes), "UTF-16LE", EverydayCharacters.Either);
            Try(TryDecode(_utf16Be, bytes), "UTF-16BE", EverydayCharacters.Either);
        }
        return best;

        void Try(string? candidate, string name, BitArray everyday)
        {
            double share = candidate is null ? 0 : EverydayCharacters.Share(candidate, everyday);
            if (share <= bestShare)
            {
                return;
            }
            best = (candidate!, name);
            bestShare = share;
        }
    }

    /// <summary>The encoding that a byte order mark names, and the mark's length; null without one.</summary>
    public static (Encoding Encoding, string Name, int MarkLength)? MarkedEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, "UTF-8", 3),
        [0xFF, 0xFE, ..] => (_utf16Le, "UTF-16LE", 2),
        [0xFE, 0xFF, ..] => (_utf16Be, "UTF-16BE", 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (Gb18030, "GB18030", 4),
        _ => null,
    };

    /// <summary>The text, or null where a byte doesn't fit.</summary>
    public static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (ArgumentException) // DecoderFallbackException among them
        {
            return null;
        }
    }

    private static Encoding Strict(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
