using Lucene.Net.Index;
using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>Shows plans as cards. For one request.</summary>
/// <param name="stored">Reads plans.</param>
/// <param name="reader">The index.</param>
internal sealed class PlanCards(StoredPlans stored, IndexReader reader)
{
    // Namesakes, parts of a year; more are a list.
    private const int MaxOutlined = 3;

    /// <summary>Plans in the order in which they are listed: by the request's order, else the higher level first, then the newer
    /// year.</summary>
    /// <param name="found">What was found of them.</param>
    /// <param name="sort">The order asked for.</param>
    public static IReadOnlyList<BlockCount> InOrder(IEnumerable<BlockCount> found, SearchSort sort)
    {
        IEnumerable<BlockCount> plans = found.Where(b => b.Fails == PlanFilter.Passes);
        IOrderedEnumerable<BlockCount> ordered = sort switch
        {
            SearchSort.Newest => plans.OrderByDescending(YearOf).ThenBy(LevelOf),
            SearchSort.Oldest => plans.OrderBy(p => YearOf(p) is > 0 and var year ? year : int.MaxValue).ThenBy(LevelOf),
            _ => plans.OrderBy(LevelOf).ThenByDescending(YearOf),
        };
        return [.. ordered.ThenBy(p => RegionOrder.KeyOf(p.Filter.Region(p.Block)), StringComparer.Ordinal)];
    }

    /// <summary>The cards of plans; where they are few, with outline and neighbouring years.</summary>
    /// <param name="plans">Where they are: leaves and blocks.</param>
    /// <param name="total">How many there are in all.</param>
    public IReadOnlyList<PlanCard> Of(IEnumerable<(int Leaf, int Block)> plans, int total) =>
        [.. plans.Select(p => total <= MaxOutlined
            ? Outlined(p.Leaf, p.Block)
            : new PlanCard(stored.Plan(p.Leaf, p.Block).Summary, [], null, null))];

    private static int LevelOf(BlockCount plan) =>
        PlanLevelNames.OfRegion(plan.Filter.Region(plan.Block)) is not PlanLevel.None and var level ? (int)level : int.MaxValue;

    private static int YearOf(BlockCount plan) => plan.Filter.Year(plan.Block);

    private PlanCard Outlined(int leaf, int block)
    {
        PlanRecord plan = stored.Plan(leaf, block);
        int first = plan.Sections.Select(s => s.Level).DefaultIfEmpty().Min();
        PlanCardHeading[] outline = [.. plan.Sections.Where(s => s.Level == first)
            .Select(s => new PlanCardHeading(s.Heading, AnchorOf(leaf, block, s.FirstUnit)))];
        return new PlanCard(plan.Summary, outline, Neighbour(plan.Summary, isLater: false), Neighbour(plan.Summary, isLater: true));
    }

    private string AnchorOf(int leaf, int block, int unit)
    {
        int head = DocBlocks.Of(reader.Leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block);
        return stored.Unit(leaf, head + 1 + unit).Anchor;
    }

    // The plan of the same place and type for the year before or after, the nearest that there is.
    private PlanSummary? Neighbour(PlanSummary plan, bool isLater)
    {
        (int Leaf, int Block, int Year)? nearest = null;
        if (plan.Metadata.Year == 0)
        {
            return null;
        }
        foreach ((int leaf, int block) in stored.Blocks())
        {
            PlanSegment segment = PlanSegment.Of(reader.Leaves[leaf].AtomicReader);
            int year = segment.Year(block);
            bool isBetter = isLater
                ? year > plan.Metadata.Year && year < (nearest?.Year ?? int.MaxValue)
                : year > 0 && year < plan.Metadata.Year && year > (nearest?.Year ?? 0);
            if (isBetter
                && segment.Regions[segment.RegionOrdinal(block)] == plan.RegionPath
                && segment.Types[segment.TypeOrdinal(block)] == plan.Metadata.Type)
            {
                nearest = (leaf, block, year);
            }
        }
        return nearest is { } found ? stored.Plan(found.Leaf, found.Block).Summary : null;
    }
}
