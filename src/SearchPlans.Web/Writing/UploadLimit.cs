using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>Turns away requests that are too large, after taking in what is sent, so that the browser gets to see the answer.</summary>
internal sealed class UploadLimit(RequestDelegate next)
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MaxFileBytes = PlanFileReader.MaxByteLength;
    /// <summary>The largest request: a document and the fields of the form around it.</summary>
    public const int MaxRequestBytes = MaxFileBytes + 64 * 1024;
    /// <summary>How the limit is said to people.</summary>
    public const string TooLarge = "文件太大：一份计划最多 16 MB。请确认选对了文件；扫描件请先转成文字再添加。";

    /// <summary>How much of a request that is too large is read to its end; of a larger one the connection is closed.</summary>
    private const long MaxDrainedBytes = 256L * 1024 * 1024;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        bool answering = context.Features.Get<IStatusCodeReExecuteFeature>() != null;
        if (answering || context.Request.ContentLength is not { } length || length <= MaxRequestBytes)
        {
            await next(context);
            return;
        }
        // A browser that is cut off while it sends shows a broken connection, not the reason.
        if (length <= MaxDrainedBytes && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
