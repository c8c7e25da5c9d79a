using System.Collections;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// How much of a text is made of characters that people use every day: what the two national standards put first. Good for
/// telling whether bytes were decoded rightly, since wrongly decoded ones scatter over all that an encoding holds.
/// </summary>
internal static class EverydayCharacters
{
    // Beginning of the text that is looked at; a plan doesn't change its script later.
    private const int SampleChars = 1 << 16;

    /// <summary>GB 2312: signs (rows 1–9, lead bytes A1–A9) and the 3,755 most usual characters (rows 16–55, B0–D7).</summary>
    public static BitArray Simplified { get; } = Decode("GB18030", lead => lead is (>= 0xA1 and <= 0xA9) or (>= 0xB0 and <= 0xD7),
        firstTrail: 0xA1);

    /// <summary>Big5: signs (A1–A3) and the 5,401 usual characters (A4–C6).</summary>
    public static BitArray Traditional { get; } = Decode("big5", lead => lead is >= 0xA1 and <= 0xC6, firstTrail: 0x40);

    /// <summary>Both.</summary>
    public static BitArray Either { get; } = new BitArray(Simplified).Or(Traditional);

    /// <summary>Share of everyday characters among those that aren't ASCII; 1 where there are none.</summary>
    public static double Share(ReadOnlySpan<char> text, BitArray everyday)
    {
        int usual = 0, all = 0;
        foreach (char c in text[..Math.Min(text.Length, SampleChars)])
        {
            // The second half of a pair says nothing that the first didn't.
            if (c < 0x7F ? c is >= ' ' or '\t' or '\n' or '\r' or '\f' : char.IsLowSurrogate(c))
            {
                continue;
            }
            all++;
            usual += everyday[c] ? 1 : 0;
        }
        return all == 0 ? 1 : (double)usual / all;
    }

    private static BitArray Decode(string name, Func<int, bool> isLead, int firstTrail)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name)!;
        var characters = new BitArray(1 << 16);
        Span<char> decoded = stackalloc char[4];
        for (int code = 0x8140; code < 0xFF00; code++)
        {
            if (isLead(code >> 8) && (code & 0xFF) >= firstTrail
                && encoding.GetChars([(byte)(code >> 8), (byte)code], decoded) == 1 && !char.IsAscii(decoded[0]) && decoded[0] != '\uFFFD')
            {
                characters[decoded[0]] = true;
            }
        }
        return characters;
    }
}
