using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Tests.Http;

/// <summary>A server whose index is on a cluster that is away or not whole isn't ready, and says why; the page of state says
/// more.</summary>
public sealed class ClusterHealthTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_cluster_that_lacks_a_shard_is_not_ready()
    {
        using TestWebServer cluster = new();
        cluster.Answers["/searchplans/_mapping"] = Json("""{"searchplans-1":{"mappings":{"_meta":{"identity":"?"}}}}""");
        cluster.Answers["/searchplans-1/_doc/state?routing=state"] = Json("""
            {"_source":{"type":"state","commit":3,"hidden":[],"gone":[],"goneSince":0,"at":"2026-01-01T00:00:00Z"}}
            """);
        cluster.Answers["/searchplans-lease/_doc/writer"] = Json(
            """{"_seq_no":1,"_primary_term":1,"_source":{"holder":"别处的进程 ","until":"2999-01-01T00:00:00Z"}}""");
        cluster.Answers["/searchplans-1/_settings/index.number_of_*?flat_settings=true"] = Json(
            """{"searchplans-1":{"settings":{"index.number_of_shards":"2","index.number_of_replicas":"0"}}}""");
        cluster.Answers["/searchplans-1/_stats/docs,store?level=shards"] = Json("""
            {"_all":{"primaries":{"docs":{"count":7},"store":{"size_in_bytes":9}}},
            "indices":{"searchplans-1":{"shards":{"0":[{"routing":{"state":"STARTED","primary":true}}]}}}}
            """);
        await using WebApplication app = await StartAsync(cluster.Address);
        using HttpClient client = ClientOf(app);
        (HttpStatusCode status, JsonElement ready) = await ReadyAsync(client);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "red", "1 of 2 shards are missing", 7),
            (status, ready.GetProperty("cluster").GetString(), ready.GetProperty("reason").GetString(),
            ready.GetProperty("documents").GetInt32()));
        Assert.True(ready.GetProperty("isWriting").GetBoolean());
        // Who writes is for who may write, too.
        Assert.DoesNotContain("别处", ready.GetRawText(), StringComparison.Ordinal);
        string page = await client.GetStringAsync("/status");
        foreach (string said in new[] { "内容不全", "应有 2 个分片（含副本），缺 1 个", "7 条记录", "别处的进程" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_not_ready()
    {
        string address;
        using (TestWebServer gone = new())
        {
            address = gone.Address;
        }
        await using WebApplication app = await StartAsync(address);
        using HttpClient client = ClientOf(app);
        (HttpStatusCode status, JsonElement ready) = await ReadyAsync(client);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unreadable", "away", "the cluster can't be reached"),
            (status, ready.GetProperty("index").GetString(), ready.GetProperty("cluster").GetString(),
            ready.GetProperty("reason").GetString()));
        Assert.DoesNotContain(address, ready.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("连不上 OpenSearch", await client.GetStringAsync("/status"), StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync(string cluster)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        WebApplication app = WebServer.Build(
        [
            "--Corpus", Path.Combine(_folder, "corpus"), "--Index:OpenSearch:Address", cluster, "--urls", "http://127.0.0.1:0",
        ]);
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

    private static async Task<(HttpStatusCode Status, JsonElement Said)> ReadyAsync(HttpClient client)
    {
        using HttpResponseMessage answer = await client.GetAsync(ServerHealth.ReadyPath);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private static TestAnswer Json(string content) => new(content, "application/json");
}
