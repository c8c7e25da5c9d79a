using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;
using SearchPlans.Plans;
using SearchPlans.Searching;
using SearchPlans.Syncing;

namespace SearchPlans.Querying;

/// <summary>
/// Marks in a text what answers a query: of each run its characters where they stand in a row, and only where they
/// don't, its words, provided that the text has them all. One for each thread and request.
/// </summary>
internal sealed class RunMarks(TranslatedQuery query)
{
    private readonly TextMatcher _matcher = new(PlanFields.Schema);

    /// <summary>Marks by run, for choosing what to show; runs that the text doesn't hold are left out.</summary>
    public IReadOnlyList<IReadOnlyList<Mark>> ByRun(string text, PlanUnitKind kind)
    {
        _matcher.SetText(text);
        var marks = new List<IReadOnlyList<Mark>>();
        bool isHeading = kind is PlanUnitKind.Heading or PlanUnitKind.Title;
        foreach (RunQueries run in isHeading ? query.Runs.Concat(query.HeadingRuns) : query.Runs)
        {
            IReadOnlyList<Mark> of = _matcher.Find(run.Exact);
            if (of.Count == 0) of = Words(run);
            if (of.Count > 0) marks.Add(of);
        }
        return marks;
    }

    /// <summary>All marks in order and apart.</summary>
    public static IReadOnlyList<TextRange> Flatten(IReadOnlyList<IReadOnlyList<Mark>> byRun) =>
        [.. TextMatcher.Merge(byRun.SelectMany(m => m)).Select(m => new TextRange(m.Start, m.End))];

    private IReadOnlyList<Mark> Words(RunQueries run)
    {
        var all = new List<Mark>();
        foreach (string word in run.Words)
        {
            IReadOnlyList<Mark> of = _matcher.Find(new TermQuery(PlanFields.Words, word));
            if (of.Count == 0) return [];
            all.AddRange(of);
        }
        return TextMatcher.Merge(all);
    }
}
