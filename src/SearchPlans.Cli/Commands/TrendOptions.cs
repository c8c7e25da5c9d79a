using System.CommandLine;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary>The options by which the plans are chosen that an expression is looked for in.</summary>
internal sealed class TrendOptions
{
    private readonly Option<string[]> _region = new("--region")
    {
        HelpName = "地区",
        Description = "只要这些地区及其下各级的，如 广东、广东/深圳 或 长三角；可以多次",
    };

    private readonly Option<string[]> _level = new("--level") { HelpName = "层级", Description = "只要这些层级的：国家、省、市、县；可以多次" };

    private readonly Option<string[]> _type = new("--type") { HelpName = "文种", Description = "只要这些文种的，如 政府工作报告；可以多次" };

    private readonly Option<string?> _year = new("--year") { HelpName = "年份", Description = "哪些年份的文件，如 2024、2015-2025 或 十四五" };

    private readonly Option<bool> _onlyTyped = new("--only-typed") { Description = "只找原词，不找同义的说法" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_region, _level, _type, _year, _onlyTyped];

    /// <summary>Makes the request.</summary>
    /// <exception cref="CommandException">A value can't be used; the message says what may.</exception>
    public TrendRequest Read(ParseResult parsed, IReadOnlyList<string> expressions)
    {
        List<string> wrong = [];
        TrendRequest? request = new TrendArguments
        {
            Expressions = expressions,
            SameWords = parsed.GetValue(_onlyTyped) ? "0" : "1",
            Regions = parsed.GetValue(_region) ?? [],
            Levels = parsed.GetValue(_level) ?? [],
            Types = parsed.GetValue(_type) ?? [],
            Year = parsed.GetValue(_year),
        }.ToRequest((name, given, wanted) =>
            wrong.Add($"{(name == "q" ? "说法" : $"选项 --{name} 的值")}“{given}”不能用：{wanted}。"));
        return request is { Expressions.Count: > 0 }
            ? request
            : throw new CommandException(wrong.Count > 0 ? string.Concat(wrong) : "请说明要找哪个说法。");
    }
}
