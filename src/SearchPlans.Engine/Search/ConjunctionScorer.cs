namespace SearchPlans.Engine.Search;

/// <summary>Documents that all of several scorers give. The rarest leads; where bounds are known, stretches in which
/// all together can't score enough are passed over.</summary>
internal class ConjunctionScorer : Scorer
{
    private readonly Scorer[] _all;
    private readonly Scorer[] _scoring;

    /// <param name="scoring">Scorers whose scores are added up.</param>
    /// <param name="filters">Scorers that only have to agree.</param>
    public ConjunctionScorer(IReadOnlyList<Scorer> scoring, IReadOnlyList<Scorer> filters)
    {
        _scoring = [.. scoring];
        _all = [.. scoring.Concat(filters).OrderBy(s => s.Cost)];
    }

    /// <summary>Documents of that score or less needn't be given.</summary>
    protected float MinScore { get; private set; }

    /// <summary>Bounds were looked at up to this document.</summary>
    protected int CheckedUpTo { get; set; } = -1;

    public override int Doc => _all[0].Doc;

    public sealed override long Cost => _all[0].Cost;

    public override int Next() => Align(_all[0].Doc == NoMoreDocs ? NoMoreDocs : _all[0].Doc + 1);

    public override int Advance(int target) => target <= Doc ? Doc : Align(target);

    public override float Score()
    {
        // In double, as Lucene adds: the order of clauses then hardly ever shows in the sum.
        double sum = 0;
        foreach (Scorer scorer in _scoring) sum += scorer.Score();
        return (float)sum;
    }

    public sealed override float Bound(int target, out int lastDoc)
    {
        double sum = 0;
        lastDoc = NoMoreDocs;
        foreach (Scorer scorer in _scoring)
        {
            sum += scorer.Bound(target, out int last);
            lastDoc = Math.Min(lastDoc, last);
        }
        return (float)sum;
    }

    public sealed override void SetMinScore(float score)
    {
        MinScore = score;
        CheckedUpTo = -1;
    }

    private int Align(int target)
    {
        Scorer lead = _all[0];
        while (true)
        {
            target = SkipStretches(target);
            int doc = lead.Advance(target);
            if (doc == NoMoreDocs) return NoMoreDocs;
            if (MinScore > 0 && doc > CheckedUpTo && SkipStretches(doc) is int later && later != doc)
            {
                target = later;
                continue;
            }
            target = doc;
            for (int i = 1; i < _all.Length; i++)
            {
                target = _all[i].Advance(doc);
                if (target != doc) break;
            }
            if (target == doc) return doc;
        }
    }

    private int SkipStretches(int target)
    {
        if (MinScore <= 0 || target <= CheckedUpTo) return target;
        while (target != NoMoreDocs)
        {
            float bound = Bound(target, out int lastDoc);
            if (bound > MinScore)
            {
                CheckedUpTo = lastDoc;
                return target;
            }
            target = lastDoc == NoMoreDocs ? NoMoreDocs : lastDoc + 1;
        }
        return NoMoreDocs;
    }
}
