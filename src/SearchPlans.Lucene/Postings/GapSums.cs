using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchPlans.Lucene.Postings;

/// <summary>Makes documents of gaps: each is the one before plus its gap plus one. What overflows wraps around.</summary>
internal static class GapSums
{
    /// <summary>Adds up.</summary>
    /// <param name="before">The document before the first.</param>
    /// <param name="values">Gaps; becomes documents.</param>
    public static void Add(uint before, Span<uint> values)
    {
        int summed = Avx2.IsSupported ? AddVector(before, values) : 0;
        AddPlain(summed == 0 ? before : values[summed - 1], values[summed..]);
    }

    internal static void AddPlain(uint before, Span<uint> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = before += values[i] + 1;
        }
    }

    /// <summary>Adds up as many as whole vectors hold, and says how many.</summary>
    internal static int AddVector(uint before, Span<uint> values)
    {
        ref uint first = ref MemoryMarshal.GetReference(values);
        Vector256<uint> sum = Vector256.Create(before);
        Vector256<uint> upper = Vector256.Create(0, 0, 0, 0, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue);
        int i = 0;
        for (; i <= values.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            // Each half by itself, moved up by one number, then by two; then what the lower half adds to the upper.
            Vector256<uint> steps = Vector256.LoadUnsafe(ref first, (nuint)i) + Vector256<uint>.One;
            steps += Avx2.ShiftLeftLogical128BitLane(steps, sizeof(uint));
            steps += Avx2.ShiftLeftLogical128BitLane(steps, 2 * sizeof(uint));
            steps += Avx2.PermuteVar8x32(steps, Vector256.Create(3u)) & upper;
            (sum + steps).StoreUnsafe(ref first, (nuint)i);
            sum += Avx2.PermuteVar8x32(steps, Vector256.Create(7u));
        }
        return i;
    }
}
