using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// A heading that lost the line end behind it, so that the first heading below stands in its line:
/// （一）推动经济发展，提高综合实力1.推进重大项目。…, or its own text: 一、2013年工作回顾2013年，面对… Such a line is read as two.
/// </summary>
internal static class FusedHeading
{
    private const int MinWords = 5;
    private const int MaxHeading = 64;
    private const int MinRest = 8;
    private const int MaxPartHeading = 32;
    private const int MinParagraph = 40;
    private const int MaxSentence = 300;

    private static readonly string[] _partEnds = ["回顾", "总结", "安排", "任务", "要求", "部署", "建设", "打算", "目标"];
    private static readonly string[] _beginnings = ["过去", "去年", "今年", "一年来", "五年来", "近年来", "刚刚过去", "新的一年"];

    /// <summary>Where the second heading begins in the line, or 0.</summary>
    public static int Find(ReadOnlySpan<char> line)
    {
        int marks = line.IndexOfAnyExcept("# ");
        if (marks is < 0 or > 8)
        {
            return 0;
        }
        // 2021年12月24日某市“十四五”规划: the day of a notice, and the title of what it issues.
        if (marks == 0 && Dates.LengthAtStart(line) is > 0 and int day && line.Length > day && line[day] is not ('至' or '到')
            && DocumentTitles.IsTitle(line[day..]))
        {
            return day;
        }
        HeadingNumber number = HeadingNumber.Read(line[marks..]);
        bool isOuter = number.Style
            is >= NumberStyle.Volume and <= NumberStyle.ChapterSection or NumberStyle.Formal or NumberStyle.Chinese
            or NumberStyle.ChineseParenthesis;
        if (!isOuter)
        {
            return 0;
        }
        if (number.Style is >= NumberStyle.Volume and <= NumberStyle.ChapterSection
            && FindArticle(line, marks + number.Length) is > 0 and int article)
        {
            return article;
        }
        int from = marks + number.Length + MinWords, to = Math.Min(line.Length - MinRest, marks + MaxHeading);
        int open = 0;
        for (int i = marks + number.Length; i < to; i++)
        {
            if (i < from || open > 0)
            {
                open += line[i] is '《' or '“' or '（' or '(' ? 1 : line[i] is '》' or '”' or '）' or ')' ? -1 : 0;
                continue;
            }
            if (EndsPart(line[..i]) && i <= marks + MaxPartHeading && line.Length - i >= MinParagraph && BeginsText(line[i..]))
            {
                return i;
            }
            if (line[i] is '。' or '！' or '？' or '；' or '：' or ':')
            {
                return 0;
            }
            bool mayStart = line[i] is '1' or '１' or '（' or '(' or '第'
                && line[i - 1] is (>= '\u4E00' and <= '\u9FFF') or '”' or ' ' or '\u3000';
            HeadingNumber inner = mayStart ? HeadingNumber.Read(line[i..]) : default;
            bool isFirst = inner.Value == 1
                && inner.Style > number.Style
                && inner.Style is not (NumberStyle.Ordinal or NumberStyle.ArabicHalfParenthesis);
            if (isFirst
                && i + inner.Length < line.Length
                && line[i + inner.Length] is >= '\u4E00' and <= '\u9FFF'
                && Wording.HasSentence(line[i..Math.Min(line.Length, i + MaxSentence)]))
            {
                return i;
            }
            open += line[i] is '《' or '“' or '（' or '(' ? 1 : 0;
        }
        return 0;
    }

    /// <summary>第一章　总则　　第一条　为规范…: where the article begins, parted by white space before it or behind its number.</summary>
    private static int FindArticle(ReadOnlySpan<char> line, int from)
    {
        int to = Math.Min(line.Length - MinRest, from + MaxPartHeading);
        for (int i = from + 1; i < to; i++)
        {
            if (line[i] is '。' or '，' or '；')
            {
                return 0;
            }
            if (line[i] != '第')
            {
                continue;
            }
            ReadOnlySpan<char> rest = line[(i + 1)..];
            int length = ChineseNumerals.ReadChinese(rest, out _);
            length = length > 0 ? length : ChineseNumerals.ReadArabic(rest, out _);
            bool isArticle = length > 0 && length + 1 < rest.Length && rest[length] == '条';
            if (isArticle && (char.IsWhiteSpace(line[i - 1]) || char.IsWhiteSpace(rest[length + 1])) && !line[from..i].IsWhiteSpace())
            {
                return i;
            }
        }
        return 0;
    }

    private static bool EndsPart(ReadOnlySpan<char> heading)
    {
        foreach (string end in _partEnds)
        {
            if (heading.EndsWith(end))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>2013年， or 过去五年: how the text of a part begins.</summary>
    private static bool BeginsText(ReadOnlySpan<char> rest)
    {
        foreach (string beginning in _beginnings)
        {
            if (rest.StartsWith(beginning))
            {
                return true;
            }
        }
        return ChineseNumerals.ReadArabic(rest, out _) == 4 && rest.Length > 5 && rest[4] == '年' && rest[5] is '，' or '是' or ',';
    }
}
