using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Required documents, scored higher where an optional scorer gives them too.</summary>
internal sealed class OptionalScorer(Scorer required, Scorer optional) : Scorer
{
    public override int Doc => required.Doc;

    public override long Cost => required.Cost;

    public override int Next() => required.Next();

    public override int Advance(int target) => required.Advance(target);

    public override float Score()
    {
        float score = required.Score();
        int doc = required.Doc;
        return (optional.Doc < doc ? optional.Advance(doc) : optional.Doc) == doc ? score + optional.Score() : score;
    }

    public override float Bound(int target, out int lastDoc)
    {
        float bound = required.Bound(target, out lastDoc) + optional.Bound(target, out int last);
        lastDoc = Math.Min(lastDoc, last);
        return bound;
    }
}

/// <summary>Documents of one scorer that another doesn't give.</summary>
internal sealed class ExclusionScorer(Scorer included, Scorer excluded) : Scorer
{
    public override int Doc => included.Doc;

    public override long Cost => included.Cost;

    public override int Next() => SkipExcluded(included.Next());

    public override int Advance(int target) => target <= Doc ? Doc : SkipExcluded(included.Advance(target));

    public override float Score() => included.Score();

    public override float Bound(int target, out int lastDoc) => included.Bound(target, out lastDoc);

    public override void SetMinScore(float score) => included.SetMinScore(score);

    private int SkipExcluded(int doc)
    {
        while (doc != NoMoreDocs && (excluded.Doc < doc ? excluded.Advance(doc) : excluded.Doc) == doc) doc = included.Next();
        return doc;
    }
}

/// <summary>The documents of another scorer, all with one score.</summary>
internal sealed class ConstantScorer(Scorer inner, float score) : Scorer
{
    public override int Doc => inner.Doc;

    public override long Cost => inner.Cost;

    public override int Next() => inner.Next();

    public override int Advance(int target) => inner.Advance(target);

    public override float Score() => score;

    public override float Bound(int target, out int lastDoc)
    {
        lastDoc = NoMoreDocs;
        return score;
    }
}

/// <summary>The documents of another scorer, each scored higher by the same bonus.</summary>
internal sealed class BonusScorer(Scorer inner, float bonus) : Scorer
{
    public override int Doc => inner.Doc;

    public override long Cost => inner.Cost;

    public override int Next() => inner.Next();

    public override int Advance(int target) => inner.Advance(target);

    public override float Score() => inner.Score() + bonus;

    public override float Bound(int target, out int lastDoc) => inner.Bound(target, out lastDoc) + bonus;
}

/// <summary>Every document of each block or group in which another scorer gives one.</summary>
internal sealed class GroupScorer(Scorer inner, Groups groups, Grouping grouping) : Scorer
{
    private int _doc = -1;
    private int _groupEnd;
    private float _score;

    public override int Doc => _doc;

    // Each match stands for its whole group; how long that is isn't known before.
    public override long Cost => inner.Cost * 8;

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target <= _doc) return _doc;
        if (target < _groupEnd) return _doc = target;
        if (target == NoMoreDocs) return _doc = NoMoreDocs;
        // A match before the target counts if it is in the same group.
        int group = target < groups.FirstDoc(grouping, groups.Count(grouping)) ? groups.Of(grouping, target) : -1;
        int match = group < 0 ? NoMoreDocs : inner.Advance(groups.FirstDoc(grouping, group));
        if (match == NoMoreDocs) return _doc = NoMoreDocs;
        _score = inner.Score();
        int found = groups.Of(grouping, match);
        _groupEnd = groups.FirstDoc(grouping, found + 1);
        return _doc = Math.Max(target, groups.FirstDoc(grouping, found));
    }

    public override float Score() => _score;
}

/// <summary>All documents of the blocks that pass a test.</summary>
internal sealed class BlockScorer(Groups groups, int docCount, Func<int, bool> test) : Scorer
{
    private int _doc = -1;
    private int _blockEnd;

    public override int Doc => _doc;

    public override long Cost => docCount;

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target <= _doc) return _doc;
        if (target < _blockEnd) return _doc = target;
        if (target >= docCount) return _doc = NoMoreDocs;
        int count = groups.Count(Grouping.Block);
        for (int block = groups.Of(Grouping.Block, target); block < count; block++)
        {
            if (!test(block)) continue;
            _blockEnd = groups.FirstDoc(Grouping.Block, block + 1);
            return _doc = Math.Max(target, groups.FirstDoc(Grouping.Block, block));
        }
        return _doc = NoMoreDocs;
    }

    public override float Score() => 0;

    public override float Bound(int target, out int lastDoc)
    {
        lastDoc = NoMoreDocs;
        return 0;
    }
}
