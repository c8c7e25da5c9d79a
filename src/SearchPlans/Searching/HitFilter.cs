using SearchPlans.Engine.Segments;
using SearchPlans.Fields;

namespace SearchPlans.Searching;

/// <summary>Says which of a request's choices a plan doesn't meet.</summary>
internal sealed class HitFilter
{
    /// <summary>The plan meets all choices.</summary>
    public const byte Passes = 0;
    /// <summary>The plan lies in none of the chosen regions.</summary>
    public const byte FailsRegion = 1;
    /// <summary>The plan is of none of the chosen years.</summary>
    public const byte FailsYear = 2;
    /// <summary>The plan is of none of the chosen types.</summary>
    public const byte FailsType = 4;

    private static readonly int _region = PlanFields.Schema.ColumnOrdinal(PlanFields.Region);
    private static readonly int _year = PlanFields.Schema.ColumnOrdinal(PlanFields.Year);
    private static readonly int _type = PlanFields.Schema.ColumnOrdinal(PlanFields.Type);

    private readonly NumberColumn _years;
    private readonly KeywordColumn _regionsOf;
    private readonly KeywordColumn _typesOf;
    private readonly bool[] _failsRegion;
    private readonly bool[] _failsType;
    private readonly IReadOnlyList<int> _chosenYears;

    public HitFilter(SearchRequest request, SegmentReader segment)
    {
        _years = segment.Numbers(_year);
        _regionsOf = segment.Keywords(_region);
        _typesOf = segment.Keywords(_type);
        _chosenYears = request.Years;
        _failsRegion = [.. _regionsOf.Values.Select(v => request.Regions.Count > 0 && !request.Regions.Any(r => LiesIn(v, r)))];
        _failsType = [.. _typesOf.Values.Select(v => request.Types.Count > 0 && !request.Types.Contains(v))];
    }

    /// <summary>Which choices the plan of a block doesn't meet.</summary>
    public byte Test(int block)
    {
        byte fails = _failsRegion[_regionsOf.Ordinal(block)] ? FailsRegion : Passes;
        if (_chosenYears.Count > 0 && !_chosenYears.Contains(Year(block))) fails |= FailsYear;
        if (_failsType[_typesOf.Ordinal(block)]) fails |= FailsType;
        return fails;
    }

    public int Year(int block) => (int)_years[block];

    public string Region(int block) => _regionsOf[block];

    public string Type(int block) => _typesOf[block];

    /// <summary>Whether a region path is another one or lies below it.</summary>
    public static bool LiesIn(string path, string region) =>
        path.StartsWith(region, StringComparison.Ordinal) && (path.Length == region.Length || path[region.Length] == '/');
}
