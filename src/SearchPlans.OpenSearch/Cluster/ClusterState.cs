using System.Text.Json;

namespace SearchPlans.OpenSearch.Cluster;

/// <summary>A version of a plan that a commit took away.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The number of the commit.</param>
internal readonly record struct GoneVersion(string Version, long Commit);

/// <summary>
/// What is committed in an index: one document, written in one step, so that all of a commit is seen at once. Documents are seen that
/// were born in it or before and aren't of a hidden version.
/// </summary>
/// <param name="Index">The index behind the alias.</param>
/// <param name="Commit">The number of the commit; 0 before the first.</param>
/// <param name="Hidden">Versions that are replaced or deleted and whose documents may still be there.</param>
/// <param name="Gone">Versions that were taken away lately, hidden ones among them, all since <paramref name="GoneSince"/>.</param>
/// <param name="GoneSince">The number of the commit since which <paramref name="Gone"/> is complete.</param>
/// <param name="At">When it was committed.</param>
internal sealed record ClusterState(
    string Index, long Commit, IReadOnlyList<string> Hidden, IReadOnlyList<GoneVersion> Gone, long GoneSince, DateTimeOffset At)
{
    /// <summary>The id of the document.</summary>
    public const string Id = "state";

    // Who has seen none of so many changes reads all plans anew.
    private const int MostGone = 2000;

    /// <summary>Names the commit; empty when nothing was ever committed.</summary>
    public string Version => Commit == 0 ? "" : string.Create(null, $"{Index}-{Commit}");

    /// <summary>Nothing is committed in an index.</summary>
    public static ClusterState Empty(string index) => new(index, 0, [], [], 0, DateTimeOffset.MinValue);

    /// <summary>Reads the document.</summary>
    /// <param name="index">The index it stands in.</param>
    /// <param name="source">The document.</param>
    public static ClusterState Read(string index, JsonElement source) => new(
        index,
        source.GetProperty("commit").GetInt64(),
        [.. source.GetProperty("hidden").EnumerateArray().Select(v => v.GetString()!)],
        [.. source.GetProperty("gone").EnumerateArray()
            .Select(g => new GoneVersion(g.GetProperty("pv").GetString()!, g.GetProperty("commit").GetInt64()))],
        source.GetProperty("goneSince").GetInt64(),
        source.GetProperty("at").GetDateTimeOffset());

    /// <summary>The commit after this one.</summary>
    /// <param name="taken">The versions that it takes away.</param>
    /// <param name="hidden">Those of before whose documents may still be there.</param>
    /// <param name="at">Now.</param>
    public ClusterState Next(IReadOnlyCollection<string> taken, IReadOnlyList<string> hidden, DateTimeOffset at)
    {
        long commit = Commit + 1;
        GoneVersion[] gone = [.. Gone, .. taken.Select(v => new GoneVersion(v, commit))];
        bool isTooLong = gone.Length > MostGone;
        return this with
        {
            Commit = commit,
            Hidden = [.. hidden, .. taken],
            Gone = isTooLong ? [] : gone,
            GoneSince = isTooLong ? commit : GoneSince,
            At = at,
        };
    }

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("type", "state");
        json.WriteNumber("commit", Commit);
        json.WriteStrings("hidden", Hidden);
        json.WriteStartArray("gone");
        foreach (GoneVersion gone in Gone)
        {
            json.WriteStartObject();
            json.WriteString("pv", gone.Version);
            json.WriteNumber("commit", gone.Commit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("goneSince", GoneSince);
        json.WriteString("at", At);
    }
}
