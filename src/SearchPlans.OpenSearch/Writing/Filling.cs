using System.Net;
using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>A part of an index that is being filled.</summary>
/// <param name="Born">What the documents of whoever fills it, or last did, are born in; 0 where nobody has.</param>
/// <param name="IsDone">Whether it is complete.</param>
internal readonly record struct FillingPart(long Born, bool IsDone);

/// <summary>
/// A new index that several processes fill: one document, changed only as it was read. Each attempt at a part has a number of its own,
/// which its documents are born in, so that what a failed one left is told from what counts.
/// </summary>
/// <param name="Index">The index.</param>
/// <param name="Identity">What it is made by.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record Filling(string Index, string Identity, IReadOnlyList<FillingPart> Parts)
{
    private string _unchanged = "op_type=create";

    /// <summary>The number of the last attempt at any part, and of the commit that shows all.</summary>
    public long Last => Parts.Max(p => p.Born);

    /// <summary>How many parts are complete.</summary>
    public int Done => Parts.Count(p => p.IsDone);

    /// <summary>Whether all are.</summary>
    public bool IsComplete => Done == Parts.Count;

    /// <summary>Which aren't, for people.</summary>
    public string Missing => string.Join('、', Parts.Select((p, i) => (p, i)).Where(x => !x.p.IsDone).Select(x => x.i + 1));

    /// <summary>Nothing is filled yet.</summary>
    public static Filling Begin(string index, string identity, int parts) => new(index, identity, new FillingPart[parts]);

    /// <summary>What is being filled; null where nothing is.</summary>
    public static async Task<Filling?> ReadAsync(ClusterClient client, string alias, CancellationToken cancellation)
    {
        using JsonDocument? known = await client.SendAsync(HttpMethod.Get, PathOf(alias), null, cancellation, HttpStatusCode.NotFound);
        if (known is null || !known.RootElement.TryGetProperty("_source", out JsonElement source))
        {
            return null;
        }
        return new Filling(
            source.GetProperty("index").GetString()!, source.GetProperty("identity").GetString()!,
            [.. source.GetProperty("parts").EnumerateArray()
                .Select(p => new FillingPart(p.GetProperty("born").GetInt64(), p.GetProperty("done").GetBoolean()))])
        {
            _unchanged = ClusterIndex.UnchangedSince(known.RootElement),
        };
    }

    /// <summary>With one part changed.</summary>
    public Filling With(int part, FillingPart changed) => this with { Parts = [.. Parts.Select((p, i) => i == part ? changed : p)] };

    /// <summary>Writes it, provided that it is as it was read.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> WriteAsync(ClusterClient client, string alias, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> body = JsonBody.Of(json =>
        {
            json.WriteString("index", Index);
            json.WriteString("identity", Identity);
            json.WriteStartArray("parts");
            foreach (FillingPart part in Parts)
            {
                json.WriteStartObject();
                json.WriteNumber("born", part.Born);
                json.WriteBoolean("done", part.IsDone);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        using JsonDocument? done = await client.SendAsync(
            HttpMethod.Put, $"{PathOf(alias)}?{_unchanged}", body, cancellation, HttpStatusCode.Conflict);
        return done is not null;
    }

    /// <summary>Forgets what was being filled.</summary>
    public static async Task DeleteAsync(ClusterClient client, string alias, CancellationToken cancellation)
    {
        using JsonDocument? done = await client.SendAsync(HttpMethod.Delete, PathOf(alias), null, cancellation, HttpStatusCode.NotFound);
    }

    /// <summary>The name of the lease of a part.</summary>
    public static string LeaseOf(IndexSlice slice) => string.Create(null, $"slice-{slice.Number}-of-{slice.Count}");

    private static string PathOf(string alias) => WriterLease.PathOf(alias, "filling");
}
