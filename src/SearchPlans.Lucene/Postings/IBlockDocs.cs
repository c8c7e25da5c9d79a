using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// What an enumeration of a term's documents offers beside <c>DocsEnum</c> when it decodes them block by block: the rest of
/// the block at once, for scorers that work on many documents at a time. Deleted documents are not left out. Spans are
/// valid until the enumeration moves.
/// </summary>
public interface IBlockDocs
{
    /// <summary>The documents from the current one to the end of its block, rising; empty before the first and after the last.</summary>
    ReadOnlySpan<int> RestOfBlock { get; }

    /// <summary>How often each document of <see cref="RestOfBlock"/> holds the term, less one: 0 where frequencies aren't kept.</summary>
    ReadOnlySpan<uint> RestOfFreqs { get; }

    /// <summary>Those documents of <see cref="RestOfBlock"/> that are below an end.</summary>
    /// <param name="end">A document behind the current one.</param>
    ReadOnlySpan<int> RestBelow(int end);

    /// <summary>Moves on by some documents of <see cref="RestOfBlock"/>.</summary>
    /// <param name="documents">At least one, at most all of them.</param>
    /// <returns>The document it stands on then, <c>NO_MORE_DOCS</c> behind the last.</returns>
    int Skip(int documents);

    /// <summary>The positions of the term in the current document, rising.</summary>
    /// <exception cref="InvalidOperationException">Positions aren't kept, or weren't asked for.</exception>
    ReadOnlySpan<int> Positions();

    /// <summary>The ordinal of the current document among the term's.</summary>
    int Ordinal { get; }

    /// <summary>
    /// Finds which of some documents hold the term. Moves behind them: who calls this asks for nothing but what ordinals
    /// give any more, until the next call.
    /// </summary>
    /// <param name="docs">Rising documents, behind those of the call before.</param>
    /// <param name="kept">Gets which of them do, by their places in <paramref name="docs"/>; has as much room.</param>
    /// <param name="ordinals">Gets their ordinals among the term's documents; has as much room.</param>
    /// <returns>How many there are.</returns>
    int Intersect(ReadOnlySpan<int> docs, Span<int> kept, Span<int> ordinals);

    /// <summary>How often documents hold the term, less one, wherever the enumeration stands.</summary>
    /// <param name="ordinals">Their ordinals among the term's; quickest when they rise.</param>
    /// <param name="freqs">Gets as many frequencies: 0 where they aren't kept.</param>
    void FreqsAt(ReadOnlySpan<int> ordinals, Span<uint> freqs);

    /// <summary>The positions of the term in a document, rising, wherever the enumeration stands; valid until others are asked
    /// for.</summary>
    /// <param name="ordinal">The document's ordinal among the term's.</param>
    /// <exception cref="InvalidOperationException">Positions aren't kept, or weren't asked for.</exception>
    ReadOnlySpan<int> PositionsAt(int ordinal);

    /// <summary>The positions of the term in a document, rising, when there are at most eight; wherever the enumeration stands.</summary>
    /// <param name="ordinal">The document's ordinal among the term's.</param>
    /// <param name="filler">What stands behind the last position.</param>
    /// <param name="count">How many positions there are; of more than eight, none is given.</param>
    /// <exception cref="InvalidOperationException">Positions aren't kept, or weren't asked for.</exception>
    Vector256<int> EightPositionsAt(int ordinal, int filler, out int count);
}
