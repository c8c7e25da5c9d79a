using SearchPlans.Index.Embedded;
using SearchPlans.OpenSearch;
using SearchPlans.Vocabulary;

namespace SearchPlans.Bench.Same;

/// <summary>One corpus in a folder and on a cluster.</summary>
/// <param name="Embedded">The index in a folder.</param>
/// <param name="Cluster">The index on the cluster that the environment names.</param>
internal sealed record BothIndexes(EmbeddedPlanIndex Embedded, OpenSearchPlanIndex Cluster) : IAsyncDisposable
{
    /// <summary>Fills both unless they are filled already.</summary>
    /// <param name="corpus">A folder of plans; not changed.</param>
    /// <param name="work">A folder for the index in a folder, kept for the next time.</param>
    /// <returns>Null, and says so, where the environment names no cluster.</returns>
    public static async Task<BothIndexes?> OpenAsync(string corpus, string work)
    {
        if (ClusterOptions.OfEnvironment() is not { } options)
        {
            Console.Error.WriteLine($"{ClusterOptions.AddressVariable} doesn't say where the cluster is.");
            return null;
        }
        var embedded = new EmbeddedIndexOptions { Folder = Path.Combine(work, "index") };
        await FillAsync(PlanLibrary.Open(corpus, embedded));
        await FillAsync(OpenSearchSettings.Open(new LibrarySettings(corpus, embedded), embedded, options));
        return new BothIndexes(
            new EmbeddedPlanIndex(embedded, () => PlanVocabulary.Shipped, () => false),
            new OpenSearchPlanIndex(options, () => PlanVocabulary.Shipped, () => false));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Embedded.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private static async Task FillAsync(PlanLibrary library)
    {
        await using (library)
        {
            await library.SynchronizeAsync();
        }
    }
}
