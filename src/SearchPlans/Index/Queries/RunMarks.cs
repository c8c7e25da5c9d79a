using Lucene.Net.Search;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Index.Queries;

/// <summary>Whether some of what a run asks for is marked where a text doesn't hold all of it.</summary>
internal enum Partly
{
    /// <summary>Never: what isn't an answer isn't marked.</summary>
    Never,
    /// <summary>Where a run asks for three things and more.</summary>
    OfPhrases,
    /// <summary>Always.</summary>
    Always,
}

/// <summary>
/// Marks in a text what answers a query: of each run its characters where they stand in a row, in any of its forms, and
/// only where they don't, its words. One for each thread and request.
/// </summary>
/// <param name="fields">The fields of the index.</param>
/// <param name="query">What was asked for.</param>
/// <param name="partly">Whether some of what a run asks for is marked where there isn't all of it.</param>
internal sealed class RunMarks(PlanFields fields, TranslatedQuery query, Partly partly = Partly.Never) : IHitMarks
{
    private const int PhraseConcepts = 3;

    private readonly TextMatcher _matcher = new(fields.Analyzers);
    private readonly List<string> _lacks = [];
    private string _text = "";

    /// <inheritdoc />
    public IReadOnlyList<string> Lacks => [.. _lacks];

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<Mark>> OfLine(UnitRecord unit, int ordinal, Func<ReadOnlyMemory<byte>> figures)
    {
        IReadOnlyList<IReadOnlyList<Mark>> marks = ByPart(unit.Line, unit.Kind);
        IReadOnlyList<Mark>[] ofFigures =
        [
            .. query.Figures.Select(f => TextMatcher.Merge(f.MarksIn(figures(), ordinal, unit).Where(r => r.End <= unit.Text.Length)
                .Select(r => new Mark(r.Start + unit.HeadingLength, r.End + unit.HeadingLength)))).Where(of => of.Count > 0),
        ];
        return ofFigures.Length == 0 ? marks : [.. marks, .. ofFigures];
    }

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<Mark>> ByPart(string text, PlanUnitKind kind)
    {
        _text = text;
        _matcher.SetText(text);
        _lacks.Clear();
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

    private IReadOnlyList<Mark> InRow(RunQueries run) =>
        run.Run.Signs is { } signs ? TextMatcher.Merge(signs.Find(_text)) : TextMatcher.Merge(run.FormQueries.SelectMany(_matcher.Find));

    private IReadOnlyList<Mark> Find(Concept concept)
    {
        IReadOnlyList<Mark>[] words =
            [.. concept.Words.Select(w => MayHold(w) ? _matcher.Find(RunQueries.TermIn(PlanFields.Words, w)) : [])];
        IEnumerable<Mark> ofWords = words.All(w => w.Count > 0) ? words.SelectMany(w => w) : [];
        return TextMatcher.Merge(ofWords.Concat(RunQueries.FormsOf(concept).SelectMany(_matcher.Find)));
    }

    // Cutting a text into words costs more than all else, and one that hasn't the first two characters of a word in a row hasn't the word.
    private bool MayHold(string word) =>
        word.Length < 2 || !IsChinese(word[0]) || !IsChinese(word[1])
            || _matcher.Find(RunQueries.TermIn(PlanFields.Bigrams, word[..2])).Count > 0;

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    // All that it asks for, or, where some is enough, what is there.
    private List<IReadOnlyList<Mark>> Words(RunQueries run)
    {
        IReadOnlyList<Mark>[] all = [.. run.Run.Concepts.Select(Find)];
        if (Array.TrueForAll(all, of => of.Count > 0))
        {
            return [.. all];
        }
        _lacks.AddRange(Array.TrueForAll(all, of => of.Count == 0)
            ? [run.Run.Text]
            : run.Run.Concepts.Where((_, i) => all[i].Count == 0).Select(c => c.Text));
        bool some = partly == Partly.Always || (partly == Partly.OfPhrases && all.Length >= PhraseConcepts);
        if (!some)
        {
            return [];
        }
        List<IReadOnlyList<Mark>> kept = WithoutLoneCharacters([.. all.Where(of => of.Count > 0)]);
        if (kept.Count > 0)
        {
            return kept;
        }
        // 带二产促一产 where there are but 带 and 促, apart: nothing else tells what was found.
        IReadOnlyList<Mark>? rarest = all
            .Where((of, i) => of.Count > 0 && !FunctionWords.Contains(run.Run.Concepts[i].Text)).MinBy(of => of.Count);
        return rarest is null ? [] : [rarest];
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
