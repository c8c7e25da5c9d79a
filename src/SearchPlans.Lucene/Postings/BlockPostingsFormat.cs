using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// Postings in blocks of 128 documents that vector instructions decode, under Lucene's own term dictionary (block tree).
/// For fields with documents, frequencies and positions in any of Lucene's combinations; payloads and offsets are refused
/// when a segment is written. The layout is described at <see cref="BlockPostingsWriter"/>.
/// </summary>
[PostingsFormatName(FormatName)]
public sealed class BlockPostingsFormat : PostingsFormat
{
    /// <summary>The name that <see cref="PostingsFormat.Name"/> gives.</summary>
    public const string FormatName = "SearchPlansBlock1";

    /// <inheritdoc />
    public override FieldsConsumer FieldsConsumer(SegmentWriteState state)
    {
        var writer = new BlockPostingsWriter(state);
        try
        {
            return new BlockTreeTermsWriter<object?>(
                state, writer, BlockTreeTermsWriter.DEFAULT_MIN_BLOCK_SIZE, BlockTreeTermsWriter.DEFAULT_MAX_BLOCK_SIZE, null);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(writer);
            throw;
        }
    }

    /// <inheritdoc />
    public override FieldsProducer FieldsProducer(SegmentReadState state)
    {
        var reader = new BlockPostingsReader(state);
        try
        {
            return new BlockTreeTermsReader<object?>(
                state.Directory, state.FieldInfos, state.SegmentInfo, reader, state.Context, state.SegmentSuffix,
                state.TermsIndexDivisor, null);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(reader);
            throw;
        }
    }
}
