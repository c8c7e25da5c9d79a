using System.Text;

namespace SearchPlans.Tests;

/// <summary>A corpus and an index in a folder of their own, gone after the test.</summary>
public sealed class TemporaryLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public TemporaryLibrary(params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files)
        {
            Write(name, text);
        }
        Library = PlanLibrary.Open(Corpus, Index);
        Library.Synchronize();
    }

    public string Corpus => Path.Combine(_folder, "corpus");

    public string Index => Path.Combine(_folder, "index");

    public PlanLibrary Library { get; private set; }

    /// <summary>A library of the plan that ships with the repository.</summary>
    public static TemporaryLibrary OfShippedPlan() =>
        new(("pingshan-2024-plan.txt", File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"))));

    /// <summary>The same corpus and index as another process sees them.</summary>
    public async Task ReopenAsync()
    {
        await Library.DisposeAsync();
        Library = PlanLibrary.Open(Corpus, Index);
    }

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

/// <summary>The shipped plan, indexed once for all tests that only read.</summary>
public sealed class ShippedPlan : IDisposable
{
    private readonly TemporaryLibrary _temporary = TemporaryLibrary.OfShippedPlan();

    public PlanLibrary Library => _temporary.Library;

    public void Dispose() => _temporary.Dispose();
}
