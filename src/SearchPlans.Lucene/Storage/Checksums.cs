using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Storage;

/// <summary>The two checksums of index files: that of Lucene's codec footers, and that of the page frame.</summary>
internal static class Checksums
{
    // Table k holds the CRC of a byte that k zero bytes follow, so that eight bytes are done at once ("slicing by 8").
    private static readonly uint[] _tables = MakeTables();

    /// <summary>CRC-32 as zlib and Lucene's footers have it: goes on from the checksum of what came before, 0 at the beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Crc32(uint before, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~before;
        ReadOnlySpan<uint> tables = _tables;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[(int)(1792 + (low & 0xff))] ^ tables[(int)(1536 + ((low >> 8) & 0xff))]
                ^ tables[(int)(1280 + ((low >> 16) & 0xff))] ^ tables[(int)(1024 + (low >> 24))]
                ^ tables[(int)(768 + (high & 0xff))] ^ tables[(int)(512 + ((high >> 8) & 0xff))]
                ^ tables[(int)(256 + ((high >> 16) & 0xff))] ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
        {
            crc = (crc >> 8) ^ tables[(int)((crc ^ b) & 0xff)];
        }
        return ~crc;
    }

    /// <summary>CRC-32C (Castagnoli, reflected; begun with all ones, inverted at the end), by the processor's instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }
        return ~crc;
    }

    private static uint[] MakeTables()
    {
        const uint polynomial = 0xedb88320;
        var tables = new uint[8 * 256];
        for (uint b = 0; b < 256; b++)
        {
            uint crc = b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ polynomial;
            }
            tables[b] = crc;
        }
        for (int i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xff];
        }
        return tables;
    }
}
