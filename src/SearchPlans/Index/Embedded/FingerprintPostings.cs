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

    /// <summary>The paragraphs that share two fingerprints and more with a sentence.</summary>
    /// <param name="buckets">Of each sentence the buckets of its fingerprints.</param>
    public IReadOnlyList<SharedSentence> Sharing(IReadOnlyList<IReadOnlyList<int>> buckets)
    {
        // All at once and in the order of the terms, so that a block of terms is read once.
        (int Bucket, int Sentence)[] wanted = [.. buckets.SelectMany((of, i) => of.Select(bucket => (bucket, i))).Order()];
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
            if (found[sentence] is not { } all)
            {
                continue;
            }
            all.Sort();
            for (int i = LeastShared - 1; i < all.Count; i++)
            {
                // The second of a run of the same.
                if (all[i] == all[i - 1] && (i < LeastShared || all[i] != all[i - LeastShared]))
                {
                    shared.Add((sentence, all[i]));
                }
            }
        }
        return shared;
    }

    private BytesRef Term(int bucket)
    {
        _bytes.CopyChars(SentenceFingerprints.TermOf(bucket));
        return _bytes;
    }
}
