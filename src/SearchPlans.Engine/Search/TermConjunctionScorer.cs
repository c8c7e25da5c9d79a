using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>
/// A conjunction of terms of one field: the usual case, without a virtual call per document, and scored many documents at
/// a time where all are wanted.
/// </summary>
internal sealed class TermConjunctionScorer : ConjunctionScorer
{
    // More terms than this are scored document by document.
    private const int MostBatched = 4;

    private readonly TermScorer[] _terms;
    private readonly PostingsCursor[] _postings;
    private double _othersBound = -1;
    private int _doc = -1;

    public TermConjunctionScorer(IEnumerable<TermScorer> terms) : base([.. terms], [])
    {
        _terms = [.. terms.OrderBy(t => t.Cost)];
        _postings = [.. _terms.Select(t => t.Postings)];
    }

    public override int Doc => _doc;

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Align(_postings[0].Next());

    public override int Advance(int target) => target <= _doc ? _doc : Align(_postings[0].Advance(target));

    public override int BatchWhilePruning => _terms.Length > MostBatched ? 1 : LongestBatch;

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        if (_terms.Length > MostBatched) return base.NextBatch(docs, scores, above, out passed);
        Span<double> sums = stackalloc double[BlockPacking.Size];
        Span<uint> freqs = stackalloc uint[BlockPacking.Size * MostBatched];
        int room = Math.Min(docs.Length, BlockPacking.Size);
        passed = 0;
        int count = 0;
        for (; count < room && Next() != NoMoreDocs; count++)
        {
            docs[count] = _doc;
            for (int t = 0; t < _postings.Length; t++) freqs[t * BlockPacking.Size + count] = _postings[t].MoreFreq;
        }
        sums[..count].Clear();
        for (int t = 0; t < _terms.Length; t++)
        {
            _terms[t].Score(docs[..count], freqs[(t * BlockPacking.Size)..], scores);
            for (int i = 0; i < count; i++) sums[i] += scores[i];
        }
        for (int i = 0; i < count; i++) scores[i] = (float)sums[i];
        return count;
    }

    // Blocks of the leading term, with the best that the others can do anywhere: a bound for each block of every term
    // would be tighter and cost more than it saves, as common terms have many blocks to one of the lead's.
    private float LeadBound(int doc, out int lastDoc)
    {
        if (_othersBound < 0)
        {
            _othersBound = 0;
            foreach (TermScorer term in _terms.AsSpan(1)) _othersBound += term.HighestScore;
        }
        return (float)(_terms[0].Bound(doc, out lastDoc) + _othersBound);
    }

    private int Align(int doc)
    {
        PostingsCursor lead = _postings[0];
        while (doc != NoMoreDocs)
        {
            if (MinScore > 0 && doc > CheckedUpTo)
            {
                if (LeadBound(doc, out int lastDoc) <= MinScore)
                {
                    if (lastDoc == NoMoreDocs) break;
                    doc = lead.Advance(lastDoc + 1);
                    continue;
                }
                CheckedUpTo = lastDoc;
            }
            int at = doc;
            for (int i = 1; i < _postings.Length && at == doc; i++) at = _postings[i].Advance(doc);
            if (at == doc) return _doc = doc;
            doc = lead.Advance(at);
        }
        return _doc = NoMoreDocs;
    }
}
