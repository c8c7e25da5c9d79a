namespace SearchPlans.Bench.Comparing;

/// <summary>Compares one peer's answers with another's: hits alone, or also the best documents and their scores. Documents
/// of equal score may stand in another order, or replace each other at the end.</summary>
internal static class AnswerCheck
{
    /// <summary>How far scores may differ, relative to each other.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>What differs, in words; nothing when all is the same.</summary>
    /// <param name="ours">One side.</param>
    /// <param name="theirs">The other, asked the same.</param>
    /// <param name="scores">Whether documents and scores are compared, not only how many hits there are.</param>
    public static List<string> Differences(QueryResult ours, QueryResult theirs, bool scores)
    {
        var differences = new List<string>();
        foreach ((string mode, ModeResult result) in ours.Modes)
        {
            foreach ((QueryTimes a, QueryTimes b) in result.Queries.Zip(theirs.Modes[mode].Queries))
            {
                if (Difference(a, b, mode == "exact", scores) is { } difference)
                {
                    differences.Add($"{mode} {a.Class} {a.Q}: {difference}");
                }
            }
        }
        return differences;
    }

    private static string? Difference(QueryTimes a, QueryTimes b, bool exact, bool scores)
    {
        if (a.Q != b.Q)
        {
            return $"asked {b.Q}";
        }
        if (exact && a.Hits != b.Hits)
        {
            return $"{a.Hits} hits, {b.Hits}";
        }
        if (!scores)
        {
            return null;
        }
        if (a.Top.Count != b.Top.Count)
        {
            return $"{a.Top.Count} documents, {b.Top.Count}";
        }
        if (a.Top.Count == 0)
        {
            return null;
        }
        for (int i = 0; i < a.Top.Count; i++)
        {
            if (!Near(a.Top[i][1], b.Top[i][1]))
            {
                return $"score {i + 1} is {a.Top[i][1]}, {b.Top[i][1]}";
            }
        }
        double last = a.Top[^1][1];
        IEnumerable<double> Sure(QueryTimes q) => q.Top.Where(d => d[1] > last && !Near(d[1], last)).Select(d => d[0]).Order();
        return Sure(a).SequenceEqual(Sure(b)) ? null : "other documents";
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
