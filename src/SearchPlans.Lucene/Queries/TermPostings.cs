using Lucene.Net.Index;
using SearchPlans.Lucene.Postings;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// Runs through the documents of one term in a leaf, forwards only; like a <see cref="LeafScorer"/> it stays where it is
/// when told to advance to there or before. Works with the enumerations of any codec, best with such that are <see cref="IBlockDocs"/>.
/// </summary>
/// <param name="docs">The documents, not moved yet.</param>
/// <param name="docFreq">How many there are.</param>
/// <param name="budget">Counts the moves.</param>
internal sealed class TermPostings(DocsEnum docs, int docFreq, SearchBudget budget)
{
    private int[] _positions = [];
    private int _positionsDoc = -1;
    private int _positionsCount;

    /// <summary>The document it stands on, -1 before the first, <c>NO_MORE_DOCS</c> behind the last.</summary>
    public int Doc { get; private set; } = -1;

    /// <summary>How many documents there are.</summary>
    public int DocFreq => docFreq;

    /// <summary>How often the current document holds the term.</summary>
    public int Freq => docs.Freq;

    /// <summary>The documents block by block, or null where the codec doesn't give them so.</summary>
    public IBlockDocs? Blocks { get; } = docs as IBlockDocs;

    /// <summary>Moves to the next document.</summary>
    public int Next()
    {
        budget.CountMove();
        return Doc == DocsEnum.NO_MORE_DOCS ? Doc : Doc = docs.NextDoc();
    }

    /// <summary>Moves to the first document at or after a target.</summary>
    public int Advance(int target)
    {
        if (target <= Doc)
        {
            return Doc;
        }
        budget.CountMove();
        return Doc = docs.Advance(target);
    }

    /// <summary>Moves on by some documents of the block.</summary>
    public int Skip(int documents)
    {
        budget.CountMove();
        return documents == 0 ? Doc : Doc = Blocks!.Skip(documents);
    }

    /// <summary>The positions in the current document, rising; valid until it moves. Only where positions were asked for.</summary>
    public ReadOnlySpan<int> Positions()
    {
        if (Blocks is not null)
        {
            return Blocks.Positions();
        }
        if (_positionsDoc != Doc)
        {
            ReadPositions((DocsAndPositionsEnum)docs);
        }
        return _positions.AsSpan(0, _positionsCount);
    }

    private void ReadPositions(DocsAndPositionsEnum positions)
    {
        _positionsDoc = Doc;
        _positionsCount = positions.Freq;
        if (_positions.Length < _positionsCount)
        {
            _positions = new int[Math.Max(16, _positionsCount * 2)];
        }
        for (int i = 0; i < _positionsCount; i++)
        {
            _positions[i] = positions.NextPosition();
        }
    }
}
