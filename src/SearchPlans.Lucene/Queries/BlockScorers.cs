namespace SearchPlans.Lucene.Queries;

/// <summary>Every document of each block or group in which another scorer gives one.</summary>
internal sealed class GroupScorer(LeafScorer inner, DocBlocks blocks, Grouping grouping) : LeafScorer
{
    private int _doc = -1;
    private int _groupEnd;
    private float _score;

    public override int DocID => _doc;

    // Each match stands for its whole group; how long that is isn't known before.
    public override long GetCost() => inner.GetCost() * 8;

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        if (target < _groupEnd)
        {
            return _doc = target;
        }
        // A match before the target counts if it is in the same group.
        int match = target < blocks.MaxDoc
            ? inner.Advance(blocks.FirstDoc(grouping, blocks.Of(grouping, target)))
            : NO_MORE_DOCS;
        if (match == NO_MORE_DOCS)
        {
            return _doc = NO_MORE_DOCS;
        }
        _score = inner.GetScore();
        int found = blocks.Of(grouping, match);
        _groupEnd = blocks.FirstDoc(grouping, found + 1);
        return _doc = Math.Max(target, blocks.FirstDoc(grouping, found));
    }

    public override float GetScore() => _score;
}

/// <summary>All documents of the blocks that pass a test.</summary>
internal sealed class BlockScorer(DocBlocks blocks, Func<int, bool> test) : LeafScorer
{
    private int _doc = -1;
    private int _blockEnd;

    public override int DocID => _doc;

    public override long GetCost() => blocks.MaxDoc;

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        if (target < _blockEnd)
        {
            return _doc = target;
        }
        if (target >= blocks.MaxDoc)
        {
            return _doc = NO_MORE_DOCS;
        }
        int count = blocks.Count(Grouping.Block);
        for (int block = blocks.Of(Grouping.Block, target); block < count; block++)
        {
            if (test(block))
            {
                _blockEnd = blocks.FirstDoc(Grouping.Block, block + 1);
                return _doc = Math.Max(target, blocks.FirstDoc(Grouping.Block, block));
            }
        }
        return _doc = NO_MORE_DOCS;
    }

    public override float GetScore() => 0;
}

/// <summary>All documents, with one score.</summary>
internal sealed class AllScorer(int maxDoc, float score) : LeafScorer
{
    private int _doc = -1;

    public override int DocID => _doc;

    public override long GetCost() => maxDoc;

    public override int Advance(int target) => target <= _doc ? _doc : _doc = target < maxDoc ? target : NO_MORE_DOCS;

    public override float GetScore() => score;
}
