using System.Security.Cryptography;

namespace SearchPlans.Web.Writing;

/// <summary>By what drafts and work in the background are found again. Files are named by it.</summary>
internal static class WaitingId
{
    /// <summary>How many characters one has.</summary>
    public const int Length = 32;

    /// <summary>A new one; it can't be guessed.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>Whether an address may have one made here: nothing else is ever looked for as a file.</summary>
    public static bool IsOne(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length == Length && id.All(char.IsAsciiHexDigitLower);
    }
}
