using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>
/// Runs through the documents that answer a query in one segment, by rising number, forwards only. Before the first move
/// it stands on -1, after the last document on <see cref="NoMoreDocs"/>, where it stays. Belongs to one thread.
/// </summary>
public abstract class Scorer
{
    /// <summary>Where a scorer stands after its last document.</summary>
    public const int NoMoreDocs = PostingsCursor.NoMoreDocs;

    /// <summary>No batch of documents is longer.</summary>
    public const int LongestBatch = BlockPacking.Size;

    /// <summary>The document it stands on.</summary>
    public abstract int Doc { get; }

    /// <summary>About how many documents it will give.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next document and gives it.</summary>
    public abstract int Next();

    /// <summary>Moves to the first document at or after <paramref name="target"/> and gives it; stays where it is when
    /// that is already there.</summary>
    public abstract int Advance(int target);

    /// <summary>The score of the current document, at least 0.</summary>
    public abstract float Score();

    /// <summary>For how many documents it wants to be asked at a time while those that can't score enough are passed over:
    /// where one costs much, for few, as each may raise the lowest score that counts.</summary>
    public virtual int BatchWhilePruning => 1;

    /// <summary>Moves on over documents and gives them with their scores, as long as there is room; those that score no
    /// more than a bound it may only count. Who moves a scorer so doesn't move it otherwise.</summary>
    /// <param name="docs">Gets the documents; has room for <see cref="BatchWhilePruning"/>, or for
    /// <see cref="LongestBatch"/> while nothing is passed over.</param>
    /// <param name="scores">Gets their scores.</param>
    /// <param name="above">The bound.</param>
    /// <param name="passed">How many were only counted.</param>
    /// <returns>How many were given; none given and none passed only at the end.</returns>
    public virtual int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        int count = 0;
        passed = 0;
        while (count < docs.Length && Next() is int doc and not NoMoreDocs)
        {
            docs[count] = doc;
            scores[count++] = Score();
        }
        return count;
    }

    /// <summary>The highest score of any document from <paramref name="target"/> to <paramref name="lastDoc"/>, found
    /// without moving. The target isn't before the current document.</summary>
    public virtual float Bound(int target, out int lastDoc)
    {
        lastDoc = NoMoreDocs;
        return float.PositiveInfinity;
    }

    /// <summary>Says that documents of that score or less needn't be given any more. It may only rise.</summary>
    public virtual void SetMinScore(float score) { }
}
