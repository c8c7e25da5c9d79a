using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>What the address of a page of figures says.</summary>
public sealed class FigureParameters
{
    private const int MaxNameChars = 100;
    private const int MaxRegions = 40;

    /// <summary>The indicator, by any of its names.</summary>
    [FromQuery(Name = "indicator")]
    public string? Indicator { get; set; }
    /// <summary>value or change.</summary>
    [FromQuery(Name = "measure")]
    public string? Measure { get; set; }
    /// <summary>What changes are measured against.</summary>
    [FromQuery(Name = "change")]
    public string? Change { get; set; }
    /// <summary>target, result or plan-period.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }
    /// <summary>Places and groups.</summary>
    [FromQuery(Name = "region")]
    public string[]? Region { get; set; }
    /// <summary>Levels of government.</summary>
    [FromQuery(Name = "level")]
    public string[]? Level { get; set; }
    /// <summary>A year or a range of years, as the API and the page of trends take it; goes before the first and the last year.</summary>
    [FromQuery(Name = "year")]
    public string? Year { get; set; }
    /// <summary>The first year.</summary>
    [FromQuery(Name = "from"), Range(0, 9999)]
    public int? From { get; set; }
    /// <summary>The last year.</summary>
    [FromQuery(Name = "to"), Range(0, 9999)]
    public int? To { get; set; }
    /// <summary>all for all years.</summary>
    [FromQuery(Name = "years")]
    public string? Years { get; set; }
    /// <summary>true for former names.</summary>
    [FromQuery(Name = "former")]
    public string? Former { get; set; }
    /// <summary>The year or period to order by; a minus before it: the smallest first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }
    /// <summary>The year or period to draw.</summary>
    [FromQuery(Name = "at")]
    public string? At { get; set; }
    /// <summary>compare for targets against results.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; set; }
    /// <summary>The page, from 1.</summary>
    [FromQuery(Name = "page"), Range(1, int.MaxValue)]
    public int? Page { get; set; }

    /// <summary>Makes the choice, or gives null after saying in <paramref name="errors"/>, by the parameter's name, what is
    /// wrong.</summary>
    /// <param name="errors">Takes what is wrong; what binding found wrong may be there already.</param>
    public FigureChoice? ToChoice(ModelStateDictionary errors)
    {
        List<PlanLevel> levels = [];
        foreach (string name in NameLists.Split(Level ?? []))
        {
            if (PlanLevelNames.TryParse(name) is { } level)
            {
                levels.Add(level);
            }
            else
            {
                errors.TryAddModelError("level", BadParameters.Message("level", name));
            }
        }
        FigureMeasure? measure = null;
        if (!string.IsNullOrWhiteSpace(Measure))
        {
            measure = FigureNames.Measures.Where(m => m.Name == Measure.Trim() || m.Label == Measure.Trim())
                .Select(m => (FigureMeasure?)m.Measure).FirstOrDefault();
            if (measure == null)
            {
                errors.TryAddModelError("measure", BadParameters.Message("measure", Measure));
            }
        }
        FigureKind kind = FigureKind.Target;
        if (!string.IsNullOrWhiteSpace(Kind))
        {
            if (FigureNames.Kinds.Any(k => Names(k)))
            {
                kind = FigureNames.Kinds.First(k => Names(k)).Kind;
            }
            else
            {
                errors.TryAddModelError("kind", BadParameters.Message("kind", Kind));
            }
        }
        (int From, int To)? years = string.IsNullOrWhiteSpace(Year) ? (From ?? 0, To ?? 0) : YearRange.Parse(Year);
        if (years == null)
        {
            errors.TryAddModelError("year", BadParameters.Message("year", Year!));
        }
        if (!errors.IsValid)
        {
            return null;
        }
        // Whoever types the years the other way round means the same.
        (int from, int to) = years!.Value;
        (from, to) = from > to && to > 0 ? (to, from) : (from, to);
        string sort = Labels.Beginning(Sort?.Trim() ?? "", MaxNameChars);
        var request = new FigureRequest
        {
            Indicator = Labels.Beginning(Indicator?.Trim() ?? "", MaxNameChars),
            Measure = measure,
            ChangeKind = Labels.Beginning(Change?.Trim() ?? "", MaxNameChars),
            Kind = kind,
            Regions = [.. NameLists.Split(Region ?? []).Take(MaxRegions).Select(r => Labels.Beginning(r, MaxNameChars))],
            Levels = levels,
            FromYear = from,
            ToYear = to,
            WithFormerNames = Former is "true" or "1",
            Ascending = sort.StartsWith('-'),
            Page = Page ?? 1,
        };
        return new FigureChoice(request)
        {
            AllYears = Years == "all",
            Sort = sort.TrimStart('-'),
            Drawn = Labels.Beginning(At?.Trim() ?? "", MaxNameChars),
            IsComparison = View == "compare",
        };

        bool Names((FigureKind Kind, string Name, string Label) k) => k.Name == Kind.Trim() || k.Label == Kind.Trim();
    }
}
