using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>A document and its score.</summary>
/// <param name="Doc">Its number in the snapshot.</param>
/// <param name="Score">Its score.</param>
public readonly record struct ScoreDoc(int Doc, float Score);

/// <summary>How many documents answer.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsExact">Whether it is exact; otherwise there are at least as many.</param>
public readonly record struct TotalHits(long Value, bool IsExact);

/// <summary>The best documents of a query, best first; of equal ones the lower number first.</summary>
public sealed record TopDocs(TotalHits TotalHits, IReadOnlyList<ScoreDoc> ScoreDocs);

/// <summary>Keeps the best documents in a heap whose root is the worst of them.</summary>
/// <param name="count">How many to keep, at least 1.</param>
/// <param name="countAll">Whether to see every document, for an exact total.</param>
public sealed class TopDocsCollector(int count, bool countAll) : Collector
{
    private readonly PriorityQueue<ScoreDoc, ScoreDoc> _worstFirst = new(Comparer<ScoreDoc>.Create(WorstFirst));
    private int _firstDoc;
    private long _seen;
    private bool _skipping;

    /// <inheritdoc />
    public override float MinScore => countAll || _worstFirst.Count < count ? 0 : _worstFirst.Peek().Score;

    /// <inheritdoc />
    public override void StartSegment(SegmentReader segment, int firstDoc) => _firstDoc = firstDoc;

    /// <inheritdoc />
    public override void Collect(int doc, Scorer scorer)
    {
        _seen++;
        var found = new ScoreDoc(_firstDoc + doc, scorer.Score());
        if (_worstFirst.Count < count)
        {
            _worstFirst.Enqueue(found, found);
        }
        else if (WorstFirst(_worstFirst.Peek(), found) < 0)
        {
            _worstFirst.EnqueueDequeue(found, found);
        }
        _skipping |= MinScore > 0;
    }

    /// <summary>What was kept.</summary>
    public TopDocs TopDocs()
    {
        ScoreDoc[] best = [.. _worstFirst.UnorderedItems.Select(i => i.Element)];
        Array.Sort(best, (a, b) => WorstFirst(b, a));
        return new TopDocs(new TotalHits(_seen, !_skipping), best);
    }

    private static int WorstFirst(ScoreDoc a, ScoreDoc b) =>
        a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Doc.CompareTo(a.Doc);
}
