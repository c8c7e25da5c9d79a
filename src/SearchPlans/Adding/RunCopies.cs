using SearchPlans.Corpus;

namespace SearchPlans.Adding;

/// <summary>What was added in this run and isn't in the index yet, to be found as the same or nearly so.</summary>
internal sealed class RunCopies
{
    private const int FewestShared = 5;
    private const int MostRead = 8;

    private readonly Dictionary<string, PlanSummary> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<PlanSummary>> _byShingle = [];

    /// <summary>Takes note of a plan.</summary>
    public void Add(string textHash, ShingleSketch sketch, PlanSummary plan)
    {
        _byText[textHash] = plan;
        foreach (ulong hash in sketch.Sample)
        {
            if (!_byShingle.TryGetValue(hash, out List<PlanSummary>? plans))
            {
                _byShingle[hash] = plans = [];
            }
            plans.Add(plan);
        }
    }

    /// <summary>Forgets plans whose text gave way to another.</summary>
    public void Forget(IReadOnlyList<string> files)
    {
        foreach (string hash in _byText.Where(p => files.Contains(p.Value.File)).Select(p => p.Key).ToList())
        {
            _byText.Remove(hash);
        }
        foreach (List<PlanSummary> plans in _byShingle.Values)
        {
            plans.RemoveAll(p => files.Contains(p.File));
        }
    }

    /// <summary>The plan with the same text, or null.</summary>
    public PlanSummary? Same(string textHash) => _byText.GetValueOrDefault(textHash);

    /// <summary>The near copies, nearest first.</summary>
    /// <param name="sketch">The document.</param>
    /// <param name="sketchOf">Reads a plan.</param>
    public async Task<IReadOnlyList<NearCopy>> NearAsync(ShingleSketch sketch, Func<PlanSummary, Task<ShingleSketch>> sketchOf)
    {
        var near = new List<NearCopy?>();
        foreach (PlanSummary plan in sketch.Sample
            .SelectMany(hash => _byShingle.GetValueOrDefault(hash) ?? [])
            .GroupBy(plan => plan.Id)
            .Where(g => g.Count() >= FewestShared)
            .OrderByDescending(g => g.Count())
            .Take(MostRead)
            .Select(g => g.First()))
        {
            near.Add(NearCopies.Measure(plan, await sketchOf(plan), sketch));
        }
        return NearCopies.NearestFirst(near);
    }
}
