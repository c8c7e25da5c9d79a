namespace SearchPlans.Plans;

/// <summary>
/// The list by which a document names what is attached, before its signature: 附件：1.某市规划 | 2.任务分工表. Its lines look like an appendix and
/// its first headings; they are items and head nothing.
/// </summary>
internal static class AttachmentLists
{
    // Between the list and the day under the signature.
    private const int MaxLinesToDay = 12;
    private const int MaxItems = 60;
    private const int MaxItem = 120;

    /// <summary>Marks the lines of such lists.</summary>
    public static void Mark(string text, List<PlanLine> lines, int from)
    {
        for (int i = from; i < lines.Count; i++)
        {
            if (lines[i].Role != LineRole.Body || lines[i].Number.Style != NumberStyle.Standalone || lines[i].HashLevel > 0
                || !lines[i].Content(text).StartsWith("附"))
            {
                continue;
            }
            ReadOnlySpan<char> content = lines[i].Content(text);
            ReadOnlySpan<char> named = content[lines[i].Number.Length..].TrimStart();
            bool hasColon = named.Length > 0 && named[0] is '：' or ':';
            named = named.TrimStart("：: \u3000");
            bool isNumbered = IsNumbered(HeadingNumber.Read(named));
            int end = i + 1;
            while (end < lines.Count && end - i < MaxItems && IsItem(text, lines[end], isNumbered || (hasColon && named.IsEmpty)))
            {
                end++;
            }
            bool isList = hasColon && (isNumbered || (named.IsEmpty && end > i + 1 && lines[i + 1].Number.Style == NumberStyle.Arabic))
                ? isNumbered || IsSigned(text, lines, end)
                : hasColon && !named.IsEmpty && (IsSigned(text, lines, end) || IsLast(lines, end));
            if (!isList)
            {
                continue;
            }
            for (int k = i; k < end; k++)
            {
                lines[k].Number = default;
                lines[k].IsListed = true;
            }
            i = end - 1;
        }
    }

    /// <summary>Whether hardly anything follows that could be what is attached.</summary>
    private static bool IsLast(List<PlanLine> lines, int from)
    {
        const int MaxRest = 80;
        int rest = 0;
        for (int i = from; i < lines.Count && rest <= MaxRest; i++)
        {
            rest += lines[i].Length;
        }
        return rest <= MaxRest;
    }

    private static bool IsNumbered(HeadingNumber number) =>
        number.Style is NumberStyle.Arabic or NumberStyle.ArabicHalfParenthesis or NumberStyle.ArabicParenthesis;

    private static bool IsItem(string text, PlanLine line, bool areNumbered) =>
        areNumbered && line.Role == LineRole.Body && line.Form == LineForm.Text && line.HashLevel == 0 && line.Length <= MaxItem
            && IsNumbered(line.Number)
            && !Wording.HasSentence(line.Content(text).TrimEnd("；;。"));

    /// <summary>Whether a signature follows: a day on a line of its own, and nothing that is as long as a paragraph before it.</summary>
    private static bool IsSigned(string text, List<PlanLine> lines, int from)
    {
        for (int i = from; i < lines.Count && i < from + MaxLinesToDay; i++)
        {
            ReadOnlySpan<char> content = lines[i].Content(text);
            if (Dates.All(content) is not null)
            {
                return true;
            }
            if (content.Length > MaxItem || Wording.HasSentence(content) || lines[i].HashLevel > 0)
            {
                return false;
            }
        }
        return false;
    }
}
