using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// Run-in headings: first sentences that head their paragraph (先进制造业发展量质齐升。). One alone may be any short
/// sentence; they are taken for headings where the paragraphs around do the same.
/// </summary>
internal static class LeadSentences
{
    private const int MinLead = 4;
    private const int MaxLead = 40;
    private const int MaxPlainLead = 36;
    private const int MinRest = 12;
    private const int MinOutlier = 18;
    private const int MaxMarked = 200;

    private static readonly string[] _speechOpenings =
        ["我们", "我国", "我省", "我市", "但", "今年", "去年", "明年", "这", "同时", "为此", "当前", "目前", "因此", "在", "实践证明", "回顾", "总之", "根据"];

    /// <summary>How many characters from the start of a paragraph may be a run-in heading, or 0.</summary>
    public static int Candidate(ReadOnlySpan<char> paragraph, bool inGlossary)
    {
        if (inGlossary)
        {
            int colon = paragraph[..Math.Min(paragraph.Length, MaxLead)].IndexOfAny('：', ':');
            return colon > 0 && colon + 1 < paragraph.Length ? colon + 1 : 0;
        }
        if (paragraph.StartsWith("**"))
        {
            int close = paragraph[2..Math.Min(paragraph.Length, MaxLead * 3)].IndexOf("**");
            int behind = close + 4;
            if (close <= 0 || behind >= paragraph.Length)
            {
                return 0;
            }
            // The full stop may stand outside the bold: **加快培育新兴产业**。着力……
            return paragraph[behind] is '。' or '：' && behind + 1 < paragraph.Length ? behind + 1 : behind;
        }
        int dashes = paragraph.IndexOfAnyExcept("—―─－-");
        int numberLength = dashes == 0 ? HeadingNumber.Read(paragraph).Length : Math.Max(dashes, 0);
        ReadOnlySpan<char> words = paragraph[numberLength..];
        int end = Wording.FirstSentenceEnd(words[..Math.Min(words.Length, MaxLead + 8)]);
        if (end < MinLead || end > MaxLead || words.Length - end < MinRest || words[..end].ContainsAny("；;：:")
            || Wording.EndsInQuotes(words[..end]))
        {
            return 0;
        }
        bool isMarked = numberLength > 0;
        bool isHeading = isMarked ? words[end - 1] is not ('？' or '?') : end <= MaxPlainLead && IsHeading(words[..end]);
        return isHeading && CountDigits(words[..end]) <= 4 ? numberLength + end : 0;
    }

    /// <summary>Run-in headings say what is done (优化产业营商环境), sentences say what is (产业是根本) or who (我们).</summary>
    private static bool IsHeading(ReadOnlySpan<char> sentence)
    {
        if (sentence[^1] is '？' or '?' || Wording.IsSalutation(sentence[..Math.Min(sentence.Length, 24)]))
        {
            return false;
        }
        bool isNumbered = ChineseNumerals.IsNumeral(sentence[0]) && sentence[1] == '是';
        ReadOnlySpan<char> words = isNumbered ? sentence[2..] : sentence;
        int copula = words.IndexOf('是');
        if (copula >= 0 && !(copula >= 3 && words[(copula - 3)..].StartsWith("实事求是")))
        {
            return false;
        }
        if (words[0] is '”' or '）' or '，' or '、' or '。'
            || ChineseNumerals.ArabicDigit(words[0]) >= 0 && !words.Contains('，') && words.Length < 8)
        {
            return false;
        }
        foreach (string opening in _speechOpenings)
        {
            if (words.StartsWith(opening))
            {
                return false;
            }
        }
        return Years.In(words[..Math.Min(words.Length, 8)]).Count == 0;
    }

    /// <summary>
    /// Keeps candidates only where neighbours have one too, or half of the paragraphs of a section. One that is much
    /// longer than those around it is a sentence like any other.
    /// </summary>
    public static void Settle(List<PlanUnit> units)
    {
        for (int start = 0; start < units.Count;)
        {
            int end = start;
            while (end < units.Count && units[end].Section == units[start].Section && units[end].Kind == units[start].Kind)
            {
                end++;
            }
            if (IsText(units[start]))
            {
                Settle(units, start, end);
            }
            start = end;
        }
    }

    /// <summary>The run-in headings of a plan that has no others, as its headings; none where there are hardly any.</summary>
    public static List<HeadingMark> AsHeadings(Plan plan, List<PlanLine> lines)
    {
        const int MinHeadings = 3, MaxParagraphsEach = 10;
        var marks = new List<HeadingMark>();
        int line = 0;
        foreach (PlanUnit unit in plan.Units)
        {
            while (lines[line].Start < unit.StartChar)
            {
                line++;
            }
            if (unit.LeadLength > 0 && unit.Kind == PlanUnitKind.Paragraph && lines[line].End == unit.EndChar)
            {
                marks.Add(new HeadingMark(line, unit.StartChar + unit.LeadLength, NumberStyle.Unnumbered, 0));
            }
        }
        // A few in the midst of a long text are sentences like any other.
        return marks.Count < MinHeadings || marks.Count * MaxParagraphsEach < plan.Units.Count(unit => unit.Kind == PlanUnitKind.Paragraph)
            ? []
            : marks;
    }

    private static void Settle(List<PlanUnit> units, int start, int end)
    {
        List<int> lengths = [.. units[start..end].Where(unit => unit.LeadLength > 0).Select(unit => unit.LeadLength).Order()];
        int longest = lengths.Count < 3 ? MaxMarked : Math.Max(MinOutlier, lengths[(lengths.Count - 1) / 2] * 2);
        for (int i = start; i < end; i++)
        {
            if (units[i].LeadLength > longest)
            {
                units[i] = units[i] with { LeadLength = 0 };
            }
        }
        bool isMost = lengths.Count >= 2 && lengths.Count * 2 >= end - start;
        bool wasLead = false;
        for (int i = start; i < end; i++)
        {
            bool isLead = units[i].LeadLength > 0;
            if (isLead && !isMost && !wasLead && !(i + 1 < end && units[i + 1].LeadLength > 0))
            {
                units[i] = units[i] with { LeadLength = 0 };
            }
            wasLead = isLead;
        }
    }

    private static bool IsText(PlanUnit unit) => unit.Kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += ChineseNumerals.ArabicDigit(c) >= 0 ? 1 : 0;
        }
        return count;
    }
}
