using System.Text;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>What of a plan is kept, shown and searched.</summary>
internal static class PlanTexts
{
    /// <summary>The text of a unit: without Markdown marks, in one line.</summary>
    public static string TextOf(Plan plan, PlanUnit unit) => InOneLine(plan.Shown(unit).Text);

    /// <summary>What a list of plans says of a plan.</summary>
    public static PlanSummary Summarize(CorpusFile file, Plan plan)
    {
        PlanUnit[] own = [.. plan.Units.Where(u => u is { Kind: not PlanUnitKind.Surrounding, IsAside: false })];
        int characters = own.Sum(u => u.EndChar - u.StartChar - u.MarkBefore - u.MarkAfter);
        return new PlanSummary(PlanIds.Of(file.Name), file.File, plan.Metadata, own.Length, characters);
    }

    // Lines that were wrapped at one width are joined: with a space only where letters or digits meet.
    private static string InOneLine(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var joined = new StringBuilder(text.Length);
        foreach (string line in lines)
        {
            if (joined.Length > 0 && char.IsAsciiLetterOrDigit(joined[^1]) && char.IsAsciiLetterOrDigit(line[0]))
            {
                joined.Append(' ');
            }
            joined.Append(line);
        }
        return joined.ToString();
    }
}
