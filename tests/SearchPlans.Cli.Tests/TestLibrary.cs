namespace SearchPlans.Cli.Tests;

/// <summary>A corpus and an index in a temporary folder: the shipped plan, and what a test puts beside it.</summary>
internal sealed class TestLibrary : IDisposable
{
    public const string ShippedFile = "pingshan-2024-plan.txt";

    private static readonly Lazy<TestLibrary> _shared = new(CreateShared);

    public TestLibrary(bool withPlan = true)
    {
        Folder = Directory.CreateTempSubdirectory("searchplans-cli-").FullName;
        Directory.CreateDirectory(CorpusPath);
        if (withPlan)
        {
            File.Copy(Path.Combine(RepositoryPath, "corpus", ShippedFile), Path.Combine(CorpusPath, ShippedFile));
        }
    }

    /// <summary>One with the shipped plan, indexed; for tests that only read.</summary>
    public static TestLibrary Shared => _shared.Value;

    public static string RepositoryPath { get; } = FindRepository();

    public string Folder { get; }

    public string CorpusPath => Path.Combine(Folder, "corpus");

    public string IndexPath => Path.Combine(Folder, "index");

    /// <summary>The shipped plan as one of another place, so that it is no duplicate.</summary>
    public static string OtherPlanText(string county) =>
        File.ReadAllText(Path.Combine(RepositoryPath, "corpus", ShippedFile)).Replace("坪山", county, StringComparison.Ordinal);

    public string Write(string file, byte[] content)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string file, string content) => Write(file, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Runs the program on this library.</summary>
    public ProgramRun Run(params string[] arguments) => SearchPlansProgram.Run([.. arguments[..1], .. Options, .. arguments[1..]]);

    public string[] Options => ["--corpus", CorpusPath, "--index", IndexPath];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static TestLibrary CreateShared()
    {
        var library = new TestLibrary();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => library.Dispose();
        ProgramRun run = library.Run("index");
        Assert.True(run.ExitCode == 0, run.Error);
        return library;
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SearchPlans.sln")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("The tests run from a build within the repository.");
    }
}
