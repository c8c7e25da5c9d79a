using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Collecting;

/// <summary>
/// Searches with the scorers of this project, whatever the query. Safe for concurrent use; what it has looked up of terms
/// and fields is kept with its reader, so making one costs nothing.
/// </summary>
public sealed class ScoringSearcher : IndexSearcher
{
    /// <summary>A searcher of a reader, scoring by <see cref="Bm25Similarity"/>.</summary>
    /// <param name="reader">The reader; the caller keeps it open while searches run.</param>
    public ScoringSearcher(IndexReader reader) : base(reader) => Similarity = new Bm25Similarity();

    /// <inheritdoc/>
    public override Weight CreateNormalizedWeight(Query query) => new LeafWeight(query, this);

    /// <inheritdoc cref="Search(Query, ICollector, SearchBudget)"/>
    /// <param name="query">The query.</param>
    /// <param name="collector">The collector; gets batches when it is an <see cref="IBatchCollector"/>.</param>
    /// <param name="cancellation">Looked at with each leaf and every few thousand postings.</param>
    public void Search(Query query, ICollector collector, CancellationToken cancellation) =>
        Search(query, collector, SearchBudget.Unlimited(cancellation));

    /// <summary>Gives everything that a query finds to a collector, leaf by leaf and by rising document; deleted ones aside. When the
    /// budget
    /// is spent it ends with what was found up to then.</summary>
    /// <param name="query">The query.</param>
    /// <param name="collector">The collector; gets batches when it is an <see cref="IBatchCollector"/>.</param>
    /// <param name="budget">Looked at with each leaf and every few thousand postings.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Search(Query query, ICollector collector, SearchBudget budget)
    {
        ArgumentNullException.ThrowIfNull(collector);
        ArgumentNullException.ThrowIfNull(budget);
        var weight = new LeafWeight(query, this, budget);
        foreach (AtomicReaderContext leaf in m_leafContexts)
        {
            if (!budget.HasTime())
            {
                return;
            }
            try
            {
                collector.SetNextReader(leaf);
                if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is LeafScorer scorer)
                {
                    new LeafBulkScorer(scorer, budget).Score(collector);
                }
            }
            catch (CollectionTerminatedException)
            {
                // The collector wants nothing more of this leaf.
            }
            catch (SearchBudgetSpentException)
            {
                return;
            }
        }
    }

    /// <summary>Finds the best documents of a query; of equal scores the lower numbers. The total is exact.</summary>
    /// <param name="query">The query.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="cancellation">Looked at with each leaf and every few thousand postings.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TopDocs TopDocs(Query query, int count, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Collect(query, Math.Min(count, Math.Max(1, IndexReader.MaxDoc)), SearchBudget.Unlimited(cancellation));
    }

    /// <summary>Whether a query finds anything; stops at the first document. When the budget is spent before one was found, it
    /// may.</summary>
    /// <param name="query">The query.</param>
    /// <param name="budget">Looked at with each leaf and every few thousand postings; null: it takes as long as it does.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool Exists(Query query, SearchBudget? budget = null)
    {
        budget ??= SearchBudget.Unlimited(CancellationToken.None);
        var weight = new LeafWeight(query, this, budget);
        try
        {
            return !budget.HasTime()
                || m_leafContexts.Any(leaf => weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } scorer
                    && scorer.NextDoc() != DocIdSetIterator.NO_MORE_DOCS);
        }
        catch (SearchBudgetSpentException)
        {
            return true;
        }
    }

    /// <summary>Which of some documents a query finds, without a look at any other.</summary>
    /// <param name="query">The query.</param>
    /// <param name="docs">The documents' numbers in the reader, rising.</param>
    /// <returns>For each of them whether it is found.</returns>
    public bool[] Finds(Query query, IReadOnlyList<int> docs)
    {
        var weight = new LeafWeight(query, this);
        var found = new bool[docs.Count];
        AtomicReaderContext? leaf = null;
        Scorer? scorer = null;
        for (int i = 0; i < docs.Count; i++)
        {
            if (leaf is null || docs[i] >= leaf.DocBase + leaf.Reader.MaxDoc)
            {
                leaf = m_leafContexts[ReaderUtil.SubIndex(docs[i], m_leafContexts)];
                scorer = weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs);
            }
            int doc = docs[i] - leaf.DocBase;
            found[i] = scorer is not null && (scorer.DocID >= doc ? scorer.DocID : scorer.Advance(doc)) == doc;
        }
        return found;
    }

    /// <summary>How many documents a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Looked at with each leaf and every few thousand postings.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Count(Query query, CancellationToken cancellation = default) => Count(query, SearchBudget.Unlimited(cancellation));

    /// <summary>How many documents a query finds; as many as were found before the budget was spent.</summary>
    /// <param name="query">The query.</param>
    /// <param name="budget">Looked at with each leaf and every few thousand postings.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Count(Query query, SearchBudget budget) => Collect(query, 0, budget).TotalHits;

    /// <summary>Explains a document's score part by part, or gives null when it doesn't match or is deleted. Costs a search of
    /// each part.</summary>
    /// <param name="query">The query.</param>
    /// <param name="doc">The document's number in the reader.</param>
    public QueryExplanation? ExplainParts(Query query, int doc)
    {
        AtomicReaderContext leaf = m_leafContexts[ReaderUtil.SubIndex(doc, m_leafContexts)];
        return new LeafWeight(query, this).ExplainParts(leaf, doc - leaf.DocBase);
    }

    private TopDocs Collect(Query query, int count, SearchBudget budget)
    {
        var collector = new TopDocsCollector(count);
        Search(query, collector, budget);
        return collector.TopDocs;
    }
}
