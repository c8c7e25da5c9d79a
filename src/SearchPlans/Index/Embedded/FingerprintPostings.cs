using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Origins;

namespace SearchPlans.Index.Embedded;

/// <summary>Looks up which paragraphs share fingerprints with sentences. For one thread and one request.</summary>
/// <param name="reader">The index.</param>
/// <param name="stored">Tells where plans are.</param>
/// <param name="budget">What it may take.</param>
internal sealed class FingerprintPostings(IndexReader reader, StoredPlans stored, SearchBudget budget)
{
    // So many postings of a sentence are looked at in a segment.
    private const int MaxPostings = 20_000;

    // One that shares a single fingerprint does mostly so by chance.
    private const int LeastShared = 2;

    private readonly List<int> _documents = [];
    private readonly BytesRef _bytes = new(8);
    private int[] _seen = [];

    /// <summary>The paragraphs that share two fingerprints and more with a sentence.</summary>
    /// <param name="buckets">Of each sentence the buckets of its fingerprints.</param>
    public IReadOnlyList<SharedSentence> Sharing(IReadOnlyList<IReadOnlyList<int>> buckets)
    {
        // All at once and in the order of the terms, so that a block of terms is read once.
        List<(int Bucket, int Sentence)> inOrder = [.. buckets.SelectMany((of, i) => of.Select(bucket => (bucket, i)))];
        inOrder.Sort(static (a, b) => a.Bucket != b.Bucket ? a.Bucket.CompareTo(b.Bucket) : a.Sentence.CompareTo(b.Sentence));
        (int Bucket, int Sentence)[] wanted = [.. inOrder];
        List<SharedSentence> shared = [];
        for (int leaf = 0; leaf < reader.Leaves.Count; leaf++)
        {
            foreach ((int sentence, int doc) in SharedIn(leaf, wanted, buckets.Count))
            {
                PlanPlace plan = stored.PlaceOf(leaf, doc);
                shared.Add(new SharedSentence(sentence, new UnitPlace(plan, doc - stored.HeadOf(plan) - 1)));
            }
        }
        return shared;
    }

    private List<(int Sentence, int Doc)> SharedIn(int leaf, (int Bucket, int Sentence)[] wanted, int sentences)
    {
        AtomicReader segment = reader.Leaves[leaf].AtomicReader;
        List<(int, int)> shared = [];
        if (segment.GetTerms(PlanFields.Fingerprints)?.GetEnumerator() is not { } terms)
        {
            return shared;
        }
        var found = new List<int>[sentences];
        int[] left = new int[sentences];
        Array.Fill(left, MaxPostings);
        DocsEnum? docs = null;
        for (int i = 0; i < wanted.Length && budget.HasTime();)
        {
            int next = i + 1;
            while (next < wanted.Length && wanted[next].Bucket == wanted[i].Bucket)
            {
                next++;
            }
            if (terms.SeekExact(Term(wanted[i].Bucket)) && terms.DocFreq is var count)
            {
                docs = terms.Docs(segment.LiveDocs, docs, DocsFlags.NONE);
                _documents.Clear();
                while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
                {
                    _documents.Add(doc);
                }
                for (int w = i; w < next; w++)
                {
                    int sentence = wanted[w].Sentence;
                    if ((left[sentence] -= count) >= 0)
                    {
                        (found[sentence] ??= []).AddRange(_documents);
                    }
                }
            }
            i = next;
        }
        for (int sentence = 0; sentence < sentences; sentence++)
        {
            if (found[sentence] is { Count: >= LeastShared } all)
            {
                AddShared(sentence, all, shared);
            }
        }
        return shared;
    }

    // What stands twice and more among the documents found. A table of hashes tells in one go; sorting them took as long as finding them.
    private void AddShared(int sentence, List<int> found, List<(int Sentence, int Doc)> shared)
    {
        int places = 64;
        while (places < found.Count * 2)
        {
            places *= 2;
        }
        if (_seen.Length < places)
        {
            _seen = new int[places];
        }
        Span<int> seen = _seen.AsSpan(0, places);
        seen.Clear();
        foreach (int doc in found)
        {
            // One more than the document, as zero is an empty place; less than zero once it stands twice.
            int place = (int)((doc * 0x9E3779B1u) >> 8) & (places - 1);
            while (seen[place] != 0 && Math.Abs(seen[place]) != doc + 1)
            {
                place = (place + 1) & (places - 1);
            }
            if (seen[place] == doc + 1)
            {
                shared.Add((sentence, doc));
            }
            seen[place] = seen[place] == 0 ? doc + 1 : -(doc + 1);
        }
    }

    private BytesRef Term(int bucket)
    {
        _bytes.CopyChars(SentenceFingerprints.TermOf(bucket));
        return _bytes;
    }
}
