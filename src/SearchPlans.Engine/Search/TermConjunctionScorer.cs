using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>
/// Documents that hold all of several terms: what <see cref="ConjunctionScorer"/> does, for the usual case without a
/// virtual call per document. The rarest term leads; stretches in which all together can't score enough are passed over.
/// </summary>
internal sealed class TermConjunctionScorer : Scorer
{
    private readonly TermScorer[] _terms;
    private readonly PostingsCursor[] _postings;
    private double _othersBound = -1;
    private float _minScore;
    private int _checkedUpTo = -1;
    private int _doc = -1;

    public TermConjunctionScorer(IEnumerable<TermScorer> terms)
    {
        _terms = [.. terms.OrderBy(t => t.Cost)];
        _postings = [.. _terms.Select(t => t.Postings)];
    }

    public override int Doc => _doc;

    public override long Cost => _terms[0].Cost;

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Align(_postings[0].Next());

    public override int Advance(int target) => target <= _doc ? _doc : Align(_postings[0].Advance(target));

    public override float Score()
    {
        double sum = 0;
        foreach (TermScorer term in _terms) sum += term.Score();
        return (float)sum;
    }

    public override float Bound(int target, out int lastDoc)
    {
        double sum = 0;
        lastDoc = NoMoreDocs;
        foreach (TermScorer term in _terms)
        {
            sum += term.Bound(target, out int last);
            lastDoc = Math.Min(lastDoc, last);
        }
        return (float)sum;
    }

    public override void SetMinScore(float score)
    {
        _minScore = score;
        _checkedUpTo = -1;
    }

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        int count = 0;
        passed = 0;
        while (count < docs.Length && Next() is int doc and not NoMoreDocs)
        {
            docs[count] = doc;
            scores[count++] = Score();
        }
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
            if (_minScore > 0 && doc > _checkedUpTo)
            {
                if (LeadBound(doc, out int lastDoc) <= _minScore)
                {
                    if (lastDoc == NoMoreDocs) break;
                    doc = lead.Advance(lastDoc + 1);
                    continue;
                }
                _checkedUpTo = lastDoc;
            }
            int at = doc;
            for (int i = 1; i < _postings.Length && at == doc; i++) at = _postings[i].Advance(doc);
            if (at == doc) return _doc = doc;
            doc = lead.Advance(at);
        }
        return _doc = NoMoreDocs;
    }
}
