using System.Security.Cryptography;
using System.Text;

namespace SearchPlans.Access;

/// <summary>
/// The text of keys: <c>sp-ID-SECRET</c>, 8 and 32 letters and digits. The secret has 160 random bits, so that one round of a salted
/// SHA-256 is as safe to keep as a slow hash: there is no dictionary to try. The prefix lets scanners of leaked secrets find it.
/// </summary>
public static class KeySecret
{
    private const string Prefix = "sp-";
    private const int IdLength = 8, SecretLength = 32, SaltBytes = 16;

    // 32 signs, 5 bits each, without those that are easily misread.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The longest text that is looked at as a key or token, in characters.</summary>
    public const int MaxLength = 512;

    /// <summary>A random text of so many letters and digits, 5 bits each.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Whether two secrets are the same; neither content nor length shows in the time taken.</summary>
    public static bool Same(string brought, string wanted) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(brought)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    internal static (string Id, string Text) Make()
    {
        string id = Random(IdLength);
        return (id, $"{Prefix}{id}-{Random(SecretLength)}");
    }

    /// <summary>The id within a key, or null where it can't be one.</summary>
    internal static string? IdOf(string text) =>
        text.Length == Prefix.Length + IdLength + 1 + SecretLength
            && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + IdLength] == '-'
            ? text.Substring(Prefix.Length, IdLength)
            : null;

    internal static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    internal static byte[] Hash(string text, byte[] salt) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]);
}
