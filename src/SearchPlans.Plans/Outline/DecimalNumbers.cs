using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// Decimal numbering (1 总则, 1.1 目的, 1.1.1 依据). 1.1 and 3.5 may as well be figures, so a document's lines are only read
/// this way where their numbers run on: 2.1 and then 2.2.
/// </summary>
internal static class DecimalNumbers
{
    private const int MaxPart = 60;
    private const int MaxHeading = 40;

    /// <summary>Gives the lines their decimal numbers, if the document is numbered so.</summary>
    public static void Mark(string text, List<PlanLine> lines)
    {
        var numbers = new List<(int Line, HeadingNumber Number, int Major)>();
        bool runsOn = false;
        int lastMajor = 0, lastMinor = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Form != LineForm.Text)
            {
                continue;
            }
            (HeadingNumber number, int major) = Read(lines[i].Content(text));
            if (number.Style == NumberStyle.None)
            {
                continue;
            }
            numbers.Add((i, number, major));
            if (number.Style != NumberStyle.Decimal)
            {
                continue;
            }
            runsOn |= major == lastMajor && number.Value == lastMinor + 1;
            (lastMajor, lastMinor) = (major, number.Value);
        }
        if (!runsOn)
        {
            return;
        }
        foreach ((int line, HeadingNumber number, _) in numbers)
        {
            lines[line].Number = number;
        }
    }

    /// <summary>The decimal number a line begins with; its value is the last part.</summary>
    private static (HeadingNumber Number, int Major) Read(ReadOnlySpan<char> line)
    {
        int at = 0, parts = 0, value = 0, major = 0;
        while (parts < 4)
        {
            int length = ChineseNumerals.ReadArabic(line[at..], out int part);
            if (length is 0 or > 2 || part is 0 or > MaxPart)
            {
                break;
            }
            (value, major) = (part, parts == 0 ? part : major);
            at += length;
            parts++;
            if (at + 1 >= line.Length || line[at] is not ('.' or '．') || ChineseNumerals.ArabicDigit(line[at + 1]) < 0)
            {
                break;
            }
            at++;
        }
        if (parts == 0 || at >= line.Length || line[at - 1] is '.' or '．')
        {
            return default;
        }
        bool isParted = char.IsWhiteSpace(line[at]) || line[at] == '、';
        ReadOnlySpan<char> words = line[at..].TrimStart("、.． \t\u3000");
        bool isShort = line.Length <= MaxHeading && !Wording.HasSentence(line);
        bool isHeading = words.Length > 1
            && words[0] is >= '\u4E00' and <= '\u9FFF'
            && (isParted || isShort)
            && !IsUnit(words[0], isParted);
        if (!isHeading || (parts == 1 && !(isParted && isShort)))
        {
            return default;
        }
        NumberStyle style = parts switch { 1 => NumberStyle.Arabic, 2 => NumberStyle.Decimal, _ => NumberStyle.DeepDecimal };
        return (new HeadingNumber(style, value, at), major);
    }

    /// <summary>3.5万, 1.2倍: a measure; a space between says it is none.</summary>
    private static bool IsUnit(char c, bool isParted) => !isParted && "万亿个倍吨元米公千百平天小套户件项人年月日条类级".Contains(c, StringComparison.Ordinal);
}
