using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Writes the terms of all fields, each field's sorted by UTF-8 bytes. Answers "where is this term" at the cost of one
/// binary search and one block, and "the terms from here on" in order; not "terms that hold these bytes somewhere".
/// <code>
/// terms file:
///   per field: block{…} index
///   block   = term{BlockSize}, the last block of a field the rest
///   term    = shared:varuint suffixLength:varuint suffix      bytes shared with the term before; 0 for a block's first
///             docFreq:varuint
///             docFreq 1:  doc:varuint [totalTermFreq-1:varuint]
///             otherwise:  [totalTermFreq-docFreq:varuint] postings:varuint
///             [positions:varuint]                             offsets: above the one before in the block
///   index   = {prefix:u64 offset:u64} per block               prefix: first 8 bytes of its first term, big-endian
///   fields  = count:varuint {name:string termCount sumDocFreq sumTotalTermFreq docCount blockCount: varuint index:u64}
///   tail    = fields:u64
/// </code>
/// Frequencies stand in fields that keep them, positions likewise.
/// </summary>
internal sealed class TermDictionaryWriter(IndexOutput output) : IDisposable
{
    public const int BlockSize = 32;
    public const int IndexEntryLength = 16;

    public static readonly IndexFileFormat Format = new("terms", 1, 1);

    private readonly List<(ulong Prefix, long Offset)> _index = [];
    private readonly List<(string Name, FieldStatistics Statistics, long Index, int Blocks)> _fields = [];
    private byte[] _previous = new byte[256];
    private int _previousLength;
    private string _name = "";
    private Postings _kept;
    private long _termCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;
    private long _lastPostings;
    private long _lastPositions;

    /// <summary>Begins a field; fields come in the schema's order.</summary>
    public void StartField(string name, Postings kept)
    {
        _name = name;
        _kept = kept;
        _index.Clear();
        _termCount = _sumDocFreq = _sumTotalTermFreq = 0;
    }

    /// <summary>Adds a term.</summary>
    /// <param name="term">Its UTF-8 bytes, above the term before.</param>
    /// <param name="info">Where its postings are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> term, TermInfo info)
    {
        if (_termCount % BlockSize == 0)
        {
            _index.Add((Prefix(term), output.Position));
            _previousLength = 0;
            _lastPostings = _lastPositions = 0;
        }
        int shared = term.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
        output.WriteVarUInt((ulong)shared);
        output.WriteVarUInt((ulong)(term.Length - shared));
        output.Write(term[shared..]);
        if (_previous.Length < term.Length) Array.Resize(ref _previous, term.Length * 2);
        term.CopyTo(_previous);
        _previousLength = term.Length;

        output.WriteVarUInt((ulong)info.DocFreq);
        if (info.DocFreq == 1) output.WriteVarUInt((ulong)info.PostingsOffset);
        if (_kept != Postings.Documents) output.WriteVarUInt((ulong)(info.TotalTermFreq - info.DocFreq));
        if (info.DocFreq > 1)
        {
            output.WriteVarUInt((ulong)(info.PostingsOffset - _lastPostings));
            _lastPostings = info.PostingsOffset;
        }
        if (_kept == Postings.Positions)
        {
            output.WriteVarUInt((ulong)(info.PositionsOffset - _lastPositions));
            _lastPositions = info.PositionsOffset;
        }
        _termCount++;
        _sumDocFreq += info.DocFreq;
        _sumTotalTermFreq += info.TotalTermFreq;
    }

    /// <summary>Ends the field.</summary>
    /// <param name="docCount">Documents that have at least one of its tokens.</param>
    public void FinishField(int docCount)
    {
        long index = output.Position;
        foreach ((ulong prefix, long offset) in _index)
        {
            output.WriteUInt64(prefix);
            output.WriteUInt64((ulong)offset);
        }
        _fields.Add((_name, new FieldStatistics(_termCount, _sumDocFreq, _sumTotalTermFreq, docCount), index, _index.Count));
    }

    /// <summary>Ends the dictionary.</summary>
    public void Finish()
    {
        long fields = output.Position;
        output.WriteVarUInt((ulong)_fields.Count);
        foreach ((string name, FieldStatistics statistics, long index, int blocks) in _fields)
        {
            output.WriteString(name);
            output.WriteVarUInt((ulong)statistics.TermCount);
            output.WriteVarUInt((ulong)statistics.SumDocFreq);
            output.WriteVarUInt((ulong)statistics.SumTotalTermFreq);
            output.WriteVarUInt((ulong)statistics.DocCount);
            output.WriteVarUInt((ulong)blocks);
            output.WriteUInt64((ulong)index);
        }
        output.WriteUInt64((ulong)fields);
    }

    public void Dispose() => output.Dispose();

    /// <summary>The first 8 bytes of a term, so that comparing numbers compares terms; shorter terms are filled with zeros.</summary>
    public static ulong Prefix(ReadOnlySpan<byte> term)
    {
        if (term.Length >= 8) return BinaryPrimitives.ReadUInt64BigEndian(term);
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        term.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
