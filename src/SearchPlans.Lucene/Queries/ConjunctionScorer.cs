namespace SearchPlans.Lucene.Queries;

/// <summary>Documents that all of several scorers give. The rarest leads.</summary>
internal sealed class ConjunctionScorer : LeafScorer
{
    private readonly LeafScorer[] _all;
    private readonly LeafScorer[] _scoring;

    /// <param name="scoring">Scorers whose scores are added up.</param>
    /// <param name="filters">Scorers that only have to agree.</param>
    public ConjunctionScorer(IReadOnlyList<LeafScorer> scoring, IReadOnlyList<LeafScorer> filters)
    {
        _scoring = [.. scoring];
        _all = [.. scoring.Concat(filters).OrderBy(s => s.GetCost())];
    }

    public override int DocID => _all[0].DocID;

    public override long GetCost() => _all[0].GetCost();

    public override int Advance(int target) => target <= DocID ? DocID : Align(target);

    public override float GetScore()
    {
        // In double, as Lucene adds: the order of clauses then hardly ever shows in the sum.
        double sum = 0;
        foreach (LeafScorer scorer in _scoring)
        {
            sum += scorer.GetScore();
        }
        return (float)sum;
    }

    private int Align(int target)
    {
        while (true)
        {
            int doc = _all[0].Advance(target);
            target = doc;
            for (int i = 1; i < _all.Length && target == doc; i++)
            {
                target = _all[i].Advance(doc);
            }
            if (target == doc)
            {
                return doc;
            }
        }
    }
}
