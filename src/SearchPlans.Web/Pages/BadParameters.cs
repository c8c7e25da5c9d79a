using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Corpus;
using SearchPlans.Querying;

namespace SearchPlans.Web.Pages;

/// <summary>Says in Chinese what is wrong with a parameter, by its name, and what it may be.</summary>
public static class BadParameters
{
    private static readonly Dictionary<string, string> _wanted = new(StringComparer.OrdinalIgnoreCase)
    {
        ["q"] = "应为要找的说法，如 低空经济",
        ["a"] = "应为计划的 id，或 id~节的锚点",
        ["b"] = "应为计划的 id，或 id~节的锚点",
        ["region"] = $"应为至多 {SearchRequest.MaxRegionParts} 级的地区路径，如 广东省/深圳市/坪山区",
        ["scope"] = "应为 paragraph（段落）、section（章节）或 plan（全文）",
        ["match"] = "应为 smart（智能）或 exact（精确）",
        ["sort"] = "应为 relevance（相关）、newest（最新）或 oldest（最早）",
        ["part"] = $"应为 {string.Join('、', PlanPartNames.Named.Select(PlanPartNames.NameOf))}",
        ["level"] = $"应为 {string.Join('、', PlanLevelNames.Named.Select(PlanLevelNames.NameOf))}",
        ["from"] = "应为年份，如 2015",
        ["to"] = "应为年份，如 2024",
        ["same"] = "应为 1（也找同义的说法）或 0（只找原词）",
        ["correct"] = "应为 1（一无所获时按改正的查）或 0（仍按原样查）",
        ["near"] = $"应为 {string.Join('、', SearchChoices.NearCopies.Select(c => $"{c.Name}（{c.Label}）"))}",
        ["replaces"] = "应为已入库文件的 id，并且不与 near=old、near=both 同用",
        ["limit"] = "应为 1 到 20 的整数",
        ["year"] = "应为年份，如 2024；指标表还可写一段年份，如 2015-2025",
        ["indicator"] = "应为指标的名称，如 地区生产总值，全部见 /api/indicators",
        ["measure"] = "应为 value（总量）或 change（增速）",
        ["kind"] = "应为 target（目标）、result（实际）或 plan-period（规划期）",
        ["since"] = "应为日期或时间，如 2026-01-31、2026-01-31T08:00:00Z",
        ["format"] = "应为 json、csv 或 xlsx",
        ["page"] = "应为从 1 起的整数",
        ["size"] = $"应为 1 到 {SearchRequest.MaxSize} 的整数",
    };

    // Messages made here, which say more than what the parameter may be.
    private const string Said = "参数 ";

    /// <summary>Gives the sentence for a value that is too long.</summary>
    public static string TooLong(string name, string given, int max) =>
        $"{Said}{name} 的值“{Labels.Shortened(given, 40)}”太长：至多 {max} 字。";

    /// <summary>Gives the sentence for too many values.</summary>
    public static string TooMany(string name, int max) =>
        $"{Said}{name} 的值太多：地区、年份、文种、层级、机关、部分合计至多 {max} 个。请少选一些，或分几次检索。";

    /// <summary>Gives the sentence for one parameter.</summary>
    public static string Message(string name, string? given)
    {
        string shown = Labels.Shortened(given ?? "", 40);
        return _wanted.TryGetValue(name, out string? wanted)
            ? $"参数 {name} 的值“{shown}”不能用：{wanted}。"
            : $"参数 {name} 的值“{shown}”不能用。";
    }

    /// <summary>Gives the sentence for one parameter.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="given">Its value.</param>
    /// <param name="wanted">What it may be.</param>
    public static string Message(string name, string given, string wanted) =>
        $"{Said}{name} 的值“{Labels.Shortened(given, 40)}”不能用：{wanted}。";

    /// <summary>Takes name, value and what it may be of what is wrong, and says so of the parameter.</summary>
    public static Action<string, string, string> Into(ModelStateDictionary errors) =>
        (name, given, wanted) => errors.TryAddModelError(name, Message(name, given, wanted));

    /// <summary>Gives name and sentence of each parameter that is wrong.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> In(ModelStateDictionary state) =>
        [.. state.Where(e => e.Value is { Errors.Count: > 0 })
            .Select(e => KeyValuePair.Create(e.Key, OwnMessage(e.Value!) ?? Message(e.Key, e.Value!.AttemptedValue)))];

    private static string? OwnMessage(ModelStateEntry entry) =>
        entry.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.StartsWith(Said, StringComparison.Ordinal));
}
