using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Takes what a query finds. Called by one thread, segment by segment and by rising document within one.</summary>
public abstract class Collector
{
    /// <summary>Begins a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="firstDoc">The number of its first document in the snapshot.</param>
    public abstract void StartSegment(SegmentReader segment, int firstDoc);

    /// <summary>Takes a document that isn't deleted.</summary>
    /// <param name="doc">Its number in the segment.</param>
    /// <param name="scorer">Stands on it; asked for the score by who needs it.</param>
    public abstract void Collect(int doc, Scorer scorer);
}

/// <summary>Answers queries on one snapshot. Safe for concurrent use.</summary>
/// <param name="snapshot">The index; the caller keeps it for as long as searches run.</param>
public sealed class Searcher(IndexSnapshot snapshot)
{
    private readonly FieldScoring _fields = new(snapshot);

    /// <summary>The snapshot searched.</summary>
    public IndexSnapshot Snapshot => _fields.Snapshot;

    /// <summary>Gives everything that a query finds to a collector.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Search(Query query, Collector collector, CancellationToken cancellation = default)
    {
        const int checkEvery = 1 << 14;
        var scorers = new ScorerFactory(_fields);
        for (int s = 0; s < Snapshot.Segments.Count; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            SegmentReader segment = Snapshot.Segments[s];
            collector.StartSegment(segment, Snapshot.FirstDoc(s));
            if (scorers.Create(query, s) is not { } scorer) continue;
            int untilCheck = checkEvery;
            while (scorer.Next() is int doc and not Scorer.NoMoreDocs)
            {
                if (!segment.IsDeleted(doc)) collector.Collect(doc, scorer);
                if (--untilCheck > 0) continue;
                cancellation.ThrowIfCancellationRequested();
                untilCheck = checkEvery;
            }
        }
    }

    /// <summary>Finds the best documents of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="countAll">Whether every document that answers is counted; otherwise those that can't be among the
    /// best are passed over, and the total is a lower bound.</param>
    public TopDocs TopDocs(Query query, int count, bool countAll = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var best = new TopDocsHeap(Math.Min(count, Math.Max(1, Snapshot.DocCount)));
        var scorers = new ScorerFactory(_fields);
        long seen = 0;
        bool passesOver = false;
        for (int s = 0; s < Snapshot.Segments.Count; s++)
        {
            if (scorers.Create(query, s) is not { } scorer) continue;
            if (countAll) seen += CountAll(scorer, Snapshot.Segments[s], Snapshot.FirstDoc(s), best);
            else seen += PassOver(scorer, Snapshot.Segments[s], Snapshot.FirstDoc(s), best, ref passesOver);
        }
        return new TopDocs(new TotalHits(seen, !passesOver), best.Best());
    }

    private static long CountAll(Scorer scorer, SegmentReader segment, int firstDoc, TopDocsHeap best)
    {
        Span<int> docs = stackalloc int[Scorer.LongestBatch];
        Span<float> scores = stackalloc float[Scorer.LongestBatch];
        long seen = 0;
        while (true)
        {
            // Whether a document is deleted has to be asked for each.
            float above = segment.HasDeletions ? -1 : best.MinScore;
            int count = scorer.NextBatch(docs, scores, above, out int passed);
            if (count + passed == 0) return seen;
            seen += passed;
            for (int i = 0; i < count; i++)
            {
                if (segment.IsDeleted(docs[i])) continue;
                seen++;
                if (scores[i] > best.MinScore) best.Add(firstDoc + docs[i], scores[i]);
            }
        }
    }

    private static long PassOver(Scorer scorer, SegmentReader segment, int firstDoc, TopDocsHeap best, ref bool passesOver)
    {
        Span<int> docs = stackalloc int[scorer.BatchWhilePruning];
        Span<float> scores = stackalloc float[docs.Length];
        long seen = 0;
        float minScore = -1;
        while (true)
        {
            if (best.MinScore > Math.Max(minScore, 0))
            {
                scorer.SetMinScore(minScore = best.MinScore);
                passesOver = true;
            }
            int count = scorer.NextBatch(docs, scores, best.MinScore, out int passed);
            if (count + passed == 0) return seen;
            seen += passed;
            for (int i = 0; i < count; i++)
            {
                if (segment.IsDeleted(docs[i])) continue;
                seen++;
                if (scores[i] > best.MinScore) best.Add(firstDoc + docs[i], scores[i]);
            }
        }
    }
}
