using System.Buffers;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Citing;

/// <summary>Whose document is meant where a text says it by a rank or not at all: 省“十四五”规划, 我市2023年政府工作报告.</summary>
/// <param name="known">What is known of the plan whose text it is.</param>
internal sealed partial class CitingContext(PlanMetadata known)
{
    private static readonly SearchValues<char> _clauseEnds = SearchValues.Create("，。；：！？,;:");

    // How far back of a name words are looked at.
    private const int MaxBefore = 24;

    /// <summary>Said of a name that is somebody's, but whose can't be known: it finds nothing.</summary>
    public const string Nobody = "?";

    /// <summary>The plan's own place as a path; empty where none is known.</summary>
    public string OwnPlace { get; } = PlanSummary.PathOf(known.Province, known.City, known.County);

    /// <summary>The place that a rank stands for in a text of the plan's own place; null where that may be any of several.</summary>
    public string? PlaceOfRank(string rank, bool isOwn = false)
    {
        bool isAutonomous = known.Province.EndsWith("自治区", StringComparison.Ordinal);
        bool IsRanked(string name) => name.EndsWith(rank, StringComparison.Ordinal);
        return rank switch
        {
            "省" when IsRanked(known.Province) => known.Province,
            "自治区" when isAutonomous => known.Province,
            "区" when known.County.Length == 0 => isAutonomous && isOwn == (known.City.Length == 0) ? known.Province : null,
            // In a city that is a county's equal 市 alone may be the one around it.
            "市" when known.County.Length > 0 && IsRanked(known.County) => isOwn ? OwnPlace : null,
            "区" or "县" or "旗" or "市" when known.County.Length > 0 && IsRanked(known.County) => OwnPlace,
            "市" or "州" or "盟" when known.City.Length > 0 && IsRanked(known.City) => PlanSummary.PathOf(known.Province, known.City),
            "市" when known.City.Length == 0 && IsRanked(known.Province) => known.Province,
            _ => null,
        };
    }

    /// <summary>Whose a five-year plan is that isn't in 《》, by what stands before it.</summary>
    /// <param name="before">The text before.</param>
    /// <returns>A path; null where that can't be told for certain.</returns>
    public string? OwnerOf(string before)
    {
        (string? place, string rest, bool isTold) = Determined(before);
        if (isTold)
        {
            // 国家和省“十四五”规划: two are meant.
            return place is null || Joint().IsMatch(rest) ? null : place;
        }
        if (OwnPlace.Length == 0 || !Lead().IsMatch(rest))
        {
            return null;
        }
        string clause = ClauseOf(before);
        if (Abroad().IsMatch(clause))
        {
            return null;
        }
        return OwnPlace != Regions.National && (Elsewhere().IsMatch(clause) || NamesAnother(clause)) ? null : OwnPlace;
    }

    /// <summary>Whose a document is whose name in 《》 tells no place, by what stands before it.</summary>
    /// <param name="before">The text before.</param>
    /// <returns>A path; empty where nothing is said of it; <see cref="Nobody"/> where it is somebody's who isn't known.</returns>
    public string IssuerOf(string before)
    {
        string issuer = Issuing().Replace(Tail(before), "");
        if (Nation().IsMatch(issuer))
        {
            return Regions.National;
        }
        bool isOffice = issuer.EndsWith("人民政府", StringComparison.Ordinal) || issuer.EndsWith("政府", StringComparison.Ordinal);
        (string? place, string rest, bool isTold) = Determined(isOffice ? GovernmentWord().Replace(issuer, "") : issuer);
        if (isTold)
        {
            return place is null || Joint().IsMatch(rest) ? Nobody : place;
        }
        return isOffice || SomeOffice().IsMatch(issuer) ? Nobody : "";
    }

    /// <summary>Whether a text before a name leads one to look beyond the own place: 贯彻落实《…》.</summary>
    public static bool IsFollowed(string before)
    {
        string clause = ClauseOf(before);
        return Followed().IsMatch(clause) && !Made().IsMatch(clause);
    }

    /// <summary>The place that a text ends with, by name or by rank.</summary>
    /// <returns>The place, or null where it is told and not known; what stands before it; whether any is told.</returns>
    public (string? Place, string Before, bool IsTold) Determined(string before)
    {
        string tail = Tail(before);
        if (Nation().Match(tail) is { Success: true } nation)
        {
            return (Regions.National, tail[..nation.Index], true);
        }
        if (DocumentName.PlaceBefore(tail) is var (path, length))
        {
            return (path, tail[..^length], true);
        }
        if (Rank().Match(tail) is not { Success: true } ranked)
        {
            return (null, tail, false);
        }
        string rest = tail[..ranked.Index];
        bool isOwn = ranked.Groups["own"].Success;
        // 城市“十四五”规划, 园区“十四五”规划: no place's, as far as one knows; 省市: of both.
        bool isPlace = isOwn || Lead().IsMatch(rest) || Joint().IsMatch(rest);
        return (isPlace ? PlaceOfRank(ranked.Groups["rank"].Value, isOwn) : null, rest, true);
    }

    private static string Tail(string before) => before.Length <= MaxBefore ? before : before[^MaxBefore..];

    private static string ClauseOf(string before)
    {
        int sign = before.AsSpan().LastIndexOfAny(_clauseEnds);
        return before[(sign + 1)..];
    }

    private bool NamesAnother(string clause) =>
        Regions.Find(clause) is { } region && PlanSummary.PathOf(region.Province, region.City, region.County) != OwnPlace;

    [GeneratedRegex("(?:国家的?|全国|我国|中共中央、?国务院|党中央、国务院|国务院|中共中央)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nation();

    [GeneratedRegex("(?<own>全|我|本)?(?<rank>自治区|省|市|区|县|州|旗|盟)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    // Two owners told in a row.
    [GeneratedRegex("(?:国家|全国|中央|中|省|市|区|县|州|自治区)(?:级)?[和与及、或]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    // What may stand before a plan that needs no owner: the beginning of a clause, what is done to it, what is said of it.
    [GeneratedRegex(
        @"(?:^|[，。；：:、！？“”‘’（）()《》\s—…·]"
            + "|(?:实施|完成|编制|制定|制订|谋划|实现|执行|推进|推动|启动|总结|评估|衔接|对接|对标|对照|按照|依照|根据|依据|贯彻|落实|纳入|列入|进入|结合|围绕"
            + "|抓好|做好|编好|紧扣|安排|收官|开展|着眼|修订|确定)(?:好|了|着)?|[是为和与及把将以比对于按照入])$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("全国|国家|我国|中央|全会|国务院|全省|省委|省政府|省里|自治区党委|上级|部委", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("苏联|印度|越南|朝鲜|老挝|外国|各国", RegexOptions.CultureInvariant)]
    private static partial Regex Abroad();

    [GeneratedRegex("贯彻|落实|根据|按照|依据|依照|遵照|对接|衔接|执行|遵守|实施国家", RegexOptions.CultureInvariant)]
    private static partial Regex Followed();

    [GeneratedRegex("编制|制定|制订|出台|起草|修订|我省|我市|我区|我县|我州|全省|全市|全区|全县|全州|本省|本市", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    [GeneratedRegex("(?:联合)?(?:正式)?(?:印发|发布|出台|颁布|制定|下发)(?:实施)?(?:了|的)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Issuing();

    [GeneratedRegex("(?:人民)?政府$", RegexOptions.CultureInvariant)]
    private static partial Regex GovernmentWord();

    [GeneratedRegex("(?:委|委员会|厅|局|部|办|办公室|办公厅|人大|署)$", RegexOptions.CultureInvariant)]
    private static partial Regex SomeOffice();
}
