using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Hosting;

/// <summary>
/// The body of a request, whose faults are the sender's. The server throws a <see cref="BadHttpRequestException"/> for nearly all of them,
/// but a plain <see cref="IOException"/> for a chunk of a size that no number holds, which can't be told from a fault of the disk later on.
/// </summary>
internal sealed class RequestBody(Stream body) : SequentialReadStream
{
    /// <summary>Handles a request: what comes after reads its body through this.</summary>
    public static Task PutAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Body = new RequestBody(context.Request.Body);
        return next(context);
    }

    /// <inheritdoc/>
    /// <exception cref="BadHttpRequestException">It isn't HTTP, is too large, or ended before its end.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(e.Message, e);
        }
    }

    /// <summary>Refused, as by the server itself: a thread that waits for a sender is one less.</summary>
    public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);
}
