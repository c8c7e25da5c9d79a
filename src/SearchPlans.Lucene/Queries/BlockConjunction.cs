using System.Runtime.Intrinsics;
using SearchPlans.Lucene.Postings;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// The documents that several terms have, found by many at a time: a block of the rarest term, thinned out by one after
/// another of the others. Who moves the terms so doesn't move them otherwise.
/// </summary>
internal sealed class BlockConjunction
{
    private const int Room = 2 * LeafScorer.LongestBatch;

    private readonly TermPostings _lead;
    private readonly IBlockDocs[] _terms;
    private readonly int[] _docs = new int[Room];
    private readonly int[][] _ordinals;
    private readonly int[] _kept = new int[LeafScorer.LongestBatch];
    private int _start;
    private int _end;
    private int _found;

    private BlockConjunction(TermPostings lead, IBlockDocs[] terms)
    {
        _lead = lead;
        _terms = terms;
        _ordinals = new int[terms.Length][];
        for (int t = 0; t < terms.Length; t++)
        {
            _ordinals[t] = new int[Room];
        }
    }

    /// <summary>The documents found last, at most <see cref="LeafScorer.LongestBatch"/>.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(_start, _end - _start);

    /// <summary>The conjunction, or null when a codec doesn't give its documents by blocks.</summary>
    /// <param name="terms">The terms, the rarest first; none was moved yet.</param>
    public static BlockConjunction? Of(ReadOnlySpan<TermPostings> terms)
    {
        var blocks = new IBlockDocs[terms.Length];
        for (int t = 0; t < blocks.Length; t++)
        {
            if (terms[t].Blocks is not { } found)
            {
                return null;
            }
            blocks[t] = found;
        }
        return new BlockConjunction(terms[0], blocks);
    }

    /// <summary>The ordinals that <see cref="Docs"/> have among the documents of a term.</summary>
    public ReadOnlySpan<int> Ordinals(int term) => _ordinals[term].AsSpan(_start, _end - _start);

    /// <summary>How often a term stands in <see cref="Docs"/>, less one.</summary>
    public void Freqs(int term, Span<uint> freqs) => _terms[term].FreqsAt(Ordinals(term), freqs);

    /// <summary>Positions of a term in one of its documents.</summary>
    public ReadOnlySpan<int> PositionsAt(int term, int ordinal) => _terms[term].PositionsAt(ordinal);

    /// <summary>Positions of a term in one of its documents, when there are at most eight.</summary>
    public Vector256<int> EightPositionsAt(int term, int ordinal, int filler, out int count) =>
        _terms[term].EightPositionsAt(ordinal, filler, out count);

    /// <summary>Finds the next documents.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>Whether there are any.</returns>
    public bool MoveNext(int most)
    {
        // Those that a batch had no room for come first.
        int found = _found - _end;
        Move(_end, found);
        while (found < LeafScorer.LongestBatch && _lead.Next() != LeafScorer.NO_MORE_DOCS)
        {
            found += ReadBlock(found);
        }
        _found = found;
        _start = 0;
        _end = Math.Min(found, most);
        return _end > 0;
    }

    private void Move(int from, int count)
    {
        if (from == 0 || count == 0)
        {
            return;
        }
        Array.Copy(_docs, from, _docs, 0, count);
        foreach (int[] ordinals in _ordinals)
        {
            Array.Copy(ordinals, from, ordinals, 0, count);
        }
    }

    private int ReadBlock(int at)
    {
        ReadOnlySpan<int> block = _terms[0].RestOfBlock;
        int ordinal = _terms[0].Ordinal;
        Span<int> docs = _docs.AsSpan(at, block.Length);
        block.CopyTo(docs);
        Span<int> ordinals = _ordinals[0].AsSpan(at, block.Length);
        for (int i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = ordinal + i;
        }
        _lead.Skip(block.Length - 1);
        for (int t = 1; t < _terms.Length && docs.Length > 0; t++)
        {
            int count = _terms[t].Intersect(docs, _kept, _ordinals[t].AsSpan(at));
            ReadOnlySpan<int> kept = _kept.AsSpan(0, count);
            docs = Keep(docs, kept);
            for (int before = 0; before < t; before++)
            {
                Keep(_ordinals[before].AsSpan(at), kept);
            }
        }
        return docs.Length;
    }

    private static Span<int> Keep(Span<int> numbers, ReadOnlySpan<int> kept)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            numbers[i] = numbers[kept[i]];
        }
        return numbers[..kept.Length];
    }
}
