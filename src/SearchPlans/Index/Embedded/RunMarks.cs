using Lucene.Net.Search;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Marks in a text what answers a query: of each run its characters where they stand in a row, in any of its forms, and
/// only where they don't, its words. One for each thread and request.
/// </summary>
internal sealed class RunMarks(PlanFields fields, TranslatedQuery query)
{
    private readonly TextMatcher _matcher = new(fields.Analyzers);
    private string _text = "";

    /// <summary>Marks by what was asked for, for choosing what to show: by run, or by word where a run doesn't stand in a row.
    /// What the text doesn't hold is left out.</summary>
    public IReadOnlyList<IReadOnlyList<Mark>> ByPart(string text, PlanUnitKind kind)
    {
        _text = text;
        _matcher.SetText(text);
        var marks = new List<IReadOnlyList<Mark>>();
        bool isHeading = kind is PlanUnitKind.Heading or PlanUnitKind.Title;
        foreach (RunQueries run in isHeading ? query.Runs.Concat(query.HeadingRuns) : query.Runs)
        {
            if (InRow(run) is { Count: > 0 } inRow)
            {
                marks.Add(inRow);
            }
            else
            {
                marks.AddRange(Words(run));
            }
        }
        foreach (Query condition in query.Conditions)
        {
            if (_matcher.Find(condition) is { Count: > 0 } of)
            {
                marks.Add(of);
            }
        }
        return marks;
    }

    /// <summary>All marks in order and apart.</summary>
    public static IReadOnlyList<TextRange> Flatten(IReadOnlyList<IReadOnlyList<Mark>> byPart) =>
        [.. TextMatcher.Merge(byPart.SelectMany(m => m)).Select(m => new TextRange(m.Start, m.End))];

    private IReadOnlyList<Mark> InRow(RunQueries run) =>
        run.Run.Signs is { } signs ? TextMatcher.Merge(signs.Find(_text)) : TextMatcher.Merge(run.FormQueries.SelectMany(_matcher.Find));

    // All of them, or, where most are enough, those that are there.
    private List<IReadOnlyList<Mark>> Words(RunQueries run)
    {
        bool mostAreEnough = query.Outcome.IsLoose || run.Run.MayLackWords;
        var all = new List<IReadOnlyList<Mark>>();
        foreach (string word in run.Run.Words)
        {
            IReadOnlyList<Mark> of = _matcher.Find(RunQueries.TermIn(PlanFields.Words, word));
            if (of.Count > 0)
            {
                all.Add(of);
            }
            else if (!mostAreEnough)
            {
                return [];
            }
        }
        return mostAreEnough ? WithoutLoneCharacters(all) : all;
    }

    // A single character says something where it touches another mark: 的 and 了 alone say nothing.
    private static List<IReadOnlyList<Mark>> WithoutLoneCharacters(List<IReadOnlyList<Mark>> words)
    {
        var starts = words.SelectMany(of => of).Select(m => m.Start).ToHashSet();
        var ends = words.SelectMany(of => of).Select(m => m.End).ToHashSet();
        return [.. words.Select(of => of.Where(m => m.End - m.Start > 1 || starts.Contains(m.End) || ends.Contains(m.Start)).ToArray())
            .Where(of => of.Length > 0)];
    }
}
