namespace SearchPlans.Plans;

/// <summary>A stream to read of which no more than so many bytes are given: what a file says of how much there is to read
/// is not believed.</summary>
internal sealed class MeteredStream(Stream stream) : Stream
{
    /// <summary>How many bytes may still be read; below 0 once more were asked for.</summary>
    public long Left { get; set; }

    /// <inheritdoc/>
    public override bool CanRead => stream.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => stream.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => stream.Length;

    /// <inheritdoc/>
    public override long Position { get => stream.Position; set => stream.Position = value; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">Nothing may be read any more.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = stream.Read(buffer);
        Left -= count;
        return Left >= 0 ? count : throw new InvalidDataException("More is read than was allowed.");
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }
        base.Dispose(disposing);
    }
}
