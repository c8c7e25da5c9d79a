using System.Collections.Concurrent;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>Sends plans as documents. Safe for concurrent use.</summary>
/// <param name="fields">How texts are cut.</param>
/// <param name="bulk">Where they go.</param>
internal sealed class PlanSender(PlanFields fields, BulkSender bulk)
{
    private readonly ConcurrentBag<PlanJson> _json = [];

    /// <summary>Sends a plan.</summary>
    /// <param name="content">The plan.</param>
    /// <param name="version">See <see cref="PlanJson.VersionOf"/>.</param>
    /// <param name="born">The number of the commit it is seen from.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task SendAsync(PlanContent content, string version, long born, CancellationToken cancellation)
    {
        if (!_json.TryTake(out PlanJson? json))
        {
            json = new PlanJson(fields);
        }
        List<ReadOnlyMemory<byte>> documents = [];
        json.Write(content, version, born, lines => documents.Add(lines.ToArray()));
        _json.Add(json);
        await bulk.AddAsync(documents, cancellation);
    }
}
