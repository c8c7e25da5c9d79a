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
    [InlineData(HttpStatusCode.TooManyRequests, "cluster_block_exception", "磁盘将满")]
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
    public async Task A_query_of_too_many_terms_is_told_with_the_setting_that_takes_it()
    {
        const string Refused = """
            {"error":{"root_cause":[{"type":"too_many_nested_clauses","reason":"Query contains too many nested clauses; maxClauseCount is set to 1024"}],
            "type":"search_phase_execution_exception","reason":"all shards failed"},"status":400}
            """;
        using var stub = new StubCluster((_, _) => (HttpStatusCode.BadRequest, Refused));
        await using OpenSearchPlanIndex index = Create(stub.Address);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(
            () => index.SearchAsync(new SearchRequest { Query = "经济" }, default));
        Assert.Contains("检索内容太长", e.Message, StringComparison.Ordinal);
        Assert.Contains("indices.query.bool.max_clause_count", e.Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(429, "rejected")]
    [InlineData(503, "unavailable_shards_exception")]
    public async Task Documents_that_a_cluster_did_not_take_for_now_are_sent_again(int status, string type)
    {
        string refused = """{"errors":true,"items":[{"index":{"status":201}},{"index":{"status":0,"error":{"type":"#"}}}]}"""
            .Replace("#", type, StringComparison.Ordinal).Replace(":0", $":{status}", StringComparison.Ordinal);
        using var stub = new StubCluster((_, n) => (HttpStatusCode.OK, n == 0 ? refused : """{"errors":false,"items":[]}"""));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        using BulkSender bulk = BulkOf(client);
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
        using BulkSender bulk = BulkOf(client);
        await bulk.AddAsync([Encoding.UTF8.GetBytes("{}\n{}\n")], default);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(() => bulk.FlushAsync(default));
        Assert.Contains("mapper_parsing_exception", e.Message, StringComparison.Ordinal);
    }

    // Its status is that of one that is too busy.
    [Fact]
    public async Task A_cluster_without_room_is_a_full_disk_and_not_waited_for()
    {
        using var stub = new StubCluster((_, _) => (HttpStatusCode.OK, """
            {"errors":true,"items":[{"index":{"status":429,"error":{"type":"cluster_block_exception","reason":"flood-stage"}}}]}
            """));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        using BulkSender bulk = BulkOf(client);
        await bulk.AddAsync([Encoding.UTF8.GetBytes("{}\n{}\n")], default);
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(() => bulk.FlushAsync(default));
        Assert.Contains("磁盘将满", e.Message, StringComparison.Ordinal);
        Assert.True(Corpus.CorpusWriteException.IsFull(e));
        Assert.Equal(1, stub.Requests);
    }

    // Else who searches would be told that it is away while somebody tries to write.
    [Fact]
    public async Task A_cluster_that_takes_nothing_more_is_asked_on()
    {
        bool isFull = true;
        using var stub = new StubCluster((_, _) =>
            (isFull ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK,
                Error.Replace("#", "cluster_block_exception", StringComparison.Ordinal)));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        for (int i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<ClusterException>(() => client.SendAsync(HttpMethod.Get, "plans", null, default));
        }
        Assert.True(stub.Requests > 10);
        isFull = false;
        using System.Text.Json.JsonDocument? answer = await client.SendAsync(HttpMethod.Get, "plans", null, default);
        Assert.NotNull(answer);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        using var stub = new StubCluster((_, n) => (HttpStatusCode.OK, n == 0 ? StubCluster.BreaksOff : """{"is":"whole"}"""));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        using System.Text.Json.JsonDocument? answer = await client.SendAsync(HttpMethod.Get, "plans", null, default);
        Assert.Equal("whole", answer!.RootElement.GetProperty("is").GetString());
        Assert.Equal(2, stub.Requests);
    }

    // Of its copies one would be searched without what is committed.
    [Fact]
    public async Task A_commit_waits_until_every_copy_shows_it()
    {
        using var stub = new StubCluster((_, n) => (HttpStatusCode.OK,
            n == 0 ? """{"_shards":{"total":2,"failed":1}}""" : """{"_shards":{"total":2,"failed":0}}"""));
        using var client = new ClusterClient(OptionsOf(stub.Address));
        var index = new ClusterIndex(client, "plans");
        ClusterException e = await Assert.ThrowsAsync<ClusterException>(() => index.RefreshAsync("plans-1", default));
        Assert.True(e.IsPassing);
        await Patience.TryAsync(token => index.RefreshAsync("plans-1", token), TimeProvider.System, default);
        Assert.Equal(2, stub.Requests);
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

    private static BulkSender BulkOf(ClusterClient client) =>
        new(new ClusterIndex(client, "plans"), "plans-1", _ => ValueTask.CompletedTask, TimeProvider.System);

    private static OpenSearchPlanIndex Create(params string[] addresses) =>
        new(OptionsOf(addresses), () => PlanVocabulary.Shipped, () => false);
}
