using SearchPlans.Corpus;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Product.Bench;

/// <summary>The product as benchmarks use it: the only file of theirs that knows its interface, so that versions whose
/// interface differs can be measured by the same programs. Waits for each answer.</summary>
internal sealed class ProductLibrary(string corpus, string index) : IDisposable
{
    private readonly PlanLibrary _library = PlanLibrary.Open(corpus, index);

    /// <summary>How many plans are indexed, and how many characters they hold.</summary>
    public (int Plans, long Characters) Size()
    {
        IReadOnlyList<PlanSummary> plans = Wait(_library.PlansAsync());
        return (plans.Count, plans.Sum(p => (long)p.Characters));
    }

    /// <summary>Brings the index in step with the corpus.</summary>
    /// <returns>How many plans were indexed.</returns>
    public int Synchronize(bool rebuild)
    {
        SyncReport report = Wait(_library.SynchronizeAsync(rebuild: rebuild));
        return report.Added + report.Changed;
    }

    /// <summary>Answers with a page as people see it: the ten best plans, their passages marked, facets, corrections.</summary>
    /// <returns>How many paragraphs answer.</returns>
    public long Page(string query) => Wait(_library.SearchPlansAsync(new SearchRequest { Query = query })).TotalParagraphs;

    /// <summary>The best paragraphs: file and text.</summary>
    public IEnumerable<(string File, string Text)> Best(string query, int count) =>
        Wait(_library.SearchAsync(new SearchRequest { Query = query, Size = count })).Hits.Select(h => (h.Plan.File, h.Text));

    /// <inheritdoc />
    public void Dispose() => _library.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
