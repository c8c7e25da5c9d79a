using System.Security.Cryptography;
using System.Text;

namespace SearchPlans.Corpus;

/// <summary>
/// Ids of plans: ten letters and digits made from the file's name within the corpus, so that links last as long as the
/// file does, whatever is edited in it; a plan that is moved keeps its id in its sidecar. 50 bits: among a million plans two alike are
/// to be expected once in 2,000 corpora.
/// </summary>
internal static class PlanIds
{
    // Without i, l, o and u, that are easily misread or make words.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 10;

    /// <summary>Whether a text can be the id of a plan.</summary>
    public static bool IsId(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>The id of the plan in a file, unless its sidecar keeps another for it.</summary>
    /// <param name="file">The file, relative to the corpus, with forward slashes.</param>
    public static string Of(string file)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(file));
        return string.Create(Length, hash, static (id, bytes) =>
        {
            ulong bits = BitConverter.ToUInt64(bytes);
            for (int i = 0; i < id.Length; i++, bits >>= 5)
            {
                id[i] = Alphabet[(int)(bits & 31)];
            }
        });
    }
}
