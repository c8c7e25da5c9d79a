using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SearchPlans.Index;
using SearchPlans.Indexing;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.Web.Hosting;

/// <summary>Whether the server can answer: index open, corpus readable, how long ago it was found in step; of an index on a cluster what is
/// there of it. Degraded, and still ready, where the plans are served as they were last known. Names no folder, address or person: anyone
/// may ask.</summary>
public sealed class ServerHealth(PlanLibrary library, Following following, TimeProvider clock) : IHealthCheck
{
    /// <summary>Where it is asked whether the process runs.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Where it is asked whether it can answer.</summary>
    public const string ReadyPath = "/health/ready";

    private const string Ready = "ready";

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> data = [];
        try
        {
            PlanIndexState state = await library.IndexStateAsync(cancellationToken);
            data["index"] = state.Exists ? state.IsOutdated ? "outdated" : "open" : "empty";
            data["plans"] = (await library.PlansAsync(cancellationToken)).Count;
            if (await library.IndexHealthAsync(cancellationToken) is { } cluster)
            {
                Tell(cluster, data);
                if (cluster.Status == ClusterStatus.Red)
                {
                    data["reason"] = $"{cluster.MissingShards} of {cluster.Shards} shards are missing";
                    return HealthCheckResult.Unhealthy("Not all of the index is there.", data: data);
                }
            }
        }
        catch (IOException unreadable)
        {
            data["index"] = "unreadable";
            if (unreadable is ClusterException failed)
            {
                data["cluster"] = "away";
                data["reason"] = failed.Status is { } status ? $"the cluster answers {(int)status}" : "the cluster can't be reached";
            }
            return HealthCheckResult.Unhealthy("The index can't be read.", unreadable, data);
        }
        FollowingState? followed = following.State;
        data["corpus"] = library.CorpusProblem is not null ? "gone" : followed?.Problem is not null ? "behind" : "readable";
        if (followed?.CheckedAt is { } checkedAt)
        {
            data["secondsSinceInStep"] = Math.Max(0, Math.Round((clock.GetUtcNow() - checkedAt).TotalSeconds));
        }
        data["queue"] = library.QueueLength;
        return data["corpus"] is "readable" ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded(data: data);
    }

    private void Tell(IndexHealth cluster, Dictionary<string, object> data)
    {
        data["cluster"] = cluster.Status.ToString().ToLowerInvariant();
        data["shards"] = cluster.Shards;
        data["missingShards"] = cluster.MissingShards;
        data["documents"] = cluster.Documents;
        data["isWriting"] = cluster.Writer is not null;
        if (cluster.CommittedAt is { } committed)
        {
            data["secondsSinceCommit"] = Math.Max(0, Math.Round((clock.GetUtcNow() - committed).TotalSeconds));
        }
    }

    /// <summary>Adds the checks.</summary>
    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<ServerHealth>("library", tags: [Ready]);

    /// <summary>Answers the two addresses: to whoever asks, without limits, paths or keys.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks(ReadyPath, new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
        }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        Dictionary<string, object> said = new() { ["status"] = report.Status.ToString().ToLowerInvariant() };
        foreach ((string name, object value) in report.Entries.SelectMany(e => e.Value.Data))
        {
            said[name] = value;
        }
        return context.Response.WriteAsync(JsonSerializer.Serialize(said));
    }
}
