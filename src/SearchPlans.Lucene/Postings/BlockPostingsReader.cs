using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Postings;

/// <summary>Gives the postings of a segment's terms; reads what <see cref="BlockPostingsWriter"/> writes.</summary>
internal sealed class BlockPostingsReader : PostingsReaderBase
{
    private readonly PostingsFile _docs;
    private readonly PostingsFile? _positions;
    private readonly int _maxDoc;

    /// <summary>Opens the files of a segment.</summary>
    public BlockPostingsReader(SegmentReadState state)
    {
        _maxDoc = state.SegmentInfo.DocCount;
        _docs = new PostingsFile(state, BlockPostingsWriter.DocsExtension, BlockPostingsWriter.DocsCodec, BlockPostingsWriter.Version);
        try
        {
            _positions = state.FieldInfos.HasProx
                ? new PostingsFile(state, BlockPostingsWriter.PositionsExtension, BlockPostingsWriter.PositionsCodec,
                    BlockPostingsWriter.Version)
                : null;
        }
        catch
        {
            _docs.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Init(IndexInput termsIn) =>
        CodecUtil.CheckHeader(termsIn, BlockPostingsWriter.TermsCodec, BlockPostingsWriter.Version, BlockPostingsWriter.Version);

    /// <inheritdoc />
    public override BlockTermState NewTermState() => new PostingsTermState();

    /// <inheritdoc />
    public override void DecodeTerm(long[] longs, DataInput @in, FieldInfo fieldInfo, BlockTermState state, bool absolute)
    {
        var term = (PostingsTermState)state;
        bool hasPositions = fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;
        term.DocsOffset = longs[0] + (absolute ? 0 : term.DocsOffset);
        term.PositionsOffset = hasPositions ? longs[1] + (absolute ? 0 : term.PositionsOffset) : 0;
        term.SingleDoc = term.DocFreq == 1 ? @in.ReadVInt32() : -1;
    }

    /// <inheritdoc />
    public override DocsEnum Docs(FieldInfo fieldInfo, BlockTermState state, IBits skipDocs, DocsEnum reuse, DocsFlags flags) =>
        Reset(fieldInfo, state, skipDocs, reuse);

    /// <inheritdoc />
    public override DocsAndPositionsEnum DocsAndPositions(
        FieldInfo fieldInfo, BlockTermState state, IBits skipDocs, DocsAndPositionsEnum reuse, DocsAndPositionsFlags flags) =>
        Reset(fieldInfo, state, skipDocs, reuse);

    /// <inheritdoc />
    public override long RamBytesUsed() => 0;

    /// <inheritdoc />
    public override void CheckIntegrity()
    {
        _docs.CheckIntegrity();
        _positions?.CheckIntegrity();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            IOUtils.Dispose(_docs, _positions);
        }
    }

    private BlockDocsEnum Reset(FieldInfo field, BlockTermState state, IBits? liveDocs, DocsEnum? reuse)
    {
        BlockDocsEnum docs = reuse is BlockDocsEnum reused && reused.IsOf(_docs) ? reused : new BlockDocsEnum(_docs, _positions, _maxDoc);
        docs.Reset((PostingsTermState)state, field.IndexOptions, liveDocs);
        return docs;
    }
}
