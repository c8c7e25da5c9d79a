using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;

namespace SearchPlans.Web.Writing;

/// <summary>How a request that couldn't be written is answered.</summary>
/// <param name="Status">507 where a disk is full, else 503.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Message">What happened and what to do, in Chinese, without paths of the server.</param>
public sealed record WriteFailure(int Status, string Title, string Message);

/// <summary>Tells failures of disks and of other programs from mistakes of who sent something, and keeps their stacks in the log. Safe for
/// concurrent use.</summary>
public sealed partial class WriteFailures(ILogger<WriteFailures> log)
{
    /// <summary>Logs a failure and says how it is answered.</summary>
    public WriteFailure Of(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        LogFailure(failure);
        if (CorpusWriteException.IsFull(failure))
        {
            return new WriteFailure(StatusCodes.Status507InsufficientStorage, "磁盘空间不足", failure is CorpusWriteException
                ? failure.Message
                : failure is ClusterException
                ? "检索集群的磁盘将满，索引只读，没有保存。请管理员腾出空间后再试。"
                : "服务器的磁盘空间不足，没有保存。请管理员腾出空间后再试。");
        }
        return new WriteFailure(StatusCodes.Status503ServiceUnavailable, "暂时不能写入", failure switch
        {
            CorpusWriteException or PlanIndexLockedException => failure.Message,
            CorpusGoneException gone => $"{gone.Reason}，暂时不能写入。请管理员检查磁盘是否挂载，再试一次。",
            ClusterException => "检索集群暂时不能写入，没有保存。请稍后再试；若总是如此，请管理员查看集群和服务的日志。",
            _ => "读写出了错，没有保存。请稍后再试；若总是如此，请管理员查看服务的日志。",
        });
    }

    /// <summary>Logs a failure, says how it is answered, and when to come again.</summary>
    public WriteFailure Of(IOException failure, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WriteFailure answer = Of(failure);
        context.Response.Headers.RetryAfter = "10";
        return answer;
    }

    [LoggerMessage(EventId = 303, Level = LogLevel.Warning, Message = "没有写成")]
    private partial void LogFailure(Exception failure);
}
