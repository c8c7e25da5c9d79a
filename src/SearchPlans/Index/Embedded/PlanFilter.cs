using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>Says which of a request's choices a plan doesn't meet.</summary>
internal sealed class PlanFilter
{
    /// <summary>The plan meets all choices.</summary>
    public const byte Passes = 0;
    /// <summary>The plan lies in none of the chosen regions.</summary>
    public const byte FailsRegion = 1;
    /// <summary>The plan is of none of the chosen years.</summary>
    public const byte FailsYear = 2;
    /// <summary>The plan is of none of the chosen types.</summary>
    public const byte FailsType = 4;
    /// <summary>The plan is of none of the chosen levels of government.</summary>
    public const byte FailsLevel = 8;
    /// <summary>The plan is of none of the chosen issuers.</summary>
    public const byte FailsIssuer = 16;

    private readonly PlanSegment _segment;
    private readonly bool[] _failsRegion;
    private readonly bool[] _failsType;
    private readonly bool[] _failsLevel;
    private readonly bool[] _failsIssuer;
    private readonly HashSet<int> _chosenYears;

    public PlanFilter(SearchRequest request, PlanSegment segment)
    {
        _segment = segment;
        _chosenYears = [.. request.Years];
        var regions = request.Regions.ToHashSet(StringComparer.Ordinal);
        var types = request.Types.ToHashSet(StringComparer.Ordinal);
        var issuers = request.Issuers.ToHashSet(StringComparer.Ordinal);
        _failsRegion = [.. segment.Regions.Select(v => request.Regions.Count > 0 && !LiesInAny(v, regions))];
        _failsType = [.. segment.Types.Select(v => request.Types.Count > 0 && !types.Contains(v))];
        _failsLevel = [.. segment.Levels.Select(v => request.Levels.Count > 0 && !request.Levels.Contains(v))];
        _failsIssuer = [.. segment.Issuers.Select(v => request.Issuers.Count > 0 && !issuers.Contains(v))];
    }

    // By the places around it, of which there are few, however many are chosen.
    private static bool LiesInAny(string path, HashSet<string> regions)
    {
        for (int end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (regions.Contains(path[..end]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Which choices the plan of a block doesn't meet.</summary>
    public byte Test(int block)
    {
        byte fails = _failsRegion[_segment.RegionOrdinal(block)] ? FailsRegion : Passes;
        if (_chosenYears.Count > 0 && !_chosenYears.Contains(Year(block)))
        {
            fails |= FailsYear;
        }
        if (_failsType[_segment.TypeOrdinal(block)])
        {
            fails |= FailsType;
        }
        if (_failsLevel[_segment.RegionOrdinal(block)])
        {
            fails |= FailsLevel;
        }
        if (_failsIssuer[_segment.IssuerOrdinal(block)])
        {
            fails |= FailsIssuer;
        }
        return fails;
    }

    public int Year(int block) => _segment.Year(block);

    public string Region(int block) => _segment.Regions[_segment.RegionOrdinal(block)];

    public string Type(int block) => _segment.Types[_segment.TypeOrdinal(block)];

    public PlanLevel Level(int block) => _segment.Level(block);

    public string Issuer(int block) => _segment.Issuers[_segment.IssuerOrdinal(block)];
}
