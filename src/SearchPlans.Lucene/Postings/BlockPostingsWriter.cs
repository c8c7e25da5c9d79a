using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// Writes which documents hold a term, how often and where. Answers "the documents of a term in order" and "the first
/// at or after this one" at the cost of one block; not "the terms of a document".
/// <code>
/// documents file (.doc) = header term{…} padding footer
///   term of 1 document        nothing: the term dictionary holds it
///   term of up to 128         block
///   term of more              block{blockCount} table          the dictionary points at the table
///   block   = docs [freqs]                                     128 documents, the last one the rest
///             docs: packed                                     document - previous document - 1; the first follows the block before
///                 | 255:u8 word:u64{…}                         a bit for each document behind those of the block before, up to the last
///             freqs: packed                                    frequency - 1; in fields with frequencies
///   table   = blocksLength:u32 entry{blockCount}
///   entry   = lastDoc:u32 blockEnd:u32 positionsEnd:u32
///             ends are relative to the term's first block and first position
/// positions file (.pos) = header term{…} padding footer                if any field has positions
///   term    = per block of documents: head:u8{chunkCount} chunk{chunkCount}
///   chunk   = packed without its head                          128 positions, the last one the rest: position - previous
///                                                              position in the document (the first: position itself)
/// </code>
/// Numbers are little-endian. Packing is described at <see cref="PatchedPacking"/>.
/// </summary>
internal sealed class BlockPostingsWriter : PostingsWriterBase
{
    public const string DocsExtension = "doc";
    public const string PositionsExtension = "pos";
    public const string DocsCodec = "SearchPlansBlockDocs";
    public const string PositionsCodec = "SearchPlansBlockPositions";
    public const string TermsCodec = "SearchPlansBlockTerms";
    public const int Version = 1;

    public const int TableHeaderLength = 4;
    public const int EntryLength = 12;

    /// <summary>No block is longer.</summary>
    public const int MostBlockLength = 2 * PatchedPacking.MostLength;

    /// <summary>So many bytes stand behind the last block and position: whoever reads them by vectors reads on behind them.</summary>
    public const int Padding = 16;

    // Bits may take so many times the room of gaps: they need no decoding.
    private const int WorthOfBits = 2;

    private readonly IndexOutput _docsOutput;
    private readonly IndexOutput? _positionsOutput;
    private readonly uint[] _docs = new uint[PatchedPacking.BlockSize];
    private readonly uint[] _freqs = new uint[PatchedPacking.BlockSize];
    private readonly byte[] _packed = new byte[PatchedPacking.MostLength];
    private readonly byte[] _words = new byte[DocsBlock.MostWords * sizeof(ulong)];
    private readonly List<Entry> _entries = [];
    private byte[] _positions = new byte[8 * PatchedPacking.MostLength];
    private uint[] _deltas = new uint[1024];
    private int _deltaCount;

    // Of the field.
    private bool _hasFreqs;
    private bool _hasPositions;

    // Of the term.
    private long _docsStart;
    private long _positionsStart;
    private int _inBlock;
    private int _lastDoc;
    private int _lastPosition;

    // What the terms after it are told relative to.
    private long _encodedDocs;
    private long _encodedPositions;

    private readonly record struct Entry(int LastDoc, uint BlockEnd, uint PositionsEnd);

    /// <summary>Makes the files of a segment.</summary>
    public BlockPostingsWriter(SegmentWriteState state)
    {
        _docsOutput = Create(state, DocsExtension, DocsCodec);
        try
        {
            _positionsOutput = state.FieldInfos.HasProx ? Create(state, PositionsExtension, PositionsCodec) : null;
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_docsOutput);
            throw;
        }
    }

    /// <inheritdoc />
    public override void Init(IndexOutput termsOut) => CodecUtil.WriteHeader(termsOut, TermsCodec, Version);

    /// <inheritdoc />
    public override BlockTermState NewTermState() => new PostingsTermState();

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The field has payloads or offsets.</exception>
    public override int SetField(FieldInfo fieldInfo)
    {
        if (fieldInfo.HasPayloads || fieldInfo.IndexOptions > IndexOptions.DOCS_AND_FREQS_AND_POSITIONS)
        {
            throw new NotSupportedException($"{BlockPostingsFormat.FormatName} keeps no payloads and no offsets: field {fieldInfo.Name}.");
        }
        _hasFreqs = fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS;
        _hasPositions = fieldInfo.IndexOptions == IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;
        return _hasPositions ? 2 : 1;
    }

    /// <inheritdoc />
    public override void StartTerm()
    {
        _entries.Clear();
        _inBlock = 0;
        _lastDoc = -1;
        _deltaCount = 0;
        _docsStart = _docsOutput.Position;
        _positionsStart = _hasPositions ? _positionsOutput!.Position : 0;
    }

    /// <inheritdoc />
    public override void StartDoc(int docId, int freq)
    {
        if (docId <= _lastDoc)
        {
            throw new CorruptIndexException($"Documents out of order: {docId} after {_lastDoc}.");
        }
        if (_inBlock == PatchedPacking.BlockSize)
        {
            FlushBlock(keepsEntry: true);
        }
        _docs[_inBlock] = (uint)(docId - _lastDoc - 1);
        _freqs[_inBlock] = (uint)(freq - 1);
        _inBlock++;
        _lastDoc = docId;
        _lastPosition = 0;
    }

    /// <inheritdoc />
    public override void AddPosition(int position, BytesRef payload, int startOffset, int endOffset)
    {
        if (position < _lastPosition)
        {
            throw new CorruptIndexException($"Positions out of order in document {_lastDoc}: {position} after {_lastPosition}.");
        }
        if (_deltaCount == _deltas.Length)
        {
            Array.Resize(ref _deltas, _deltas.Length * 2);
        }
        _deltas[_deltaCount++] = (uint)(position - _lastPosition);
        _lastPosition = position;
    }

    /// <inheritdoc />
    public override void FinishDoc()
    {
    }

    /// <inheritdoc />
    public override void FinishTerm(BlockTermState state)
    {
        var term = (PostingsTermState)state;
        term.DocsOffset = _docsStart;
        term.PositionsOffset = _positionsStart;
        if (state.DocFreq == 1)
        {
            term.SingleDoc = _lastDoc;
            FlushPositions();
            return;
        }
        // A term of a single block keeps no table.
        bool hasTable = state.DocFreq > PatchedPacking.BlockSize;
        FlushBlock(hasTable);
        if (hasTable)
        {
            term.DocsOffset = _docsOutput.Position;
            WriteTable();
        }
    }

    /// <inheritdoc />
    public override void EncodeTerm(long[] longs, DataOutput @out, FieldInfo fieldInfo, BlockTermState state, bool absolute)
    {
        var term = (PostingsTermState)state;
        if (absolute)
        {
            _encodedDocs = 0;
            _encodedPositions = 0;
        }
        longs[0] = term.DocsOffset - _encodedDocs;
        _encodedDocs = term.DocsOffset;
        if (_hasPositions)
        {
            longs[1] = term.PositionsOffset - _encodedPositions;
            _encodedPositions = term.PositionsOffset;
        }
        if (term.DocFreq == 1)
        {
            @out.WriteVInt32(term.SingleDoc);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }
        try
        {
            WriteEnd(_docsOutput);
            if (_positionsOutput is not null)
            {
                WriteEnd(_positionsOutput);
            }
            IOUtils.Dispose(_docsOutput, _positionsOutput);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_docsOutput, _positionsOutput);
            throw;
        }
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        string name = IndexFileNames.SegmentFileName(state.SegmentInfo.Name, state.SegmentSuffix, extension);
        IndexOutput output = state.Directory.CreateOutput(name, state.Context);
        try
        {
            CodecUtil.WriteHeader(output, codec, Version);
            return output;
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(output);
            throw;
        }
    }

    private static void WriteEnd(IndexOutput output)
    {
        output.WriteBytes(new byte[Padding], Padding);
        CodecUtil.WriteFooter(output);
    }

    private void FlushBlock(bool keepsEntry)
    {
        int length = PatchedPacking.Pack(_docs.AsSpan(0, _inBlock), PackedLayout.Stream, _packed);
        if (keepsEntry && MakeWords(length) is int words and > 0)
        {
            _docsOutput.WriteByte(PatchedPacking.NoHead);
            _docsOutput.WriteBytes(_words, 0, words * sizeof(ulong));
        }
        else
        {
            _docsOutput.WriteBytes(_packed, 0, length);
        }
        if (_hasFreqs)
        {
            WritePacked(_docsOutput, _freqs.AsSpan(0, _inBlock), PackedLayout.Planes);
        }
        FlushPositions();
        if (keepsEntry)
        {
            uint positionsEnd = _hasPositions ? checked((uint)(_positionsOutput!.Position - _positionsStart)) : 0;
            _entries.Add(new Entry(_lastDoc, checked((uint)(_docsOutput.Position - _docsStart)), positionsEnd));
        }
        _inBlock = 0;
    }

    // The block's documents as bits, if that is as good as packed gaps are; else 0.
    private int MakeWords(int packedLength)
    {
        if (_inBlock < PatchedPacking.BlockSize)
        {
            return 0;
        }
        int before = _entries.Count == 0 ? -1 : _entries[^1].LastDoc;
        int words = DocsBlock.WordCount(_lastDoc - before);
        if (words > DocsBlock.MostWords || words * sizeof(ulong) > packedLength * WorthOfBits)
        {
            return 0;
        }
        _words.AsSpan(0, words * sizeof(ulong)).Clear();
        int bit = -1;
        foreach (uint gap in _docs)
        {
            bit += (int)gap + 1;
            _words[bit / 8] |= (byte)(1 << bit % 8);
        }
        return words;
    }

    private void FlushPositions()
    {
        int heads = (_deltaCount + PatchedPacking.BlockSize - 1) / PatchedPacking.BlockSize;
        int end = heads;
        for (int chunk = 0; chunk < heads; chunk++)
        {
            int at = chunk * PatchedPacking.BlockSize;
            if (_positions.Length < end + PatchedPacking.MostLength)
            {
                Array.Resize(ref _positions, 2 * (end + PatchedPacking.MostLength));
            }
            ReadOnlySpan<uint> deltas = _deltas.AsSpan(at, Math.Min(PatchedPacking.BlockSize, _deltaCount - at));
            int length = PatchedPacking.Pack(deltas, PackedLayout.Stream, _packed);
            _positions[chunk] = _packed[0];
            _packed.AsSpan(1, length - 1).CopyTo(_positions.AsSpan(end));
            end += length - 1;
        }
        if (end > 0)
        {
            _positionsOutput!.WriteBytes(_positions, 0, end);
        }
        _deltaCount = 0;
    }

    private void WriteTable()
    {
        WriteUInt32((uint)(_docsOutput.Position - _docsStart));
        foreach (Entry entry in _entries)
        {
            WriteUInt32((uint)entry.LastDoc);
            WriteUInt32(entry.BlockEnd);
            WriteUInt32(entry.PositionsEnd);
        }
    }

    private void WriteUInt32(uint value)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(_packed, value);
        _docsOutput.WriteBytes(_packed, 0, 4);
    }

    private void WritePacked(IndexOutput output, ReadOnlySpan<uint> values, PackedLayout layout) =>
        output.WriteBytes(_packed, 0, PatchedPacking.Pack(values, layout, _packed));
}
