using SearchPlans.Web.Api;

namespace SearchPlans.Web.Hosting;

/// <summary>Sets the headers that keep a page to itself: nothing from elsewhere, nothing inline, in no frame. They are set when the
/// answer begins, so that those of errors, which are made anew, have them as well.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static response =>
        {
            HttpContext context = ((HttpResponse)response).HttpContext;
            Set(context.Response.Headers, ApiReference.PolicyOf(context) ?? Policy);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    private static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
