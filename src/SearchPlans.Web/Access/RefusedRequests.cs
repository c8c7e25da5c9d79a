namespace SearchPlans.Web.Access;

/// <summary>Logs requests that were refused for what they bring or for their number, as somebody's who tries what can be got round leaves
/// behind: at most so many a minute, the rest counted, so that the log can't be flooded. What lacks a key is logged by
/// <see cref="AccessGate"/>.</summary>
internal sealed class RefusedRequests(RequestDelegate next, TimeProvider clock, ILogger<RefusedRequests> log)
{
    /// <summary>How many are logged in a minute.</summary>
    public const int PerMinute = 30;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _since;
    private int _logged;
    private int _skipped;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // An answer made anew changes it.
        PathString path = context.Request.Path;
        await next(context);
        if (IsRefusal(context.Response.StatusCode) && MayLog(out int skipped))
        {
            log.RefusedRequest(context.Response.StatusCode, context.Request.Method, path, Caller.Of(context).KeyId,
                context.Connection.RemoteIpAddress, skipped);
        }
    }

    private static bool IsRefusal(int status) => status
        is StatusCodes.Status400BadRequest or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status413PayloadTooLarge
        or StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

    private bool MayLog(out int skipped)
    {
        lock (_lock)
        {
            skipped = 0;
            DateTimeOffset now = clock.GetUtcNow();
            if (now - _since >= _window)
            {
                (_since, _logged) = (now, 0);
            }
            if (_logged >= PerMinute)
            {
                _skipped++;
                return false;
            }
            _logged++;
            (skipped, _skipped) = (_skipped, 0);
            return true;
        }
    }
}
