using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>The documents of one term, scored by BM25; passes over blocks that can't score enough.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly PostingsCursor _postings;
    private readonly NormsReader _norms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private float _minScore;
    private int _checkedUpTo = -1;
    private float _singleBlockBound = -1;

    public TermScorer(PostingsCursor postings, NormsReader norms, Bm25 bm25, float weight)
    {
        _postings = postings;
        _norms = norms;
        _bm25 = bm25;
        _weight = weight;
    }

    /// <summary>The documents themselves, for who moves without passing anything over.</summary>
    public PostingsCursor Postings => _postings;

    /// <summary>No document of the term scores more.</summary>
    public float HighestScore => _postings.TermImpacts is { } impacts ? _bm25.Bound(_weight, impacts) : _weight;

    public override int Doc => _postings.Doc;

    public override long Cost => _postings.DocFreq;

    public override int Next()
    {
        if (_minScore <= 0) return _postings.Next();
        int doc = _postings.Doc;
        if (doc < _checkedUpTo)
        {
            doc = _postings.Next();
            if (doc <= _checkedUpTo || doc == NoMoreDocs) return doc;
            return SkipBlocks(doc);
        }
        return doc == NoMoreDocs ? NoMoreDocs : SkipBlocks(doc + 1);
    }

    public override int Advance(int target) =>
        _minScore > 0 && target > _postings.Doc ? SkipBlocks(target) : _postings.Advance(target);

    public override float Score() => _bm25.Score(_weight, _postings.Freq, _norms[_postings.Doc]);

    /// <summary>The scores that documents have by their frequencies, less one, in this term.</summary>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<uint> freqs, Span<float> scores) =>
        _bm25.Score(_weight, docs, freqs, _norms, scores);

    public override float Bound(int target, out int lastDoc)
    {
        if (_postings.BlockImpacts(target, out lastDoc) is { } impacts) return _bm25.Bound(_weight, impacts);
        return _postings.Doc == NoMoreDocs ? 0 : SingleBlockBound();
    }

    public override void SetMinScore(float score)
    {
        _minScore = score;
        _checkedUpTo = -1;
    }

    public override int BatchWhilePruning => LongestBatch;

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        passed = 0;
        if (Next() == NoMoreDocs) return 0;
        ReadOnlySpan<int> rest = _postings.RestOfBlock;
        int count = Math.Min(rest.Length, docs.Length);
        rest[..count].CopyTo(docs);
        _bm25.Score(_weight, rest[..count], _postings.RestOfFreqs, _norms, scores);
        if (count > 1) _postings.Skip(count - 1);
        return count;
    }

    /// <summary>
    /// Adds the scores of all its documents from the current one up to the end of a window, and moves to the first behind
    /// it. Much cheaper than asking for one document after another.
    /// </summary>
    /// <param name="window">Where to add; its start isn't behind the current document.</param>
    public void AddTo(ScoreWindow window)
    {
        Span<float> scores = stackalloc float[BlockPacking.Size];
        while (_postings.Doc < window.End)
        {
            ReadOnlySpan<int> docs = _postings.RestBelow(window.End);
            _bm25.Score(_weight, docs, _postings.RestOfFreqs, _norms, scores);
            window.Add(docs, scores);
            _postings.Skip(docs.Length);
        }
    }

    // A term of a single block keeps no bounds: its documents are few enough to be scored for one.
    private float SingleBlockBound()
    {
        if (_singleBlockBound >= 0) return _singleBlockBound;
        if (_postings.Doc >= 0 || _postings.TermImpacts is not null) return _singleBlockBound = _weight;
        _singleBlockBound = 0;
        _postings.ReadSingleBlock((doc, freq) => _singleBlockBound = Math.Max(_singleBlockBound, _bm25.Score(_weight, freq, _norms[doc])));
        return _singleBlockBound;
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
