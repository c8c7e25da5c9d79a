using SearchPlans.Index.Answers;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>Says which of a request's choices a plan doesn't meet.</summary>
internal sealed class PlanFilter
{
    private readonly PlanSegment _segment;
    private readonly bool[] _failsRegion;
    private readonly bool[] _failsType;
    private readonly bool[] _failsLevel;
    private readonly bool[] _failsIssuer;
    private readonly PlanChoices _choices;

    public PlanFilter(SearchRequest request, PlanSegment segment)
    {
        _segment = segment;
        _choices = new PlanChoices(request);
        _failsRegion = [.. segment.Regions.Select(v => !_choices.PassRegion(v))];
        _failsType = [.. segment.Types.Select(v => !_choices.PassType(v))];
        _failsLevel = [.. segment.Levels.Select(v => !_choices.PassLevel(v))];
        _failsIssuer = [.. segment.Issuers.Select(v => !_choices.PassIssuer(v))];
    }

    /// <summary>Which choices the plan of a block doesn't meet.</summary>
    public byte Test(int block)
    {
        byte fails = _failsRegion[_segment.RegionOrdinal(block)] ? PlanChoices.FailsRegion : PlanChoices.Passes;
        if (!_choices.PassYear(Year(block)))
        {
            fails |= PlanChoices.FailsYear;
        }
        if (_failsType[_segment.TypeOrdinal(block)])
        {
            fails |= PlanChoices.FailsType;
        }
        if (_failsLevel[_segment.RegionOrdinal(block)])
        {
            fails |= PlanChoices.FailsLevel;
        }
        if (_failsIssuer[_segment.IssuerOrdinal(block)])
        {
            fails |= PlanChoices.FailsIssuer;
        }
        return fails;
    }

    public int Year(int block) => _segment.Year(block);

    public string Region(int block) => _segment.Regions[_segment.RegionOrdinal(block)];

    public string Type(int block) => _segment.Types[_segment.TypeOrdinal(block)];

    public PlanLevel Level(int block) => _segment.Level(block);

    public string Issuer(int block) => _segment.Issuers[_segment.IssuerOrdinal(block)];
}
