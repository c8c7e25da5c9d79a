using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>What the address of the page of trends says.</summary>
public sealed class TrendParameters : TrendAddress, ITrendFields
{
    /// <summary>The expressions.</summary>
    [FromQuery(Name = "q")]
    public string[]? Q { get; set; }
    /// <summary>share, density or paragraphs.</summary>
    [FromQuery(Name = "measure")]
    public string? Measure { get; set; }
    /// <summary>The year of the grid of provinces.</summary>
    [FromQuery(Name = "at"), Range(0, 9999)]
    public int? At { get; set; }

    /// <summary>Makes the choice, or gives null after saying in <paramref name="errors"/>, by the parameter's name, what is
    /// wrong.</summary>
    /// <param name="errors">Takes what is wrong; what binding found wrong may be there already.</param>
    public TrendChoice? ToChoice(ModelStateDictionary errors)
    {
        TrendRequest? request = this.ToRequest(errors);
        string measure = Measure?.Trim() ?? "";
        (TrendMeasure Measure, string Name, string Label)[] named =
            [.. TrendChoice.Measures.Where(m => measure.Length == 0 || m.Name == measure || m.Label == measure)];
        if (named.Length == 0)
        {
            errors.TryAddModelError("measure", BadParameters.Message(
                "measure", measure, $"应为 {string.Join('、', TrendChoice.Measures.Select(m => $"{m.Name}（{m.Label}）"))}"));
        }
        return errors.IsValid && request is not null ? new TrendChoice(request, named[0].Measure, At ?? 0) : null;
    }
}
