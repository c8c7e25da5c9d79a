using SearchPlans.Index.Answers;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>Keeps of each plan chosen the paragraphs that stand first.</summary>
internal sealed class ChosenPlansCollector(IReadOnlyCollection<PlanPlace> chosen, int most)
    : HitCollector(new SearchRequest { Query = "" }, HitUnit.Paragraph)
{
    private readonly HashSet<PlanPlace> _chosen = [.. chosen];
    private readonly Dictionary<PlanPlace, List<FoundHit>> _hits = [];

    /// <summary>The first hits of each plan that has some, in reading order, and how many it has.</summary>
    public IReadOnlyDictionary<PlanPlace, HitsOfPlan> ByPlan() =>
        _hits.ToDictionary(h => h.Key, h => new HitsOfPlan(h.Value, CountOf(h.Value[0])));

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        if (!_chosen.Contains(hit.Plan))
        {
            return;
        }
        if (!_hits.TryGetValue(hit.Plan, out List<FoundHit>? hits))
        {
            _hits[hit.Plan] = hits = [];
        }
        if (hits.Count < most)
        {
            hits.Add(hit);
        }
    }
}
