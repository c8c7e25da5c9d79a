using System.Runtime.InteropServices;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// A postings file as memory at fixed addresses: a mapped input is read where it is, any other is copied once. Every range
/// is checked against the file, so that a corrupt offset ends in an exception and never in foreign memory. Safe for
/// concurrent reading.
/// </summary>
internal sealed unsafe class PostingsFile : IDisposable
{
    private const int FooterLength = 16;

    /// <summary>Bytes that can be read behind every range of the body, whatever they say.</summary>
    public const int Slack = BlockPostingsWriter.Padding + FooterLength;

    private readonly IndexInput _input;
    private readonly MapInput? _map;
    private readonly CopiedBytes? _copy;

    /// <summary>Opens a file of a segment and checks its header and that it ends with a footer.</summary>
    public PostingsFile(SegmentReadState state, string extension, string codec, int version)
    {
        Name = IndexFileNames.SegmentFileName(state.SegmentInfo.Name, state.SegmentSuffix, extension);
        _input = state.Directory.OpenInput(Name, state.Context);
        try
        {
            CodecUtil.CheckHeader(_input, codec, version, version);
            CodecUtil.RetrieveChecksum(_input);
            BodyLength = _input.Length - Slack;
            if (BodyLength < CodecUtil.HeaderLength(codec))
            {
                throw Corrupt($"至少 {Slack} 字节", $"{_input.Length} 字节");
            }
            _map = _input as MapInput;
            _copy = _map is null ? new CopiedBytes(_input) : null;
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>Where the padding begins.</summary>
    public long BodyLength { get; }

    /// <summary>The address of a range of the body. <see cref="Slack"/> bytes behind it can be read too.</summary>
    /// <exception cref="IndexFormatException">The range isn't within the body, or damaged.</exception>
    public byte* Address(long offset, long length)
    {
        if ((ulong)offset > (ulong)BodyLength || (ulong)length > (ulong)(BodyLength - offset))
        {
            throw Corrupt($"{BodyLength} 字节之内的位置", $"位置 {offset} 起 {length} 字节");
        }
        return _copy is null ? _map!.Address(offset, length) : _copy.Start + offset;
    }

    /// <summary>Says that the file's content can't be.</summary>
    public IndexFormatException Corrupt(string expected, string found) => new(IndexFormatProblem.Corrupt, Name, expected, found);

    /// <summary>Reads the whole file and compares its checksum with the footer's.</summary>
    public void CheckIntegrity() => CodecUtil.ChecksumEntireFile(_input);

    /// <inheritdoc />
    public void Dispose() => _input.Dispose();

    // Freed when no enum holds the file any more, not when it is closed: nothing that still reads meets foreign memory.
    private sealed class CopiedBytes
    {
        public CopiedBytes(IndexInput input)
        {
            Start = (byte*)NativeMemory.Alloc((nuint)input.Length);
            input.Seek(0);
            byte[] buffer = new byte[64 * 1024];
            for (long at = 0; at < input.Length; at += buffer.Length)
            {
                int length = (int)Math.Min(buffer.Length, input.Length - at);
                input.ReadBytes(buffer, 0, length);
                buffer.AsSpan(0, length).CopyTo(new Span<byte>(Start + at, length));
            }
        }

        ~CopiedBytes() => NativeMemory.Free(Start);

        public byte* Start { get; }
    }
}
