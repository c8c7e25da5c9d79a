using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads plans and units out of a reader. Keeps what it has read; for one thread and one request.</summary>
internal sealed class StoredPlans(IndexReader reader)
{
    private readonly IList<AtomicReaderContext> _leaves = reader.Leaves;
    private readonly BinaryDocValues?[] _records = new BinaryDocValues?[reader.Leaves.Count];
    private readonly Dictionary<(int Leaf, int Block), PlanRecord> _plans = [];
    private readonly BytesRef _bytes = new();

    /// <summary>The plan of a block.</summary>
    public PlanRecord Plan(int leaf, int block)
    {
        if (_plans.TryGetValue((leaf, block), out PlanRecord? plan))
        {
            return plan;
        }
        int head = DocBlocks.Of(_leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block);
        return _plans[(leaf, block)] = PlanRecords.ReadPlan(Record(leaf, head));
    }

    /// <summary>A unit.</summary>
    public UnitRecord Unit(int leaf, int doc) => PlanRecords.ReadUnit(Record(leaf, doc));

    /// <summary>All units of a block, in order.</summary>
    public IEnumerable<UnitRecord> Units(int leaf, int block)
    {
        DocBlocks blocks = DocBlocks.Of(_leaves[leaf].AtomicReader);
        int end = blocks.FirstDoc(Grouping.Block, block + 1);
        // The first document is the plan's.
        for (int doc = blocks.FirstDoc(Grouping.Block, block) + 1; doc < end; doc++)
        {
            yield return Unit(leaf, doc);
        }
    }

    /// <summary>All plans that aren't deleted: their leaves and blocks.</summary>
    public IEnumerable<(int Leaf, int Block)> Blocks()
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            IBits? live = _leaves[leaf].AtomicReader.LiveDocs;
            DocBlocks blocks = DocBlocks.Of(_leaves[leaf].AtomicReader);
            for (int block = 0; block < blocks.Count(Grouping.Block); block++)
            {
                if (live is null || live.Get(blocks.FirstDoc(Grouping.Block, block)))
                {
                    yield return (leaf, block);
                }
            }
        }
    }

    /// <summary>The plan whose document has a value in a keyword field, or null.</summary>
    public (int Leaf, int Block)? Find(string field, string value)
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            AtomicReader segment = _leaves[leaf].AtomicReader;
            if (segment.GetTermDocsEnum(new Term(field, value)) is { } docs
                && docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                return (leaf, DocBlocks.Of(segment).Of(Grouping.Block, doc));
            }
        }
        return null;
    }

    private ReadOnlySpan<byte> Record(int leaf, int doc)
    {
        BinaryDocValues records = _records[leaf] ??= _leaves[leaf].AtomicReader.GetBinaryDocValues(PlanFields.Record);
        records.Get(doc, _bytes);
        return _bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length);
    }
}
