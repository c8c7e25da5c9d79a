using System.Net;
using System.Text;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Writing;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>A cluster that is away, refuses or has not all of its shards: a sentence that says what to do, never half an answer.</summary>
public sealed class ClusterFailureTests
{
    private const string Error = """{"error":{"root_cause":[{"type":"#","reason":"because"}],"type":"#","reason":"because"},"status":0}""";

    [Fact]
    public async Task A_cluster_that_is_away_is_told()
    {
        string address;
        using (var stub = new StubCluster((_, _) => (HttpStatusCode.OK, "{}")))
        {
            address = stub.Address;
        }
        await using OpenSearchPlanIndex index = Create(address);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(() => index.PlansAsync(default));
        Assert.Contains("连不上 OpenSearch", e.Message, StringComparison.Ordinal);
        Assert.Null(e.Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "security_exception", "不认用户、密码")]
    [InlineData(HttpStatusCode.Forbidden, "security_exception", "不许这个用户")]
    [InlineData(HttpStatusCode.Forbidden, "cluster_block_exception", "磁盘将满")]
    [InlineData(HttpStatusCode.BadRequest, "parsing_exception", "不接受这个请求")]
    public async Task A_refusal_is_told_with_what_to_do(HttpStatusCode status, string type, string told)
    {
        using var stub = new StubCluster((_, _) => (status, Error.Replace("#", type, StringComparison.Ordinal)));
        await using OpenSearchPlanIndex index = Create(stub.Address);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(
            () => index.SearchAsync(new SearchRequest { Query = "经济" }, default));
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(status, e.Status);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:secret")), stub.Authorization);
    }

    [Fact]
    public async Task What_fails_once_is_asked_again_at_the_next_node()
    {
        using var broken = new StubCluster((_, _) => (HttpStatusCode.ServiceUnavailable, "no JSON"));
        using var sound = new StubCluster((_, _) => (HttpStatusCode.NotFound, Error));
        await using OpenSearchPlanIndex index = Create(broken.Address, sound.Address);
        Assert.False((await index.StateAsync(default)).Exists);
        Assert.False((await index.StateAsync(default)).Exists);
        Assert.NotEqual(0, broken.Requests);
    }

    [Fact]
    public async Task Documents_that_a_busy_cluster_did_not_take_are_sent_again()
    {
        using var stub = new StubCluster((_, n) => (HttpStatusCode.OK, n == 0
            ? """{"errors":true,"items":[{"index":{"status":201}},{"index":{"status":429,"error":{"type":"rejected"}}}]}"""
            : """{"errors":false,"items":[]}"""));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        using var bulk = new BulkSender(new ClusterIndex(client, "plans"), "plans-1", TimeProvider.System);
        await bulk.AddAsync([Encoding.UTF8.GetBytes("{}\n{}\n")], default);
        await bulk.FlushAsync(default);
        Assert.Equal(2, stub.Requests);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_told()
    {
        using var stub = new StubCluster((_, _) => (HttpStatusCode.OK,
            """{"errors":true,"items":[{"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"because"}}}]}"""));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        using var bulk = new BulkSender(new ClusterIndex(client, "plans"), "plans-1", TimeProvider.System);
        await bulk.AddAsync([Encoding.UTF8.GetBytes("{}\n{}\n")], default);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(() => bulk.FlushAsync(default));
        Assert.Contains("mapper_parsing_exception", e.Message, StringComparison.Ordinal);
    }

    // A commit without plans; of everything else one of three shards doesn't answer.
    [Fact]
    public async Task A_search_says_how_many_shards_did_not_answer()
    {
        const string mapping = """{"plans-1":{"mappings":{"_meta":{"identity":"?"}}}}""";
        const string state = """
            "_source":{"type":"state","commit":1,"hidden":[],"gone":[],"goneSince":0,"at":"2026-01-01T00:00:00Z"}
            """;
        string identity = Schema.IndexDefinition.IdentityOf(new Index.Queries.PlanFields(PlanVocabulary.Shipped, "opensearch"));
        string answered = $$$"""{"_shards":{"total":3,"successful":3},"hits":{"hits":[{"_index":"plans-1",{{{state}}}}]}}""";
        const string partly = """{"_shards":{"total":3,"successful":2},"hits":{"total":{"value":0},"hits":[]}}""";
        const string nothing = """{"_shards":{"total":3,"successful":3},"hits":{"total":{"value":0},"hits":[]}}""";
        bool isWhole = true;
        using var stub = new StubCluster((path, _) => (HttpStatusCode.OK, path switch
        {
            "/plans/_mapping" => mapping.Replace("\"?\"", System.Text.Json.JsonSerializer.Serialize(identity), StringComparison.Ordinal),
            "/plans-1/_doc/state" => $$"""{"_seq_no":1,"_primary_term":1,{{state}}}""",
            _ => $$"""{"responses":[{{(path.StartsWith("/plans-1/", StringComparison.Ordinal) ? nothing : answered)}},{{string.Join(
                ',', Enumerable.Repeat(isWhole ? nothing : partly, 100))}}]}""",
        }));
        await using OpenSearchPlanIndex index = Create(stub.Address);
        Assert.False((await index.SearchAsync(new SearchRequest { Query = "经济" }, default)).IsPartial);
        isWhole = false;
        SearchPlans.Searching.HitList found = await index.SearchAsync(new SearchRequest { Query = "经济" }, default);
        Assert.True(found.IsPartial);
        Assert.Contains("3 个分片中有 1 个没有回答", found.Notice, StringComparison.Ordinal);
        ClusterException e =
            await Assert.ThrowsAsync<ClusterException>(() => index.MatchesAsync(new SearchRequest { Query = "经济" }, default));
        Assert.Contains("3 个分片中有 1 个没有回答", e.Message, StringComparison.Ordinal);
    }

    private static OpenSearchOptions OptionsOf(params string[] addresses) => new()
    {
        Addresses = addresses,
        Index = "plans",
        User = "me",
        Password = "secret",
    };

    private static OpenSearchPlanIndex Create(params string[] addresses) =>
        new(OptionsOf(addresses), () => PlanVocabulary.Shipped, () => false);
}
