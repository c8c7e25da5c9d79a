using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Syncing;

namespace SearchPlans.Product.Bench;

/// <summary>The product as benchmarks use it: the only file of theirs that knows its interface, so that versions whose
/// interface differs can be measured by the same programs.</summary>
internal sealed class ProductLibrary(string corpus, string index) : IDisposable
{
    private readonly PlanLibrary _library = PlanLibrary.Open(corpus, index);

    /// <summary>How many plans are indexed, and how many characters they hold.</summary>
    public (int Plans, long Characters) Size()
    {
        IReadOnlyList<PlanSummary> plans = _library.Plans;
        return (plans.Count, plans.Sum(p => (long)p.Characters));
    }

    /// <summary>Brings the index in step with the corpus.</summary>
    /// <returns>How many plans were indexed.</returns>
    public int Synchronize(bool rebuild)
    {
        SyncReport report = _library.Synchronize(rebuild: rebuild);
        return report.Added + report.Changed;
    }

    /// <summary>Answers with a page as people see it: the ten best plans, their passages marked, facets, corrections.</summary>
    /// <returns>How many paragraphs answer.</returns>
    public long Page(string query) => _library.SearchPlans(new SearchRequest { Query = query }).TotalParagraphs;

    /// <summary>The best paragraphs: file and text.</summary>
    public IEnumerable<(string File, string Text)> Best(string query, int count) =>
        _library.Search(new SearchRequest { Query = query, Size = count }).Hits.Select(h => (h.Plan.File, h.Text));

    /// <inheritdoc />
    public void Dispose() => _library.Dispose();
}
