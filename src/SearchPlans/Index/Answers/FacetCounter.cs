using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>Counts the hits by region, year, type, level, issuer and part, each without its own choices.</summary>
internal sealed class FacetCounter
{
    private readonly SearchRequest _request;
    private readonly HashSet<int> _chosenYears;
    private readonly HashSet<string> _chosenRegions;

    // The chosen regions and all around them.
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<int> _parts;
    private readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _years = [];
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanLevel, int> _levels = [];
    private readonly Dictionary<string, int> _issuers = new(StringComparer.Ordinal);

    public FacetCounter(SearchRequest request, FoundHits hits)
    {
        _request = request;
        _chosenYears = [.. request.Years];
        _chosenRegions = request.Regions.Where(IsPlace).ToHashSet(StringComparer.Ordinal);
        _parts = hits.PartCounts;
        foreach (PlanCount count in hits.Counts)
        {
            if (count.Fails == PlanChoices.Passes)
            {
                TotalPlans++;
                TotalHits += count.Count;
            }
            if ((count.Fails & ~PlanChoices.FailsRegion) == 0)
            {
                AddRegion(count.Plan.Region, count.Count);
            }
            if ((count.Fails & ~PlanChoices.FailsYear) == 0)
            {
                Add(_years, count.Plan.Year, count.Count);
            }
            if ((count.Fails & ~PlanChoices.FailsType) == 0)
            {
                Add(_types, count.Plan.Type, count.Count);
            }
            if ((count.Fails & ~PlanChoices.FailsLevel) == 0)
            {
                Add(_levels, PlanLevelNames.OfRegion(count.Plan.Region), count.Count);
            }
            if ((count.Fails & ~PlanChoices.FailsIssuer) == 0)
            {
                Add(_issuers, count.Plan.Issuer, count.Count);
            }
        }
    }

    /// <summary>How many hits meet all choices.</summary>
    public int TotalHits { get; }

    /// <summary>How many plans they stand in.</summary>
    public int TotalPlans { get; }

    /// <summary>The counts.</summary>
    public SearchFacets Facets() => new(
        [.. Regions()],
        [.. Years().OrderByDescending(f => f.Key)
            .Select(f => Value(f.Key.ToString(CultureInfo.InvariantCulture), f.Value, _chosenYears.Contains(f.Key)))],
        Named(_types, _request.Types),
        [.. PlanPartNames.Named.Where(p => _parts[(int)p] > 0 || _request.Parts.Contains(p))
            .Select(p => Value(PlanPartNames.NameOf(p), _parts[(int)p], _request.Parts.Contains(p)))])
    {
        Levels = [.. PlanLevelNames.Named.Where(l => _levels.GetValueOrDefault(l) > 0 || _request.Levels.Contains(l))
            .Select(l => Value(PlanLevelNames.NameOf(l), _levels.GetValueOrDefault(l), _request.Levels.Contains(l)))],
        Issuers = Named(_issuers, _request.Issuers),
    };

    // A chosen value stays to be seen, and to be taken back, when nothing is left of it.
    private IEnumerable<KeyValuePair<int, int>> Years() =>
        _years.Where(y => y.Key > 0)
            .Concat(_chosenYears.Where(y => !_years.ContainsKey(y)).Select(y => KeyValuePair.Create(y, 0)));

    // The most frequent first.
    private static FacetValue[] Named(Dictionary<string, int> counts, IReadOnlyList<string> chosen)
    {
        var selected = chosen.ToHashSet(StringComparer.Ordinal);
        return [.. counts.Where(c => c.Key.Length > 0)
            .Concat(selected.Where(c => !counts.ContainsKey(c)).Select(c => KeyValuePair.Create(c, 0)))
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => Value(c.Key, c.Value, selected.Contains(c.Key)))];
    }

    // Provinces always; what lies below one only where it or something in it is chosen.
    private IEnumerable<FacetValue> Regions()
    {
        foreach (string chosen in _chosenRegions)
        {
            foreach (string path in UpFrom(chosen))
            {
                _regions.TryAdd(path, 0);
                _opened.Add(path);
            }
        }
        return Below(_regions.Where(r => r.Key.Length > 0).ToLookup(r => ParentOf(r.Key), StringComparer.Ordinal), "", 0);
    }

    private IEnumerable<FacetValue> Below(ILookup<string, KeyValuePair<string, int>> children, string parent, int depth)
    {
        foreach ((string path, int count) in children[parent]
            .OrderByDescending(r => r.Value).ThenBy(r => RegionOrder.KeyOf(r.Key), StringComparer.Ordinal))
        {
            string label = path[(path.LastIndexOf('/') + 1)..];
            yield return new FacetValue(path, label, count, _chosenRegions.Contains(path), depth);
            if (!_opened.Contains(path))
            {
                continue;
            }
            foreach (FacetValue below in Below(children, path, depth + 1))
            {
                yield return below;
            }
        }
    }

    // What has more parts than there are divisions is no place, and none of its parts is one to choose.
    private static bool IsPlace(string path) => path.AsSpan().Count('/') < SearchRequest.MaxRegionParts;

    private static IEnumerable<string> UpFrom(string path)
    {
        for (int slash = path.Length; slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static string ParentOf(string path) => path.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : "";

    private void AddRegion(string path, int count)
    {
        foreach (string around in UpFrom(path))
        {
            Add(_regions, around, count);
        }
    }

    private static FacetValue Value(string value, int count, bool selected) => new(value, value, count, selected, 0);

    private static void Add<T>(Dictionary<T, int> counts, T key, int count) where T : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + count;
}
