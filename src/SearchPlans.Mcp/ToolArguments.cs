using ModelContextProtocol;
using SearchPlans.Trends;

namespace SearchPlans.Mcp;

/// <summary>What agents give to tools, read; what is wrong is told in one error, all of it.</summary>
internal sealed class ToolArguments
{
    private readonly List<string> _problems = [];

    /// <summary>Takes name, value and what it should be of what is wrong.</summary>
    public void Wrong(string name, string given, string wanted) => _problems.Add($"{name} 的值“{given}”不能用：{wanted}。");

    /// <summary>The error that says what was wrong.</summary>
    /// <param name="otherwise">What is said where nothing was, but something is missing.</param>
    public McpException Error(string otherwise = "") => new(_problems.Count > 0 ? string.Concat(_problems) : otherwise);

    /// <summary>Reads what is asked of the spread of expressions; null where something is wrong.</summary>
    public TrendRequest? Trend(string q, string? region, string? level, string? type, string? year, bool same) => new TrendArguments
    {
        Expressions = [q],
        SameWords = same ? "1" : "0",
        Regions = [region],
        Levels = [level],
        Types = [type],
        Year = year,
    }.ToRequest(Wrong);
}
