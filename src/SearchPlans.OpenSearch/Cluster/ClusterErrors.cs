using System.Net;
using System.Text.Json;
using SearchPlans.Index;

namespace SearchPlans.OpenSearch.Cluster;

/// <summary>The cluster can't be reached, or refuses. The message says so to users, in Chinese, with what to do.</summary>
public sealed class ClusterException : PlanIndexException
{
    internal ClusterException(string message, HttpStatusCode? status, Exception? inner = null) : base(message, inner) => Status = status;

    /// <summary>Whether it may pass by itself: the cluster is away, has too much to do, or a part of it is being replaced.</summary>
    internal bool IsPassing => Status is null or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
        || (Status == HttpStatusCode.TooManyRequests && InnerException is not ClusterFullException);

    /// <summary>What the cluster answered with; null where it didn't.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Whether a query has more terms than the cluster compares at once: no fault of the cluster's.</summary>
    public bool IsQueryTooLong { get; internal init; }
}

/// <summary>A cluster takes nothing because its disks are nearly full: a full disk as the system's own are, see
/// <see cref="Exception.HResult"/>.</summary>
internal sealed class ClusterFullException : IOException
{
    // Of Windows, but known on every system.
    private const int DiskFull = unchecked((int)0x80070070);

    public ClusterFullException(string reason) : base(reason, DiskFull) { }
}

/// <summary>Puts what a cluster answers into words.</summary>
internal static class ClusterErrors
{
    // What an index is under that may only be read.
    private const string ReadOnly = "cluster_block_exception";

    // What a query of too many terms is told with, under several types.
    private const string TooManyTerms = "maxClauseCount";

    /// <summary>What an answer that is no success means.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">What it says.</param>
    public static ClusterException Of(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        (string type, string reason) = Read(body);
        bool isTooLong = reason.Contains(TooManyTerms, StringComparison.Ordinal);
        string message = (status, type) switch
        {
            (HttpStatusCode.Unauthorized, _) => "OpenSearch 不认用户、密码或 API 密钥，请核对设置。",
            (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests, ReadOnly) =>
                "OpenSearch 的索引只读，多半是磁盘将满。请腾出空间；只读不自行解除的，再解除它（index.blocks.read_only_allow_delete）。",
            (HttpStatusCode.Forbidden, _) => "OpenSearch 不许这个用户做这件事，请给它这个索引的读写权限。",
            (HttpStatusCode.NotFound, "index_not_found_exception") => "OpenSearch 里没有这个索引，请先建索引。",
            (HttpStatusCode.TooManyRequests, _) => "OpenSearch 忙不过来，请稍后再试。",
            (HttpStatusCode.RequestEntityTooLarge, _) => "OpenSearch 不收这么大的请求，请调大 http.max_content_length。",
            ( >= HttpStatusCode.InternalServerError, _) => "OpenSearch 暂时不能回答，请稍后再试，或查看集群状态。",
            _ when isTooLong =>
                "检索内容太长，超过 OpenSearch 一次比较的词数。请缩短；要检索整段文字，请把集群的 indices.query.bool.max_clause_count 调到 16384。",
            _ => "OpenSearch 不接受这个请求。",
        };
        return new ClusterException(
            $"{message}（{(int)status} {type}）", status,
            type == ReadOnly && (status is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
                ? new ClusterFullException(reason)
                : new InvalidOperationException(reason))
        {
            IsQueryTooLong = isTooLong,
        };
    }

    /// <summary>Why no answer came.</summary>
    public static ClusterException Of(Exception e, string addresses) => new(
        e is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? $"OpenSearch（{addresses}）的证书不被信任，请核对证书，或设签发机构的证书文件。"
            : $"连不上 OpenSearch（{addresses}），请看集群是否在运行、网络是否通。",
        null, e);

    private static (string Type, string Reason) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (json.RootElement.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object)
            {
                // The cause says more than what it led to.
                JsonElement cause =
                    error.TryGetProperty("root_cause", out JsonElement causes) && causes.GetArrayLength() > 0 ? causes[0] : error;
                return (error.TryGetProperty("type", out JsonElement type) ? type.GetString() ?? "" : "",
                    cause.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() ?? "" : "");
            }
        }
        catch (JsonException)
        {
            // A proxy's page.
        }
        return ("", "");
    }
}
