using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SearchPlans.Engine.Segments;

/// <summary>The entries of a term's table, one per block of postings; laid out as described at <see cref="PostingsWriter"/>.
/// Valid as long as the segment is held.</summary>
internal readonly unsafe struct SkipTable(byte* entries, int count)
{
    /// <summary>The last document of a block.</summary>
    public int LastDoc(int block) => (int)Read(block, 0);

    /// <summary>Where a block ends, relative to the term's first.</summary>
    public uint BlockEnd(int block) => Read(block, 4);

    /// <summary>Where a block's positions end, relative to the term's first.</summary>
    public uint PositionsEnd(int block) => Read(block, 8);

    /// <summary>What a block can score.</summary>
    public Impacts Impacts(int block) => new(Read(block, 12) | (ulong)Read(block, 16) << 32, Read(block, 20));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Read(int block, int offset)
    {
        Debug.Assert((uint)block < (uint)count);
        uint value = Unsafe.ReadUnaligned<uint>(entries + (long)block * PostingsWriter.EntryLength + offset);
        return BitConverter.IsLittleEndian ? value : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value);
    }
}
