using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;

namespace SearchPlans.Web.Hosting;

/// <summary>How many requests are worked on at once, and how long each may take. What is sent away is answered by the error page, with
/// Retry-After.</summary>
internal static class RequestLimits
{
    /// <summary>The policy of what searches the index or gives a whole plan.</summary>
    public const string Searching = "searching";

    private const int RetryAfterSeconds = 2;

    /// <summary>Adds the limits.</summary>
    public static void Add(IServiceCollection services, ServerLimits limits)
    {
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            o.AddConcurrencyLimiter(Searching, c =>
            {
                c.PermitLimit = limits.Searches;
                c.QueueLimit = limits.SearchQueue;
                c.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
            o.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = limits.RequestTime,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
    }
}
