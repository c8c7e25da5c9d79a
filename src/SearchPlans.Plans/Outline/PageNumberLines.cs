using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// Numbers of printed pages that came into a text with it: — 376 —, 375 alone, 第 3 页 共 10 页. They run on, with a page of text between, or
/// have dashes on both sides; figures and numbers of rows don't.
/// </summary>
internal static class PageNumberLines
{
    private const int MaxLine = 16;
    private const int MaxStep = 3;
    private const int MinPage = 250;
    private const int MaxNumber = 3000;

    private readonly record struct Candidate(int Line, int Number, bool IsMarked, bool IsWithin);

    /// <summary>Gives the lines their role.</summary>
    public static void Mark(string text, List<PlanLine> lines, int from)
    {
        List<Candidate> run = [];
        for (int i = from; i < lines.Count; i++)
        {
            int length = lines[i].End - lines[i].Start;
            if (lines[i].Role != LineRole.Body || length > MaxLine
                || Read(text.AsSpan(lines[i].Start, length)) is not (var number, var isMarked))
            {
                continue;
            }
            if (run.Count > 0 && !(number > run[^1].Number && number - run[^1].Number <= MaxStep))
            {
                Settle(lines, run);
                run = [];
            }
            run.Add(new Candidate(i, number, isMarked, IsWithinSentence(text, lines, i)));
        }
        Settle(lines, run);
        MarkRunningHeads(text, lines, from, step: 1);
        MarkRunningHeads(text, lines, from, step: -1);
    }

    /// <summary>What stands right beside the numbers of several pages with the same words, the head or foot of the page, is none of the
    /// text either.</summary>
    private static void MarkRunningHeads(string text, List<PlanLine> lines, int from, int step)
    {
        const int MaxHead = 40, MinPages = 2;
        var heads = new Dictionary<string, List<PlanLine>>(StringComparer.Ordinal);
        for (int i = from; i < lines.Count; i++)
        {
            int beside = i + step;
            if (lines[i].Role != LineRole.PageNumber || beside < from || beside >= lines.Count
                || lines[beside] is not { Role: LineRole.Body, Form: LineForm.Text, HashLevel: 0, Length: <= MaxHead } head
                || head.Number.Style != NumberStyle.None || Wording.EndsWithSign(head.Content(text)))
            {
                continue;
            }
            string words = head.Content(text).ToString();
            heads.TryAdd(words, []);
            heads[words].Add(head);
        }
        foreach (PlanLine head in heads.Values.Where(pages => pages.Count >= MinPages).SelectMany(pages => pages))
        {
            head.Role = LineRole.PageNumber;
        }
    }

    private static void Settle(List<PlanLine> lines, List<Candidate> run)
    {
        if (run.Count == 0)
        {
            return;
        }
        int chars = lines[run[^1].Line].Start - lines[run[0].Line].Start;
        bool runsOn = run.Count > 1 && (run.Exists(number => number.IsMarked || number.IsWithin) || chars >= (run.Count - 1) * MinPage);
        foreach (Candidate number in run)
        {
            if (runsOn || number.IsMarked)
            {
                lines[number.Line].Role = LineRole.PageNumber;
            }
        }
    }

    /// <summary>The number, and whether the signs around it say that it is a page's.</summary>
    private static (int Number, bool IsMarked)? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > 3 && line[0] == '第' && line[1..].TrimStart() is var said
            && ChineseNumerals.ReadArabic(said, out int page) is > 0 and int digits)
        {
            ReadOnlySpan<char> behind = said[digits..].TrimStart();
            return behind.StartsWith("页") && behind[1..].TrimStart("，,/／ \u3000").Trim("共页0123456789０１２３４５６７８９ \u3000").IsEmpty
                ? (page, true) : null;
        }
        const string Dashes = "-—–－―─~～·•";
        ReadOnlySpan<char> bare = line.Trim(Dashes + " \u3000");
        if (bare.IsEmpty || ChineseNumerals.ReadArabic(bare, out int number) != bare.Length || number is 0 or > MaxNumber)
        {
            return null;
        }
        bool isMarked = Dashes.Contains(line[0], StringComparison.Ordinal) && Dashes.Contains(line[^1], StringComparison.Ordinal);
        return (number, isMarked);
    }

    private static bool IsWithinSentence(string text, List<PlanLine> lines, int index)
    {
        const int MinLine = 12;
        if (index == 0 || index + 1 >= lines.Count)
        {
            return false;
        }
        PlanLine before = lines[index - 1], behind = lines[index + 1];
        return before.Form == LineForm.Text && behind.Form == LineForm.Text && before.Length >= MinLine && behind.Length >= MinLine
            && before.HashLevel == 0 && behind.HashLevel == 0 && behind.Number.Style == NumberStyle.None
            && !Wording.EndsSentence(before.Content(text)) && Wording.HasSentence(behind.Content(text));
    }
}
