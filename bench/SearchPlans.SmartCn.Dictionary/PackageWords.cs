using System.Reflection;

namespace SearchPlans.SmartCn.Dictionary;

/// <summary>Reads the package's <c>coredict.mem</c>: all words and how often each occurs.</summary>
/// <remarks>
/// <code>
/// file        = tables:i16[] firsts:char[] rests frequencies      little-endian; an array is its length (i32, -1: none), then its entries
/// firsts      = { char }            hash table of first characters (0: empty slot); char is UTF-8
/// tables      = { i16 }             by the same slot: which table the character's words are in
/// rests       = { { char[] }[] }    by table: what follows the first character, none or empty for the character alone
/// frequencies = { { i32 }[] }       by table, in the same order
/// </code>
/// </remarks>
internal static class PackageWords
{
    /// <summary>The words in ordinal order, with their frequencies.</summary>
    /// <exception cref="InvalidDataException">The resource is missing, or not of this form.</exception>
    public static SortedDictionary<string, int> Read(Assembly package)
    {
        using BinaryReader reader = PackageResource.Open(package, "coredict.mem");
        short[] tables = PackageResource.ReadArray(reader, r => r.ReadInt16())!;
        char[] firsts = PackageResource.ReadArray(reader, r => r.ReadChar())!;
        char[]?[]?[] rests = PackageResource.ReadArray(reader,
            r => PackageResource.ReadArray(r, r => PackageResource.ReadArray(r, r => r.ReadChar())))!;
        int[]?[] frequencies = PackageResource.ReadArray(reader, r => PackageResource.ReadArray(r, r => r.ReadInt32()))!;
        PackageResource.RequireEnd(reader);

        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int slot = 0; slot < firsts.Length; slot++)
        {
            if (firsts[slot] == 0 || rests[tables[slot]] is not { } ownRests)
            {
                continue;
            }
            for (int i = 0; i < ownRests.Length; i++)
            {
                words.Add(firsts[slot] + new string(ownRests[i] ?? []), frequencies[tables[slot]]![i]);
            }
        }
        return words;
    }
}
