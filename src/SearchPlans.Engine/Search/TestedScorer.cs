namespace SearchPlans.Engine.Search;

/// <summary>Documents of another scorer that pass a test.</summary>
internal sealed class TestedScorer(Scorer inner, Func<int, bool> test) : Scorer
{
    public override int Doc => inner.Doc;

    public override long Cost => inner.Cost;

    public override int Next() => SkipFailing(inner.Next());

    public override int Advance(int target) => target <= Doc ? Doc : SkipFailing(inner.Advance(target));

    public override float Score() => inner.Score();

    public override float Bound(int target, out int lastDoc) => inner.Bound(target, out lastDoc);

    public override void SetMinScore(float score) => inner.SetMinScore(score);

    private int SkipFailing(int doc)
    {
        while (doc != NoMoreDocs && !test(doc)) doc = inner.Next();
        return doc;
    }
}
