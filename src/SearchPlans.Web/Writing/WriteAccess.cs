using System.Net;
using System.Security.Cryptography;
using System.Text;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Writing;

/// <summary>
/// Says whether a request may write. With an administrator key, whoever brings it may. Without one, requests from this
/// machine may: from a loopback address, not passed on by a proxy, asking for a loopback host (a foreign name that
/// resolves to this machine is an attack on it) and not sent by a page of another site.
/// </summary>
public sealed class WriteAccess(LibraryOptions options)
{
    /// <summary>The header that brings the key.</summary>
    public const string KeyHeader = "X-Admin-Key";

    private static readonly string[] _forwarded =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "CF-Connecting-IP", "Via"];

    /// <summary>Whether an administrator key is asked for.</summary>
    public bool NeedsKey => options.AdminKey != null;

    /// <summary>Gives null when the request may write, otherwise why not and what to do, in Chinese.</summary>
    /// <param name="context">The request.</param>
    /// <param name="keyInForm">The key brought by a form, if any; the header is looked at as well.</param>
    public string? WhyNot(HttpContext context, string? keyInForm)
    {
        if (options.AdminKey is { } wanted)
        {
            string brought = context.Request.Headers[KeyHeader].FirstOrDefault() ?? keyInForm ?? "";
            if (brought.Length == 0)
            {
                return "添加计划需要管理密钥，这次没有填写。";
            }
            return SameKey(brought, wanted) ? null : "管理密钥不对。请核对后重填。";
        }
        return IsFromThisMachine(context.Request)
            ? null
            : "只能在运行本服务的这台电脑上添加计划。要从别处添加，请管理员设置管理密钥（AdminKey）后重新启动服务。";
    }

    /// <summary>Gives why a request may not write, whatever is in its body, or null when the body has to be looked at: only a
    /// form may still bring the key.</summary>
    public string? WhyNotUnread(HttpContext context) =>
        NeedsKey && !context.Request.Headers.ContainsKey(KeyHeader) && Upload.IsIn(context.Request) ? null : WhyNot(context, null);

    /// <summary>Whether a form to write is of any use to whoever asks for the page.</summary>
    public bool MayTry(HttpContext context) => NeedsKey || IsFromThisMachine(context.Request);

    // Hashes first, so that neither content nor length shows in the time taken.
    private static bool SameKey(string brought, string wanted) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(brought)),
            SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static bool IsFromThisMachine(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
        {
            return false;
        }
        if (_forwarded.Any(request.Headers.ContainsKey) || !IsLoopbackHost(request.Host.Host))
        {
            return false;
        }
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site.ToString() is not ("same-origin" or "none"))
        {
            return false;
        }
        return !request.Headers.TryGetValue("Origin", out var origin)
            || string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
