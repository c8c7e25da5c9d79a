using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>The documents of one term, scored by BM25; passes over blocks that can't score enough.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly PostingsCursor _postings;
    private readonly SegmentReader _segment;
    private readonly int _field;
    private readonly bool _hasNorms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private float _minScore;
    private int _checkedUpTo = -1;

    public TermScorer(PostingsCursor postings, SegmentReader segment, int field, Bm25 bm25, float weight)
    {
        _postings = postings;
        _segment = segment;
        _field = field;
        _hasNorms = !segment.NormsOf(field).IsEmpty;
        _bm25 = bm25;
        _weight = weight;
    }

    public override int Doc => _postings.Doc;

    public override long Cost => _postings.DocFreq;

    public override int Next() => _minScore > 0 ? SkipBlocks(_postings.Doc + 1) : _postings.Next();

    public override int Advance(int target) => _minScore > 0 ? SkipBlocks(target) : _postings.Advance(target);

    public override float Score() =>
        _bm25.Score(_weight, _postings.Freq, _hasNorms ? _segment.NormsOf(_field)[_postings.Doc] : (byte)0);

    public override float Bound(int target, out int lastDoc) =>
        _postings.BlockImpacts(target, out lastDoc) is { } impacts ? _bm25.Bound(_weight, impacts) : _weight;

    public override void SetMinScore(float score)
    {
        _minScore = score;
        _checkedUpTo = -1;
    }

    private int SkipBlocks(int target)
    {
        while (target != NoMoreDocs)
        {
            if (target > _checkedUpTo)
            {
                if (Bound(target, out int lastDoc) <= _minScore)
                {
                    if (lastDoc == NoMoreDocs) return _postings.Advance(NoMoreDocs);
                    target = lastDoc + 1;
                    continue;
                }
                _checkedUpTo = lastDoc;
            }
            int doc = _postings.Advance(target);
            if (doc <= _checkedUpTo) return doc;
            target = doc;
        }
        return _postings.Advance(NoMoreDocs);
    }
}
