using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// A scorer of a <see cref="LeafQuery"/>. Beyond what Lucene asks of a scorer it may be told to advance to where it is
/// already, or before (then it stays), and it can give many documents at a time. Belongs to one thread. Deleted documents
/// are not left out.
/// </summary>
public abstract class LeafScorer : Scorer
{
    /// <summary>No batch of documents is longer.</summary>
    public const int LongestBatch = 128;

    /// <summary>Makes a scorer.</summary>
    protected LeafScorer() : base(null)
    {
    }

    /// <summary>The weight that made the scorer; null for a part of another.</summary>
    public override Weight Weight => Owner!;

    /// <summary>The weight that made the scorer.</summary>
    internal Weight? Owner { get; set; }

    /// <summary>How often what is looked for stands in the current document; 1 where that says nothing.</summary>
    public override int Freq => 1;

    /// <inheritdoc/>
    public override int NextDoc() => DocID == NO_MORE_DOCS ? NO_MORE_DOCS : Advance(DocID + 1);

    /// <summary>
    /// Moves on over documents and gives them with their scores, as long as there is room; those that score no more than a
    /// bound it may only count. Who moves a scorer so doesn't move it otherwise.
    /// </summary>
    /// <param name="docs">Gets the documents; has room for <see cref="LongestBatch"/>.</param>
    /// <param name="scores">Gets their scores.</param>
    /// <param name="above">The bound; below 0 when all documents are wanted.</param>
    /// <param name="passed">How many were only counted.</param>
    /// <returns>How many were given; none given and none counted only at the end.</returns>
    public virtual int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        int count = 0;
        passed = 0;
        while (count < docs.Length && NextDoc() is int doc and not NO_MORE_DOCS)
        {
            docs[count] = doc;
            scores[count++] = GetScore();
        }
        return count;
    }
}
