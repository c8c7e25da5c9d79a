namespace SearchPlans.Plans.Tests;

/// <summary>A file of one line, made while it is read.</summary>
/// <param name="length">Its length in bytes; without end if not given.</param>
internal sealed class OneLine(long length = long.MaxValue) : Stream
{
    /// <summary>How far it was read.</summary>
    public long BytesRead { get; private set; }
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = (int)Math.Min(count, length - BytesRead);
        buffer.AsSpan(offset, read).Fill((byte)'a');
        BytesRead += read;
        return read;
    }
}
