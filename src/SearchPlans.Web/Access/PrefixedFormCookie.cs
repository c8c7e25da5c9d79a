namespace SearchPlans.Web.Access;

/// <summary>Over HTTPS the cookie of form tokens is called <c>__Host-</c> something too, see <see cref="PrefixedCookies"/>: the library
/// that sets it has one name for it whatever the scheme.</summary>
internal sealed class PrefixedFormCookie(RequestDelegate next)
{
    /// <summary>Its name over plain HTTP.</summary>
    public const string Name = "searchplans";

    private const string Prefixed = PrefixedCookies.Prefix + Name;

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps)
        {
            context.Request.Headers.Cookie = Incoming(context.Request.Headers.Cookie.ToString());
            context.Response.OnStarting(static response =>
            {
                Rename(((HttpResponse)response).Headers);
                return Task.CompletedTask;
            }, context.Response);
        }
        return next(context);
    }

    // One without the prefix may be anybody's under the same domain.
    private static string Incoming(string cookies) => string.Join("; ", cookies
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(cookie => !cookie.StartsWith(Name + "=", StringComparison.Ordinal))
        .Select(cookie => cookie.StartsWith(Prefixed + "=", StringComparison.Ordinal) ? cookie[PrefixedCookies.Prefix.Length..] : cookie));

    private static void Rename(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0)
        {
            headers.SetCookie = headers.SetCookie.Select(cookie => IsOurs(cookie) ? PrefixedCookies.Prefix + cookie : cookie).ToArray();
        }

        static bool IsOurs(string? cookie) => cookie?.StartsWith(Name + "=", StringComparison.Ordinal) == true;
    }
}
