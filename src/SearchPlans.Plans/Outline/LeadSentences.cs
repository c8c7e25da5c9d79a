namespace SearchPlans.Plans;

/// <summary>
/// Run-in headings: first sentences that head their paragraph (先进制造业发展量质齐升。). One alone may be any short
/// sentence; they are taken for headings where the paragraphs around do the same.
/// </summary>
internal static class LeadSentences
{
    private const int MinLead = 4;
    private const int MaxLead = 40;
    private const int MinRest = 12;

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
            return close > 0 && close + 4 < paragraph.Length ? close + 4 : 0;
        }
        int dashes = paragraph.IndexOfAnyExcept("—―─－-");
        int numberLength = dashes == 0 ? HeadingNumber.Read(paragraph).Length : Math.Max(dashes, 0);
        ReadOnlySpan<char> words = paragraph[numberLength..];
        int end = Wording.FirstSentenceEnd(words[..Math.Min(words.Length, MaxLead + 8)]);
        if (end < MinLead || end > MaxLead || words.Length - end < MinRest || words[..end].ContainsAny("；;：:"))
            return 0;
        return Wording.IsSalutation(words[..Math.Min(end, 24)]) || words[end - 1] is '？' or '?' || CountDigits(words[..end]) > 4 ? 0 : numberLength + end;
    }

    /// <summary>Keeps candidates only where two paragraphs in a row, or half of those of a section, have one.</summary>
    public static void Settle(List<PlanUnit> units)
    {
        for (int start = 0; start < units.Count;)
        {
            int end = start;
            while (end < units.Count && units[end].Section == units[start].Section && IsText(units[end]) == IsText(units[start]))
                end++;
            if (IsText(units[start]))
                Settle(units, start, end);
            start = end;
        }
    }

    private static void Settle(List<PlanUnit> units, int start, int end)
    {
        int leads = 0;
        for (int i = start; i < end; i++)
            leads += units[i].LeadLength > 0 ? 1 : 0;
        bool isMost = leads >= 2 && leads * 2 >= end - start;
        for (int i = start; i < end; i++)
        {
            bool isNextToLead = (i > start && units[i - 1].LeadLength > 0) || (i + 1 < end && units[i + 1].LeadLength > 0);
            if (units[i].LeadLength > 0 && !isMost && !isNextToLead)
                units[i] = units[i] with { LeadLength = 0 };
        }
    }

    private static bool IsText(PlanUnit unit) => unit.Kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
            count += ChineseNumerals.ArabicDigit(c) >= 0 ? 1 : 0;
        return count;
    }
}
