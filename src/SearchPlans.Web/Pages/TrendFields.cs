using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>The fields by which an address or a form asks for the spread of expressions.</summary>
public interface ITrendFields
{
    /// <summary>The expressions.</summary>
    string[]? Q { get; }
    /// <summary>0 for no other expressions.</summary>
    string? Same { get; }
    /// <summary>Places and groups.</summary>
    string[]? Region { get; }
    /// <summary>Levels of government.</summary>
    string[]? Level { get; }
    /// <summary>Types of document.</summary>
    string[]? Type { get; }
    /// <summary>A year or a range.</summary>
    string? Year { get; }
}

/// <summary>Reads such fields: the one place where their names meet what is asked.</summary>
internal static class TrendFields
{
    /// <summary>Makes the request, or gives null after saying in <paramref name="errors"/>, by the field's name, what is wrong.</summary>
    /// <param name="fields">What was sent.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="expressions">What is asked for instead of the field of expressions, where that is read otherwise.</param>
    public static TrendRequest? ToRequest(
        this ITrendFields fields, ModelStateDictionary errors, IReadOnlyList<string>? expressions = null) => new TrendArguments
        {
            Expressions = expressions ?? fields.Q ?? [],
            SameWords = fields.Same,
            Regions = fields.Region ?? [],
            Levels = fields.Level ?? [],
            Types = fields.Type ?? [],
            Year = fields.Year,
        }.ToRequest(BadParameters.Into(errors));
}

/// <summary>What an address says of the plans that expressions are looked for in, on pages and for programs.</summary>
public abstract class TrendAddress
{
    /// <summary>0 for no other expressions.</summary>
    [FromQuery(Name = "same"), DefaultValue("1"), Description("0：只找原词，不找同义的说法。")]
    public string? Same { get; set; }
    /// <summary>Places and groups.</summary>
    [FromQuery(Name = "region"), Description("地区，任何叫法：广东、广东省/深圳市、长三角；含其下各级。可重复，也可用逗号隔开。")]
    public string[]? Region { get; set; }
    /// <summary>Levels of government.</summary>
    [FromQuery(Name = "level"), Description("层级：国家、省、市、县。可重复，也可用逗号隔开。")]
    public string[]? Level { get; set; }
    /// <summary>Types of document.</summary>
    [FromQuery(Name = "type"), Description("文种，如 政府工作报告。可重复，也可用逗号隔开。")]
    public string[]? Type { get; set; }
    /// <summary>A year or a range.</summary>
    [FromQuery(Name = "year"), Description("年份或一段年份，如 2024、2015-2025。")]
    public string? Year { get; set; }
}
