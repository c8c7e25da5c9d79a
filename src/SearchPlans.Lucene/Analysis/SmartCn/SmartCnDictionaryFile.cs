using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// The dictionary as it is shipped: words with their frequencies and how often one follows another. Good for being small
/// and read once from front to back; what answers lookups is <see cref="SmartCnDictionary"/>.
/// </summary>
/// <remarks>
/// <code>
/// file       = magic version:u8 bodyLength:u32 crc32c:u32 brotli(body)         little-endian; length and sum of the body as unpacked
/// body       = wordCount lengths letters frequencies rowCounts rowDeltas pairFrequencies
/// wordCount  = varint
/// lengths    = { sharedLength:u8 ownLength:u8 } per word                       front coding; words by rising UTF-16 units
/// letters    = { unit:u16 } per own unit of every word
/// frequencies= { varint } per word
/// rowCounts  = { varint } per word                                             how many words are listed behind it
/// rowDeltas  = { varint } per pair                                             second word's number less the one before it (first: less
/// -1), less 1 pairFrequencies = { varint } per pair
/// </code>
/// A word's number is its place in the list, from 0. Only what the segmenter can meet is in the file: words of Chinese
/// characters, single delimiters, and the four classes it makes; pairs of those. <c>bench/SearchPlans.SmartCn.Dictionary</c> makes it.
/// </remarks>
internal sealed partial class SmartCnDictionaryFile
{
    private const int Version = 1;
    private const int HeaderLength = 4 + 1 + 4 + 4;
    private static ReadOnlySpan<byte> Magic => "SPSC"u8;

    /// <summary>The words by rising UTF-16 units.</summary>
    public required string[] Words { get; init; }

    /// <summary>How often each word occurs.</summary>
    public required int[] Frequencies { get; init; }

    /// <summary>Where each word's pairs begin in <see cref="Seconds"/>; one entry more than words.</summary>
    public required int[] RowStarts { get; init; }

    /// <summary>The second words of all pairs, by first word, then rising.</summary>
    public required int[] Seconds { get; init; }

    /// <summary>How often each pair occurs.</summary>
    public required int[] PairFrequencies { get; init; }

    /// <summary>Writes the file.</summary>
    public byte[] Write()
    {
        byte[] body = WriteBody();
        using MemoryStream file = new();
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        header[4] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[9..], Crc32C.HashToUInt32(body));
        file.Write(header);
        using (BrotliStream brotli = new(file, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(body);
        }
        return file.ToArray();
    }

    private byte[] WriteBody()
    {
        using MemoryStream lengths = new(), letters = new(), numbers = new();
        string before = "";
        foreach (string word in Words)
        {
            int shared = before.AsSpan().CommonPrefixLength(word);
            lengths.WriteByte(checked((byte)shared));
            lengths.WriteByte(checked((byte)(word.Length - shared)));
            letters.Write(Encoding.Unicode.GetBytes(word[shared..]));
            before = word;
        }
        foreach (int frequency in Frequencies)
        {
            WriteVarint(numbers, frequency);
        }
        for (int word = 0; word < Words.Length; word++)
        {
            WriteVarint(numbers, RowStarts[word + 1] - RowStarts[word]);
        }
        for (int word = 0; word < Words.Length; word++)
        {
            int last = -1;
            foreach (int second in Seconds.AsSpan(RowStarts[word]..RowStarts[word + 1]))
            {
                WriteVarint(numbers, second - last - 1);
                last = second;
            }
        }
        foreach (int frequency in PairFrequencies)
        {
            WriteVarint(numbers, frequency);
        }

        using MemoryStream body = new();
        WriteVarint(body, Words.Length);
        lengths.WriteTo(body);
        letters.WriteTo(body);
        numbers.WriteTo(body);
        return body.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, of another version, or damaged.</exception>
    public static SmartCnDictionaryFile Read(ReadOnlySpan<byte> file)
    {
        (int length, uint checksum) = ReadHeader(file);
        // A packed byte holds at most some thousand unpacked ones; a damaged length must not ask for gigabytes.
        byte[] body = length >= 0 && length / 4096 <= file.Length ? new byte[length] : [];
        bool isWhole = BrotliDecoder.TryDecompress(file[HeaderLength..], body, out int written) && written == length;
        if (!isWhole || Crc32C.HashToUInt32(body) != checksum)
        {
            throw new InvalidDataException("SmartCn dictionary: the checksum does not match; the file is damaged, install it again.");
        }
        return ReadBody(body);
    }

    /// <summary>Reads from a file's header the sum of the unpacked body, which names the dictionary in an analyzer's identity;
    /// <see cref="Read"/> holds it against the body.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or of another version.</exception>
    public static uint ReadChecksum(Stream file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        return ReadHeader(header[..file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false)]).Checksum;
    }

    private static (int Length, uint Checksum) ReadHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file[..4].SequenceEqual(Magic))
        {
            throw new InvalidDataException("SmartCn dictionary: the file does not begin with SPSC; it is no dictionary file.");
        }
        if (file[4] != Version)
        {
            throw new InvalidDataException($"SmartCn dictionary: version {file[4]} found, {Version} expected; build it again.");
        }
        return (BinaryPrimitives.ReadInt32LittleEndian(file[5..]), BinaryPrimitives.ReadUInt32LittleEndian(file[9..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static SmartCnDictionaryFile ReadBody(ReadOnlySpan<byte> body)
    {
        int at = 0;
        int count = ReadVarint(body, ref at);
        ReadOnlySpan<byte> lengths = body.Slice(at, 2 * count);
        at += lengths.Length;
        string[] words = new string[count];
        Span<char> word = stackalloc char[2 * byte.MaxValue];
        for (int i = 0; i < count; i++)
        {
            int shared = lengths[2 * i], own = lengths[2 * i + 1];
            MemoryMarshal.Cast<byte, char>(body.Slice(at, 2 * own)).CopyTo(word[shared..]);
            at += 2 * own;
            words[i] = new string(word[..(shared + own)]);
        }
        int[] frequencies = ReadVarints(body, ref at, count);
        int[] rowCounts = ReadVarints(body, ref at, count);
        int[] rowStarts = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            rowStarts[i + 1] = rowStarts[i] + rowCounts[i];
        }
        int[] seconds = ReadVarints(body, ref at, rowStarts[count]);
        for (int i = 0; i < count; i++)
        {
            int last = -1;
            for (int pair = rowStarts[i]; pair < rowStarts[i + 1]; pair++)
            {
                seconds[pair] = last += seconds[pair] + 1;
            }
        }
        int[] pairFrequencies = ReadVarints(body, ref at, rowStarts[count]);
        return new SmartCnDictionaryFile
        {
            Words = words,
            Frequencies = frequencies,
            RowStarts = rowStarts,
            Seconds = seconds,
            PairFrequencies = pairFrequencies,
        };
    }

    private static void WriteVarint(Stream stream, int value)
    {
        uint rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            stream.WriteByte((byte)(rest | 0x80));
        }
        stream.WriteByte((byte)rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] ReadVarints(ReadOnlySpan<byte> body, ref int at, int count)
    {
        int[] values = new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadVarint(body, ref at);
        }
        return values;
    }

    private static int ReadVarint(ReadOnlySpan<byte> body, ref int at)
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = body[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
