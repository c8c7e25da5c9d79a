using SearchPlans.Corpus;
using SearchPlans.Querying;

namespace SearchPlans.Index.Answers;

/// <summary>Sums up what the plans of a commit have in their fields. For one thread.</summary>
internal sealed class CorpusSummary
{
    private readonly HashSet<CataloguedPlans> _plans = [];
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _issuers = new(StringComparer.Ordinal);
    private int _first;
    private int _newest;

    /// <summary>The values of plans.</summary>
    public static CorpusValues Of(IEnumerable<PlanSummary> plans)
    {
        var summary = new CorpusSummary();
        foreach (PlanSummary plan in plans)
        {
            summary.Add(plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, plan.Metadata.Number, plan.Metadata.Issuer);
        }
        return summary.Values();
    }

    /// <summary>Adds a plan.</summary>
    /// <param name="region">Its region path.</param>
    /// <param name="year">Its year, or 0.</param>
    /// <param name="type">Its type.</param>
    /// <param name="number">Its number (文号), or nothing.</param>
    /// <param name="issuer">Its issuer, or nothing.</param>
    public void Add(string region, int year, string type, string number, string issuer)
    {
        if (year > 0)
        {
            _first = _first == 0 ? year : Math.Min(_first, year);
            _newest = Math.Max(_newest, year);
        }
        _plans.Add(new CataloguedPlans(region, year, type));
        _regions.Add(region);
        Count(_types, type);
        _numbers.Add(number);
        Count(_issuers, issuer);
    }

    /// <summary>The values of what was added.</summary>
    public CorpusValues Values()
    {
        _regions.Remove("");
        return new CorpusValues(
            _first, _newest, [.. _regions.OrderBy(RegionOrder.KeyOf, StringComparer.Ordinal)], ByFrequency(_types), ByFrequency(_issuers))
        {
            Plans = _plans,
            Numbers = [.. _numbers.Where(number => number.Length > 0)],
        };
    }

    private static void Count(Dictionary<string, int> counts, string value) => counts[value] = counts.GetValueOrDefault(value) + 1;

    private static string[] ByFrequency(Dictionary<string, int> counts) =>
        [.. counts.Where(c => c.Key.Length > 0)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key)];
}
