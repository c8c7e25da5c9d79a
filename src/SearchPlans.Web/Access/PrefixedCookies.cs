using Microsoft.AspNetCore.Authentication.Cookies;

namespace SearchPlans.Web.Access;

/// <summary>Over HTTPS the cookie's name begins with <c>__Host-</c>: browsers take such a one from this host over HTTPS alone, so that
/// no neighbour under the same domain can slip one in. Over plain HTTP they would take none of that name.</summary>
internal sealed class PrefixedCookies : ICookieManager
{
    /// <summary>The prefix.</summary>
    public const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    /// <inheritdoc />
    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Named(context, key));

    /// <inheritdoc />
    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Named(context, key), value, options);

    /// <inheritdoc />
    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Named(context, key), options);

    private static string Named(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
