using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Agents are served over HTTP where that is asked for, and may read without a key as others may.</summary>
public sealed class McpTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-mcp-").FullName;
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        string corpus = Directory.CreateDirectory(Path.Combine(_folder, "corpus")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(corpus, "广东省2024.md"),
            "# 广东省2024年政府工作报告\n\n## 一、2023年工作回顾\n\n地区生产总值增长4.8%。\n\n## 二、2024年工作安排\n\n主要预期目标：地区生产总值增长5%。\n");
        await File.WriteAllTextAsync(
            Path.Combine(corpus, "广东省2023.md"),
            "# 广东省2023年政府工作报告\n\n## 一、2022年工作回顾\n\n地区生产总值增长1.9%。\n\n## 二、2023年工作安排\n\n发展低空经济。\n");
        _app = WebServer.Build(
            ["--Corpus", corpus, "--Index", Path.Combine(_folder, "index"), "--urls", "http://127.0.0.1:0", "--Mcp", "true"]);
        await _app.Services.GetRequiredService<PlanLibrary>().SynchronizeAsync();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_tool_is_called_over_http()
    {
        await using McpClient client = await ClientAsync();
        IList<McpClientTool> tools = await client.ListToolsAsync();
        Assert.Equal(
            ["compare", "compare_topic", "coverage", "figures", "plan_outline", "plan_read", "plans_list", "plans_search", "trend"],
            tools.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, t => Assert.Contains(t.Description, c => c >= '一'));
        string list = await CallAsync(client, "plans_list", ("region", "广东"));
        string id = list.Split('\n')[1].Split('\t')[0];
        Assert.Contains("地区生产总值", await CallAsync(client, "plans_search", ("query", "预期目标")), StringComparison.Ordinal);
        Assert.Contains("2024年工作安排", await CallAsync(client, "plan_outline", ("plan", id)), StringComparison.Ordinal);
        Assert.Contains("增长4.8%", await CallAsync(client, "plan_read", ("plan", id)), StringComparison.Ordinal);
        Assert.Contains("\"5%\"", await CallAsync(client, "figures", ("indicator", "GDP"), ("region", "广东"), ("year", "2024")),
            StringComparison.Ordinal);
        Assert.Contains("没有说到 1 份", await CallAsync(client, "coverage", ("q", "低空经济"), ("region", "广东")), StringComparison.Ordinal);
        string topic = await CallAsync(client, "compare_topic", ("q", "低空经济"), ("region", "广东,江苏"), ("year", "2023"));
        Assert.Contains("1 段", topic, StringComparison.Ordinal);
        Assert.Contains("没有 2023 年的文件", topic, StringComparison.Ordinal);
        string older = list.Split('\n')[2].Split('\t')[0];
        string compared = await CallAsync(client, "compare", ("a", older), ("b", id));
        Assert.Contains("4.8%", compared, StringComparison.Ordinal);
        string section = compared.Split('\n').Single(l => l.Contains("→ 一、", StringComparison.Ordinal)).Split('#')[2].Split('（')[0];
        Assert.Contains(
            "［+4.8+］", await CallAsync(client, "compare", ("a", older), ("b", id), ("section", section)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coverage", "q", "", "说法")]
    [InlineData("figures", "indicator", "地区生产总之", "地区生产总值")]
    [InlineData("plans_list", "region", "广冬", "广东")]
    [InlineData("plans_search", "year", "去哪年", "年份")]
    [InlineData("plan_read", "plan", "none", "没有")]
    [InlineData("plan_outline", "plan", "none", "没有")]
    public async Task Bad_input_is_told_in_chinese(string tool, string parameter, string value, string said)
    {
        await using McpClient client = await ClientAsync();
        var arguments = new Dictionary<string, object?> { [parameter] = value };
        if (tool == "plans_search")
        {
            arguments["query"] = "生产总值";
        }
        CallToolResult refused = await client.CallToolAsync(tool, arguments);
        Assert.True(refused.IsError);
        Assert.Contains(said, TextOf(refused), StringComparison.Ordinal);
    }

    private Task<McpClient> ClientAsync() => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(_app!.Urls.First() + WebServer.McpPath) }));

    private static async Task<string> CallAsync(McpClient client, string tool, params (string Name, string Value)[] arguments)
    {
        CallToolResult result = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => (object?)a.Value));
        Assert.NotEqual(true, result.IsError);
        return TextOf(result);
    }

    private static string TextOf(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(t => t.Text));
}
