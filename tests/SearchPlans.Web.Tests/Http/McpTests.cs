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
    public async Task Tools_are_called_over_http()
    {
        var options = new HttpClientTransportOptions { Endpoint = new Uri(_app!.Urls.First() + WebServer.McpPath) };
        var transport = new HttpClientTransport(options);
        await using McpClient client = await McpClient.CreateAsync(transport);
        Assert.Equal(5, (await client.ListToolsAsync()).Count);
        CallToolResult result = await client.CallToolAsync(
            "figures", new Dictionary<string, object?> { ["indicator"] = "GDP", ["region"] = "广东", ["year"] = "2024" });
        Assert.NotEqual(true, result.IsError);
        Assert.Contains("\"5%\"", result.Content.OfType<TextContentBlock>().Single().Text, StringComparison.Ordinal);
    }
}
