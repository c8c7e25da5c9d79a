using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>What is seen of the server from outside.</summary>
public sealed class HealthTests : IDisposable
{
    private const string Report = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Corpus => Path.Combine(_folder, "corpus");

    [Fact]
    public async Task Health_tells_of_index_and_corpus_and_a_corpus_that_is_gone_is_said_and_served()
    {
        await using WebApplication app = await StartAsync();
        using HttpClient client = ClientOf(app);
        Assert.Equal("healthy", (await JsonAsync(client, "/health/live")).GetProperty("status").GetString());
        JsonElement ready = await JsonAsync(client, "/health/ready");
        Assert.Equal(("healthy", "open", 1, "readable"), (ready.GetProperty("status").GetString(), ready.GetProperty("index").GetString(),
            ready.GetProperty("plans").GetInt32(), ready.GetProperty("corpus").GetString()));
        while (!ready.TryGetProperty("secondsSinceInStep", out _))
        {
            await Task.Delay(50);
            ready = await JsonAsync(client, "/health/ready");
        }
        Directory.Move(Corpus, Corpus + "-aside");
        while ((ready = await JsonAsync(client, "/health/ready")).GetProperty("corpus").GetString() != "gone")
        {
            await Task.Delay(50);
        }
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.DoesNotContain(_folder, ready.GetRawText(), StringComparison.Ordinal);
        string page = await client.GetStringAsync("/search?q=光伏");
        Assert.Contains("语料文件夹不存在，目前显示的是此前入库的内容", page, StringComparison.Ordinal);
        Assert.Contains("<mark>光伏</mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, page, StringComparison.Ordinal);
        // Nothing is written where a disk should be.
        using ByteArrayContent plan = new(Encoding.UTF8.GetBytes("上海市2024年政府工作报告\n储能。\n"));
        using HttpResponseMessage refused = await client.PostAsync("/api/plans?name=a.txt", plan);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.False(Directory.Exists(Corpus));
    }

    [Fact]
    public async Task The_page_of_state_is_for_who_may_write()
    {
        await using WebApplication app = await StartAsync();
        File.WriteAllBytes(Path.Combine(Corpus, "坏.txt"), [0, 1, 2, 3, 0, 255, 254, 0]);
        await app.Services.GetRequiredService<PlanLibrary>().SynchronizeAsync();
        using HttpClient client = ClientOf(app);
        string page = await client.GetStringAsync("/status");
        foreach (string said in new[] { "版本", Corpus, "1 份文件", "最近的同步", "坏.txt" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
        using HttpClient visitor = new() { BaseAddress = client.BaseAddress };
        using HttpResponseMessage refused = await visitor.GetAsync("/status");
        Assert.Equal("healthy", (await JsonAsync(visitor, "/health/ready")).GetProperty("status").GetString());
        Assert.DoesNotContain(Corpus, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_and_metrics_go_to_the_collector_that_is_set()
    {
        Dictionary<string, string> received = [];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using WebApplication collector = builder.Build();
        collector.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            lock (received)
            {
                received[kind] = received.GetValueOrDefault(kind) + Encoding.Latin1.GetString(body.ToArray());
            }
        });
        await collector.StartAsync();
        await using (WebApplication app = await StartAsync("--Telemetry:Endpoint", collector.Urls.First()))
        {
            using HttpClient client = ClientOf(app);
            await client.GetStringAsync("/search?q=光伏");
            await client.GetStringAsync("/plans");
            await File.WriteAllTextAsync(Path.Combine(Corpus, "乙.txt"), "北京市2024年政府工作报告\n发展氢能。\n");
            await app.Services.GetRequiredService<PlanLibrary>().SynchronizeAsync();
            using ByteArrayContent plan = new(Encoding.UTF8.GetBytes("上海市2024年政府工作报告\n发展储能。\n"));
            using HttpResponseMessage added = await client.PostAsync("/api/plans?name=a.txt", plan);
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
            await app.StopAsync();
        }
        foreach (string metric in new[]
        {
            "searchplans.search.duration", "searchplans.search.phase.duration", "searchplans.search.hits", "searchplans.cache.requests",
            "searchplans.import.duration", "searchplans.sync.files", "searchplans.write.queue", "searchplans.index.size",
            "http.server.request.duration",
        })
        {
            Assert.Contains(metric, received["metrics"], StringComparison.Ordinal);
        }
        Assert.Contains("search.collect", received["traces"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "somewhere")]
    [InlineData("Logging:Format", "xml")]
    [InlineData("Logging:Searches", "some")]
    [InlineData("Limits:SearchSeconds", "soon")]
    [InlineData("Limits:Imports", "0")]
    public void A_setting_that_is_none_keeps_it_from_starting(string setting, string value)
    {
        SettingException wrong = Assert.Throws<SettingException>(() => WebServer.Build([$"--{setting}", value]));
        Assert.Contains(setting, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(value, wrong.Message, StringComparison.Ordinal);
    }

    // Off by default, with no address and in one line each where it is on.
    [Fact]
    public async Task Searches_are_logged_where_that_is_asked_for_as_lines_of_JSON()
    {
        Directory.CreateDirectory(Corpus);
        await File.WriteAllTextAsync(Path.Combine(Corpus, "甲.txt"), Report);
        Assert.DoesNotContain("光伏", await SaidAsync(), StringComparison.Ordinal);
        string said = await SaidAsync("--Logging:Searches", "true", "--Logging:Format", "json");
        JsonElement line = said.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement)
            .Single(l => l.GetProperty("EventId").GetInt32() == 401);
        Assert.Equal("光伏 x", line.GetProperty("State").GetProperty("Query").GetString());
        Assert.DoesNotContain("127.0.0.1", line.GetRawText(), StringComparison.Ordinal);

        Task<string> SaidAsync(params string[] settings) => ServerProcess.SaidAsync(
            ["--Corpus", Corpus, "--Index", Path.Combine(_folder, "index"), .. settings],
            async client => await client.GetStringAsync("/api/search?q=" + Uri.EscapeDataString("光伏\nx")));
    }

    [Fact]
    public async Task More_searches_than_fit_are_told_to_come_again()
    {
        TaskCompletionSource held = new(), let = new();
        await using WebApplication app = await StartAsync(
            app => app.MapGet("/held", async () =>
            {
                held.SetResult();
                await let.Task;
            }).RequireRateLimiting(RequestLimits.Searching),
            "--Limits:Searches", "1", "--Limits:SearchQueue", "0");
        using HttpClient client = ClientOf(app);
        Task<HttpResponseMessage> holding = client.GetAsync("/held");
        await held.Task.WaitAsync(TimeSpan.FromMinutes(1));
        foreach (string path in (string[])["/api/search?q=光伏", "/search?q=光伏"])
        {
            using HttpResponseMessage refused = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal) ? "application/problem+json" : "text/html",
                refused.Content.Headers.ContentType?.MediaType);
        }
        Assert.Equal("healthy", (await JsonAsync(client, "/health/live")).GetProperty("status").GetString());
        let.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await holding).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/search?q=光伏")).StatusCode);
    }

    private Task<WebApplication> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    private async Task<WebApplication> StartAsync(Action<WebApplication> add, params string[] settings)
    {
        Directory.CreateDirectory(Corpus);
        await File.WriteAllTextAsync(Path.Combine(Corpus, "甲.txt"), Report);
        WebApplication app = WebServer.Build(
            ["--Corpus", Corpus, "--Index", Path.Combine(_folder, "index"), "--urls", "http://127.0.0.1:0", .. settings]);
        add(app);
        await app.Services.GetRequiredService<PlanLibrary>().SynchronizeAsync();
        await app.StartAsync();
        return app;
    }

    // Of who may write.
    private static HttpClient ClientOf(WebApplication app)
    {
        HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Add(AccessGate.KeyHeader, app.Services.GetRequiredService<KeyRing>().Token!.Text);
        return client;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
}
