using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Citing;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads plans and units out of a reader: a plan is a block of a leaf. Keeps what it has read; for one thread and one
/// request.</summary>
internal sealed class StoredPlans(IndexReader reader) : IStoredPlans
{
    private readonly IList<AtomicReaderContext> _leaves = reader.Leaves;
    private readonly BinaryDocValues?[] _records = new BinaryDocValues?[reader.Leaves.Count];
    private readonly BinaryDocValues?[] _figures = new BinaryDocValues?[reader.Leaves.Count];
    private readonly BinaryDocValues?[] _citations = new BinaryDocValues?[reader.Leaves.Count];
    private readonly Dictionary<PlanPlace, PlanRecord> _plans = [];
    private readonly Dictionary<PlanPlace, IReadOnlyList<CitedName>> _names = [];
    private readonly BytesRef _bytes = new();

    /// <inheritdoc />
    public PlanRecord Plan(PlanPlace plan) => _plans.TryGetValue(plan, out PlanRecord? known)
        ? known
        : _plans[plan] = PlanRecords.ReadPlan(Record(plan.Leaf, HeadOf(plan)));

    /// <inheritdoc />
    public UnitRecord Unit(PlanPlace plan, int unit) => UnitOf(plan.Leaf, HeadOf(plan) + 1 + unit);

    /// <inheritdoc />
    public IReadOnlyList<UnitRecord> Units(PlanPlace plan)
    {
        // The first document is the plan's.
        int first = HeadOf(plan) + 1;
        return [.. Enumerable.Range(first, EndOf(plan) - first).Select(doc => UnitOf(plan.Leaf, doc))];
    }

    /// <inheritdoc />
    public int SectionStart(PlanPlace plan, int unit)
    {
        DocBlocks blocks = BlocksOf(plan.Leaf);
        int head = HeadOf(plan);
        return blocks.FirstDoc(Grouping.Group, blocks.Of(Grouping.Group, head + 1 + unit)) - head - 1;
    }

    /// <inheritdoc />
    public int? FirstBelow(PlanPlace plan, int unit)
    {
        int head = HeadOf(plan), end = EndOf(plan);
        for (int doc = head + 1 + unit + 1; doc < end; doc++)
        {
            if (UnitOf(plan.Leaf, doc).Kind != PlanUnitKind.Heading)
            {
                return doc - head - 1;
            }
        }
        return null;
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Figures(PlanPlace plan) => ValueOf(_figures, PlanFields.Figures, plan);

    /// <inheritdoc />
    public IReadOnlyList<CitedName> Citations(PlanPlace plan) => _names.TryGetValue(plan, out IReadOnlyList<CitedName>? known)
        ? known
        : _names[plan] = CitationRecords.Read(ValueOf(_citations, PlanFields.Citations, plan).Span);

    /// <inheritdoc />
    public void Expect(IEnumerable<UnitPlace> units)
    {
        // They are read where they lie.
    }

    /// <summary>A unit by its document.</summary>
    public UnitRecord UnitOf(int leaf, int doc) => PlanRecords.ReadUnit(Record(leaf, doc));

    /// <summary>The document of a plan in its leaf; those of its units follow it.</summary>
    public int HeadOf(PlanPlace plan) => BlocksOf(plan.Leaf).FirstDoc(Grouping.Block, plan.Block);

    /// <summary>The document behind that of a plan's last unit.</summary>
    public int EndOf(PlanPlace plan) => BlocksOf(plan.Leaf).FirstDoc(Grouping.Block, plan.Block + 1);

    /// <summary>The plan that a document belongs to.</summary>
    public PlanPlace PlaceOf(int leaf, int doc) => new(leaf, BlocksOf(leaf).Of(Grouping.Block, doc));

    /// <summary>All plans that aren't deleted.</summary>
    public IEnumerable<PlanPlace> Places()
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            IBits? live = _leaves[leaf].AtomicReader.LiveDocs;
            DocBlocks blocks = BlocksOf(leaf);
            for (int block = 0; block < blocks.Count(Grouping.Block); block++)
            {
                if (live is null || live.Get(blocks.FirstDoc(Grouping.Block, block)))
                {
                    yield return new PlanPlace(leaf, block);
                }
            }
        }
    }

    /// <summary>The plans whose documents have a term, and aren't deleted.</summary>
    public IEnumerable<PlanPlace> PlacesWith(string field, string term)
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            AtomicReader segment = _leaves[leaf].AtomicReader;
            IBits? live = segment.LiveDocs;
            foreach (int doc in TermDocs.Of(segment, field, term))
            {
                if (live is null || live.Get(doc))
                {
                    yield return PlaceOf(leaf, doc);
                }
            }
        }
    }

    /// <summary>The plan whose document has a value in a keyword field, or null.</summary>
    public PlanPlace? Find(string field, string value)
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            if (_leaves[leaf].AtomicReader.GetTermDocsEnum(new Term(field, value)) is { } docs
                && docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                return PlaceOf(leaf, doc);
            }
        }
        return null;
    }

    private DocBlocks BlocksOf(int leaf) => DocBlocks.Of(_leaves[leaf].AtomicReader);

    private ReadOnlyMemory<byte> ValueOf(BinaryDocValues?[] values, string field, PlanPlace plan)
    {
        if ((values[plan.Leaf] ??= _leaves[plan.Leaf].AtomicReader.GetBinaryDocValues(field)) is not { } ofLeaf)
        {
            return default;
        }
        var bytes = new BytesRef();
        ofLeaf.Get(HeadOf(plan), bytes);
        return bytes.Bytes.AsMemory(bytes.Offset, bytes.Length);
    }

    private ReadOnlySpan<byte> Record(int leaf, int doc)
    {
        BinaryDocValues records = _records[leaf] ??= _leaves[leaf].AtomicReader.GetBinaryDocValues(PlanFields.Record);
        records.Get(doc, _bytes);
        return _bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length);
    }
}
