using SearchPlans.Index.Embedded;
using SearchPlans.OpenSearch;
using SearchPlans.Product.Bench;

namespace SearchPlans.Bench;

/// <summary>The cluster that the environment names, as for every other program (docs/opensearch.md).</summary>
internal static class ClusterOptions
{
    /// <summary>The variable that says where it is.</summary>
    public static string AddressVariable { get; } = VariableOf(OpenSearchSettings.AddressKey);

    /// <summary>The cluster; null where none is named.</summary>
    public static OpenSearchOptions? OfEnvironment() =>
        OpenSearchSettings.Read(key => Environment.GetEnvironmentVariable(VariableOf(key)));

    /// <summary>Opens a library to measure. Its index is made anew, on the cluster that the environment names, else in a folder.</summary>
    /// <param name="corpus">The folder of plans.</param>
    /// <param name="index">The folder of the index.</param>
    public static ProductLibrary Open(string corpus, string index)
    {
        var embedded = new EmbeddedIndexOptions { Folder = index };
        var library = new ProductLibrary(OpenSearchSettings.Open(new LibrarySettings(corpus, embedded), embedded, OfEnvironment()));
        library.Synchronize(rebuild: true);
        return library;
    }

    private static string VariableOf(string key) => LibrarySettings.VariablePrefix + LibrarySettings.VariableOf(key).ToUpperInvariant();
}
