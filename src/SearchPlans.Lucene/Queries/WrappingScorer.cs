using Lucene.Net.Search;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Queries;

/// <summary>The documents of another scorer.</summary>
internal abstract class WrappingScorer(LeafScorer inner) : LeafScorer
{
    protected LeafScorer Inner => inner;

    public sealed override int DocID => inner.DocID;

    public sealed override int Freq => inner.Freq;

    public sealed override long GetCost() => inner.GetCost();

    public override int NextDoc() => inner.NextDoc();

    public override int Advance(int target) => inner.Advance(target);

    public override float GetScore() => inner.GetScore();
}

/// <summary>Those documents of another scorer that pass a test.</summary>
internal abstract class SelectingScorer(LeafScorer inner) : WrappingScorer(inner)
{
    public sealed override int NextDoc() => Select(Inner.NextDoc());

    public sealed override int Advance(int target) => target <= DocID ? DocID : Select(Inner.Advance(target));

    /// <summary>Whether a document passes.</summary>
    protected abstract bool Passes(int doc);

    private int Select(int doc)
    {
        while (doc != NO_MORE_DOCS && !Passes(doc))
        {
            doc = Inner.NextDoc();
        }
        return doc;
    }
}

/// <summary>Documents of one scorer that another doesn't give.</summary>
internal sealed class ExclusionScorer(LeafScorer included, LeafScorer excluded) : SelectingScorer(included)
{
    protected override bool Passes(int doc) => excluded.Advance(doc) != doc;
}

/// <summary>Documents of another scorer that pass a test.</summary>
internal sealed class TestedScorer(LeafScorer inner, Func<int, bool> test) : SelectingScorer(inner)
{
    protected override bool Passes(int doc) => test(doc);
}

/// <summary>Documents of another scorer that are accepted: those that aren't deleted.</summary>
internal sealed class AcceptedScorer(LeafScorer inner, IBits acceptDocs) : SelectingScorer(inner)
{
    protected override bool Passes(int doc) => acceptDocs.Get(doc);

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        passed = 0;
        int accepted = 0;
        while (accepted == 0)
        {
            // Each has to be looked at, so none may only be counted.
            int count = Inner.NextBatch(docs, scores, -1, out _);
            if (count == 0)
            {
                break;
            }
            for (int i = 0; i < count; i++)
            {
                if (acceptDocs.Get(docs[i]))
                {
                    docs[accepted] = docs[i];
                    scores[accepted++] = scores[i];
                }
            }
        }
        return accepted;
    }
}

/// <summary>Required documents, scored higher where an optional scorer gives them too.</summary>
internal sealed class OptionalScorer(LeafScorer required, LeafScorer optional) : WrappingScorer(required)
{
    public override float GetScore()
    {
        float score = Inner.GetScore();
        return optional.Advance(DocID) == DocID ? score + optional.GetScore() : score;
    }
}

/// <summary>The documents of another scorer, all with one score.</summary>
internal sealed class ConstantScorer(LeafScorer inner, float score) : WrappingScorer(inner)
{
    public override float GetScore() => score;
}

/// <summary>The documents of another scorer, each scored higher by the same bonus.</summary>
internal sealed class BonusScorer(LeafScorer inner, float bonus) : WrappingScorer(inner)
{
    public override float GetScore() => Inner.GetScore() + bonus;
}

/// <summary>The documents of one of Lucene's own scorers, which mayn't be moved as freely as ours.</summary>
internal sealed class StockScorer(Scorer scorer) : LeafScorer
{
    public override int DocID => scorer.DocID;

    public override int Freq => scorer.Freq;

    public override long GetCost() => scorer.GetCost();

    public override int NextDoc() => scorer.DocID == NO_MORE_DOCS ? NO_MORE_DOCS : scorer.NextDoc();

    public override int Advance(int target) => target <= scorer.DocID ? scorer.DocID : scorer.Advance(target);

    public override float GetScore() => scorer.GetScore();
}
