using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// Bytes -> text, the encoding told from the bytes alone. Good for Chinese text of a few characters and more. A mark
/// decides; else valid UTF-8 is UTF-8; else of GB18030 and both UTF-16 the one wins whose text is made of everyday
/// characters. Decoding is strict everywhere: nothing is replaced, what doesn't fit is refused.
/// </summary>
internal static class TextDecoder
{
    // Text in the right encoding has 97 % and more; the same bytes taken for another, at most some 40 %.
    private const double MinEverydayShare = 0.8;

    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding _utf16Le = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding _utf16Be = new(true, false, throwOnInvalidBytes: true);
    private static readonly Encoding _gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Text and name of the encoding, or null where the bytes are no text in any encoding known here.</summary>
    public static (string Text, string EncodingName)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Named(Strict(_utf8, bytes[3..]), "UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Named(Strict(_utf16Le, bytes[2..]), "UTF-16LE");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Named(Strict(_utf16Be, bytes[2..]), "UTF-16BE");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x84, 0x31, 0x95, 0x33]))
            return Named(Strict(_gb18030, bytes[4..]), "GB18030");

        bool hasNul = bytes.Contains((byte)0);
        if (!hasNul && Strict(_utf8, bytes) is { } text)
            return (text, "UTF-8");

        (string Text, string EncodingName)? best = null;
        double bestShare = MinEverydayShare;
        Try(hasNul ? null : Strict(_gb18030, bytes), "GB18030");
        if (bytes.Length % 2 == 0)
        {
            Try(Strict(_utf16Le, bytes), "UTF-16LE");
            Try(Strict(_utf16Be, bytes), "UTF-16BE");
        }
        return best;

        void Try(string? candidate, string name)
        {
            double share = candidate is null ? 0 : EverydayShare(candidate);
            if (share <= bestShare)
                return;
            best = (candidate!, name);
            bestShare = share;
        }
    }

    private static (string, string)? Named(string? text, string name) => text is null ? null : (text, name);

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
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

    /// <summary>
    /// Share of characters that are ASCII or in the rows of GB 2312 that hold punctuation and the 3,755 most usual
    /// characters (lead bytes A1–A9 and B0–D7).
    /// </summary>
    private static double EverydayShare(string text)
    {
        const int SampleChars = 1 << 16;
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, SampleChars));
        if (sample.Length > 0 && char.IsHighSurrogate(sample[^1]))
            sample = sample[..^1];
        Span<byte> bytes = stackalloc byte[8];
        Span<char> chars = stackalloc char[2];
        int everyday = 0, all = 0;
        foreach (Rune rune in sample.EnumerateRunes())
        {
            all++;
            if (rune.Value is >= ' ' and < 0x7F or '\n' or '\r' or '\t')
            {
                everyday++;
                continue;
            }
            int length = _gb18030.GetBytes(chars[..rune.EncodeToUtf16(chars)], bytes);
            if (length == 2 && bytes[1] >= 0xA1 && bytes[0] is (>= 0xA1 and <= 0xA9) or (>= 0xB0 and <= 0xD7))
                everyday++;
        }
        return all == 0 ? 0 : (double)everyday / all;
    }
}
