using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchPlans.Lucene.Postings;

/// <summary>Packs small numbers one behind the other in a stream of bytes, filled from the lowest bit. Any of them can be read
/// by itself.</summary>
internal static unsafe class StreamPacking
{
    private const int WordBits = 32;

    // So many numbers end where a byte does, whatever their bits.
    private const int Lanes = 8;

    // More bits than this may begin in one byte and end in the fifth.
    private const int MostInFourBytes = 25;

    // By bits: the four bytes that each of eight numbers is in, and where it begins in them. The upper four numbers are
    // counted from the byte in which they begin.
    private static readonly Vector256<byte>[] _bytes = [.. Enumerable.Range(0, MostInFourBytes + 1).Select(BytesOf)];
    private static readonly Vector256<uint>[] _shifts = [.. Enumerable.Range(0, MostInFourBytes + 1).Select(ShiftsOf)];

    /// <summary>How many bytes so many numbers of so many bits take.</summary>
    public static int PackedLength(int count, int bits) => (count * bits + 7) / 8;

    /// <summary>Packs numbers.</summary>
    /// <param name="values">Each below 2^<paramref name="bits"/>.</param>
    /// <param name="bits">Bits for each, 0 to 31.</param>
    /// <param name="packed">Gets <see cref="PackedLength"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> packed)
    {
        ulong held = 0;
        int heldBits = 0;
        int at = 0;
        foreach (uint value in values)
        {
            held |= (ulong)value << heldBits;
            heldBits += bits;
            if (heldBits >= WordBits)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(packed[at..], (uint)held);
                at += sizeof(uint);
                held >>= WordBits;
                heldBits -= WordBits;
            }
        }
        for (; heldBits > 0; heldBits -= 8, held >>= 8)
        {
            packed[at++] = (byte)held;
        }
    }

    /// <summary>Unpacks all numbers.</summary>
    /// <param name="packed">What <see cref="Pack"/> made; 32 bytes behind it can be read.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="values">Gets the numbers, and anything behind them: has room for a multiple of eight.</param>
    public static void Unpack(byte* packed, int bits, int count, Span<uint> values)
    {
        if (!Avx2.IsSupported || bits > MostInFourBytes)
        {
            UnpackFrom(packed, bits, 0, values[..count]);
            return;
        }
        ref uint target = ref MemoryMarshal.GetReference(values[..((count + Lanes - 1) / Lanes * Lanes)]);
        Vector256<byte> bytes = _bytes[bits];
        Vector256<uint> shifts = _shifts[bits];
        Vector256<uint> mask = Vector256.Create((1u << bits) - 1);
        int upper = UpperByte(bits);
        for (int i = 0; i < count; i += Lanes, packed += bits)
        {
            var words = Vector256.Create(Vector128.Load(packed), Vector128.Load(packed + upper));
            Vector256<uint> eight = Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(words, bytes).AsUInt32(), shifts) & mask;
            eight.StoreUnsafe(ref target, (nuint)i);
        }
    }

    /// <summary>Unpacks some of the numbers.</summary>
    /// <param name="packed">What <see cref="Pack"/> made; eight bytes behind it can be read.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="from">The first number wanted.</param>
    /// <param name="values">Gets as many numbers as it has room for.</param>
    public static void UnpackFrom(byte* packed, int bits, int from, Span<uint> values)
    {
        uint mask = (1u << bits) - 1;
        int bit = from * bits;
        for (int i = 0; i < values.Length; i++, bit += bits)
        {
            values[i] = (uint)(LittleEndian.ReadUInt64(packed + (bit >> 3)) >> (bit & 7)) & mask;
        }
    }

    /// <summary>Unpacks eight of the numbers; anything behind the last of them.</summary>
    /// <param name="packed">What <see cref="Pack"/> made; 32 bytes behind it can be read.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="from">The first number wanted.</param>
    public static Vector256<uint> UnpackEight(byte* packed, int bits, int from)
    {
        if (Avx2.IsSupported && bits <= MostInFourBytes)
        {
            Vector256<int> bit = (Vector256<int>.Indices + Vector256.Create(from)) * bits;
            Vector256<uint> words = Avx2.GatherVector256((uint*)packed, bit >> 3, 1);
            Vector256<uint> eight = Avx2.ShiftRightLogicalVariable(words, (bit & Vector256.Create(7)).AsUInt32());
            return eight & Vector256.Create((1u << bits) - 1);
        }
        Span<uint> values = stackalloc uint[Lanes];
        UnpackFrom(packed, bits, from, values);
        return Vector256.Create<uint>(values);
    }

    private static int UpperByte(int bits) => Lanes / 2 * bits / 8;

    private static int BitOf(int lane, int bits) => lane * bits - (lane < Lanes / 2 ? 0 : UpperByte(bits) * 8);

    private static Vector256<byte> BytesOf(int bits) => Vector256.Create<byte>(
        [.. Enumerable.Range(0, Vector256<byte>.Count).Select(b => (byte)(BitOf(b / 4, bits) / 8 + b % 4))]);

    private static Vector256<uint> ShiftsOf(int bits) => Vector256.Create<uint>(
        [.. Enumerable.Range(0, Lanes).Select(lane => (uint)BitOf(lane, bits) % 8)]);
}
