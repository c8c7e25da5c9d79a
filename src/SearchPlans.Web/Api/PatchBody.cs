using Microsoft.AspNetCore.Mvc;

namespace SearchPlans.Web.Api;

/// <summary>The body of a correction, within a bound.</summary>
internal static class PatchBody
{
    /// <summary>Reads a body; null where it is longer than the bound, of which no more is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The bound.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        byte[] body = new byte[maxBytes + 1];
        int length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        if (length > maxBytes)
        {
            return null;
        }
        return body.AsMemory(0, length);
    }

    /// <summary>413: the body is longer than the bound.</summary>
    public static JsonResult TooLong(int maxBytes) =>
        ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "请求体太长", $"一次更正至多 {maxBytes / 1024} KB。");
}
