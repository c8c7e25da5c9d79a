using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using SearchPlans.Index;

namespace SearchPlans.OpenSearch.Cluster;

/// <summary>What an alias leads to.</summary>
/// <param name="State">What is committed.</param>
/// <param name="Identity">What the index was made by.</param>
internal sealed record FoundIndex(ClusterState State, string Identity);

/// <summary>The requests that an index on a cluster is kept and asked by.</summary>
/// <param name="client">The cluster.</param>
/// <param name="alias">The name of the index.</param>
internal sealed class ClusterIndex(ClusterClient client, string alias)
{
    // What NewName appends: digits and hexadecimal digits.
    private const string MadeName = "-00000000000000-xxxxxx";

    // Of deletions a cluster does thousands a second.
    private const int DeletedTogether = 5000;

    /// <summary>The name of the index.</summary>
    public string Alias => alias;

    /// <summary>What is behind the alias; null where there is nothing.</summary>
    public async Task<FoundIndex?> FindAsync(CancellationToken cancellation)
    {
        using JsonDocument? mapping = await client.SendAsync(
            HttpMethod.Get, $"{alias}/_mapping", null, cancellation, HttpStatusCode.NotFound);
        if (mapping is null
            || mapping.RootElement.EnumerateObject().FirstOrDefault() is not { Value.ValueKind: JsonValueKind.Object } index)
        {
            return null;
        }
        string identity = index.Value.GetProperty("mappings").TryGetProperty("_meta", out JsonElement meta)
            && meta.TryGetProperty("identity", out JsonElement made) ? made.GetString() ?? "" : "";
        return new FoundIndex(await ReadAsync(index.Name, cancellation), identity);
    }

    /// <summary>What is committed in an index.</summary>
    public async Task<ClusterState> ReadAsync(string index, CancellationToken cancellation)
    {
        using JsonDocument? state = await client.SendAsync(
            HttpMethod.Get, $"{index}/_doc/{ClusterState.Id}?routing={ClusterState.Id}", null, cancellation, HttpStatusCode.NotFound);
        return state is null ? ClusterState.Empty(index) : ClusterState.Read(index, state.RootElement.GetProperty("_source"));
    }

    /// <summary>Makes an index, which no alias leads to yet. Its name is new: where it is there already, it was made by a try whose answer
    /// was lost.</summary>
    public async Task CreateAsync(string index, ReadOnlyMemory<byte> definition, CancellationToken cancellation)
    {
        try
        {
            await DoAsync(HttpMethod.Put, index, definition, cancellation);
        }
        catch (ClusterException e) when (e.Message.Contains("resource_already_exists_exception", StringComparison.Ordinal))
        {
            // It is there.
        }
    }

    /// <summary>The indexes that were made for the alias, whether it leads to them or not.</summary>
    public async Task<IReadOnlyList<string>> MadeAsync(CancellationToken cancellation)
    {
        using JsonDocument? indexes = await client.SendAsync(
            HttpMethod.Get, $"{alias}-*/_alias?expand_wildcards=open", null, cancellation, HttpStatusCode.NotFound);
        return indexes is null ? [] : [.. indexes.RootElement.EnumerateObject().Select(i => i.Name).Where(IsMadeName)];
    }

    /// <summary>A name for an index that is made for the alias.</summary>
    public string NewName(DateTimeOffset at) => $"{alias}-{at:yyyyMMddHHmmss}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Deletes an index, if it is there.</summary>
    public async Task DropAsync(string index, CancellationToken cancellation)
    {
        using JsonDocument? done = await client.SendAsync(HttpMethod.Delete, index, null, cancellation, HttpStatusCode.NotFound);
    }

    /// <summary>Lets the alias lead to an index and to no other, in one step.</summary>
    public Task SwitchAsync(string index, CancellationToken cancellation) => DoAsync(
        HttpMethod.Post, "_aliases",
        JsonBody.Of(json =>
        {
            json.WriteStartArray("actions");
            json.WriteStartObject();
            json.WriteObject("remove", remove =>
            {
                remove.WriteString("index", $"{alias}-*");
                remove.WriteString("alias", alias);
                remove.WriteBoolean("must_exist", false);
            });
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteObject("add", add =>
            {
                add.WriteString("index", index);
                add.WriteString("alias", alias);
            });
            json.WriteEndObject();
            json.WriteEndArray();
        }),
        cancellation);

    /// <summary>Makes what was written visible, in every copy of every shard.</summary>
    /// <exception cref="ClusterException">Some didn't; they would be searched without what is committed.</exception>
    public async Task RefreshAsync(string index, CancellationToken cancellation)
    {
        using JsonDocument? done = await client.SendAsync(
            HttpMethod.Post, $"{index}/_refresh", null, cancellation, isWriting: true);
        if (done!.RootElement.GetProperty("_shards").GetProperty("failed").GetInt32() is > 0 and var failed)
        {
            throw new ClusterException(
                $"OpenSearch 有 {failed} 个分片没有刷新，这次的改动还没有提交，请稍后再试。", HttpStatusCode.ServiceUnavailable);
        }
    }

    /// <summary>Writes what is committed, provided that nobody else did since.</summary>
    /// <exception cref="PlanIndexLockedException">Somebody did.</exception>
    public async Task WriteAsync(ClusterState state, CancellationToken cancellation)
    {
        using JsonDocument? known = await client.SendAsync(
            HttpMethod.Get, $"{state.Index}/_doc/{ClusterState.Id}?routing={ClusterState.Id}", null, cancellation, HttpStatusCode.NotFound);
        string only = "op_type=create";
        if (known is not null)
        {
            long commit = known.RootElement.GetProperty("_source").GetProperty("commit").GetInt64();
            if (commit == state.Commit && known.RootElement.GetProperty("_source").GetProperty("at").GetDateTimeOffset() == state.At)
            {
                // By a try whose answer was lost.
                return;
            }
            if (commit != state.Commit - 1)
            {
                throw new PlanIndexLockedException("另一个程序同时写了索引，这次的改动没有提交，请重试。");
            }
            only = UnchangedSince(known.RootElement);
        }
        using JsonDocument? done = await client.SendAsync(
            HttpMethod.Put, $"{state.Index}/_doc/{ClusterState.Id}?routing={ClusterState.Id}&refresh=true&{only}", JsonBody.Of(state.Write),
            cancellation, HttpStatusCode.Conflict);
        // A request whose answer was lost is tried again: then this commit itself stands there.
        if (done is null && await ReadAsync(state.Index, cancellation) is var there
            && (there.Commit, there.At) != (state.Commit, state.At))
        {
            throw new PlanIndexLockedException("另一个程序同时写了索引，这次的改动没有提交，请重试。");
        }
    }

    /// <summary>Deletes the documents that a query finds, so many a request that none takes long.</summary>
    /// <param name="index">The index.</param>
    /// <param name="query">Writes the query.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task DeleteAsync(string index, Action<Utf8JsonWriter> query, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> body = JsonBody.Of(json => json.WriteObject("query", query));
        while (true)
        {
            using JsonDocument? done = await client.SendAsync(
                HttpMethod.Post, $"{index}/_delete_by_query?conflicts=proceed&refresh=true&max_docs={DeletedTogether}", body, cancellation,
                isWriting: true);
            if (done!.RootElement.GetProperty("deleted").GetInt64() < DeletedTogether)
            {
                return;
            }
        }
    }

    /// <summary>Sends lines of a bulk request.</summary>
    /// <returns>Whether all was taken; false where the cluster is too busy for some of it, or is without some of its shards for
    /// now.</returns>
    /// <exception cref="PlanIndexException">Something was refused.</exception>
    public async Task<bool> BulkAsync(string index, ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        using JsonDocument? answer = await client.SendAsync(
            HttpMethod.Post, $"{index}/_bulk?filter_path=errors,items.*.status,items.*.error", lines, cancellation, isWriting: true);
        if (!answer!.RootElement.GetProperty("errors").GetBoolean())
        {
            return true;
        }
        bool isBusy = false;
        foreach (JsonElement item in answer.RootElement.GetProperty("items").EnumerateArray())
        {
            JsonElement done = item.EnumerateObject().First().Value;
            var status = (HttpStatusCode)done.GetProperty("status").GetInt32();
            if ((int)status < 300)
            {
                continue;
            }
            ClusterException refused = ClusterErrors.Of(status, Encoding.UTF8.GetBytes(done.GetRawText()));
            isBusy = refused.IsPassing ? true : throw refused;
        }
        return !isBusy;
    }

    /// <summary>Searches with several bodies in one request.</summary>
    /// <param name="index">The index or alias.</param>
    /// <param name="bodies">The bodies.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="ranked">Those whose hits are put in order by score: terms are counted over all shards before. Of the others a cluster
    /// keeps what it counted until something is written.</param>
    /// <returns>The answers in the same order.</returns>
    public async Task<JsonDocument> SearchAsync(
        string index, IReadOnlyList<string> bodies, CancellationToken cancellation, IReadOnlySet<string>? ranked = null)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (string body in bodies)
        {
            lines.Write(ranked?.Contains(body) == true ? """{"search_type":"dfs_query_then_fetch"}"""u8 : "{}"u8);
            lines.Write("\n"u8);
            Encoding.UTF8.GetBytes(body, lines);
            lines.Write("\n"u8);
        }
        return (await client.SendAsync(
            HttpMethod.Post, $"{index}/_msearch?max_concurrent_searches=16", lines.WrittenMemory, cancellation))!;
    }

    /// <summary>Asks for something of the index or cluster.</summary>
    public async Task<JsonDocument> GetAsync(string path, CancellationToken cancellation) =>
        (await client.SendAsync(HttpMethod.Get, path, null, cancellation))!;

    /// <summary>The condition that a document is still as it was read.</summary>
    public static string UnchangedSince(JsonElement document) => string.Create(
        null,
        $"if_seq_no={document.GetProperty("_seq_no").GetInt64()}&if_primary_term={document.GetProperty("_primary_term").GetInt64()}");

    // Other aliases may begin alike: plans, plans-old.
    private bool IsMadeName(string name) =>
        name.Length == alias.Length + MadeName.Length && name.StartsWith(alias, StringComparison.Ordinal)
        && name[alias.Length..].Zip(MadeName).All(c => c.Second switch
        {
            '0' => char.IsAsciiDigit(c.First),
            'x' => char.IsAsciiHexDigitLower(c.First),
            _ => c.First == c.Second,
        });

    private async Task DoAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation)
    {
        using JsonDocument? done = await client.SendAsync(method, path, body, cancellation, isWriting: true);
    }
}
