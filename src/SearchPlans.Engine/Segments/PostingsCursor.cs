using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Runs through the documents of one term in one segment, forwards only. Before the first call of <see cref="Next"/> or
/// <see cref="Advance"/> it stands on -1, after the last document on <see cref="NoMoreDocs"/>, where it stays. Deleted
/// documents are not left out. Frequencies and positions are unpacked when they are first asked for in a block.
/// </summary>
public sealed class PostingsCursor
{
    /// <summary>Where a cursor stands after its last document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    private readonly MappedBytes _postings;
    private readonly MappedBytes? _positions;
    private readonly TermInfo _term;
    private readonly Postings _kept;
    private readonly int _maxDoc;
    private readonly int _blockCount;
    private readonly long _blocksStart;
    private readonly SkipTable _table;

    // Behind the documents of the block stands NoMoreDocs, at least as often as a vector is long.
    private readonly int[] _docs = new int[BlockPacking.Size + Vector256<int>.Count];
    private readonly uint[] _freqs = new uint[BlockPacking.Size];
    private int _block = -1;
    private int _inBlock;
    private int _index = -1;
    private int _lastInBlock = -1;
    private long _freqsOffset;
    private bool _freqsRead;
    private BlockPositions? _blockPositions;
    private int _shallow;

    internal unsafe PostingsCursor(MappedBytes postings, MappedBytes? positions, TermInfo term, Postings kept, int maxDoc)
    {
        _postings = postings;
        _positions = positions;
        _term = term;
        _kept = kept;
        _maxDoc = maxDoc;
        if ((uint)term.DocFreq > (uint)maxDoc) throw Corrupt($"至多 {maxDoc} 个文档", $"{term.DocFreq} 个");
        _blockCount = (term.DocFreq + BlockPacking.Size - 1) / BlockPacking.Size;
        _blocksStart = term.PostingsOffset;
        if (_blockCount > 1)
        {
            _blocksStart = term.PostingsOffset - postings.ReadUInt32(term.PostingsOffset);
            byte* entries = postings.Address(
                term.PostingsOffset + PostingsWriter.TableHeaderLength, (long)_blockCount * PostingsWriter.EntryLength);
            _table = new SkipTable(entries, _blockCount);
        }
    }

    /// <summary>The document it stands on.</summary>
    public int Doc { get; private set; } = -1;

    /// <summary>How many documents the term has.</summary>
    public int DocFreq => _term.DocFreq;

    /// <summary>How often the current document holds the term; 1 in a field without frequencies.</summary>
    public int Freq => (int)MoreFreq + 1;

    /// <summary>Moves to the next document and gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (++_index < _inBlock) return Doc = _docs[_index];
        return NextBlock();
    }

    /// <summary>Moves to the first document at or after <paramref name="target"/> and gives it; stays where it is when
    /// that is already there.</summary>
    public int Advance(int target)
    {
        if (target <= Doc) return Doc;
        if (target > _lastInBlock)
        {
            int block = FindBlock(target, _block + 1);
            if (block == _blockCount) return End();
            ReadBlock(block);
            // A single block has no table that would have said so before.
            if (target > _lastInBlock) return End();
        }
        else
        {
            _index++;
        }
        _index = FirstFrom(_docs, _index, target);
        return Doc = _docs[_index];
    }

    /// <summary>The documents from the current one to the end of its block; empty before the first and after the last.</summary>
    internal ReadOnlySpan<int> RestOfBlock => (uint)_index < (uint)_inBlock ? _docs.AsSpan(_index, _inBlock - _index) : [];

    /// <summary>Those documents of <see cref="RestOfBlock"/> that are below an end, which the current one is.</summary>
    internal ReadOnlySpan<int> RestBelow(int end) =>
        _lastInBlock < end ? RestOfBlock : _docs.AsSpan(_index, FirstFrom(_docs, _index, end) - _index);

    /// <summary>How often the current document holds the term, less one.</summary>
    internal uint MoreFreq
    {
        get
        {
            if (!_freqsRead) ReadFreqs();
            return _freqs[_index];
        }
    }

    /// <summary>How often each document of <see cref="RestOfBlock"/> holds the term, less one.</summary>
    internal ReadOnlySpan<uint> RestOfFreqs
    {
        get
        {
            if (!_freqsRead) ReadFreqs();
            return _freqs.AsSpan(_index, _inBlock - _index);
        }
    }

    /// <summary>Moves on by so many documents of <see cref="RestOfBlock"/>, at most all of them.</summary>
    internal int Skip(int documents)
    {
        _index += documents - 1;
        return Next();
    }

    /// <summary>Positions of the term in the current document, rising; valid until the cursor moves.</summary>
    /// <exception cref="InvalidOperationException">The field keeps no positions.</exception>
    public ReadOnlySpan<int> Positions()
    {
        if (_positions is null) throw new InvalidOperationException("The field keeps no positions.");
        if (!_freqsRead) ReadFreqs();
        _blockPositions ??= new BlockPositions(_positions);
        if (_blockPositions.Block != _block)
            _blockPositions.Start(_block, PositionsOffset(_block), _freqs.AsSpan(0, _inBlock));
        return _blockPositions.Read(_index);
    }

    /// <summary>The bound for everything the term can score in this segment, or null when it has too few documents to
    /// keep one.</summary>
    public Impacts? TermImpacts => _blockCount > 1 ? Impacts.Read(_postings.Slice(_term.PostingsOffset + 4, Impacts.Length)) : null;

    /// <summary>Calls back with the frequency of each document of a term that keeps no bounds because it has a single block.
    /// Only before the first move.</summary>
    internal void ReadSingleBlock(Action<int, int> document)
    {
        if (_blockCount != 1 || Doc >= 0) throw new InvalidOperationException("The cursor has moved, or has bounds.");
        ReadBlock(0);
        for (_index = 0; _index < _inBlock; _index++) document(_docs[_index], Freq);
        _index = -1;
    }

    /// <summary>
    /// The bound for all documents from <paramref name="target"/> to <paramref name="lastDoc"/>, without moving there.
    /// The target isn't before the current document. Null when the term has too few documents to keep one, or none at or after the target.
    /// </summary>
    public Impacts? BlockImpacts(int target, out int lastDoc)
    {
        lastDoc = NoMoreDocs;
        if (_blockCount == 1) return null;
        int from = Math.Max(_block, 0);
        if (_shallow > from && target > _table.LastDoc(_shallow - 1)) from = _shallow;
        _shallow = FindBlock(target, from);
        if (_shallow == _blockCount) return null;
        lastDoc = _table.LastDoc(_shallow);
        return _table.Impacts(_shallow);
    }

    // The place of the first document at or after a target, which there is at or after place `from`. Most are near; for
    // the others counting those below is quicker than a search whose every branch is a guess.
    private static int FirstFrom(int[] docs, int from, int target)
    {
        ref int first = ref MemoryMarshal.GetArrayDataReference(docs);
        Vector256<int> targets = Vector256.Create(target);
        Vector256<int> near = Vector256.LoadUnsafe(ref first, (nuint)from);
        uint reached = Vector256.GreaterThanOrEqual(near, targets).ExtractMostSignificantBits();
        if (reached != 0) return from + BitOperations.TrailingZeroCount(reached);
        Vector256<int> below = Vector256<int>.Zero;
        for (int i = 0; i < BlockPacking.Size; i += Vector256<int>.Count)
            below -= Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)i), targets);
        return Vector256.Sum(below);
    }

    private int NextBlock()
    {
        if (_block + 1 >= _blockCount) return End();
        ReadBlock(_block + 1);
        _index = 0;
        return Doc = _docs[0];
    }

    private int End()
    {
        _block = _blockCount;
        _inBlock = 0;
        _index = 0;
        _lastInBlock = NoMoreDocs;
        return Doc = NoMoreDocs;
    }

    private long PositionsOffset(int block) =>
        _term.PositionsOffset + (block == 0 ? 0 : _table.PositionsEnd(block - 1));

    // The first block from `from` on whose last document is at or after the target: steps that double, then halving.
    private int FindBlock(int target, int from)
    {
        if (_blockCount == 1) return from;
        int low = from;
        int step = 1;
        int high = from;
        while (high < _blockCount && _table.LastDoc(high) < target)
        {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = Math.Min(high, _blockCount);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_table.LastDoc(middle) < target) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void ReadBlock(int block)
    {
        _block = block;
        _index = 0;
        _freqsRead = false;
        if (_term.DocFreq == 1)
        {
            _inBlock = 1;
            _docs.AsSpan(1).Fill(NoMoreDocs);
            _docs[0] = _lastInBlock = CheckDoc(_term.PostingsOffset);
            return;
        }
        _inBlock = Math.Min(BlockPacking.Size, _term.DocFreq - block * BlockPacking.Size);
        long offset = BlockOffset();
        _docs.AsSpan(_inBlock).Fill(NoMoreDocs);
        Span<uint> docs = MemoryMarshal.Cast<int, uint>(_docs.AsSpan(0, _inBlock));
        _freqsOffset = offset + PatchedPacking.Unpack(_postings, offset, docs);
        uint before = block == 0 ? uint.MaxValue : (uint)_table.LastDoc(block - 1);
        GapSums.Add(before, docs);
        _lastInBlock = CheckDoc((int)docs[^1]);
        if (_blockCount > 1 && _lastInBlock != _table.LastDoc(block))
            throw Corrupt($"块末文档 {_table.LastDoc(block)}", $"{_lastInBlock}");
    }

    private void ReadFreqs()
    {
        _freqsRead = true;
        if (_kept == Postings.Documents)
        {
            Array.Clear(_freqs);
        }
        else if (_term.DocFreq == 1)
        {
            _freqs[0] = (uint)(_term.TotalTermFreq - 1);
        }
        else
        {
            PatchedPacking.Unpack(_postings, _freqsOffset, _freqs.AsSpan(0, _inBlock));
        }
    }

    private long BlockOffset() => _blocksStart + (_block == 0 ? 0 : _table.BlockEnd(_block - 1));

    private int CheckDoc(long doc) => doc >= 0 && doc < _maxDoc ? (int)doc : throw Corrupt($"小于 {_maxDoc} 的文档号", $"{doc}");

    private IndexFormatException Corrupt(string expected, string found) =>
        new(IndexFormatProblem.Corrupt, _postings.Name, expected, found);
}
