using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>What an address says of a search, the same for pages and API.</summary>
public sealed class SearchParameters
{
    /// <summary>The most values to narrow by, of all kinds together.</summary>
    public const int MaxValues = 200;

    /// <summary>The longest value to narrow by, in characters: no place and no issuer has a longer name.</summary>
    public const int MaxValueLength = 100;

    /// <summary>The longest query that is answered, in characters; of one longer than <see cref="QueryParser.MaxLength"/> by its
    /// beginning.</summary>
    public const int MaxQueryLength = 10_000;

    private const char Comma = ',';

    /// <summary>The query as typed.</summary>
    [FromQuery(Name = "q"), Description("检索词，写法与网页相同：空格为并且，引号为原样，| 为或，减号为不含，另有 标题: 年份: 等字段。任何文字都可以。")]
    public string? Q { get; set; }
    /// <summary>Within what the words stand together, and what answers.</summary>
    [FromQuery(Name = "scope"), DefaultValue("paragraph"),
        Description("各词须同在何处：paragraph（段落，默认）、section（章节）、plan（全文）；也可写中文。命中也就是段落、章节或计划。")]
    public string? Scope { get; set; }
    /// <summary>How runs are matched.</summary>
    [FromQuery(Name = "match"), DefaultValue("smart"), Description("smart（智能，默认）：先找原样字串，再找含有其中各词的段落；exact（精确）：只找原样字串。也可写中文。")]
    public string? Match { get; set; }
    /// <summary>Whether other expressions for the same are searched along.</summary>
    [FromQuery(Name = "same"), DefaultValue("1"), Description("1（默认）：也找同义的说法，如“规上”也找“规模以上”；0：只找原词，也不代为改正。")]
    public string? Same { get; set; }
    /// <summary>Whether what finds nothing as typed is answered as corrected.</summary>
    [FromQuery(Name = "correct"), DefaultValue("1"), Description("1（默认）：按原样一无所获而改正后有的，给出改正后的结果；0：仍按原样查，改正只作提示（didYouMean）。")]
    public string? Correct { get; set; }
    /// <summary>Region paths.</summary>
    [FromQuery(Name = "region"), Description("地区路径，如 广东省 或 广东省/深圳市/坪山区，含其下各级。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Region { get; set; }
    /// <summary>Years.</summary>
    [FromQuery(Name = "year"), Description("年份，如 2024。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Year { get; set; }
    /// <summary>Types of document.</summary>
    [FromQuery(Name = "type"), Description("文种，如 政府工作报告。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Type { get; set; }
    /// <summary>Levels of government.</summary>
    [FromQuery(Name = "level"), Description("计划的层级：国家、省、市、县。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Level { get; set; }
    /// <summary>Issuers.</summary>
    [FromQuery(Name = "issuer"), Description("发布机关的全称，如 深圳市人民政府。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Issuer { get; set; }
    /// <summary>Parts of plans.</summary>
    [FromQuery(Name = "part"), Description("计划的部分：回顾、部署、名词解释、附件。可重复，也可用逗号隔开；满足任一即可。")]
    public string[]? Part { get; set; }
    /// <summary>The only plan to search.</summary>
    [FromQuery(Name = "plan"), Description("只在这一份计划里检索：计划的 id。")]
    public string? Plan { get; set; }
    /// <summary>The order of hits.</summary>
    [FromQuery(Name = "sort"), DefaultValue("relevance"), Description("relevance（相关，默认）、newest（最新发布的在前，发布日期未知的按年份）、oldest（最早发布的在前）；也可写中文。")]
    public string? Sort { get; set; }
    /// <summary>The page, from 1.</summary>
    [FromQuery(Name = "page"), DefaultValue(1), Range(1, int.MaxValue), Description("第几页，从 1 起；超过末页时给出末页。")]
    public int? Page { get; set; }

    /// <summary>Makes the request, or gives null after saying in <paramref name="errors"/>, by the parameter's name, what is
    /// wrong.</summary>
    /// <param name="size">How many hits or plans a page holds.</param>
    /// <param name="errors">Takes what is wrong; what binding found wrong may be there already.</param>
    public SearchRequest? ToRequest(int size, ModelStateDictionary errors)
    {
        var scope = SearchChoices.Scopes.Named(Scope);
        var match = SearchChoices.Matches.Named(Match);
        var sort = SearchChoices.Sorts.Named(Sort);
        if (Q?.Length > MaxQueryLength)
        {
            errors.TryAddModelError("q", BadParameters.TooLong("q", Q, MaxQueryLength));
        }
        int values = 0;
        List<string> regions = Split("region", Region);
        List<string> types = [.. Split("type", Type).Select(DocumentTypes.Named)];
        List<string> issuers = Split("issuer", Issuer);
        if (regions.Find(r => r.AsSpan().Count('/') >= SearchRequest.MaxRegionParts) is { } deep)
        {
            errors.TryAddModelError("region", BadParameters.Message("region", deep));
        }
        List<int> years = [];
        foreach (string year in Split("year", Year))
        {
            if (int.TryParse(year, out int number) && number is > 0 and < 10000)
            {
                years.Add(number);
            }
            else
            {
                errors.TryAddModelError("year", BadParameters.Message("year", year));
            }
        }
        List<PlanLevel> levels = [];
        foreach (string name in Split("level", Level))
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
        List<PlanPart> parts = [];
        foreach (string name in Split("part", Part))
        {
            if (PlanPartNames.TryParse(name) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                errors.TryAddModelError("part", BadParameters.Message("part", name));
            }
        }
        if (scope == null)
        {
            errors.TryAddModelError("scope", BadParameters.Message("scope", Scope));
        }
        if (match == null)
        {
            errors.TryAddModelError("match", BadParameters.Message("match", Match));
        }
        if (sort == null)
        {
            errors.TryAddModelError("sort", BadParameters.Message("sort", Sort));
        }
        bool sameWords = Switch("same", Same), corrects = Switch("correct", Correct);
        if (!errors.IsValid)
        {
            return null;
        }
        return new SearchRequest
        {
            Query = Q ?? "",
            Scope = scope!.Value,
            Match = match!.Value,
            SameWords = sameWords,
            Corrects = corrects,
            Regions = regions,
            Years = years,
            Types = types,
            Levels = levels,
            Issuers = issuers,
            Parts = parts,
            PlanId = string.IsNullOrWhiteSpace(Plan) ? null : Plan,
            Sort = sort!.Value,
            Page = Page ?? 1,
            Size = size,
        };

        // On unless it is 0.
        bool Switch(string name, string? given)
        {
            if (!string.IsNullOrWhiteSpace(given) && given.Trim() is not ("0" or "1"))
            {
                errors.TryAddModelError(name, BadParameters.Message(name, given));
            }
            return given?.Trim() != "0";
        }

        // As many as are allowed, one by one: what is behind them isn't looked at.
        List<string> Split(string name, string[]? given)
        {
            List<string> found = [];
            HashSet<string> known = new(StringComparer.Ordinal);
            foreach (string value in (given ?? []).OfType<string>().SelectMany(Parts).Where(known.Add))
            {
                if (value.Length > MaxValueLength)
                {
                    errors.TryAddModelError(name, BadParameters.TooLong(name, value, MaxValueLength));
                    break;
                }
                if (++values > MaxValues)
                {
                    errors.TryAddModelError(name, BadParameters.TooMany(name, MaxValues));
                    break;
                }
                found.Add(value);
            }
            return found;
        }
    }

    private static string[] Parts(string given) =>
        given.Split([Comma, '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
