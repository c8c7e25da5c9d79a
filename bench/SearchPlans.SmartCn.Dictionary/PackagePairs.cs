using System.Reflection;

namespace SearchPlans.SmartCn.Dictionary;

/// <summary>
/// The package's <c>bigramdict.mem</c>: how often one word follows another, by the 64-bit hash of <c>first@second</c>; the words themselves
/// are not in it.
/// </summary>
internal sealed class PackagePairs
{
    /// <summary>The hash of no characters (FNV-1a's offset basis).</summary>
    public const ulong Seed = 0xCBF29CE484222325;

    // One bit per 23 leading bits of a hash: nearly all candidates are refused by a look into 1 MB.
    private const int FilterBits = 23;

    private readonly Dictionary<ulong, int> _frequencies = [];
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];

    /// <summary>How many hashes there are.</summary>
    public int Count => _frequencies.Count;

    /// <summary>Reads the resource: an array of hashes (0: empty slot), and one of frequencies by the same slot.</summary>
    /// <exception cref="InvalidDataException">The resource is missing, or not of this form.</exception>
    public static PackagePairs Read(Assembly package)
    {
        using BinaryReader reader = PackageResource.Open(package, "bigramdict.mem");
        ulong[] hashes = PackageResource.ReadArray(reader, r => r.ReadUInt64())!;
        int[] frequencies = PackageResource.ReadArray(reader, r => r.ReadInt32())!;
        PackageResource.RequireEnd(reader);
        var pairs = new PackagePairs();
        for (int slot = 0; slot < hashes.Length; slot++)
        {
            if (hashes[slot] != 0)
            {
                pairs._frequencies.Add(hashes[slot], frequencies[slot]);
                pairs._filter[hashes[slot] >> (64 - FilterBits + 6)] |= Bit(hashes[slot]);
            }
        }
        return pairs;
    }

    /// <summary>The hash of a string one character longer: FNV-1a over the low byte, then the high one.</summary>
    public static ulong Extend(ulong hash, char next)
    {
        const ulong prime = 1099511628211;
        return (((hash ^ (byte)next) * prime) ^ (byte)(next >> 8)) * prime;
    }

    /// <summary>Whether a hash may be one of these; false for nearly all that aren't.</summary>
    public bool MayHold(ulong hash) => (_filter[hash >> (64 - FilterBits + 6)] & Bit(hash)) != 0;

    /// <summary>The frequency that the package gives a pair of this hash; false where it has none.</summary>
    public bool TryGetFrequency(ulong hash, out int frequency) => _frequencies.TryGetValue(hash, out frequency);

    private static ulong Bit(ulong hash) => 1UL << (int)(hash >> (64 - FilterBits));
}
