namespace SearchPlans.Lucene.Queries;

/// <summary>The documents of one term, scored by BM25.</summary>
internal sealed class TermScorer(TermPostings postings, TextScoring texts, float weight) : LeafScorer
{
    /// <summary>The documents themselves.</summary>
    public TermPostings Postings => postings;

    public override int DocID => postings.Doc;

    public override int Freq => postings.Freq;

    public override long GetCost() => postings.DocFreq;

    public override int NextDoc() => postings.Next();

    public override int Advance(int target) => postings.Advance(target);

    public override float GetScore() => texts.Score(weight, postings.Freq, postings.Doc);

    /// <summary>The scores that documents have by their frequencies, less one, in this term.</summary>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<uint> freqs, Span<float> scores) => texts.Score(weight, docs, freqs, scores);

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        passed = 0;
        if (postings.Next() == NO_MORE_DOCS)
        {
            return 0;
        }
        int count;
        if (postings.Blocks is { } blocks)
        {
            ReadOnlySpan<int> rest = blocks.RestOfBlock;
            if (float.IsPositiveInfinity(above))
            {
                passed = rest.Length;
                postings.Skip(passed - 1);
                return 0;
            }
            count = Math.Min(rest.Length, docs.Length);
            rest[..count].CopyTo(docs);
            Score(rest[..count], blocks.RestOfFreqs, scores);
            postings.Skip(count - 1);
            return count;
        }
        Span<uint> freqs = stackalloc uint[LongestBatch];
        count = Read(NO_MORE_DOCS, docs[..(Math.Min(docs.Length, LongestBatch) - 1)], freqs);
        if (postings.Doc != NO_MORE_DOCS)
        {
            docs[count] = postings.Doc;
            freqs[count++] = (uint)postings.Freq - 1;
        }
        Score(docs[..count], freqs, scores);
        return count;
    }

    /// <summary>
    /// Adds the scores of all its documents from the current one up to the end of a window, and moves to the first behind
    /// it. Much cheaper than asking for one document after another.
    /// </summary>
    /// <param name="window">Where to add; its start isn't behind the current document.</param>
    public void AddTo(ScoreWindow window)
    {
        Span<float> scores = stackalloc float[LongestBatch];
        if (postings.Blocks is { } blocks)
        {
            while (postings.Doc < window.End)
            {
                ReadOnlySpan<int> docs = blocks.RestBelow(window.End);
                Score(docs, blocks.RestOfFreqs, scores);
                window.Add(docs, scores);
                postings.Skip(docs.Length);
            }
            return;
        }
        Span<int> read = stackalloc int[LongestBatch];
        Span<uint> freqs = stackalloc uint[LongestBatch];
        while (postings.Doc < window.End)
        {
            int count = Read(window.End, read, freqs);
            Score(read[..count], freqs, scores);
            window.Add(read[..count], scores);
        }
    }

    // Reads documents and frequencies less one as long as there is room, from the current document up to an end, and stands
    // behind them.
    private int Read(int end, Span<int> docs, Span<uint> freqs)
    {
        int count = 0;
        for (int doc = postings.Doc; doc < end && count < docs.Length; doc = postings.Next())
        {
            docs[count] = doc;
            freqs[count++] = (uint)postings.Freq - 1;
        }
        return count;
    }
}
