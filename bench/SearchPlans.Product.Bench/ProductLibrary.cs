using SearchPlans.Corpus;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Product.Bench;

/// <summary>A plan as benchmarks tell it from others.</summary>
/// <param name="File">Its file, relative to the corpus.</param>
/// <param name="Title">Its title; empty where none is known.</param>
/// <param name="Region">Its region path; empty where none is known.</param>
/// <param name="Year">Its year; 0 where none is known.</param>
/// <param name="Type">Its type; empty where none is known.</param>
internal sealed record ProductPlan(string File, string Title, string Region, int Year, string Type);

/// <summary>The product as benchmarks use it: the only file of theirs that knows its interface, so that versions whose
/// interface differs can be measured by the same programs. Waits for each answer.</summary>
internal sealed class ProductLibrary(PlanLibrary library) : IDisposable
{
    /// <summary>Opens the library of a folder of plans and a folder of its index.</summary>
    public ProductLibrary(string corpus, string index) : this(PlanLibrary.Open(corpus, index))
    {
    }

    /// <summary>How many plans are indexed, and how many characters they hold.</summary>
    public (int Plans, long Characters) Size()
    {
        IReadOnlyList<PlanSummary> plans = Wait(library.PlansAsync());
        return (plans.Count, plans.Sum(p => (long)p.Characters));
    }

    /// <summary>Brings the index in step with the corpus.</summary>
    /// <returns>How many plans were indexed.</returns>
    public int Synchronize(bool rebuild)
    {
        SyncReport report = Wait(library.SynchronizeAsync(rebuild: rebuild));
        return report.Added + report.Changed;
    }

    /// <summary>Answers with a page as people see it: the ten best plans, their passages marked, facets, corrections.</summary>
    /// <returns>How many paragraphs answer.</returns>
    public long Page(string query) => Wait(library.SearchPlansAsync(new SearchRequest { Query = query })).TotalParagraphs;

    /// <summary>The best paragraphs: file and text.</summary>
    public IEnumerable<(string File, string Text)> Best(string query, int count) =>
        Wait(library.SearchAsync(new SearchRequest { Query = query, Size = count })).Hits.Select(h => (h.Plan.File, h.Text));

    /// <summary>All plans.</summary>
    public IReadOnlyList<ProductPlan> Plans() => [.. Wait(library.PlansAsync()).Select(PlanOf)];

    /// <summary>The plan that stands first among those that answer by themselves, or null.</summary>
    public ProductPlan? FirstCard(string query) =>
        Wait(library.SearchPlansAsync(new SearchRequest { Query = query, Size = 1 })).Cards is [var first, ..] ? PlanOf(first.Plan) : null;

    /// <inheritdoc />
    public void Dispose() => library.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static ProductPlan PlanOf(PlanSummary plan) =>
        new(plan.File, plan.Metadata.Title, plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type);

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
