using Lucene.Net.Search;

namespace SearchPlans.Lucene.Collecting;

/// <summary>
/// Keeps the best documents in a heap whose root is the worst of them. Documents come by rising number, so that of equal
/// scores the first one stays. A document is kept as one number: the bits of its score (which order as the scores do,
/// being no less than 0) above the inverse of its number.
/// </summary>
internal sealed class TopDocsHeap(int count)
{
    private readonly ulong[] _heap = new ulong[count];
    private int _kept;

    /// <summary>Documents of this score or less are no longer kept; below 0 while every one is.</summary>
    public float MinScore { get; private set; } = -1;

    /// <summary>Takes a document that scores more than <see cref="MinScore"/>.</summary>
    public void Add(int doc, float score)
    {
        ulong added = (ulong)BitConverter.SingleToUInt32Bits(score) << 32 | ~(uint)doc;
        if (_kept < _heap.Length)
        {
            Raise(_kept++, added);
            if (_kept < _heap.Length)
            {
                return;
            }
        }
        else
        {
            Sink(added);
        }
        MinScore = ScoreOf(_heap[0]);
    }

    /// <summary>What was kept, best first.</summary>
    public ScoreDoc[] Best()
    {
        ulong[] best = _heap[.._kept];
        Array.Sort(best);
        Array.Reverse(best);
        return [.. best.Select(b => new ScoreDoc((int)~(uint)b, ScoreOf(b)))];
    }

    private static float ScoreOf(ulong kept) => BitConverter.UInt32BitsToSingle((uint)(kept >> 32));

    private void Raise(int at, ulong added)
    {
        for (int parent; at > 0 && _heap[parent = (at - 1) / 2] > added; at = parent)
        {
            _heap[at] = _heap[parent];
        }
        _heap[at] = added;
    }

    private void Sink(ulong added)
    {
        int at = 0;
        for (int child; (child = 2 * at + 1) < _heap.Length; at = child)
        {
            if (child + 1 < _heap.Length && _heap[child + 1] < _heap[child])
            {
                child++;
            }
            if (_heap[child] >= added)
            {
                break;
            }
            _heap[at] = _heap[child];
        }
        _heap[at] = added;
    }
}
