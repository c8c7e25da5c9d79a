using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Web.Api;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Writing;

/// <summary>The right to read a document, until disposed of.</summary>
/// <param name="lease">What the limiter gave.</param>
public sealed class ImportSlot(RateLimitLease lease) : IDisposable
{
    /// <summary>Whether there was one.</summary>
    public bool IsTaken => lease.IsAcquired;

    /// <inheritdoc />
    public void Dispose() => lease.Dispose();
}

/// <summary>Lets so many documents be read for requests at once, since each may take hundreds of megabytes; some wait, the rest is sent
/// away.
/// Taken when an upload has come in whole, so that who sends slowly takes none. Safe for concurrent use.</summary>
public sealed class ImportSlots(ServerLimits limits) : IDisposable
{
    private const int RetryAfterSeconds = 10;

    /// <summary>What is said to who is sent away.</summary>
    public const string BusyMessage = "同时读取的文件太多，这一份没有读。请过十几秒再试。";

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.Imports,
        QueueLimit = limits.ImportQueue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many are being read.</summary>
    public long InUse => limits.Imports - (_limiter.GetStatistics()?.CurrentAvailablePermits ?? limits.Imports);

    /// <summary>Waits for a slot; it isn't taken where too many wait already.</summary>
    public async Task<ImportSlot> TakeAsync(CancellationToken cancellation) => new(await _limiter.AcquireAsync(1, cancellation));

    /// <summary>Answers a program that was sent away.</summary>
    public static JsonResult Busy(HttpContext context)
    {
        SayWhen(context);
        return ApiProblems.Of(StatusCodes.Status429TooManyRequests, "请求太多", BusyMessage);
    }

    /// <summary>Says in the answer when to come again.</summary>
    public static void SayWhen(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
