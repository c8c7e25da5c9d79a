using System.Text;

namespace SearchPlans.Tests;

/// <summary>A corpus and an index in a folder of their own, gone after the test.</summary>
public sealed class TemporaryLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public TemporaryLibrary(params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files) Write(name, text);
        Library = PlanLibrary.Open(Corpus, Index);
        Library.Synchronize();
    }

    public string Corpus => Path.Combine(_folder, "corpus");

    public string Index => Path.Combine(_folder, "index");

    public PlanLibrary Library { get; }

    /// <summary>A library of the plan that ships with the repository.</summary>
    public static TemporaryLibrary OfShippedPlan() =>
        new(("pingshan-2024-plan.txt", File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"))));

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] content)
    {
        string path = Path.Combine(Corpus, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    public void Dispose()
    {
        Library.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The repository that the tests are run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SearchPlans.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests are run from within the repository.");
    }
}

/// <summary>The shipped plan, indexed once for all tests that only read.</summary>
public sealed class ShippedPlan : IDisposable
{
    private readonly TemporaryLibrary _temporary = TemporaryLibrary.OfShippedPlan();

    public PlanLibrary Library => _temporary.Library;

    public void Dispose() => _temporary.Dispose();
}

/// <summary>Needs the reports beside the repository; they are never part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReportsFactAttribute : FactAttribute
{
    public ReportsFactAttribute() => Skip = Zip is null ? "../shared/corpora/work-reports.zip is missing beside the repository." : null;

    /// <summary>The reports, or null where there are none.</summary>
    public static string? Zip { get; } =
        Path.Combine(Repository.Root, "..", "shared", "corpora", "work-reports.zip") is var zip && File.Exists(zip) ? zip : null;
}
