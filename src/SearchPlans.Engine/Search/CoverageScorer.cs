namespace SearchPlans.Engine.Search;

/// <summary>Documents that hold enough of some terms by weight, see <see cref="CoverageQuery"/>.</summary>
internal sealed class CoverageScorer : Scorer
{
    private readonly (TermScorer Term, float Weight)[] _terms;
    private readonly float _least;

    // Documents without any of the first so many terms hold too little: the others only add to what was found.
    private readonly int _leading;
    private int _doc = -1;

    /// <param name="terms">The terms that the segment has, with their weights.</param>
    /// <param name="least">The least weight that is enough.</param>
    public CoverageScorer(IEnumerable<(TermScorer Term, float Weight)> terms, float least)
    {
        _terms = [.. terms.OrderByDescending(t => t.Weight)];
        _least = least;
        float rest = 0;
        _leading = _terms.Length;
        while (_leading > 0 && rest + _terms[_leading - 1].Weight < least) rest += _terms[--_leading].Weight;
    }

    public override int Doc => _doc;

    public override long Cost => _terms.Take(_leading).Sum(t => t.Term.Cost);

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Match(_doc + 1);

    public override int Advance(int target) => target <= _doc ? _doc : Match(target);

    public override float Score()
    {
        float score = 0;
        foreach ((TermScorer term, float _) in _terms)
        {
            if (term.Advance(_doc) == _doc) score += term.Score();
        }
        return score;
    }

    private int Match(int target)
    {
        while (true)
        {
            int doc = NoMoreDocs;
            for (int i = 0; i < _leading; i++) doc = Math.Min(doc, _terms[i].Term.Advance(target));
            if (doc == NoMoreDocs || IsEnough(doc)) return _doc = doc;
            target = doc + 1;
        }
    }

    private bool IsEnough(int doc)
    {
        // A hair less than the least: weights were summed up in another order.
        float missing = _least * 0.9999f;
        foreach ((TermScorer term, float weight) in _terms)
        {
            if (term.Advance(doc) != doc) continue;
            missing -= weight;
            if (missing <= 0) return true;
        }
        return false;
    }
}

/// <summary>What any of some scorers gives, with the highest of their scores.</summary>
internal sealed class BestOfScorer(IReadOnlyList<Scorer> scorers) : Scorer
{
    private int _doc = -1;

    public override int Doc => _doc;

    public override long Cost => scorers.Sum(s => s.Cost);

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target <= _doc) return _doc;
        int doc = NoMoreDocs;
        foreach (Scorer scorer in scorers) doc = Math.Min(doc, scorer.Advance(target));
        return _doc = doc;
    }

    public override float Score()
    {
        float best = 0;
        foreach (Scorer scorer in scorers)
        {
            if (scorer.Doc == _doc) best = Math.Max(best, scorer.Score());
        }
        return best;
    }

    public override float Bound(int target, out int lastDoc)
    {
        float bound = 0;
        lastDoc = NoMoreDocs;
        foreach (Scorer scorer in scorers)
        {
            bound = Math.Max(bound, scorer.Bound(Math.Max(target, scorer.Doc), out int last));
            lastDoc = Math.Min(lastDoc, last);
        }
        return bound;
    }
}
