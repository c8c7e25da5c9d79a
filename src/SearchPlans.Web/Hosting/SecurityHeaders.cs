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
            Set(((HttpResponse)response).Headers);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
