using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchPlans.Engine.Segments;

/// <summary>Makes documents of gaps: each is the one before plus its gap plus one. What overflows wraps around.</summary>
internal static class GapSums
{
    /// <summary>Adds up.</summary>
    /// <param name="before">The document before the first.</param>
    /// <param name="values">Gaps; becomes documents.</param>
    public static void Add(uint before, Span<uint> values)
    {
        int summed = Vector128.IsHardwareAccelerated ? AddVector(before, values) : 0;
        AddPlain(summed == 0 ? before : values[summed - 1], values[summed..]);
    }

    internal static void AddPlain(uint before, Span<uint> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = before += values[i] + 1;
    }

    /// <summary>Adds up as many as whole vectors hold, and says how many.</summary>
    internal static int AddVector(uint before, Span<uint> values)
    {
        ref uint first = ref MemoryMarshal.GetReference(values);
        Vector128<uint> sum = Vector128.Create(before);
        int i = 0;
        for (; i <= values.Length - Vector128<uint>.Count; i += Vector128<uint>.Count)
        {
            Vector128<uint> steps = Vector128.LoadUnsafe(ref first, (nuint)i) + Vector128<uint>.One;
            // Moved up by one number, then by two; a place beyond the vector gives 0.
            steps += Vector128.Shuffle(steps, Vector128.Create(4u, 0, 1, 2));
            steps += Vector128.Shuffle(steps, Vector128.Create(4u, 4, 0, 1));
            sum = Vector128.Shuffle(sum, Vector128.Create(3u, 3, 3, 3)) + steps;
            sum.StoreUnsafe(ref first, (nuint)i);
        }
        return i;
    }
}
