namespace SearchPlans.Lucene.Queries;

/// <summary>A conjunction of terms: the usual case, without a virtual call per document, and scored many documents at a time.</summary>
internal sealed class TermConjunctionScorer : LeafScorer
{
    private readonly TermScorer[] _terms;
    private readonly TermPostings[] _postings;
    private readonly BlockConjunction? _conjunction;
    private readonly double[] _sums = new double[LongestBatch];
    private readonly uint[] _freqs = new uint[LongestBatch];
    private int _doc = -1;

    public TermConjunctionScorer(IEnumerable<TermScorer> terms)
    {
        _terms = [.. terms.OrderBy(t => t.GetCost())];
        _postings = [.. _terms.Select(t => t.Postings)];
        _conjunction = BlockConjunction.Of(_postings);
    }

    public override int DocID => _doc;

    public override long GetCost() => _postings[0].DocFreq;

    public override int NextDoc() => _doc == NO_MORE_DOCS ? NO_MORE_DOCS : Align(_postings[0].Next());

    public override int Advance(int target) => target <= _doc ? _doc : Align(_postings[0].Advance(target));

    public override float GetScore()
    {
        double sum = 0;
        foreach (TermScorer term in _terms)
        {
            sum += term.GetScore();
        }
        return (float)sum;
    }

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        if (_conjunction is null)
        {
            return base.NextBatch(docs, scores, above, out passed);
        }
        passed = 0;
        if (!_conjunction.MoveNext(docs.Length))
        {
            return 0;
        }
        ReadOnlySpan<int> found = _conjunction.Docs;
        int count = found.Length;
        found.CopyTo(docs);
        Array.Clear(_sums, 0, count);
        for (int t = 0; t < _terms.Length; t++)
        {
            _conjunction.Freqs(t, _freqs);
            _terms[t].Score(found, _freqs, scores);
            for (int i = 0; i < count; i++)
            {
                _sums[i] += scores[i];
            }
        }
        for (int i = 0; i < count; i++)
        {
            scores[i] = (float)_sums[i];
        }
        return count;
    }

    private int Align(int doc)
    {
        TermPostings lead = _postings[0];
        while (doc != NO_MORE_DOCS)
        {
            int at = doc;
            for (int i = 1; i < _postings.Length && at == doc; i++)
            {
                at = _postings[i].Advance(doc);
            }
            if (at == doc)
            {
                break;
            }
            doc = lead.Advance(at);
        }
        return _doc = doc;
    }
}
