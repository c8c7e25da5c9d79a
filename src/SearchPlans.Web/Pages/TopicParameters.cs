using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Comparing;

namespace SearchPlans.Web.Pages;

/// <summary>What an address says of a topic of several plans, on pages and for programs.</summary>
public class TopicParameters
{
    /// <summary>The expression.</summary>
    [FromQuery(Name = "q"), Description("说法，一个，按原样找，至多 100 字。空格隔开的几个词要在同一段里。")]
    public string? Q { get; set; }
    /// <summary>Plans.</summary>
    [FromQuery(Name = "plan"), Description("计划的 id。可重复，也可用逗号隔开；连同 region 至多 8 份。")]
    public string[]? Plan { get; set; }
    /// <summary>Places.</summary>
    [FromQuery(Name = "region"), Description("地区，任何叫法：广东、广东省/深圳市、长三角；只要本级的文件。可重复，也可用逗号隔开。")]
    public string[]? Region { get; set; }
    /// <summary>The year.</summary>
    [FromQuery(Name = "year"), Description("各地区文件的年份，如 2024；不填为各地最近的一年。")]
    public string? Year { get; set; }
    /// <summary>The type of document.</summary>
    [FromQuery(Name = "type"), Description("各地区文件的文种；不填为政府工作报告，没有的地区取别的文种。")]
    public string? Type { get; set; }
    /// <summary>Other expressions.</summary>
    [FromQuery(Name = "same"), DefaultValue("1"), Description("0：只找原词，不找同义的说法。")]
    public string? Same { get; set; }

    internal bool IsGiven => Q is not null || Plan is { Length: > 0 } || Region is { Length: > 0 };

    internal TopicRequest? ToRequest(ModelStateDictionary errors)
    {
        TopicRequest? request = new TopicArguments
        {
            Expression = Q,
            SameWords = Same,
            Plans = Plan ?? [],
            Regions = Region ?? [],
            Year = Year,
            Type = Type,
        }.ToRequest(BadParameters.Into(errors));
        return errors.IsValid ? request : null;
    }
}
