using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// Lucene's codec of version 4.6 with <see cref="BlockPostingsFormat"/> for all fields. A segment holds its codec's name, so
/// every process that opens an index written with it calls <see cref="Register"/> first.
/// </summary>
[CodecName(BlockPostingsFormat.FormatName)]
public sealed class BlockCodec : FilterCodec
{
    private static readonly Lock _registering = new();

    /// <summary>The codec; for <c>IndexWriterConfig.Codec</c>.</summary>
    public static BlockCodec Instance { get; } = new();

    /// <summary>Makes the codec.</summary>
    public BlockCodec()
        : base(new Lucene46Codec())
    {
    }

    /// <inheritdoc />
    public override PostingsFormat PostingsFormat { get; } = new BlockPostingsFormat();

    /// <summary>Makes the codec known to this process by its name. May be called again, by any thread.</summary>
    public static void Register()
    {
        lock (_registering)
        {
            if (GetCodecFactory() is not CodecFactory)
            {
                SetCodecFactory(new CodecFactory(GetCodecFactory()));
            }
        }
    }

    // What others have registered stays known.
    private sealed class CodecFactory(ICodecFactory others) : ICodecFactory, IServiceListable
    {
        public ICollection<string> AvailableServices =>
            [Instance.Name, .. (others as IServiceListable)?.AvailableServices ?? []];

        public Codec GetCodec(string name) => name == Instance.Name ? Instance : others.GetCodec(name);
    }
}
