using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>Reads the positions that belong to one block of postings, chunk by chunk and forwards only; the layout is
/// described at <see cref="PostingsWriter"/>.</summary>
internal sealed class BlockPositions(MappedBytes file)
{
    private readonly uint[] _chunk = new uint[BlockPacking.Size];

    // Where the positions of each document of the block end, counted from the block's first.
    private readonly int[] _ends = new int[BlockPacking.Size];
    private int[] _positions = new int[16];
    private long _nextOffset;
    private int _total;
    private int _chunkStart;
    private int _chunkLength;
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
        long total = 0;
        for (int i = 0; i < freqs.Length; i++)
        {
            total += freqs[i] + 1L;
            _ends[i] = (int)total;
        }
        if (total > Math.Min(file.Length * BlockPacking.Size, int.MaxValue / 2))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, "文件装得下的位置数", $"{total} 个位置");
        _total = (int)total;
        _chunkStart = 0;
        _chunkLength = 0;
        _readDoc = -1;
    }

    /// <summary>Positions in a document of the block.</summary>
    /// <param name="doc">The document's place in the block; must not fall.</param>
    public ReadOnlySpan<int> Read(int doc)
    {
        if (doc == _readDoc) return _positions.AsSpan(0, _readCount);
        int start = doc == 0 ? 0 : _ends[doc - 1];
        int count = _ends[doc] - start;
        if (_positions.Length < count) Array.Resize(ref _positions, Math.Max(count, _positions.Length * 2));
        int position = 0;
        for (int filled = 0; filled < count;)
        {
            int from = start + filled - _chunkStart;
            if (from >= _chunkLength)
            {
                NextChunk(start + filled);
                continue;
            }
            int end = Math.Min(from + count - filled, _chunkLength);
            for (; from < end; from++) _positions[filled++] = position += (int)_chunk[from];
        }
        _readDoc = doc;
        _readCount = count;
        return _positions.AsSpan(0, count);
    }

    private void NextChunk(int wanted)
    {
        _chunkStart += _chunkLength;
        while (true)
        {
            if (_chunkStart >= _total)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{_total} 个位置", "更多");
            _chunkLength = Math.Min(BlockPacking.Size, _total - _chunkStart);
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
