using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>Turns away requests that are too large, after taking in what is sent, so that the browser gets to see the answer;
/// uploads of many files from where nobody may write at once, before anything of them is stored.</summary>
internal sealed class UploadLimit(RequestDelegate next, WriteAccess access)
{
    /// <summary>Where many files are uploaded at once.</summary>
    public const string ManyPath = "/plans/add/many";
    /// <summary>The largest document of any format, in bytes; text and pages have <see cref="PlanFileReader.MaxByteLengthOf"/>.</summary>
    public const int MaxFileBytes = PlanFileReader.MaxDocumentByteLength;
    /// <summary>The largest request with one document: it, and the fields of the form around it.</summary>
    public const int MaxRequestBytes = MaxFileBytes + FieldBytes;
    /// <summary>The largest request with many documents; parts of it beyond 64 KB wait in temporary files.</summary>
    public const int MaxManyBytes = ArchiveReader.MaxByteLength + FieldBytes;
    /// <summary>The most files of one request.</summary>
    public const int MaxFiles = 10_000;
    /// <summary>How the limit is said to people.</summary>
    public const string TooLarge = "文件太大：txt、md、html 最多 16 MB，其他格式最多 64 MB；一次上传多份或一个 zip，合计最多 512 MB。请确认选对了文件；扫描件请先转成文字再添加。";

    private const int FieldBytes = 4 << 20;

    /// <summary>How much of a request that is too large is read to its end; of a larger one the connection is closed.</summary>
    private const long MaxDrainedBytes = 256L * 1024 * 1024;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        bool answering = context.Features.Get<IStatusCodeReExecuteFeature>() != null;
        bool isMany = context.Request.Path.Equals(ManyPath, StringComparison.OrdinalIgnoreCase);
        if (isMany && !answering && !access.MayTry(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (answering || context.Request.ContentLength is not { } length || length <= (isMany ? MaxManyBytes : MaxRequestBytes))
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
