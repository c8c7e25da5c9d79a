using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Postings;

/// <summary>Reads the positions that belong to one block of postings; the layout is described at
/// <see cref="BlockPostingsWriter"/>. Cheap for who reads those of few documents, by rising place.</summary>
internal sealed unsafe class BlockPositions(PostingsFile file)
{
    // Where the positions of a document begin is added up for all of the block when more are asked for.
    private const int MostAddedUp = 2;

    // How many positions there are before each document, once they are added up.
    private readonly uint[] _before = new uint[PatchedPacking.BlockSize + 1];
    private PackedNumbers _freqs;
    private int _addedUp;
    private byte* _heads;
    private long _firstOffset;
    private int _total;
    private PackedNumbers _chunk;
    private int _chunkStart;
    private int _chunkEnd;
    private long _nextOffset;
    private uint[] _positions = new uint[16];

    /// <summary>Goes to a block.</summary>
    /// <param name="offset">Where its positions begin.</param>
    /// <param name="freqs">How often the term stands in each document, less one.</param>
    public void Start(long offset, in PackedNumbers freqs)
    {
        StartTotal(offset, freqs.Count + freqs.SumBefore(freqs.Count));
        _freqs = freqs;
        _addedUp = 0;
    }

    /// <summary>Goes to the only document of a term.</summary>
    /// <param name="offset">Where its positions begin.</param>
    /// <param name="freq">How often the term stands in the document.</param>
    public void StartSingle(long offset, long freq)
    {
        StartTotal(offset, freq);
        _before[1] = (uint)freq;
        _addedUp = int.MaxValue;
    }

    /// <summary>Reads the positions of a document; valid until more are read.</summary>
    /// <param name="place">The document's place in the block.</param>
    public ReadOnlySpan<int> Read(int place)
    {
        Find(place, out int start, out int count);
        return Read(start, count);
    }

    /// <summary>Reads the positions of a document of at most eight.</summary>
    /// <param name="place">The document's place in the block.</param>
    /// <param name="filler">What stands behind the last position.</param>
    /// <param name="count">How many there are; when more than eight, nothing is read.</param>
    public Vector256<int> ReadEight(int place, int filler, out int count)
    {
        Find(place, out int start, out count);
        if (count > Vector256<int>.Count)
        {
            return default;
        }
        MoveTo(start);
        Vector256<int> isThere = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count));
        Vector256<int> positions;
        int from = start - _chunkStart;
        if (start + count <= _chunkEnd && !_chunk.HasException(from, count))
        {
            positions = _chunk.EightOfStream(from).AsInt32();
            positions += Vector256.Shuffle(positions, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));
            positions += Vector256.Shuffle(positions, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
            positions += Vector256.Shuffle(positions, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
        }
        else
        {
            positions = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Read(start, count)));
        }
        return Vector256.ConditionalSelect(isThere, positions, Vector256.Create(filler));
    }

    // Where the positions of a document begin among those of the block.
    private void Find(int place, out int start, out int count)
    {
        if (_addedUp < MostAddedUp)
        {
            _addedUp++;
            start = (int)(place + _freqs.SumBefore(place));
            count = (int)_freqs.At(place) + 1;
            return;
        }
        if (_addedUp == MostAddedUp)
        {
            AddUp();
        }
        start = (int)_before[place];
        count = (int)_before[place + 1] - start;
    }

    private void AddUp()
    {
        _addedUp = int.MaxValue;
        Span<uint> before = _before.AsSpan(1);
        _freqs.UnpackPlanes(before);
        GapSums.Add(0, before[.._freqs.Count]);
    }

    private void StartTotal(long offset, long total)
    {
        if (total > Math.Min(file.BodyLength * PatchedPacking.BlockSize, int.MaxValue / 2))
        {
            throw file.Corrupt("文件装得下的位置数", $"{total} 个位置");
        }
        _total = (int)total;
        int chunks = (_total + PatchedPacking.BlockSize - 1) / PatchedPacking.BlockSize;
        _heads = file.Address(offset, chunks);
        _firstOffset = offset + chunks;
        StartChunks();
    }

    // The array is never shorter than sixteen.
    private ReadOnlySpan<int> Read(int start, int count)
    {
        if (_positions.Length < count)
        {
            Array.Resize(ref _positions, Math.Max(count, _positions.Length * 2));
        }
        for (int read = 0; read < count;)
        {
            MoveTo(start + read);
            int length = Math.Min(count - read, _chunkEnd - start - read);
            _chunk.UnpackStream(start + read - _chunkStart, _positions.AsSpan(read, length));
            read += length;
        }
        Span<int> positions = MemoryMarshal.Cast<uint, int>(_positions.AsSpan(0, count));
        for (int i = 1; i < positions.Length; i++)
        {
            positions[i] += positions[i - 1];
        }
        return positions;
    }

    // Goes to the chunk that holds one of the block's positions: heads tell how long those before it are.
    private void MoveTo(int position)
    {
        if (position >= _chunkStart && position < _chunkEnd)
        {
            return;
        }
        if (position >= _total)
        {
            throw file.Corrupt($"{_total} 个位置", "更多");
        }
        if (position < _chunkStart)
        {
            StartChunks();
        }
        int start = _chunkStart;
        int end = _chunkEnd;
        long offset = _nextOffset;
        long length = 0;
        while (position >= end)
        {
            start = end;
            end = Math.Min(_total, start + PatchedPacking.BlockSize);
            offset += length;
            length = PatchedPacking.LengthBehind(Head(start), end - start, PackedLayout.Stream);
        }
        byte* at = file.Address(offset, length);
        _chunk = new PackedNumbers(Head(start), at, end - start, PackedLayout.Stream);
        _chunkStart = start;
        _chunkEnd = end;
        _nextOffset = offset + length;
    }

    private byte Head(int chunkStart) => _heads[chunkStart / PatchedPacking.BlockSize];

    private void StartChunks()
    {
        _chunkStart = _chunkEnd = 0;
        _nextOffset = _firstOffset;
    }
}
