using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Postings;

/// <summary>Where the blocks of a term are; the layout is described at <see cref="BlockPostingsWriter"/>. Valid as long as the
/// file is open.</summary>
internal readonly unsafe struct TermBlocks
{
    private readonly PostingsFile _file;
    private readonly byte* _entries;
    private readonly long _docsStart;
    private readonly long _positionsStart;

    public TermBlocks(PostingsFile file, PostingsTermState term)
    {
        _file = file;
        DocFreq = term.DocFreq;
        Count = (DocFreq + PatchedPacking.BlockSize - 1) / PatchedPacking.BlockSize;
        _docsStart = term.DocsOffset;
        _positionsStart = term.PositionsOffset;
        if (Count > 1)
        {
            long length = BlockPostingsWriter.TableHeaderLength + (long)Count * BlockPostingsWriter.EntryLength;
            byte* table = file.Address(term.DocsOffset, length);
            _docsStart -= LittleEndian.ReadUInt32(table);
            _entries = table + BlockPostingsWriter.TableHeaderLength;
        }
    }

    /// <summary>How many documents the term has.</summary>
    public int DocFreq { get; }

    /// <summary>How many blocks the term has.</summary>
    public int Count { get; }

    /// <summary>Whether the last document of each block is known; of a term with one block only, it isn't.</summary>
    public bool HasTable => _entries != null;

    /// <summary>How many documents a block has.</summary>
    public int DocCount(int block) => Math.Min(PatchedPacking.BlockSize, DocFreq - block * PatchedPacking.BlockSize);

    /// <summary>The last document of a block, where that is known.</summary>
    public int LastDoc(int block) => (int)Read(block, 0);

    /// <summary>The document before the first of a block; -1 before the term's first.</summary>
    public int DocBefore(int block) => block == 0 ? -1 : LastDoc(block - 1);

    /// <summary>Where the positions of a block begin.</summary>
    public long PositionsOffset(int block) => _positionsStart + (block == 0 ? 0 : Read(block - 1, 8));

    /// <summary>Where a block begins.</summary>
    /// <param name="block">The block.</param>
    /// <param name="end">Nothing of the block is at or behind this.</param>
    public byte* Address(int block, out byte* end)
    {
        long offset = _docsStart + (block == 0 ? 0 : Read(block - 1, 4));
        long length = HasTable
            ? _docsStart + Read(block, 4) - offset
            : Math.Min(BlockPostingsWriter.MostBlockLength, _file.BodyLength - offset);
        if (length < 1)
        {
            throw _file.Corrupt("块", $"{length} 字节");
        }
        byte* start = _file.Address(offset, length);
        end = start + length;
        return start;
    }

    /// <summary>The first block from one on whose last document is at or after a target: steps that double, then halving. The
    /// count of blocks when there is none; the only block when nothing is known of it.</summary>
    public int Find(int target, int from)
    {
        if (!HasTable)
        {
            return from;
        }
        int low = from;
        int step = 1;
        int high = from;
        while (high < Count && LastDoc(high) < target)
        {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = Math.Min(high, Count);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (LastDoc(middle) < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Read(int block, int offset)
    {
        Debug.Assert((uint)block < (uint)Count);
        return LittleEndian.ReadUInt32(_entries + (long)block * BlockPostingsWriter.EntryLength + offset);
    }
}
