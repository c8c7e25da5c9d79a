using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene;

/// <summary>CRC-32C (Castagnoli, reflected; begun with all ones, inverted at the end), by the processor's instruction: the checksum of the
/// dictionary's file and of index pages. The CRC-32 of Lucene's own footers is another, which a package has.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint HashToUInt32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }
        return ~crc;
    }
}
