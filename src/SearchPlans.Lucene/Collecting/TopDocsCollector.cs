using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Collecting;

/// <summary>Counts documents and keeps the best of them, of equal scores the lower numbers.</summary>
/// <param name="count">How many are kept; none when they are only counted.</param>
internal sealed class TopDocsCollector(int count) : IBatchCollector
{
    private readonly TopDocsHeap _best = new(count);
    private Scorer? _scorer;
    private int _docBase;
    private int _total;

    public bool AcceptsDocsOutOfOrder => false;

    public float MinScore => count == 0 ? float.PositiveInfinity : _best.MinScore;

    /// <summary>What was collected.</summary>
    public TopDocs TopDocs
    {
        get
        {
            ScoreDoc[] best = _best.Best();
            return new TopDocs(_total, best, best.Length == 0 ? float.NaN : best[0].Score);
        }
    }

    public void SetNextReader(AtomicReaderContext context) => _docBase = context.DocBase;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void Collect(int doc)
    {
        _total++;
        if (count > 0 && _scorer!.GetScore() is float score && score > _best.MinScore)
        {
            _best.Add(_docBase + doc, score);
        }
    }

    public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        _total += docs.Length;
        scores = scores[..docs.Length];
        ref float score = ref MemoryMarshal.GetReference(scores);
        int i = 0;
        for (; i <= docs.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // Few are better than what was found before, and where one is, others may no longer be.
            Vector256<float> eight = Vector256.LoadUnsafe(ref score, (nuint)i);
            if (Vector256.GreaterThanAny(eight, Vector256.Create(MinScore)))
            {
                Keep(docs.Slice(i, Vector256<float>.Count), scores.Slice(i, Vector256<float>.Count));
            }
        }
        Keep(docs[i..], scores[i..]);
    }

    private void Keep(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            if (scores[i] > MinScore)
            {
                _best.Add(_docBase + docs[i], scores[i]);
            }
        }
    }

    public void Count(int docs) => _total += docs;
}
