using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Querying;

/// <summary>
/// Marks in a text what answers a query: of each run its characters where they stand in a row, in any of its forms, and
/// only where they don't, its words. One for each thread and request.
/// </summary>
internal sealed class RunMarks(Schema schema, TranslatedQuery query)
{
    private readonly TextMatcher _matcher = new(schema);
    private string _text = "";

    /// <summary>Marks by run, for choosing what to show; runs that the text doesn't hold are left out.</summary>
    public IReadOnlyList<IReadOnlyList<Mark>> ByRun(string text, PlanUnitKind kind)
    {
        _text = text;
        _matcher.SetText(text);
        var marks = new List<IReadOnlyList<Mark>>();
        bool isHeading = kind is PlanUnitKind.Heading or PlanUnitKind.Title;
        foreach (RunQueries run in isHeading ? query.Runs.Concat(query.HeadingRuns) : query.Runs)
        {
            IReadOnlyList<Mark> of = InRow(run);
            if (of.Count == 0) of = Words(run);
            if (of.Count > 0) marks.Add(of);
        }
        foreach (Query condition in query.Conditions)
        {
            if (_matcher.Find(condition) is { Count: > 0 } of) marks.Add(of);
        }
        return marks;
    }

    /// <summary>All marks in order and apart.</summary>
    public static IReadOnlyList<TextRange> Flatten(IReadOnlyList<IReadOnlyList<Mark>> byRun) =>
        [.. TextMatcher.Merge(byRun.SelectMany(m => m)).Select(m => new TextRange(m.Start, m.End))];

    private IReadOnlyList<Mark> InRow(RunQueries run) =>
        run.Signs is { } signs ? TextMatcher.Merge(signs.Find(_text)) : TextMatcher.Merge(run.FormQueries.SelectMany(_matcher.Find));

    // All of them, or, where most are enough, those that are there.
    private IReadOnlyList<Mark> Words(RunQueries run)
    {
        var all = new List<Mark>();
        foreach (string word in run.Words)
        {
            IReadOnlyList<Mark> of = _matcher.Find(new TermQuery(PlanFields.Words, word));
            if (of.Count == 0 && !query.IsLoose && !run.IsLong) return [];
            // A single character is marked with others only: 的 and 了 alone say nothing.
            if ((!query.IsLoose && !run.IsLong) || word.Length > 1) all.AddRange(of);
        }
        return TextMatcher.Merge(all);
    }
}
