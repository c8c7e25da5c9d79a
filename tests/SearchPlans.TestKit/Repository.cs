namespace SearchPlans.TestKit;

/// <summary>The repository that the tests were built from, and what may lie beside it.</summary>
public static class Repository
{
    /// <summary>Its top folder: the one above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The plan that ships.</summary>
    public static string ShippedPlan { get; } = PathOf("corpus", "pingshan-2024-plan.txt");

    /// <summary>The collection of real reports, or null where it isn't beside the repository.</summary>
    public static string? ReportsZip { get; } = SharedPathOf("corpora/work-reports.zip") is var zip && File.Exists(zip) ? zip : null;

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Where a file beside the repository would be; it may be missing.</summary>
    public static string SharedPathOf(string file) => Path.GetFullPath(Path.Combine(Root, "..", "shared", file));

    private static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SearchPlans.sln")))
            {
                return folder;
            }
        }
        throw new InvalidOperationException("The tests run outside their repository.");
    }
}
