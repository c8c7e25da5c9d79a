using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>Reads the positions that belong to one block of postings, chunk by chunk and forwards only; the layout is
/// described at <see cref="PostingsWriter"/>.</summary>
internal sealed class BlockPositions(MappedBytes file)
{
    private readonly uint[] _chunk = new uint[BlockPacking.Size];
    private int[] _positions = new int[16];
    private long _nextOffset;
    private long _total;
    private long _chunkStart;
    private int _chunkLength;
    private int _doc;
    private long _docStart;
    private int _readDoc = -1;
    private int _readCount;

    /// <summary>The block whose positions these are, -1 before any.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>Goes to a block.</summary>
    /// <param name="block">Its ordinal.</param>
    /// <param name="offset">Where its first chunk begins.</param>
    /// <param name="freqs">Frequency - 1 of each of its documents.</param>
    public void Start(int block, long offset, ReadOnlySpan<uint> freqs)
    {
        Block = block;
        _nextOffset = offset;
        _total = freqs.Length;
        foreach (uint f in freqs) _total += f;
        _chunkStart = 0;
        _chunkLength = 0;
        _doc = 0;
        _docStart = 0;
        _readDoc = -1;
    }

    /// <summary>Positions in a document of the block.</summary>
    /// <param name="doc">The document's place in the block; must not fall.</param>
    /// <param name="freqs">As given to <see cref="Start"/>.</param>
    public ReadOnlySpan<int> Read(int doc, ReadOnlySpan<uint> freqs)
    {
        if (doc == _readDoc) return _positions.AsSpan(0, _readCount);
        for (; _doc < doc; _doc++) _docStart += freqs[_doc] + 1L;
        long count = freqs[doc] + 1L;
        if (count > Math.Min(file.Length * BlockPacking.Size, int.MaxValue / 2))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, "文件装得下的位置数", $"{count} 个位置");
        if (_positions.Length < count) Array.Resize(ref _positions, (int)Math.Max(count, _positions.Length * 2L));
        int position = 0;
        int filled = 0;
        while (filled < count)
        {
            while (_docStart + filled >= _chunkStart + _chunkLength) NextChunk(_docStart + filled);
            int from = (int)(_docStart + filled - _chunkStart);
            int n = (int)Math.Min(count - filled, _chunkLength - from);
            for (int i = 0; i < n; i++) _positions[filled++] = position += (int)_chunk[from + i];
        }
        _readDoc = doc;
        _readCount = (int)count;
        return _positions.AsSpan(0, _readCount);
    }

    private void NextChunk(long wanted)
    {
        _chunkStart += _chunkLength;
        while (true)
        {
            if (_chunkStart >= _total)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{_total} 个位置", "更多");
            _chunkLength = (int)Math.Min(BlockPacking.Size, _total - _chunkStart);
            if (wanted < _chunkStart + _chunkLength)
            {
                _nextOffset += PatchedPacking.Unpack(file, _nextOffset, _chunk.AsSpan(0, _chunkLength));
                return;
            }
            _nextOffset += PatchedPacking.Length(file.ReadByte(_nextOffset), _chunkLength);
            _chunkStart += _chunkLength;
        }
    }
}
