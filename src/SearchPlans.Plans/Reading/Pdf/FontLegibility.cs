using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Tells whether what fonts say of their signs can be true. Fonts without a map to Unicode, or with a wrong one, print well and read as
/// rubbish; fonts of one byte a sign may hold text in GBK, whose bytes come as pairs of Latin signs.
/// </summary>
internal static partial class FontLegibility
{
    private const int MinSigns = 8;
    private const double MaxOddShare = 0.3;
    private const int MinIdeographs = 20;
    private const double MinIdeographShare = 0.2;
    private const string Figures = ".,%+-()/:~ ";
    private const double MinEverydayShare = 0.55;
    private const int MinPairs = 4;
    private const double MinGoodPairs = 0.98;
    private const double MinEverydayShareOfGbk = 0.85;

    private static readonly Encoding _gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback,
        new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Reads the fonts that hold GBK as such.</summary>
    public static void DecodeGbk(IReadOnlyList<PdfPage> pages)
    {
        HashSet<PdfFont> fonts = [.. pages.SelectMany(page => page.Glyphs).GroupBy(glyph => glyph.Font)
            .Where(font => font.Key.IsSingleByte && IsGbk([.. font])).Select(font => font.Key)];
        if (fonts.Count == 0)
        {
            return;
        }
        foreach (PdfPage page in pages)
        {
            PdfGlyph[] glyphs = [.. page.Glyphs];
            page.Glyphs.Clear();
            for (int i = 0; i < glyphs.Length; i++)
            {
                if (i + 1 < glyphs.Length && fonts.Contains(glyphs[i].Font) && Pair(glyphs[i], glyphs[i + 1]) is { } character)
                {
                    PdfGlyph next = glyphs[++i];
                    page.Glyphs.Add(glyphs[i - 1] with
                    {
                        Text = character,
                        AdvanceX = next.X + next.AdvanceX - glyphs[i - 1].X,
                        AdvanceY = next.Y + next.AdvanceY - glyphs[i - 1].Y,
                    });
                }
                else
                {
                    page.Glyphs.Add(glyphs[i]);
                }
            }
        }
    }

    /// <summary>The fonts that can't be read, of those that are used for text.</summary>
    public static HashSet<PdfFont> Illegible(IEnumerable<PdfPage> pages) =>
        [.. pages.SelectMany(page => page.Glyphs).Where(IsText).GroupBy(glyph => glyph.Font)
            .Where(font => !SignFont().IsMatch(font.Key.Name) && IsRubbish([.. font])).Select(font => font.Key)];

    /// <summary>Whether a sign is more than space.</summary>
    public static bool IsText(PdfGlyph glyph) => !string.IsNullOrWhiteSpace(glyph.Text);

    private static bool IsGbk(PdfGlyph[] glyphs)
    {
        if (glyphs.Any(glyph => glyph.Text.Length > 0 && LayoutRow.IsWide(glyph.Text[0])))
        {
            return false;
        }
        int high = 0;
        var text = new StringBuilder();
        for (int i = 0; i < glyphs.Length; i++)
        {
            high += glyphs[i].Code >= 0x80 ? 1 : 0;
            if (i + 1 < glyphs.Length && Pair(glyphs[i], glyphs[i + 1]) is { } character)
            {
                text.Append(character);
                high += glyphs[i + 1].Code >= 0x80 ? 1 : 0;
                i++;
            }
        }
        return text.Length >= MinPairs && text.Length * 2 >= high * MinGoodPairs
            && EverydayCharacters.Share(text.ToString(), EverydayCharacters.Simplified) >= MinEverydayShareOfGbk;
    }

    private static string? Pair(PdfGlyph lead, PdfGlyph trail)
    {
        if (lead.Font != trail.Font || lead.Code is < 0x81 or > 0xFE || trail.Code is < 0x40 or > 0xFE or 0x7F)
        {
            return null;
        }
        string character = _gbk.GetString([(byte)lead.Code, (byte)trail.Code]);
        return character.Length == 1 && character[0] != '\uFFFD' ? character : null;
    }

    private static bool IsRubbish(PdfGlyph[] glyphs)
    {
        if (glyphs.Length < MinSigns)
        {
            return false;
        }
        char[] ideographs = [.. glyphs.Select(glyph => glyph.Text[0]).Where(c => c is >= '\u3400' and <= '\u9FFF')];
        bool areEveryday = EverydayCharacters.Share(ideographs, EverydayCharacters.Either) >= MinEverydayShare;
        if (ideographs.Length >= MinIdeographs && !areEveryday)
        {
            return true;
        }
        // Where codes are Unicode's own (UniGB-UTF16-H) they need no map; then most of them are characters, or figures alone.
        bool isUnicode = (ideographs.Length >= glyphs.Length * MinIdeographShare && areEveryday)
            || Array.TrueForAll(glyphs, glyph => char.IsAsciiDigit(glyph.Text[0]) || Figures.Contains(glyph.Text[0]));
        return glyphs.Count(glyph => IsOdd(glyph, isUnicode)) >= glyphs.Length * MaxOddShare;
    }

    // What no plan is written with.
    private static bool IsOdd(PdfGlyph glyph, bool isUnicode)
    {
        char c = glyph.Text[0];
        if (!isUnicode && !glyph.IsMapped && !(glyph.Font.IsSingleByte && char.IsAscii(c)))
        {
            return true;
        }
        return c switch
        {
            < '\x20' or '\x7F' => true,
            < '\x80' => false,
            '·' or '°' or '×' or '²' or '³' or '§' or '®' or '©' or '¥' or 'é' or 'è' or 'à' or 'ü' or 'ö' or 'ä' => false,
            < '\u0370' => true,
            <= '\u03FF' => false,
            < '\u2000' => true,
            <= '\u2E7F' => false,
            >= '\uE000' and <= '\uF8FF' => true,
            '\uFFFD' => true,
            _ => false,
        };
    }

    // Their signs are pictures, whatever their codes.
    [GeneratedRegex("Wingdings|Webdings|Symbol|Dingbats|Math|MT ?Extra", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignFont();
}
