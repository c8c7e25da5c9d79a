using System.Security.Cryptography;
using System.Text;

namespace SearchPlans.Corpus;

/// <summary>Hashes by which files and texts are known again: SHA-256 in hexadecimal.</summary>
public static class ContentHashes
{
    /// <summary>Hash of a file and, where there is one, of its sidecar.</summary>
    public static string OfFile(ReadOnlySpan<byte> content, ReadOnlySpan<byte> sidecar)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(content));
        if (!sidecar.IsEmpty)
        {
            hash.AppendData(SHA256.HashData(sidecar));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Hash of a text, blind to its encoding, its line ends, white space at the ends of lines and front matter.</summary>
    public static string OfText(string text)
    {
        text = text[FrontMatter.LengthIn(text)..];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }
            hash.AppendData(Encoding.UTF8.GetBytes(trimmed.ToArray()));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
