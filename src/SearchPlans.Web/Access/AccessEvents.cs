using System.Net;

namespace SearchPlans.Web.Access;

/// <summary>What is logged of who came in and who didn't. Never a key; addresses here and nowhere else.</summary>
internal static partial class AccessEvents
{
    [LoggerMessage(4001, LogLevel.Warning, "密钥不对，来自 {Address}")]
    public static partial void WrongKey(this ILogger log, IPAddress? address);

    [LoggerMessage(4002, LogLevel.Warning, "错误的密钥太多，{Seconds} 秒内不再核对，来自 {Address}")]
    public static partial void TooManyGuesses(this ILogger log, IPAddress? address, int seconds);

    [LoggerMessage(4003, LogLevel.Information, "已登录：{KeyId}（{Name}），来自 {Address}")]
    public static partial void SignedIn(this ILogger log, string keyId, string name, IPAddress? address);

    [LoggerMessage(4004, LogLevel.Information, "已退出：{KeyId}（{Name}），来自 {Address}")]
    public static partial void SignedOut(this ILogger log, string keyId, string name, IPAddress? address);

    [LoggerMessage(4005, LogLevel.Warning, "没有权限：{Method} {Path}，密钥 {KeyId}，来自 {Address}")]
    public static partial void Refused(this ILogger log, string method, string path, string keyId, IPAddress? address);

    [LoggerMessage(4006, LogLevel.Error, "读不了密钥文件，里面的密钥一个也不认")]
    public static partial void KeysUnreadable(this ILogger log, Exception failed);

    [LoggerMessage(4008, LogLevel.Information, "没有受理：{Status} {Method} {Path}，密钥 {KeyId}，来自 {Address}；此前另有 {Skipped} 次未记")]
    public static partial void RefusedRequest(
        this ILogger log, int status, string method, string path, string keyId, IPAddress? address, int skipped);

    [LoggerMessage(4009, LogLevel.Warning, "从网址添加时，也可以打开这些内部主机：{Hosts}")]
    public static partial void MayFetchFrom(this ILogger log, string hosts);

    [LoggerMessage(4007, LogLevel.Error, "记录没有写成，所做的不受影响")]
    public static partial void NotRecorded(this ILogger log, Exception failed);
}
