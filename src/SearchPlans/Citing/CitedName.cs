using SearchPlans.Plans;

namespace SearchPlans.Citing;

/// <summary>What the text of a plan calls a document by: a name in 《》, a number, a five-year plan by its period, a report by its
/// year.</summary>
/// <param name="Unit">Which paragraph of the plan, from 0.</param>
/// <param name="Start">Where it begins in the paragraph.</param>
/// <param name="Length">How many characters it takes.</param>
internal sealed record CitedName(int Unit, int Start, int Length)
{
    /// <summary>The words of the name, see <see cref="DocumentName.Core"/>; empty where only a number is given.</summary>
    public string Core { get; init; } = "";

    /// <summary>Which five years, or 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The first year that the name tells, or 0.</summary>
    public int FromYear { get; init; }

    /// <summary>The last year that the name tells, or 0.</summary>
    public int ToYear { get; init; }

    /// <summary>草案, 试行, 上册 and their like, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>The place that is named or meant as a path; empty where the text leaves it to who reads.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whether a name without a place may be that of a document of the country.</summary>
    public bool MayBeNational { get; init; }

    /// <summary>Its number (文号), written as plans have it; empty where none is given.</summary>
    public string Number { get; init; } = "";

    /// <summary>Whether the plan means itself.</summary>
    public bool IsSelf { get; init; }

    /// <summary>The period that the name tells, as it stands in terms.</summary>
    public string Period => CitationTerms.PeriodOf(Ordinal, (FromYear, ToYear));

    /// <summary>What the name was taken apart into.</summary>
    public static CitedName Of(int unit, int start, int length, DocumentName name) => new(unit, start, length)
    {
        Core = name.Core,
        Ordinal = name.Ordinal,
        FromYear = name.Years.From,
        ToYear = name.Years.To,
        Version = name.Version,
        Place = name.Place ?? "",
    };
}

/// <summary>The terms by which a name finds the plans that go by it, and a plan those that name it.</summary>
internal static class CitationTerms
{
    /// <summary>Names the rules by which texts are read for names and terms are made; part of what an index is made by.</summary>
    public const string Identity = "citations-1";

    private const char Separator = '#';
    private const string OfName = "t#", OfNumber = "n#";

    // The tenth was the last that was called 计划.
    private const int LastCalledJihua = 10;

    // What the names of plans end with.
    private static readonly string[] _kinds = ["规划", "计划", "纲要", "方案", "意见", "要点", "行动", "报告", "公报", "措施", "举措", "政策"];

    /// <summary>The terms that a plan goes by.</summary>
    public static IReadOnlyList<string> Called(PlanMetadata known)
    {
        var name = DocumentName.Of(known);
        List<string> terms = [];
        if (known.Number.Length > 0)
        {
            terms.Add(OfNumber + known.Number);
        }
        if (name.IsTelling && name.Place is { Length: > 0 } place)
        {
            terms.AddRange(new[] { PeriodOf(name.Ordinal, default), PeriodOf(0, name.Years), "" }
                .Distinct().Select(period => Of(name.Core, name.Version, period, place)));
        }
        return terms;
    }

    /// <summary>The terms of a name in a plan of a place: one for every plan that it may mean, and where it has no place one
    /// without.</summary>
    public static IEnumerable<string> Of(CitedName name, string ownPlace)
    {
        if (name.Number.Length > 0)
        {
            yield return OfNumber + name.Number;
        }
        if (name.Core.Length == 0)
        {
            yield break;
        }
        yield return Of(name.Core, name.Version, name.Period, name.Place);
        if (name.Place.Length > 0)
        {
            yield break;
        }
        if (ownPlace.Length > 0)
        {
            yield return Of(name.Core, name.Version, name.Period, ownPlace);
        }
        if (name.MayBeNational && ownPlace != Regions.National)
        {
            yield return Of(name.Core, name.Version, name.Period, Regions.National);
        }
    }

    /// <summary>The term that a name is counted by: that of its words, or else of its number.</summary>
    public static string MainOf(CitedName name) =>
        name.Core.Length > 0 ? Of(name.Core, name.Version, name.Period, name.Place) : OfNumber + name.Number;

    /// <summary>Whether what a term names may be a plan, rather than a law, a newspaper or nobody knows whose document.</summary>
    public static bool MayBePlan(string term) => term.Split(Separator) switch
    {
        [_, _] => true,
        // A draft is followed by the plan itself.
        [_, var core, var version, _, var place] => place != CitingContext.Nobody && !DocumentName.IsDraft(version)
            && Array.Exists(_kinds, k => core.EndsWith(k, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>What a name is called for those who don't read it in its place.</summary>
    /// <param name="name">The name.</param>
    /// <param name="written">How it is written there.</param>
    public static string Shown(CitedName name, string written)
    {
        string place = name.Place.Length > 0 ? name.Place[(name.Place.LastIndexOf('/') + 1)..] : "";
        place = place == Regions.National ? "国家" : place;
        return name.Core switch
        {
            DocumentName.FiveYearPlan when name.Version.Length == 0 =>
                $"{place}{FiveYearPlans.NameOf(name.Ordinal)}{(name.Ordinal > LastCalledJihua ? "规划" : "计划")}",
            DocumentTypes.WorkReport when name.FromYear > 0 => $"{place}{name.FromYear}年政府工作报告",
            _ => written,
        };
    }

    /// <summary>Whether a term is a number's.</summary>
    public static bool IsOfNumber(string term) => term.StartsWith(OfNumber, StringComparison.Ordinal);

    /// <summary>14 of the fourteenth five years, 2021-2025 of these years, 2024 of one; empty where none are told.</summary>
    public static string PeriodOf(int ordinal, (int From, int To) years) =>
        ordinal > 0 ? $"{ordinal}" : years.From == 0 ? "" : years.To == years.From ? $"{years.From}" : $"{years.From}-{years.To}";

    private static string Of(string core, string version, string period, string place) =>
        string.Join(Separator, OfName[..1], core, version, period, place);
}
