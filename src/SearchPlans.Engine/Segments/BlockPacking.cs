using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Packs small numbers into as few bits as the largest of them needs. A full block of <see cref="Size"/> numbers lies in
/// four lanes, so that one vector instruction works on four numbers (the layout of Lemire and Boytsov, "Decoding
/// billions of integers per second through vectorization", 2015): number i is number i/4 of lane i%4; a lane is a
/// stream of 32-bit words filled from the lowest bit; word w of lane l is the 32-bit word w*4+l. Fewer numbers than a
/// block lie one behind the other in one stream of bytes, filled from the lowest bit.
/// </summary>
public static class BlockPacking
{
    /// <summary>How many numbers a full block holds.</summary>
    public const int Size = 128;

    private const int Lanes = 4;

    /// <summary>How many bytes so many numbers of so many bits take.</summary>
    public static int PackedLength(int count, int bits) => count == Size ? Size / 8 * bits : (int)(((long)count * bits + 7) / 8);

    /// <summary>Packs numbers.</summary>
    /// <param name="values">At most a block; each below 2^<paramref name="bits"/>.</param>
    /// <param name="bits">Bits for each, 0 to 32.</param>
    /// <param name="packed">Gets <see cref="PackedLength"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> packed)
    {
        packed = packed[..PackedLength(values.Length, bits)];
        packed.Clear();
        if (bits == 0) return;
        if (values.Length == Size)
        {
            PackLanes(values, bits, packed);
            return;
        }
        for (int i = 0; i < values.Length; i++) PutStream(packed, (long)i * bits, bits, values[i]);
    }

    /// <summary>Unpacks numbers; the inverse of <see cref="Pack"/>.</summary>
    /// <param name="packed">At least <see cref="PackedLength"/> bytes.</param>
    /// <param name="bits">Bits for each, 0 to 32.</param>
    /// <param name="values">Gets the numbers; its length says how many there are.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<uint> values)
    {
        if (bits == 0)
        {
            values.Clear();
            return;
        }
        packed = packed[..PackedLength(values.Length, bits)];
        if (values.Length != Size) UnpackStream(packed, bits, values);
        else if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian) UnpackLanesVector(packed, bits, values);
        else UnpackLanesPlain(packed, bits, values);
    }

    internal static void UnpackLanesVector(ReadOnlySpan<byte> packed, int bits, Span<uint> values)
    {
        ref byte source = ref MemoryMarshal.GetReference(packed[..(Size / 8 * bits)]);
        ref uint target = ref MemoryMarshal.GetReference(values[..Size]);
        Vector128<uint> mask = Vector128.Create(bits == 32 ? uint.MaxValue : (1u << bits) - 1);
        int last = bits - 1;
        for (int i = 0; i < Size / Lanes; i++)
        {
            // A number may go on in the next word. No branch asks whether it does: what isn't its own is above the mask.
            int bit = i * bits;
            Vector128<uint> word = Word(ref source, bit >> 5) >>> bit;
            Vector128<uint> next = Word(ref source, Math.Min((bit >> 5) + 1, last)) << 1 << ~bit;
            ((word | next) & mask).StoreUnsafe(ref target, (nuint)(i * Lanes));
        }
    }

    internal static void UnpackLanesPlain(ReadOnlySpan<byte> packed, int bits, Span<uint> values)
    {
        ulong mask = (1ul << bits) - 1;
        for (int i = 0; i < Size; i++)
        {
            int bit = i / Lanes * bits;
            int at = (bit / 32 * Lanes + i % Lanes) * 4;
            ulong word = BinaryPrimitives.ReadUInt32LittleEndian(packed[at..]);
            if (bit % 32 + bits > 32)
                word |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(packed[(at + Lanes * 4)..]) << 32;
            values[i] = (uint)((word >> (bit % 32)) & mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Word(ref byte source, int word) =>
        Vector128.LoadUnsafe(ref source, (nuint)(word * 16)).AsUInt32();

    private static void UnpackStream(ReadOnlySpan<byte> packed, int bits, Span<uint> values)
    {
        ulong held = 0;
        int heldBits = 0;
        int next = 0;
        uint mask = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        for (int i = 0; i < values.Length; i++)
        {
            while (heldBits < bits)
            {
                held |= (ulong)packed[next++] << heldBits;
                heldBits += 8;
            }
            values[i] = (uint)held & mask;
            held >>= bits;
            heldBits -= bits;
        }
    }

    // Lane by lane, so that a word is put together in a register.
    private static void PackLanes(ReadOnlySpan<uint> values, int bits, Span<byte> packed)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            ulong held = 0;
            int heldBits = 0;
            int at = lane * 4;
            for (int i = lane; i < Size; i += Lanes)
            {
                held |= (ulong)values[i] << heldBits;
                heldBits += bits;
                if (heldBits < 32) continue;
                BinaryPrimitives.WriteUInt32LittleEndian(packed[at..], (uint)held);
                held >>= 32;
                heldBits -= 32;
                at += Lanes * 4;
            }
        }
    }

    private static void PutStream(Span<byte> packed, long bit, int bits, uint value)
    {
        ulong shifted = (ulong)value << (int)(bit % 8);
        for (int at = (int)(bit / 8); shifted != 0; at++, shifted >>= 8) packed[at] |= (byte)shifted;
    }
}
