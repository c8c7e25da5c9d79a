using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SearchPlans.Plans;

/// <summary>
/// Names for the units of a plan, made from their text without white space, so that a link to a paragraph holds while
/// other parts of the plan change: 8 characters of base 32 (40 bits of SHA-256), -2, -3 … for the same text again.
/// </summary>
internal sealed class Anchors : IDisposable
{
    private const int HashChars = 8;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly char[] _buffer = new char[1024];

    /// <summary>The name of the next unit.</summary>
    public string Next(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }
            if (count == _buffer.Length)
            {
                _hash.AppendData(MemoryMarshal.AsBytes(_buffer.AsSpan()));
                count = 0;
            }
            _buffer[count++] = c;
        }
        _hash.AppendData(MemoryMarshal.AsBytes(_buffer.AsSpan(0, count)));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(digest);
        ulong bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
        string name = string.Create(HashChars, bits, static (chars, bits) =>
        {
            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = Alphabet[(int)(bits >> (59 - (5 * i))) & 31];
            }
        });
        int times = _seen.GetValueOrDefault(name) + 1;
        _seen[name] = times;
        return times == 1 ? name : $"{name}-{times}";
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
