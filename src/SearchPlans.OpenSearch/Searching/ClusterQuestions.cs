using System.Text.Json;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Something isn't known yet: what is being answered is answered again when it is.</summary>
internal sealed class UnknownYetException : Exception;

/// <summary>
/// What was asked of a cluster for one answer, and what it said. An answer is made several times: what it asks for that isn't known yet is
/// gathered and asked for in one request, until all is known. For one request.
/// </summary>
/// <param name="index">The requests.</param>
/// <param name="state">The commit that all has to be of.</param>
internal sealed class ClusterQuestions(ClusterIndex index, ClusterState state) : IDisposable
{
    private static readonly JsonElement _nothing = JsonDocument.Parse("{}").RootElement.Clone();

    private readonly Dictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly HashSet<string> _ranked = new(StringComparer.Ordinal);
    private readonly List<JsonDocument> _documents = [];

    /// <summary>Whether anything was asked for.</summary>
    public bool HasSent => _documents.Count > 0;

    /// <summary>Whether anything isn't known yet.</summary>
    public bool HasOpen => _open.Count > 0;

    /// <summary>How many of its shards didn't answer something, and how many there are.</summary>
    public (int Missing, int Total) Shards { get; private set; }

    /// <summary>What a search body finds; null where it isn't known yet, and will be when the answer is made again.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isRanked">Whether hits are put in order by score.</param>
    public JsonElement? Ask(string body, bool isRanked = false)
    {
        if (state.Commit == 0)
        {
            return _nothing;
        }
        if (_answers.TryGetValue(body, out JsonElement answer))
        {
            return answer;
        }
        if (!_open.Contains(body, StringComparer.Ordinal))
        {
            _open.Add(body);
            if (isRanked)
            {
                _ranked.Add(body);
            }
        }
        return null;
    }

    /// <summary>Asks for all that isn't known yet.</summary>
    /// <returns>Whether the commit is still the newest; where it isn't, nothing that was answered counts.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellation)
    {
        string isNewest = SearchBody.Of(json =>
        {
            json.WriteObject("query", query => query.WriteObject("ids", ids => ids.WriteStrings("values", [ClusterState.Id])));
            json.WriteStrings("_source", ["commit"]);
        });
        if (state.Commit == 0)
        {
            return true;
        }
        JsonDocument document;
        try
        {
            document = await index.SearchAsync(index.Alias, [isNewest, .. _open], cancellation, _ranked);
        }
        catch (ClusterException e) when (e.Status == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
        _documents.Add(document);
        JsonElement[] responses = [.. document.RootElement.GetProperty("responses").EnumerateArray()];
        if (!IsNewest(responses[0]))
        {
            return false;
        }
        for (int i = 0; i < _open.Count; i++)
        {
            JsonElement response = responses[i + 1];
            (int missing, int total) = SearchResponses.Shards(response);
            if (missing > Shards.Missing)
            {
                Shards = (missing, total);
            }
            _answers[_open[i]] = response;
        }
        _open.Clear();
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _documents.ForEach(d => d.Dispose());

    private bool IsNewest(JsonElement response)
    {
        if (response.TryGetProperty("error", out JsonElement error) && response.GetProperty("status").GetInt32() == 404)
        {
            return false;
        }
        JsonElement[] hits = [.. SearchResponses.Hits(response)];
        if (hits.Length == 0 && SearchResponses.Shards(response) is { Missing: > 0 } shards)
        {
            // What says so is out of reach: the commit that was last known answers with what there is, and the answer says so.
            Shards = shards;
            return true;
        }
        return hits is [var hit] && hit.GetProperty("_index").GetString() == state.Index
            && hit.GetProperty("_source").GetProperty("commit").GetInt64() == state.Commit;
    }
}
