using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Postings;

/// <summary>Reads numbers of postings files, wherever they lie.</summary>
internal static unsafe class LittleEndian
{
    /// <summary>Reads 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadUInt32(byte* at) => Of(Unsafe.ReadUnaligned<uint>(at));

    /// <summary>Reads 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(byte* at)
    {
        ulong value = Unsafe.ReadUnaligned<ulong>(at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>A number as it lies in memory when it is little-endian.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
