using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>Gives what a scorer finds to a collector, in batches where it takes such.</summary>
/// <param name="scorer">The scorer.</param>
/// <param name="budget">Looked at every 16,384 documents.</param>
internal sealed class LeafBulkScorer(LeafScorer scorer, SearchBudget budget) : BulkScorer
{
    private const int CheckEvery = 1 << 14;

    public override bool Score(ICollector collector, int max)
    {
        collector.SetScorer(scorer);
        int doc = scorer.DocID;
        if (doc < 0 && max == DocIdSetIterator.NO_MORE_DOCS && collector is IBatchCollector batches)
        {
            ScoreBatches(batches);
            return false;
        }
        if (doc < 0)
        {
            doc = scorer.NextDoc();
        }
        int untilCheck = CheckEvery;
        while (doc < max)
        {
            collector.Collect(doc);
            doc = scorer.NextDoc();
            if (--untilCheck == 0)
            {
                budget.Expect();
                untilCheck = CheckEvery;
            }
        }
        return doc != DocIdSetIterator.NO_MORE_DOCS;
    }

    private void ScoreBatches(IBatchCollector collector)
    {
        Span<int> docs = stackalloc int[LeafScorer.LongestBatch];
        Span<float> scores = stackalloc float[LeafScorer.LongestBatch];
        int untilCheck = CheckEvery;
        while (true)
        {
            int count = scorer.NextBatch(docs, scores, collector.MinScore, out int passed);
            if (count + passed == 0)
            {
                return;
            }
            if (passed > 0)
            {
                collector.Count(passed);
            }
            collector.Collect(docs[..count], scores[..count]);
            untilCheck -= count + passed;
            if (untilCheck <= 0)
            {
                budget.Expect();
                untilCheck = CheckEvery;
            }
        }
    }
}
