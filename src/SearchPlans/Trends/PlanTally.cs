using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Trends;

/// <summary>The years, levels and places that plans are added up by.</summary>
internal sealed class TallyAxes
{
    private readonly Dictionary<int, int> _years;
    private readonly Dictionary<PlanLevel, int> _levels;
    private readonly Dictionary<string, int> _places;

    public TallyAxes(IReadOnlyList<PlanSummary> plans)
    {
        int[] years = [.. plans.Select(p => p.Metadata.Year).Where(y => y > 0).Distinct().Order()];
        Years = years.Length == 0 ? [] : [.. Enumerable.Range(years[0], years[^1] - years[0] + 1)];
        Levels = [.. plans.Select(p => PlanLevelNames.OfRegion(p.RegionPath)).Where(l => l != PlanLevel.None).Distinct().Order()];
        Places = [.. plans.Select(p => TopOf(p.RegionPath)).Where(p => p.Length > 0).Distinct()
            .OrderBy(RegionOrder.KeyOf, StringComparer.Ordinal)];
        _years = Numbered(Years);
        _levels = Numbered(Levels);
        _places = Numbered(Places);
    }

    /// <summary>From the first to the last, none left out.</summary>
    public int[] Years { get; }

    /// <summary>From the country down.</summary>
    public PlanLevel[] Levels { get; }

    /// <summary>The nation and provinces, in their usual order.</summary>
    public string[] Places { get; }

    /// <summary>Where a plan belongs; -1 where that isn't known of it.</summary>
    public (int Year, int Level, int Place) Of(PlanSummary plan) => (
        _years.GetValueOrDefault(plan.Metadata.Year, -1),
        _levels.GetValueOrDefault(PlanLevelNames.OfRegion(plan.RegionPath), -1),
        _places.GetValueOrDefault(TopOf(plan.RegionPath), -1));

    private static string TopOf(string path) => path.IndexOf('/') is int slash and >= 0 ? path[..slash] : path;

    private static Dictionary<T, int> Numbered<T>(T[] values) where T : notnull =>
        values.Select((value, i) => (value, i)).ToDictionary(v => v.value, v => v.i);
}

/// <summary>Plans and an amount of each (characters, paragraphs), added up by year, level and place.</summary>
internal sealed class PlanTally(TallyAxes axes)
{
    private readonly (int Plans, long Amount)[] _byYear = new (int, long)[axes.Years.Length];
    private readonly (int Plans, long Amount)[] _byLevel = new (int, long)[axes.Levels.Length];
    private readonly (int Plans, long Amount)[] _byPlace = new (int, long)[axes.Places.Length];
    private readonly (int Plans, long Amount)[,] _byPlaceAndYear = new (int, long)[axes.Places.Length, axes.Years.Length];
    private (int Plans, long Amount) _total;

    public (int Plans, long Amount) Total => _total;

    public (int Plans, long Amount) OfYear(int year) => _byYear[year];

    public (int Plans, long Amount) OfLevel(int level) => _byLevel[level];

    public (int Plans, long Amount) OfPlace(int place) => _byPlace[place];

    public (int Plans, long Amount) OfPlaceAndYear(int place, int year) => _byPlaceAndYear[place, year];

    public void Add(PlanSummary plan, long amount)
    {
        (int year, int level, int place) = axes.Of(plan);
        Add(ref _total, amount);
        if (year >= 0)
        {
            Add(ref _byYear[year], amount);
        }
        if (level >= 0)
        {
            Add(ref _byLevel[level], amount);
        }
        if (place >= 0)
        {
            Add(ref _byPlace[place], amount);
        }
        if (year >= 0 && place >= 0)
        {
            Add(ref _byPlaceAndYear[place, year], amount);
        }
    }

    private static void Add(ref (int Plans, long Amount) cell, long amount) => cell = (cell.Plans + 1, cell.Amount + amount);
}
