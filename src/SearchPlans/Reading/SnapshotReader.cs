using SearchPlans.Engine.Segments;
using SearchPlans.Fields;

namespace SearchPlans.Reading;

/// <summary>Reads plans and units out of a snapshot. Keeps what it has read; for one thread and one request.</summary>
internal sealed class SnapshotReader(IndexSnapshot snapshot)
{
    private readonly StoredBytesReader?[] _stored = new StoredBytesReader?[snapshot.Segments.Count];
    private readonly Dictionary<(int Segment, int Block), PlanRecord> _plans = [];

    /// <summary>The plan of a block.</summary>
    public PlanRecord Plan(int segment, int block)
    {
        if (_plans.TryGetValue((segment, block), out PlanRecord? plan)) return plan;
        int head = snapshot.Segments[segment].Groups.FirstDoc(Grouping.Block, block);
        return _plans[(segment, block)] = PlanRecords.ReadPlan(Stored(segment).Read(head));
    }

    /// <summary>A unit.</summary>
    public UnitRecord Unit(int segment, int doc) => PlanRecords.ReadUnit(Stored(segment).Read(doc));

    /// <summary>All units of a block, in order.</summary>
    public IEnumerable<UnitRecord> Units(int segment, int block)
    {
        Groups groups = snapshot.Segments[segment].Groups;
        int end = groups.FirstDoc(Grouping.Block, block + 1);
        // The first document is the plan's head.
        for (int doc = groups.FirstDoc(Grouping.Block, block) + 1; doc < end; doc++) yield return Unit(segment, doc);
    }

    /// <summary>All plans of the snapshot.</summary>
    public IEnumerable<PlanRecord> Plans()
    {
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            SegmentReader segment = snapshot.Segments[s];
            for (int block = 0; block < segment.Info.BlockCount; block++)
            {
                if (!segment.DeletedBlocks.Contains(block)) yield return Plan(s, block);
            }
        }
    }

    /// <summary>The block that has a value in a keyword column, or null.</summary>
    public (int Segment, int Block)? Find(string column, string value)
    {
        int ordinal = PlanFields.Schema.ColumnOrdinal(column);
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            SegmentReader segment = snapshot.Segments[s];
            KeywordColumn keywords = segment.Keywords(ordinal);
            int wanted = IndexOf(keywords.Values, value);
            if (wanted < 0) continue;
            for (int block = 0; block < segment.Info.BlockCount; block++)
            {
                if (keywords.Ordinal(block) == wanted && !segment.DeletedBlocks.Contains(block)) return (s, block);
            }
        }
        return null;
    }

    // Values are in ordinal order.
    private static int IndexOf(IReadOnlyList<string> values, string value)
    {
        int low = 0;
        int high = values.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = string.CompareOrdinal(values[middle], value);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    private StoredBytesReader Stored(int segment) => _stored[segment] ??= snapshot.Segments[segment].Stored();
}
