using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>A plan of a commit.</summary>
/// <param name="Version">Its version, see <see cref="PlanJson.VersionOf"/>.</param>
/// <param name="Summary">What is known of it.</param>
/// <param name="ContentHash">Hash of the file's bytes and of its sidecar's.</param>
/// <param name="Day">The day number of its publication, else of its signature; 0 where neither is known.</param>
/// <param name="Units">How many units it has.</param>
internal sealed record KnownPlan(string Version, PlanSummary Summary, string ContentHash, int Day, int Units);

/// <summary>The plans of a commit, in memory: each has its place here as its number. Immutable.</summary>
internal sealed class PlanDirectory
{
    private const int PlansARequest = 1000;

    private readonly Dictionary<string, int> _byVersion;
    private readonly Dictionary<string, int> _byId;

    private PlanDirectory(ClusterState state, IReadOnlyList<KnownPlan> plans)
    {
        (State, Plans) = (state, plans);
        _byVersion = plans.Select((p, i) => (p.Version, i)).ToDictionary(p => p.Version, p => p.i, StringComparer.Ordinal);
        _byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < plans.Count; i++)
        {
            _byId.TryAdd(plans[i].Summary.Id, i);
        }
    }

    /// <summary>The commit.</summary>
    public ClusterState State { get; }

    /// <summary>The plans; a plan's place among them is its number.</summary>
    public IReadOnlyList<KnownPlan> Plans { get; }

    /// <summary>The number of the plan of a version; -1 where there is none.</summary>
    public int NumberOf(string version) => _byVersion.GetValueOrDefault(version, -1);

    /// <summary>The number of the plan with an id; -1 where there is none.</summary>
    public int NumberOfId(string id) => _byId.GetValueOrDefault(id, -1);

    /// <summary>No plans.</summary>
    public static PlanDirectory Empty(ClusterState state) => new(state, []);

    /// <summary>Reads the plans of a commit; of one that is known, only what has changed since.</summary>
    public static async Task<PlanDirectory> LoadAsync(
        ClusterIndex index, ClusterState state, PlanDirectory? known, CancellationToken cancellation)
    {
        bool goesOn = known is not null && known.State.Index == state.Index && known.State.Commit <= state.Commit
            && known.State.Commit >= state.GoneSince;
        List<KnownPlan> plans = [];
        if (goesOn)
        {
            HashSet<string> gone = [.. state.Gone.Where(g => g.Commit > known!.State.Commit).Select(g => g.Version)];
            plans.AddRange(known!.Plans.Where(p => !gone.Contains(p.Version)));
        }
        HashSet<string> there = [.. plans.Select(p => p.Version)];
        string? after = null;
        while (true)
        {
            string body = BodyOf(state, goesOn ? known!.State.Commit : 0, after);
            using JsonDocument answer = await index.SearchAsync(state.Index, [body], cancellation);
            JsonElement found = SearchResponses.Whole(answer.RootElement.GetProperty("responses")[0]);
            KnownPlan[] page = [.. found.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(Read)];
            plans.AddRange(page.Where(p => there.Add(p.Version)));
            if (page.Length < PlansARequest)
            {
                return new PlanDirectory(state, [.. plans.OrderBy(p => p.Summary.File, StringComparer.Ordinal)]);
            }
            after = page[^1].Version;
        }
    }

    private static string BodyOf(ClusterState state, long since, string? after) => SearchBody.Of(json =>
    {
        SearchBody.WriteSize(json, PlansARequest);
        json.WriteStartObject("query");
        json.WriteObject("bool", both =>
        {
            both.WriteStartArray("filter");
            SearchBody.WriteTerm(both, Fields.Type, Fields.PlanType);
            both.WriteStartObject();
            both.WriteObject("range", range => range.WriteObject(Fields.Born, born =>
            {
                born.WriteNumber("gt", since);
                born.WriteNumber("lte", state.Commit);
            }));
            both.WriteEndObject();
            both.WriteEndArray();
            SearchBody.WriteNotHidden(both, state);
        });
        json.WriteEndObject();
        json.WriteRawValueAs("sort", $$"""[{"{{Fields.Version}}":"asc"}]""");
        if (after is not null)
        {
            json.WriteStrings("search_after", [after]);
        }
        json.WriteStrings("_source", [Fields.Record, Fields.Version, PlanFields.ContentHash, PlanFields.Day, "units"]);
    });

    private static KnownPlan Read(JsonElement hit)
    {
        JsonElement source = hit.GetProperty("_source");
        PlanRecord record = PlanRecords.ReadPlan(source.GetProperty(Fields.Record).GetBytesFromBase64());
        return new KnownPlan(
            source.GetProperty(Fields.Version).GetString()!, record.Summary, source.GetProperty(PlanFields.ContentHash).GetString()!,
            source.GetProperty(PlanFields.Day).GetInt32(), source.GetProperty("units").GetInt32());
    }
}
