using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace SearchPlans.Web.Writing;

/// <summary>What came of reading the upload of a page's form.</summary>
/// <param name="Upload">What it brought; of one that was turned away the fields before its files.</param>
/// <param name="IsExpired">Whether its token is none of this process.</param>
public sealed record PageUpload(Upload Upload, bool IsExpired) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Upload.Dispose();
}

/// <summary>Reads uploads of the pages' forms, whose token stands before their files: nothing is stored of who lacks it.</summary>
public sealed class PageUploads(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    /// <summary>Reads an upload; the rest of one that is turned away is read too, and dropped.</summary>
    /// <exception cref="BrokenUploadException">It isn't multipart, or ended in the middle.</exception>
    public async Task<PageUpload> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Upload upload = await Upload.ReadAsync(context.Request, head =>
        {
            // Where the check looks first, so that it doesn't read the form by itself.
            context.Request.Headers[options.Value.HeaderName!] = head[options.Value.FormFieldName] ?? "";
            return antiforgery.IsRequestValidAsync(context);
        });
        if (upload.IsTurnedAway)
        {
            await UploadLimit.DrainAsync(context);
        }
        return new PageUpload(upload, upload.IsTurnedAway);
    }
}
