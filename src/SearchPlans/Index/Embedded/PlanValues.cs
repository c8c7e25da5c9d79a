using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using SearchPlans.Corpus;
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
        int first = 0, newest = 0;
        var plans = new HashSet<CataloguedPlans>();
        var regions = new HashSet<string>(StringComparer.Ordinal);
        var types = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var issuers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int leaf, int block) in new StoredPlans(reader).Blocks())
        {
            PlanSegment segment = PlanSegment.Of(reader.Leaves[leaf].AtomicReader);
            int year = segment.Year(block);
            if (year > 0)
            {
                first = first == 0 ? year : Math.Min(first, year);
                newest = Math.Max(newest, year);
            }
            var plan = new CataloguedPlans(
                segment.Regions[segment.RegionOrdinal(block)], year, segment.Types[segment.TypeOrdinal(block)]);
            plans.Add(plan);
            regions.Add(plan.Region);
            Count(types, plan.Type);
            numbers.Add(segment.DocumentNumbers[segment.NumberOrdinal(block)]);
            Count(issuers, segment.Issuers[segment.IssuerOrdinal(block)]);
        }
        regions.Remove("");
        return new CorpusValues(first, newest, [.. regions.OrderBy(RegionOrder.KeyOf, StringComparer.Ordinal)], ByFrequency(types),
            ByFrequency(issuers))
        {
            Plans = plans,
            Numbers = [.. numbers.Where(number => number.Length > 0)],
        };
    }

    private static void Count(Dictionary<string, int> counts, string value) => counts[value] = counts.GetValueOrDefault(value) + 1;

    private static string[] ByFrequency(Dictionary<string, int> counts) =>
        [.. counts.Where(c => c.Key.Length > 0)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key)];
}
