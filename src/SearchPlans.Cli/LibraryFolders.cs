using System.CommandLine;

namespace SearchPlans.Cli;

/// <summary>
/// Where the corpus and its index are: the options of every command, else the environment, else the folders
/// <c>corpus</c> and <c>index</c> of the repository that the current directory, or else the program, lies in.
/// </summary>
internal static class LibraryFolders
{
    // Its folder is the repository.
    private const string RepositoryMark = "SearchPlans.sln";

    /// <summary>The folder of plan files.</summary>
    public static Option<string?> CorpusOption { get; } = new("--corpus")
    {
        HelpName = "文件夹",
        Description = "语料文件夹（默认：环境变量 SEARCHPLANS_CORPUS 或 Corpus，再是仓库的 corpus）",
        Recursive = true,
    };

    /// <summary>The folder of the index.</summary>
    public static Option<string?> IndexOption { get; } = new("--index")
    {
        HelpName = "文件夹",
        Description = "索引文件夹（默认：环境变量 SEARCHPLANS_INDEX 或 Index，再是仓库的 index）",
        Recursive = true,
    };

    /// <summary>Opens the library that a command line means.</summary>
    public static PlanLibrary Open(ParseResult parsed)
    {
        string index = Given(parsed.GetValue(IndexOption), "SEARCHPLANS_INDEX", "Index") ?? Path.Combine(Home(), "index");
        return PlanLibrary.Open(Corpus(parsed), index);
    }

    /// <summary>The corpus that a command line means.</summary>
    public static string Corpus(ParseResult parsed) => GivenCorpus(parsed) ?? Path.Combine(Home(), "corpus");

    /// <summary>The corpus that was named, by option or environment; null where the default would be taken.</summary>
    public static string? GivenCorpus(ParseResult parsed) => Given(parsed.GetValue(CorpusOption), "SEARCHPLANS_CORPUS", "Corpus");

    private static string? Given(string? option, params ReadOnlySpan<string> variables)
    {
        if (!string.IsNullOrWhiteSpace(option)) return option;
        foreach (string variable in variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value)) return value;
        }
        return null;
    }

    private static string Home()
    {
        string current = Directory.GetCurrentDirectory();
        return RepositoryAbove(current) ?? RepositoryAbove(AppContext.BaseDirectory) ?? current;
    }

    private static string? RepositoryAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, RepositoryMark))) return at.FullName;
        }
        return null;
    }
}
