namespace SearchPlans.Lucene.Queries;

/// <summary>Documents that hold enough of some terms by weight, see <see cref="CoverageQuery"/>.</summary>
internal sealed class CoverageScorer : LeafScorer
{
    private readonly (TermScorer Term, float Weight)[] _terms;
    private readonly float _least;

    // Documents without any of the first so many terms hold too little: the others only add to what was found.
    private readonly int _leading;
    private int _doc = -1;

    /// <param name="terms">The terms that the leaf has, with their weights.</param>
    /// <param name="least">The least weight that is enough.</param>
    public CoverageScorer(IEnumerable<(TermScorer Term, float Weight)> terms, float least)
    {
        _terms = [.. terms.OrderByDescending(t => t.Weight)];
        _least = least;
        float rest = 0;
        _leading = _terms.Length;
        while (_leading > 0 && rest + _terms[_leading - 1].Weight < least)
        {
            rest += _terms[--_leading].Weight;
        }
    }

    public override int DocID => _doc;

    public override long GetCost() => _terms.Take(_leading).Sum(t => t.Term.GetCost());

    public override int Advance(int target) => target <= _doc ? _doc : Match(target);

    public override float GetScore()
    {
        float score = 0;
        foreach ((TermScorer term, float _) in _terms)
        {
            if (term.Advance(_doc) == _doc)
            {
                score += term.GetScore();
            }
        }
        return score;
    }

    private int Match(int target)
    {
        while (true)
        {
            int doc = NO_MORE_DOCS;
            for (int i = 0; i < _leading; i++)
            {
                doc = Math.Min(doc, _terms[i].Term.Advance(target));
            }
            if (doc == NO_MORE_DOCS || IsEnough(doc))
            {
                return _doc = doc;
            }
            target = doc + 1;
        }
    }

    private bool IsEnough(int doc)
    {
        // A hair less than the least: weights were summed up in another order.
        float missing = _least * 0.9999f;
        foreach ((TermScorer term, float weight) in _terms)
        {
            if (term.Advance(doc) != doc)
            {
                continue;
            }
            missing -= weight;
            if (missing <= 0)
            {
                return true;
            }
        }
        return false;
    }
}
