using System.IO.Hashing;
using Lucene.Net.Store;

namespace SearchPlans.Lucene.Storage;

/// <summary>Writes a file of an index front to back, a page at a time, with the page frame behind it where it is to have one.
/// Not thread-safe.</summary>
internal sealed class MapOutput : IndexOutput
{
    private readonly FileStream _file;
    private readonly Action<bool> _closed;
    private readonly List<uint>? _pages;
    private readonly Crc32 _checksum = new();
    private readonly byte[] _page = new byte[PageFrame.PageLength];
    private int _buffered;
    private int _summed;
    private long _flushed;
    private bool _hasFooter;
    private bool _isClosed;

    /// <summary>Writes a file that was just made.</summary>
    /// <param name="file">The empty file; it is closed with this.</param>
    /// <param name="pageChecksums">Whether the file gets a page frame.</param>
    /// <param name="closed">Told when the file has been closed, and whether Lucene's footer had been written.</param>
    public MapOutput(FileStream file, bool pageChecksums, Action<bool> closed)
    {
        _file = file;
        _pages = pageChecksums ? [] : null;
        _closed = closed;
    }

    /// <inheritdoc />
    public override long Position => _flushed + _buffered;

    /// <inheritdoc />
    public override long Length => Position;

    /// <inheritdoc />
    public override long Checksum
    {
        get
        {
            // Asked for once, by the footer.
            _hasFooter = true;
            Sum();
            return _checksum.GetCurrentHashAsUInt32();
        }
    }

    /// <inheritdoc />
    public override void WriteByte(byte b)
    {
        if (_buffered == PageFrame.PageLength)
        {
            FlushPage();
        }
        _page[_buffered++] = b;
    }

    /// <inheritdoc />
    public override void WriteBytes(byte[] b, int offset, int length)
    {
        ReadOnlySpan<byte> bytes = b.AsSpan(offset, length);
        while (!bytes.IsEmpty)
        {
            if (_buffered == PageFrame.PageLength)
            {
                FlushPage();
            }
            int taken = Math.Min(bytes.Length, PageFrame.PageLength - _buffered);
            bytes[..taken].CopyTo(_page.AsSpan(_buffered));
            _buffered += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>Does nothing: pages are written when they are full or the file is complete.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc />
    [Obsolete("Files are written front to back.")]
    public override void Seek(long pos) => throw new NotSupportedException("Index files are written front to back.");

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_isClosed || !disposing)
        {
            return;
        }
        _isClosed = true;
        bool isComplete = false;
        try
        {
            if (_buffered > 0)
            {
                FlushPage();
            }
            if (_pages is not null)
            {
                _file.Write(PageFrame.Make(_flushed, _pages));
            }
            isComplete = _hasFooter;
        }
        finally
        {
            _file.Dispose();
            _closed(isComplete);
        }
    }

    // The buffer is a page: it is full, or the body ends in it.
    private void FlushPage()
    {
        Sum();
        ReadOnlySpan<byte> page = _page.AsSpan(0, _buffered);
        _file.Write(page);
        _pages?.Add(Crc32C.HashToUInt32(page));
        _flushed += _buffered;
        _buffered = _summed = 0;
    }

    private void Sum()
    {
        _checksum.Append(_page.AsSpan(_summed, _buffered - _summed));
        _summed = _buffered;
    }
}
