using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Postings;

/// <summary>Where the postings of a term are, as the term dictionary holds it; see <see cref="BlockPostingsWriter"/>.</summary>
internal sealed class PostingsTermState : BlockTermState
{
    /// <summary>Where the term's table is, or its only block.</summary>
    public long DocsOffset { get; set; }

    /// <summary>Where the term's positions begin; 0 in a field without.</summary>
    public long PositionsOffset { get; set; }

    /// <summary>The document of a term that only one holds.</summary>
    public int SingleDoc { get; set; } = -1;

    /// <inheritdoc />
    public override void CopyFrom(TermState other)
    {
        base.CopyFrom(other);
        var state = (PostingsTermState)other;
        DocsOffset = state.DocsOffset;
        PositionsOffset = state.PositionsOffset;
        SingleDoc = state.SingleDoc;
    }
}
