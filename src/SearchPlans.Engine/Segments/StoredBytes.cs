using System.Buffers.Binary;
using System.IO.Compression;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Writes the bytes to give back with each document, compressed in chunks of neighbours. Answers "the bytes of this
/// document" at the cost of unpacking one chunk, and of its neighbours for nothing more.
/// <code>
/// stored file: chunk{…} index
///   chunk  = Brotli of: end:u32 {document}, relative to the first document's bytes; bytes{document}
///   index  = {firstDoc:u32 plainLength:u32 offset:u64} per chunk
///   tail   = chunkCount:u32 index:u64
/// </code>
/// </summary>
internal sealed class StoredBytesWriter(IndexOutput output) : IDisposable
{
    /// <summary>Plain bytes after which a chunk is closed.</summary>
    public const int ChunkLength = 1 << 13;

    public const int IndexEntryLength = 16;
    public const int TailLength = 12;

    public static readonly IndexFileFormat Format = new("stored", 1, 1);

    // Quality 5 is where Brotli begins to see Chinese phrases; higher costs much and gains little on so few bytes.
    private const int Quality = 5;
    private const int WindowBits = 18;

    private readonly MemoryStream _bytes = new();
    private readonly List<uint> _ends = [];
    private readonly List<(uint FirstDoc, uint PlainLength, long Offset)> _index = [];
    private uint _nextDoc;

    /// <summary>Adds the bytes of the next document.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        _ends.Add((uint)_bytes.Length);
        if (_bytes.Length >= ChunkLength) Flush();
    }

    /// <summary>Ends the file.</summary>
    public void Finish()
    {
        if (_ends.Count > 0) Flush();
        long index = output.Position;
        foreach ((uint firstDoc, uint plainLength, long offset) in _index)
        {
            output.WriteUInt32(firstDoc);
            output.WriteUInt32(plainLength);
            output.WriteUInt64((ulong)offset);
        }
        output.WriteUInt32((uint)_index.Count);
        output.WriteUInt64((ulong)index);
    }

    public void Dispose()
    {
        output.Dispose();
        _bytes.Dispose();
    }

    private void Flush()
    {
        var plain = new byte[_ends.Count * 4 + _bytes.Length];
        for (int i = 0; i < _ends.Count; i++) BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(i * 4), _ends[i]);
        _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length).CopyTo(plain.AsSpan(_ends.Count * 4));
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, packed, out int length, Quality, WindowBits))
            throw new InvalidOperationException("Brotli did not compress into its own upper bound.");
        _index.Add((_nextDoc, (uint)plain.Length, output.Position));
        output.Write(packed.AsSpan(0, length));
        _nextDoc += (uint)_ends.Count;
        _ends.Clear();
        _bytes.SetLength(0);
    }
}

/// <summary>Reads the bytes of documents. Keeps the chunk last unpacked, so that neighbours come cheap; hence one for
/// each thread and use. The file is described at <see cref="StoredBytesWriter"/>.</summary>
public sealed class StoredBytesReader
{
    // What one document may take is limited before it is added; a corrupt length must not ask for more.
    private const uint MaxPlainLength = 1 << 30;

    private readonly MappedBytes _file;
    private readonly long _index;
    private readonly int _chunkCount;
    private readonly int _docCount;
    private int _chunk = -1;
    private byte[] _plain = [];

    internal StoredBytesReader(MappedBytes file, int docCount)
    {
        _file = file;
        _docCount = docCount;
        long tail = file.BodyEnd - StoredBytesWriter.TailLength;
        _chunkCount = (int)file.ReadUInt32(tail);
        _index = (long)file.ReadUInt64(tail + 4);
        file.CheckRange(_index, (long)(uint)_chunkCount * StoredBytesWriter.IndexEntryLength);
    }

    /// <summary>The bytes of a document; valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)doc, (uint)_docCount, nameof(doc));
        int chunk = Find(doc);
        if (chunk != _chunk) Unpack(chunk);
        int first = FirstDoc(chunk);
        int docs = (chunk + 1 < _chunkCount ? FirstDoc(chunk + 1) : _docCount) - first;
        int place = doc - first;
        if (docs <= 0 || docs > _plain.Length / 4 || (uint)place >= (uint)docs)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, _file.Name, $"文档 {doc} 所在的块", $"自 {first} 起 {docs} 个文档的块");
        var cursor = new ByteCursor(_plain, _file.Name);
        _ = cursor.Read(docs * 4);
        uint start = place == 0 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(_plain.AsSpan((place - 1) * 4));
        uint end = BinaryPrimitives.ReadUInt32LittleEndian(_plain.AsSpan(place * 4));
        if (start > end || end > cursor.Left)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, _file.Name, $"{cursor.Left} 字节之内", $"{start} 至 {end}");
        return _plain.AsSpan(docs * 4 + (int)start, (int)(end - start));
    }

    private int Find(int doc)
    {
        int low = 0;
        int high = _chunkCount;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (FirstDoc(middle) <= doc) low = middle;
            else high = middle;
        }
        return low;
    }

    private int FirstDoc(int chunk) => (int)_file.ReadUInt32(_index + (long)chunk * StoredBytesWriter.IndexEntryLength);

    private void Unpack(int chunk)
    {
        long entry = _index + (long)chunk * StoredBytesWriter.IndexEntryLength;
        uint plainLength = _file.ReadUInt32(entry + 4);
        long offset = (long)_file.ReadUInt64(entry + 8);
        long end = chunk + 1 < _chunkCount ? (long)_file.ReadUInt64(entry + StoredBytesWriter.IndexEntryLength + 8) : _index;
        if (plainLength > MaxPlainLength)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, _file.Name, $"至多 {MaxPlainLength} 字节", $"{plainLength} 字节");
        _chunk = -1;
        byte[] plain = Decompress(_file.Slice(offset, end - offset), (int)plainLength);
        _plain = plain;
        _chunk = chunk;
    }

    // A corrupt length must not ask for memory that the packed bytes never fill: the room grows as far as they need it.
    private byte[] Decompress(ReadOnlySpan<byte> packed, int plainLength)
    {
        const long usualRatio = 64;
        long room = Math.Min(plainLength, (packed.Length + 1) * usualRatio);
        while (true)
        {
            var plain = new byte[room];
            bool whole = BrotliDecoder.TryDecompress(packed, plain, out int length);
            if (whole && length == plainLength) return plain;
            // Grows only where the bytes filled the room and there was more.
            if (whole || length < room || room == plainLength)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, _file.Name, $"可解压的 {plainLength} 字节", "解压失败");
            room = Math.Min(plainLength, room * 4);
        }
    }
}
