using System.Runtime.CompilerServices;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Writes which documents hold a term, how often and where. Answers "the documents of a term in order" and "the first
/// at or after this one" at the cost of one block; not "the terms of a document".
/// <code>
/// postings file:
///   term of 1 document        nothing: the dictionary holds it
///   term of up to 128         block
///   term of more              block{blockCount} table          PostingsOffset points at the table
///   block   = gaps [freqs]                                     128 documents, the last one the rest; packed
///             gaps: document - previous document - 1; the first follows the block before
///             freqs: frequency - 1                             in fields with frequencies
///   table   = blocksLength:u32 impacts:12 entry{blockCount}
///   entry   = lastDoc:u32 blockEnd:u32 positionsEnd:u32 impacts:12
///             ends are relative to the term's first block and first position
/// positions file:
///   per block of documents: chunk{…} of 128 positions, the last one the rest
///   chunk   = packed               position - previous position in the document (the first: position itself)
/// </code>
/// Packing is described at <see cref="PatchedPacking"/>, impacts at <see cref="Impacts"/>.
/// </summary>
internal sealed class PostingsWriter : IDisposable
{
    public const int TableHeaderLength = 4 + Impacts.Length;
    public const int EntryLength = 12 + Impacts.Length;

    public static readonly IndexFileFormat PostingsFormat = new("postings", 2, 2);
    public static readonly IndexFileFormat PositionsFormat = new("position", 2, 2);

    private readonly IndexOutput _postings;
    private readonly IndexOutput _positions;
    private readonly uint[] _docs = new uint[BlockPacking.Size];
    private readonly uint[] _freqs = new uint[BlockPacking.Size];
    private readonly byte[] _packed = new byte[PatchedPacking.MostLength];
    private readonly List<Entry> _entries = [];
    private readonly ImpactsBuilder _blockImpacts = new();
    private readonly ImpactsBuilder _termImpacts = new();
    private uint[] _deltas = new uint[1024];
    private int _deltaCount;

    private Postings _kept;
    private ReadOnlyMemory<byte> _norms;
    private float _averageLength;

    private int _inBlock;
    private int _docFreq;
    private long _totalTermFreq;
    private int _lastDoc;
    private int _firstDoc;
    private long _termStart;
    private long _positionsStart;

    private readonly record struct Entry(uint LastDoc, uint BlockEnd, uint PositionsEnd, Impacts Impacts);

    public PostingsWriter(IndexOutput postings, IndexOutput positions)
    {
        _postings = postings;
        _positions = positions;
    }

    /// <summary>Begins the terms of a field.</summary>
    /// <param name="kept">What is kept of its tokens.</param>
    /// <param name="norms">The norm of every document of the segment; empty in a field without.</param>
    /// <param name="averageLength">Average length of the field's texts.</param>
    public void StartField(Postings kept, ReadOnlyMemory<byte> norms, float averageLength)
    {
        _kept = kept;
        _norms = norms;
        _averageLength = Math.Max(1, averageLength);
    }

    /// <summary>Begins a term.</summary>
    public void StartTerm()
    {
        _entries.Clear();
        _termImpacts.Clear();
        _blockImpacts.Clear();
        _inBlock = 0;
        _docFreq = 0;
        _totalTermFreq = 0;
        _lastDoc = -1;
        _deltaCount = 0;
        _termStart = _postings.Position;
        _positionsStart = _positions.Position;
    }

    /// <summary>Adds a document that holds the term.</summary>
    /// <param name="doc">The document, above the one before.</param>
    /// <param name="freq">How often, at least 1.</param>
    /// <param name="positions">Where, rising; empty in fields without positions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int doc, int freq, ReadOnlySpan<int> positions)
    {
        if (_inBlock == BlockPacking.Size) FlushBlock(keepsEntry: true);
        if (_docFreq == 0) _firstDoc = doc;
        _docs[_inBlock] = (uint)(doc - _lastDoc - 1);
        _freqs[_inBlock] = (uint)(freq - 1);
        _inBlock++;
        _lastDoc = doc;
        _docFreq++;
        _totalTermFreq += freq;
        _blockImpacts.Add(freq, _norms.IsEmpty ? (byte)0 : _norms.Span[doc]);
        if (_kept == Postings.Positions) AddPositions(positions);
    }

    /// <summary>Ends the term and says where it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TermInfo FinishTerm()
    {
        if (_docFreq == 1)
        {
            FlushPositions();
            return new TermInfo(1, _totalTermFreq, _firstDoc, _positionsStart);
        }
        // A term of a single block keeps no table.
        bool hasTable = _docFreq > BlockPacking.Size;
        FlushBlock(hasTable);
        long offset = _termStart;
        if (hasTable)
        {
            offset = _postings.Position;
            _postings.WriteUInt32((uint)(offset - _termStart));
            WriteImpacts(_termImpacts.Build(_averageLength));
            foreach (Entry entry in _entries)
            {
                _postings.WriteUInt32(entry.LastDoc);
                _postings.WriteUInt32(entry.BlockEnd);
                _postings.WriteUInt32(entry.PositionsEnd);
                WriteImpacts(entry.Impacts);
            }
        }
        return new TermInfo(_docFreq, _totalTermFreq, offset, _positionsStart);
    }

    public void Dispose()
    {
        _postings.Dispose();
        _positions.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPositions(ReadOnlySpan<int> positions)
    {
        if (_deltaCount + positions.Length > _deltas.Length)
            Array.Resize(ref _deltas, Math.Max(_deltas.Length * 2, _deltaCount + positions.Length));
        int previous = 0;
        foreach (int position in positions)
        {
            _deltas[_deltaCount++] = (uint)(position - previous);
            previous = position;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FlushBlock(bool keepsEntry)
    {
        WritePacked(_postings, _docs.AsSpan(0, _inBlock));
        if (_kept != Postings.Documents) WritePacked(_postings, _freqs.AsSpan(0, _inBlock));
        FlushPositions();
        if (keepsEntry) AddEntry();
        _inBlock = 0;
    }

    private void AddEntry()
    {
        _entries.Add(new Entry(
            (uint)_lastDoc, checked((uint)(_postings.Position - _termStart)), checked((uint)(_positions.Position - _positionsStart)),
            _blockImpacts.Build(_averageLength)));
        _termImpacts.Add(_blockImpacts);
        _blockImpacts.Clear();
    }

    private void WriteImpacts(Impacts impacts)
    {
        Span<byte> bytes = stackalloc byte[Impacts.Length];
        impacts.Write(bytes);
        _postings.Write(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FlushPositions()
    {
        for (int at = 0; at < _deltaCount; at += BlockPacking.Size)
            WritePacked(_positions, _deltas.AsSpan(at, Math.Min(BlockPacking.Size, _deltaCount - at)));
        _deltaCount = 0;
    }

    private void WritePacked(IndexOutput output, ReadOnlySpan<uint> values) =>
        output.Write(_packed.AsSpan(0, PatchedPacking.Pack(values, _packed)));
}
