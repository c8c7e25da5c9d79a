namespace SearchPlans.Web.Writing;

/// <summary>Reads what a request brings.</summary>
internal static class UploadedContent
{
    /// <summary>Reads an uploaded file whole.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        await using Stream stream = file.OpenReadStream();
        byte[] content = new byte[file.Length];
        await stream.ReadExactlyAsync(content, cancellation);
        return content;
    }

    /// <summary>Reads a request's body whole; the server's limit on requests holds.</summary>
    public static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using MemoryStream content = new();
        await body.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
