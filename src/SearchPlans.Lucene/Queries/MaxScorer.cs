namespace SearchPlans.Lucene.Queries;

/// <summary>What any of some scorers gives, with the highest of their scores.</summary>
internal sealed class MaxScorer(IReadOnlyList<LeafScorer> scorers) : LeafScorer
{
    private int _doc = -1;

    public override int DocID => _doc;

    public override long GetCost() => scorers.Sum(s => s.GetCost());

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        int doc = NO_MORE_DOCS;
        foreach (LeafScorer scorer in scorers)
        {
            doc = Math.Min(doc, scorer.Advance(target));
        }
        return _doc = doc;
    }

    public override float GetScore()
    {
        float best = 0;
        foreach (LeafScorer scorer in scorers)
        {
            if (scorer.DocID == _doc)
            {
                best = Math.Max(best, scorer.GetScore());
            }
        }
        return best;
    }
}
