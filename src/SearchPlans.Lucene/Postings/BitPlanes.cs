using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// Packs at most a block of small numbers bit by bit: the lowest bits of all of them, then the next. Any of them can be read
/// by itself, and those below any place be added up, without unpacking: what frequencies are read for when positions of a
/// single document are wanted.
/// </summary>
internal static unsafe class BitPlanes
{
    private const int WordBits = 64;
    private const int MostInByte = 8;
    private const int TopBit = 31;

    /// <summary>How many bytes the bits of a plane take.</summary>
    public static int PlaneLength(int count) => (count + 7) / 8;

    /// <summary>How many bytes so many numbers of so many bits take.</summary>
    public static int PackedLength(int count, int bits) => PlaneLength(count) * bits;

    /// <summary>Packs numbers.</summary>
    /// <param name="values">At most a block; each below 2^<paramref name="bits"/>.</param>
    /// <param name="bits">Bits for each, 0 to 31.</param>
    /// <param name="packed">Gets <see cref="PackedLength"/> bytes.</param>
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> packed)
    {
        int length = PlaneLength(values.Length);
        Span<uint> eight = stackalloc uint[Vector256<uint>.Count];
        for (int i = 0; i < values.Length; i += eight.Length)
        {
            int count = Math.Min(eight.Length, values.Length - i);
            eight.Clear();
            values.Slice(i, count).CopyTo(eight);
            var numbers = Vector256.Create<uint>(eight);
            for (int plane = 0; plane < bits; plane++)
            {
                packed[plane * length + i / 8] = (byte)(numbers << (TopBit - plane)).ExtractMostSignificantBits();
            }
        }
    }

    /// <summary>One of the numbers.</summary>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="place">Which.</param>
    public static uint At(byte* packed, int bits, int count, int place)
    {
        uint value = 0;
        byte* at = packed + place / 8;
        for (int plane = 0; plane < bits; plane++, at += PlaneLength(count))
        {
            value |= ((uint)*at >> place % 8 & 1) << plane;
        }
        return value;
    }

    /// <summary>The sum of the numbers before a place.</summary>
    /// <param name="packed">What <see cref="Pack"/> made; sixteen bytes behind it can be read.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="place">The place, at most <paramref name="count"/>.</param>
    public static long SumBefore(byte* packed, int bits, int count, int place)
    {
        ulong low = place >= WordBits ? ulong.MaxValue : (1ul << place) - 1;
        ulong high = place <= WordBits ? 0 : ulong.MaxValue >> (PatchedPacking.BlockSize - place);
        long sum = 0;
        byte* at = packed;
        for (int plane = 0; plane < bits; plane++, at += PlaneLength(count))
        {
            long ones = BitOperations.PopCount(LittleEndian.ReadUInt64(at) & low)
                + BitOperations.PopCount(LittleEndian.ReadUInt64(at + 8) & high);
            sum += ones << plane;
        }
        return sum;
    }

    /// <summary>Unpacks all numbers.</summary>
    /// <param name="packed">What <see cref="Pack"/> made; four bytes behind it can be read.</param>
    /// <param name="bits">Bits for each number, 0 to 31.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="values">Gets the numbers, and anything behind them: has room for a block.</param>
    public static void Unpack(byte* packed, int bits, int count, Span<uint> values)
    {
        values = values[..PatchedPacking.BlockSize];
        if (!Avx2.IsSupported || bits > MostInByte)
        {
            for (int i = 0; i < count; i++)
            {
                values[i] = At(packed, bits, count, i);
            }
            return;
        }
        ref uint target = ref MemoryMarshal.GetReference(values);
        // Each byte of four for eight numbers, each of which looks at its bit.
        Vector256<byte> bytes = Vector256.Create(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303).AsByte();
        Vector256<byte> ofNumber = Vector256.Create(0x8040201008040201).AsByte();
        for (int i = 0; i < count; i += Vector256<byte>.Count)
        {
            Vector256<byte> numbers = Vector256<byte>.Zero;
            byte* at = packed + i / 8;
            for (int plane = 0; plane < bits; plane++, at += PlaneLength(count))
            {
                Vector256<byte> plane32 = Avx2.Shuffle(Vector256.Create(LittleEndian.ReadUInt32(at)).AsByte(), bytes);
                numbers |= Vector256.Equals(plane32 & ofNumber, ofNumber) & Vector256.Create((byte)(1 << plane));
            }
            for (int half = 0; half < 2; half++)
            {
                Vector128<byte> sixteen = half == 0 ? numbers.GetLower() : numbers.GetUpper();
                nuint first = (nuint)(i + half * Vector128<byte>.Count);
                Avx2.ConvertToVector256Int32(sixteen).AsUInt32().StoreUnsafe(ref target, first);
                Avx2.ConvertToVector256Int32(Sse2.ShiftRightLogical128BitLane(sixteen, 8)).AsUInt32().StoreUnsafe(ref target, first + 8);
            }
        }
    }
}
