using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Figures whose digits were set apart by a typesetter, 2 0 0 5年 and 1 2 . 5 %, put together so that they are found as
/// written.</summary>
internal static partial class SpacedDigits
{
    /// <summary>A text with such figures joined: single digits with one space between each, that a unit or a sign follows; four of them
    /// are a year even without. Figures of a table, each with more digits or more space, stay apart.</summary>
    public static string Join(string text) =>
        Figure().IsMatch(text) ? Figure().Replace(text, match => string.Concat(match.Value.Where(c => c is not (' ' or '\u00A0')))) : text;

    [GeneratedRegex(
        @"(?<![\d.．] ?)\d(?:[ \u00A0]\d)+(?:[ \u00A0]?[.．][ \u00A0]?\d(?:[ \u00A0]\d)*)?[ \u00A0]?(?=[年月日时％%‰亿万千百元个户人次项家所处座条公平立吨米倍度届期位名岁])"
            + @"|(?<![\d.．] ?)\d[ \u00A0][.．][ \u00A0]\d(?:[ \u00A0]\d)*[ \u00A0]?(?=[％%‰亿万个倍公平吨米元])"
            + @"|(?<![\d.．] ?)(?:1 9|2 0) \d \d(?! ?\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
