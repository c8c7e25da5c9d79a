using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>Turns away requests that are too large, after taking in what is sent, so that the browser gets to see the answer.</summary>
internal sealed class UploadLimit(RequestDelegate next)
{
    /// <summary>Where many files are uploaded at once.</summary>
    public const string ManyPath = "/plans/add/many";
    /// <summary>Where a document is uploaded to be previewed.</summary>
    public const string AddPath = "/plans/add";
    /// <summary>Where programs add a document.</summary>
    public const string ApiPath = "/api/plans";
    /// <summary>The largest document of any format, in bytes; text and pages have <see cref="PlanFileReader.MaxByteLengthOf"/>.</summary>
    public const int MaxFileBytes = PlanFileReader.MaxDocumentByteLength;
    /// <summary>The largest request with one document: it, and the fields of the form around it.</summary>
    public const int MaxRequestBytes = MaxFileBytes + FieldBytes;
    /// <summary>The largest request with many documents; files wait in a temporary folder.</summary>
    public const int MaxManyBytes = ArchiveReader.MaxByteLength + FieldBytes;
    /// <summary>The most files of one request.</summary>
    public const int MaxFiles = 10_000;
    /// <summary>The formats that are read, and the most of each, said to people: txt、md（至多 16 MB），pdf（至多 64 MB）.</summary>
    public static string Formats { get; } = string.Join("，", PlanFileReader.Extensions
        .GroupBy(PlanFileReader.MaxByteLengthOf)
        .Select(g => $"{string.Join('、', g.Select(e => e[1..]))}（至多 {g.Key >> 20} MB）"));
    /// <summary>How a document that is too large is refused.</summary>
    public static string TooLarge => $"文件太大。{Allowed}";
    /// <summary>How the limits are said to people.</summary>
    public static string Allowed { get; } =
        $"可以是 {Formats}；一次上传多份或一个 zip，合计至多 {ArchiveReader.MaxByteLength >> 20} MB。请确认选对了文件；扫描件请先转成文字再添加。";

    private const int FieldBytes = 4 << 20;

    /// <summary>How much of a request that is too large is read to its end; of a larger one the connection is closed.</summary>
    private const long MaxDrainedBytes = 256L * 1024 * 1024;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        bool answering = context.Features.Get<IStatusCodeReExecuteFeature>() != null;
        bool isMany = context.Request.Path.Equals(ManyPath, StringComparison.OrdinalIgnoreCase);
        if (answering || context.Request.ContentLength is not { } length || length <= (isMany ? MaxManyBytes : MaxRequestBytes))
        {
            await next(context);
            return;
        }
        await DrainAsync(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    /// <summary>Reads what is left of a request to its end and stores nothing of it: a browser that is cut off while it sends
    /// shows a broken connection, not the reason.</summary>
    public static async Task DrainAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or > MaxDrainedBytes)
        {
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }
}
