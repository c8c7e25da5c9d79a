using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SearchPlans.Lucene.Postings;

/// <summary>Which bits of a byte are set.</summary>
internal static class ByteBits
{
    /// <summary>Bits of a byte.</summary>
    public const int Count = 8;

    // Of each byte, the places of its bits, one a byte.
    private static readonly ulong[] _places = [.. Enumerable.Range(0, 256).Select(PlacesOf)];

    /// <summary>The places of the bits that are set, rising; 0 behind the last.</summary>
    public static Vector256<int> Places(byte bits)
    {
        Vector128<byte> places = Vector128.CreateScalarUnsafe(_places[bits]).AsByte();
        if (Avx2.IsSupported)
        {
            return Avx2.ConvertToVector256Int32(places);
        }
        Vector128<ushort> wide = Vector128.WidenLower(places);
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    private static ulong PlacesOf(int bits)
    {
        ulong places = 0;
        int count = 0;
        for (int place = 0; place < Count; place++)
        {
            if ((bits >> place & 1) != 0)
            {
                places |= (ulong)place << (count++ * Count);
            }
        }
        return places;
    }
}
