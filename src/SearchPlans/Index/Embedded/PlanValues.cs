using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>What the plans of a commit have in their fields, read once a commit. Safe for concurrent use.</summary>
internal static class PlanValues
{
    private static readonly ConditionalWeakTable<IndexReader, CorpusValues> _values = [];

    /// <summary>The values of a commit.</summary>
    public static CorpusValues Of(IndexReader reader) => _values.GetValue(reader, Read);

    private static CorpusValues Read(IndexReader reader)
    {
        var summary = new CorpusSummary();
        foreach (PlanPlace plan in new StoredPlans(reader).Places())
        {
            PlanSegment segment = PlanSegment.Of(reader.Leaves[plan.Leaf].AtomicReader);
            summary.Add(
                segment.Regions[segment.RegionOrdinal(plan.Block)], segment.Year(plan.Block),
                segment.Types[segment.TypeOrdinal(plan.Block)],
                segment.DocumentNumbers[segment.NumberOrdinal(plan.Block)],
                segment.Issuers[segment.IssuerOrdinal(plan.Block)]);
        }
        return summary.Values();
    }
}
