using System.Net;
using System.Text;
using System.Text.Json;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Reads what a cluster answers to a search.</summary>
internal static class SearchResponses
{
    /// <summary>How many of its shards didn't answer, and how many there are.</summary>
    /// <exception cref="ClusterException">It is no answer.</exception>
    public static (int Missing, int Total) Shards(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out _))
        {
            int status = answer.TryGetProperty("status", out JsonElement code) ? code.GetInt32() : (int)HttpStatusCode.ServiceUnavailable;
            throw ClusterErrors.Of((HttpStatusCode)status, Encoding.UTF8.GetBytes(answer.GetRawText()));
        }
        JsonElement shards = answer.GetProperty("_shards");
        int total = shards.GetProperty("total").GetInt32();
        bool isLate = answer.TryGetProperty("timed_out", out JsonElement late) && late.GetBoolean();
        int missing = total - shards.GetProperty("successful").GetInt32();
        return (missing == 0 && isLate ? 1 : missing, total);
    }

    /// <summary>The answer, provided that all shards gave theirs.</summary>
    /// <exception cref="ClusterException">Some didn't.</exception>
    public static JsonElement Whole(JsonElement answer) => Shards(answer) is { Missing: > 0 } shards
        ? throw Incomplete(shards.Missing, shards.Total)
        : answer;

    /// <summary>Says that some shards didn't answer.</summary>
    public static ClusterException Incomplete(int missing, int total) => new(
        $"OpenSearch 的 {total} 个分片中有 {missing} 个没有回答，这项内容不完整，请稍后再试。", HttpStatusCode.ServiceUnavailable);

    /// <summary>How many documents were found.</summary>
    public static int Total(JsonElement answer) =>
        answer.TryGetProperty("hits", out JsonElement hits) && hits.TryGetProperty("total", out JsonElement total)
            ? (int)Math.Min(int.MaxValue, total.GetProperty("value").GetInt64())
            : 0;

    /// <summary>The documents found.</summary>
    public static IEnumerable<JsonElement> Hits(JsonElement answer) =>
        answer.TryGetProperty("hits", out JsonElement hits) ? hits.GetProperty("hits").EnumerateArray() : [];

    /// <summary>The buckets of an aggregation, by the names that lead there.</summary>
    public static IEnumerable<JsonElement> Buckets(JsonElement answer, params ReadOnlySpan<string> path)
    {
        if (!answer.TryGetProperty("aggregations", out JsonElement at))
        {
            return [];
        }
        foreach (string name in path)
        {
            at = at.GetProperty(name);
        }
        return at.GetProperty("buckets").EnumerateArray();
    }
}
