using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SearchPlans.Cli.Tests;

public sealed class FiguresTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public FiguresTests()
    {
        foreach ((string place, string folder, string growth, string aim) in new[]
        {
            ("广东省", "广东省", "4.8%", "5%"), ("深圳市", "广东省/深圳市", "6%", "5.5%左右"), ("浙江省", "浙江省", "6%", "5.5%以上"),
        })
        {
            _library.Write(
                $"corpus/{folder}/2024.md",
                $"# {place}2024年政府工作报告\n\n## 一、2023年工作回顾\n\n地区生产总值增长{growth}。\n\n## 二、2024年工作安排\n\n"
                + $"主要预期目标：地区生产总值增长{aim}。\n");
        }
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void A_place_means_all_below_it_and_a_range_of_years_its_columns()
    {
        ProgramRun run = _library.Run("figures", "GDP", "--measure", "change", "--region", "广东", "--year", "2023-2024", "--kind", "target");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["地区\t2023\t2024", "广东省\t未收录\t5%", "广东省/深圳市\t未收录\t5.5%左右"], run.OutLines);
        run = _library.Run("figures", "地区生产总值", "--region", "广东", "--level", "市", "--kind", "实际", "--json");
        JsonElement row = Assert.Single(run.Json.GetProperty("rows").EnumerateArray());
        Assert.Equal("广东省/深圳市", row.GetProperty("region").GetString());
        JsonElement cell = row.GetProperty("cells")[0].GetProperty("statements")[0];
        Assert.Equal((6m, "地区生产总值增长6%。"), (cell.GetProperty("number").GetDecimal(), cell.GetProperty("sentence").GetString()));
        Assert.StartsWith("/plans/", cell.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_sorted_and_written_as_csv()
    {
        ProgramRun run = _library.Run("figures", "GDP", "--level", "省", "--sort", "2024", "--csv");
        Assert.Equal(0, run.ExitCode);
        string[] lines = [.. run.OutLines];
        Assert.StartsWith("地区,指标,年份", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(["浙江省", "广东省"], lines[1..].Select(l => l.Split(',')[0]));
        Assert.Contains("主要预期目标：地区生产总值增长5%。", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Target_is_held_against_result()
    {
        _library.Write("corpus/广东省/2023.md", "# 广东省2023年政府工作报告\n\n## 二、2023年工作安排\n\n预期目标：地区生产总值增长5%。\n");
        ProgramRun run = _library.Run("figures", "GDP", "--region", "广东省", "--compare");
        Assert.Contains("2023\t5%\t4.8%\t-0.2\t低于目标\t", run.OutLines);
        Assert.Equal(2, _library.Run("figures", "GDP", "--compare").ExitCode);
    }

    [Theory]
    [InlineData("figures", "地区生产总之", "地区生产总值")]
    [InlineData("figures", "GDP", "--region", "广冬", "广东省")]
    [InlineData("search", "生产总值", "--region", "浙冮省", "浙江省")]
    [InlineData("figures", "GDP", "--year", "去哪年", "2015-2025")]
    [InlineData("figures", "GDP", "--measure", "速度", "增速")]
    public void Unknown_names_are_refused_with_the_nearest(params string[] arguments)
    {
        ProgramRun run = _library.Run(arguments[..^1]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(arguments[^1], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_takes_names_of_places_and_ranges_of_years()
    {
        ProgramRun run = _library.Run("search", "生产总值", "--region", "广东", "--year", "2023-2024", "--json");
        Assert.Equal(["广东省", "广东省/深圳市"],
            run.Json.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("region").GetString()).Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Indicators_are_listed_with_how_often_they_are_stated()
    {
        ProgramRun run = _library.Run("indicators", "dqsczz");
        Assert.Equal("地区生产总值\t综合\t6\t3", run.OutLines[0]);
        Assert.Equal(1, _library.Run("indicators", "龘龘").ExitCode);
    }

    [Fact]
    public async Task Agents_are_served_over_standard_input_and_output()
    {
        Assert.Equal(0, _library.Run("index").ExitCode);
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = SearchPlansProgram.Path,
            Arguments = ["mcp", .. _library.Options],
        });
        await using McpClient client = await McpClient.CreateAsync(transport);
        Assert.Equal("searchplans", client.ServerInfo?.Name);
        IList<McpClientTool> tools = await client.ListToolsAsync();
        Assert.Equal(
            ["compare", "compare_topic", "coverage", "figures", "plan_outline", "plan_read", "plans_list", "plans_search", "trend"],
            tools.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations?.ReadOnlyHint));

        string list = await CallAsync("plans_list", ("region", "广东"), ("level", "市"));
        Assert.Contains("共 1 份", list, StringComparison.Ordinal);
        string id = list.Split('\n')[1].Split('\t')[0];
        string hits = await CallAsync("plans_search", ("query", "生产总值"), ("plan", id));
        Assert.Contains("地区生产总值增长", hits, StringComparison.Ordinal);
        Assert.Contains("一、2023年工作回顾 #", await CallAsync("plan_outline", ("plan", id)), StringComparison.Ordinal);
        string text = await CallAsync("plan_read", ("plan", id));
        Assert.EndsWith("（完）\n", text, StringComparison.Ordinal);
        string anchor = text.Split('\n').First(l => l.Contains("预期目标", StringComparison.Ordinal)).Split(' ')[0];
        Assert.DoesNotContain("工作回顾\n", await CallAsync("plan_read", ("plan", id), ("from", anchor)), StringComparison.Ordinal);
        JsonElement table = JsonDocument.Parse(await CallAsync("figures", ("indicator", "GDP"), ("region", "浙江"))).RootElement;
        Assert.Equal("≥5.5%",
            table.GetProperty("rows")[0].GetProperty("cells")[0].GetProperty("statements")[0].GetProperty("text").GetString());
        Assert.Contains("地区生产总值", await CallAsync("figures", ("plan", id)), StringComparison.Ordinal);

        CallToolResult refused = await client.CallToolAsync("figures", new Dictionary<string, object?> { ["indicator"] = "地区生产总之" });
        Assert.True(refused.IsError);
        Assert.Contains("地区生产总值", Text(refused), StringComparison.Ordinal);
        Assert.True((await client.CallToolAsync("plan_read", new Dictionary<string, object?> { ["plan"] = "none" })).IsError);

        async Task<string> CallAsync(string tool, params (string Name, object Value)[] arguments)
        {
            CallToolResult result = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => (object?)a.Value));
            Assert.NotEqual(true, result.IsError);
            return Text(result);
        }

        static string Text(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(t => t.Text));
    }
}
