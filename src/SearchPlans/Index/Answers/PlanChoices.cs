using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Index.Answers;

/// <summary>Holds the values of plans against the choices of a request. A kind without choices lets all plans pass. Safe for concurrent
/// use.</summary>
internal sealed class PlanChoices
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

    private readonly HashSet<string> _regions;
    private readonly HashSet<int> _years;
    private readonly HashSet<string> _types;
    private readonly HashSet<PlanLevel> _levels;
    private readonly HashSet<string> _issuers;

    /// <summary>The choices of a request.</summary>
    public PlanChoices(SearchRequest request)
    {
        _regions = request.Regions.ToHashSet(StringComparer.Ordinal);
        _years = [.. request.Years];
        _types = request.Types.ToHashSet(StringComparer.Ordinal);
        _levels = [.. request.Levels];
        _issuers = request.Issuers.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a plan meets all choices.</summary>
    public bool Pass(PlanSummary plan) =>
        Pass(new PlanEntry(default, plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, plan.Metadata.Issuer));

    /// <summary>Whether a plan meets all choices.</summary>
    public bool Pass(PlanEntry plan) => PassRegion(plan.Region) && PassYear(plan.Year) && PassType(plan.Type)
        && PassLevel(PlanLevelNames.OfRegion(plan.Region)) && PassIssuer(plan.Issuer);

    /// <summary>Which choices a plan doesn't meet, as bits.</summary>
    public byte Test(PlanEntry plan) => (byte)((PassRegion(plan.Region) ? Passes : FailsRegion) | (PassYear(plan.Year) ? Passes : FailsYear)
        | (PassType(plan.Type) ? Passes : FailsType) | (PassLevel(PlanLevelNames.OfRegion(plan.Region)) ? Passes : FailsLevel)
        | (PassIssuer(plan.Issuer) ? Passes : FailsIssuer));

    /// <summary>Whether a region path is a chosen one or lies in one.</summary>
    public bool PassRegion(string path)
    {
        if (_regions.Count == 0)
        {
            return true;
        }
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> regions = _regions.GetAlternateLookup<ReadOnlySpan<char>>();
        // By the places around it, of which there are few, however many are chosen.
        for (int end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (regions.Contains(path.AsSpan(0, end)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a year is a chosen one.</summary>
    public bool PassYear(int year) => _years.Count == 0 || _years.Contains(year);

    /// <summary>Whether a type is a chosen one.</summary>
    public bool PassType(string type) => _types.Count == 0 || _types.Contains(type);

    /// <summary>Whether a level is a chosen one.</summary>
    public bool PassLevel(PlanLevel level) => _levels.Count == 0 || _levels.Contains(level);

    /// <summary>Whether an issuer is a chosen one.</summary>
    public bool PassIssuer(string issuer) => _issuers.Count == 0 || _issuers.Contains(issuer);
}
