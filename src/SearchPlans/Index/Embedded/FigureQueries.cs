using System.Buffers;
using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

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
        var met = new ListedDocsQuery("met " + key, (leaf, expectTime) => read.DocsOf(leaf, expectTime).Met);
        var decided = new ListedDocsQuery("decided " + key, (leaf, expectTime) => read.DocsOf(leaf, expectTime).Decided);
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
    /// <param name="segment">The segment.</param>
    /// <param name="plan">The plan's document.</param>
    /// <param name="doc">The paragraph's.</param>
    public IEnumerable<TextRange> MarksIn(AtomicReader segment, int plan, int doc)
    {
        if (segment.GetBinaryDocValues(PlanFields.Figures) is not { } values)
        {
            yield break;
        }
        BinaryDocValues records = segment.GetBinaryDocValues(PlanFields.Record);
        foreach (Figure figure in FiguresOf(values, plan).Where(f => plan + 1 + f.Unit == doc && _condition.IsMetBy(f)))
        {
            if (IsStart(figure, records, doc))
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
        if (segment.GetBinaryDocValues(PlanFields.Figures) is { } values)
        {
            BinaryDocValues records = segment.GetBinaryDocValues(PlanFields.Record);
            foreach (int plan in TermDocs.Of(segment, PlanFields.Indicator, _condition.Indicator.Name))
            {
                expectTime();
                foreach (Figure figure in FiguresOf(values, plan))
                {
                    int doc = plan + 1 + figure.Unit;
                    decided.Add(doc);
                    if (!met.Contains(doc) && _condition.IsMetBy(figure) && !IsStart(figure, records, doc))
                    {
                        met.Add(doc);
                    }
                }
            }
        }
        return ([.. met], [.. decided]);
    }

    // Those of a plan that have the number asked for.
    private IEnumerable<Figure> FiguresOf(BinaryDocValues values, int plan)
    {
        var bytes = new BytesRef();
        values.Get(plan, bytes);
        return FigureRecords.Read(bytes.Bytes.AsMemory(bytes.Offset, bytes.Length), _names, _ => _condition.Indicator)
            .Where(f => !f.IsStruckOut && _condition.AmountOf(f.Figure) is not null).Select(f => f.Figure);
    }

    // 由7037亿元增加到11050亿元: what it rose from isn't what it is.
    private bool IsStart(Figure figure, BinaryDocValues records, int doc)
    {
        var bytes = new BytesRef();
        records.Get(doc, bytes);
        string text = PlanRecords.ReadUnit(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length)).Text;
        int end = Math.Min(_condition.AmountOf(figure)!.Range.Start, text.Length);
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, end - MaxBefore)..end);
        int from = before.LastIndexOfAny('由', '从');
        return from >= 0 && !before[from..].ContainsAny(_ends);
    }
}
