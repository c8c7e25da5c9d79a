using System.Buffers;
using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Figures;
using SearchPlans.Index.Embedded;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Queries;

/// <summary>The paragraphs whose figures are asked for.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="IsMet">Whether a figure has to meet it, or just to have a number of what it is about.</param>
internal sealed record AskedFigures(FigureConditions Condition, bool IsMet);

/// <summary>
/// Finds the paragraphs in which a known indicator meets a condition: by the figures that were read of it. Where a paragraph has none of
/// what is asked (how much there is, or how much it changed), its clauses decide as for other subjects.
/// </summary>
internal sealed class FigureQueries
{
    // As far as 由 may stand before the number that something rose from.
    private const int MaxBefore = 12;

    private static readonly SearchValues<char> _ends = SearchValues.Create("到至，,；;。");

    private readonly FigureConditions _condition;
    private readonly HashSet<string> _names;
    private readonly ConcurrentDictionary<AtomicReaderContext, (IReadOnlyList<int> Met, IReadOnlyList<int> Decided)> _docs = [];

    private FigureQueries(FigureConditions condition)
    {
        _condition = condition;
        _names = [condition.Indicator.Name];
    }

    /// <summary>The query.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="node">What was asked, which names the query.</param>
    /// <param name="byClauses">Finds what clauses say of it.</param>
    /// <param name="figures">Marks what was found.</param>
    public static Query Find(FigureConditions condition, QuantityNode node, Query byClauses, out FigureQueries figures)
    {
        FigureQueries read = figures = new FigureQueries(condition);
        string key = $"{condition.Indicator.Name} {node.Condition}";
        var met = new ListedDocsQuery("met " + key, (leaf, expectTime) => read.DocsOf(leaf, expectTime).Met)
        {
            Asked = new AskedFigures(condition, IsMet: true),
        };
        var decided = new ListedDocsQuery("decided " + key, (leaf, expectTime) => read.DocsOf(leaf, expectTime).Decided)
        {
            Asked = new AskedFigures(condition, IsMet: false),
        };
        return FilteredBooleanQuery.Any(
        [
            // What the clauses say, too, comes first.
            new FilteredBooleanQuery([met], [byClauses], [], []),
            new FilteredBooleanQuery([byClauses], [], [decided], []),
        ]);
    }

    private (IReadOnlyList<int> Met, IReadOnlyList<int> Decided) DocsOf(AtomicReaderContext leaf, Action expectTime) =>
        _docs.GetOrAdd(leaf, Read, expectTime);

    /// <summary>The names and numbers of a paragraph that meet the condition, within its own text.</summary>
    /// <param name="figures">The plan's figures.</param>
    /// <param name="ordinal">Which unit of its plan the paragraph is.</param>
    /// <param name="unit">The paragraph.</param>
    public IEnumerable<TextRange> MarksIn(ReadOnlyMemory<byte> figures, int ordinal, UnitRecord unit)
    {
        foreach (Figure figure in FiguresOf(figures).Where(f => f.Unit == ordinal && _condition.IsMetBy(f)))
        {
            if (IsStart(_condition.AmountOf(figure)!, unit.Text))
            {
                continue;
            }
            if (figure.NameRange.End > figure.NameRange.Start)
            {
                yield return figure.NameRange;
            }
            yield return _condition.AmountOf(figure)!.Range;
        }
    }

    private (IReadOnlyList<int> Met, IReadOnlyList<int> Decided) Read(AtomicReaderContext leaf, Action expectTime)
    {
        var met = new SortedSet<int>();
        var decided = new SortedSet<int>();
        AtomicReader segment = leaf.AtomicReader;
        var stored = new StoredPlans(segment);
        foreach (int plan in TermDocs.Of(segment, PlanFields.Indicator, _condition.Indicator.Name))
        {
            expectTime();
            foreach (Figure figure in FiguresOf(stored.Figures(stored.PlaceOf(0, plan))))
            {
                int doc = plan + 1 + figure.Unit;
                decided.Add(doc);
                if (!met.Contains(doc) && _condition.IsMetBy(figure) && !IsStart(_condition.AmountOf(figure)!, stored.UnitOf(0, doc).Text))
                {
                    met.Add(doc);
                }
            }
        }
        return ([.. met], [.. decided]);
    }

    // Those of a plan that have the number asked for.
    private IEnumerable<Figure> FiguresOf(ReadOnlyMemory<byte> figures) => figures.Length == 0
        ? []
        : FigureRecords.Read(figures, _names, _ => _condition.Indicator)
            .Where(f => !f.IsStruckOut && _condition.AmountOf(f.Figure) is not null).Select(f => f.Figure);

    /// <summary>Whether something rose from an amount: 由7037亿元增加到11050亿元. What it rose from isn't what it is.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="text">The paragraph's own text.</param>
    public static bool IsStart(FigureAmount amount, string text)
    {
        int end = Math.Min(amount.Range.Start, text.Length);
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, end - MaxBefore)..end);
        int from = before.LastIndexOfAny('由', '从');
        return from >= 0 && !before[from..].ContainsAny(_ends);
    }
}
