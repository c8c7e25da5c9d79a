namespace SearchPlans.Plans.Tests;

/// <summary>Files that tests read: those of the repository, and what may lie beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindUp(AppContext.BaseDirectory, directory => File.Exists(Path.Combine(directory, "SearchPlans.sln")))
        ?? throw new InvalidOperationException("The repository's root isn't above the tests.");

    /// <summary>The collection of real reports, or null where it isn't beside the repository.</summary>
    public static string? ReportsZip { get; } = FindUp(Root, directory => File.Exists(Reports(directory))) is { } found ? Reports(found) : null;

    public static string ShippedPlan { get; } = Path.Combine(Root, "corpus", "pingshan-2024-plan.txt");

    private static string Reports(string directory) => Path.Combine(directory, "shared", "corpora", "work-reports.zip");

    private static string? FindUp(string start, Func<string, bool> holds)
    {
        for (string? directory = start; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (holds(directory))
                return directory;
        }
        return null;
    }
}

/// <summary>A test on the real reports; skipped where they are missing.</summary>
public sealed class ReportsFactAttribute : FactAttribute
{
    public ReportsFactAttribute()
    {
        if (Repository.ReportsZip is null)
            Skip = "../shared/corpora/work-reports.zip isn't beside the repository.";
    }
}
