using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>How the texts of each field of a snapshot are scored, made when a field is first asked for: its table of norms
/// costs as much as a rare term's whole search. Safe for concurrent use.</summary>
/// <param name="snapshot">The index.</param>
internal sealed class FieldScoring(IndexSnapshot snapshot)
{
    private readonly Of?[] _fields = new Of?[snapshot.Schema.Texts.Count];

    /// <summary>How one field is scored.</summary>
    /// <param name="Bm25">By its average length, if it keeps lengths.</param>
    /// <param name="DocCount">How many documents have it, deleted ones included.</param>
    public sealed record Of(Bm25 Bm25, long DocCount);

    /// <summary>The index.</summary>
    public IndexSnapshot Snapshot => snapshot;

    /// <summary>How a field is scored, by its ordinal.</summary>
    public Of this[int field] => Volatile.Read(ref _fields[field]) ?? Make(field);

    private Of Make(int field)
    {
        long docs = 0;
        long tokens = 0;
        foreach (SegmentReader segment in snapshot.Segments)
        {
            FieldStatistics statistics = segment.Terms(field).Statistics;
            docs += statistics.DocCount;
            tokens += statistics.SumTotalTermFreq;
        }
        float? average = snapshot.Schema.Texts[field].Norms ? (float)(tokens / (double)Math.Max(1, docs)) : null;
        var made = new Of(new Bm25(average), docs);
        Volatile.Write(ref _fields[field], made);
        return made;
    }
}
