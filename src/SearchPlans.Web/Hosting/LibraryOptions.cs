namespace SearchPlans.Web.Hosting;

/// <summary>Where the corpus and its index are, and the key that writing asks for.</summary>
/// <param name="CorpusPath">Folder of the plan files, absolute.</param>
/// <param name="IndexPath">Folder of the index, absolute.</param>
/// <param name="AdminKey">The key a request has to bring to write, or null: then requests from this machine may write.</param>
public sealed record LibraryOptions(string CorpusPath, string IndexPath, string? AdminKey)
{
    /// <summary>The file whose folder is the repository.</summary>
    public const string RepositoryMark = "SearchPlans.sln";

    /// <summary>Reads the settings <c>Corpus</c>, <c>Index</c> and <c>AdminKey</c> (command line, environment, appsettings).
    /// Without the first two, the folders <c>corpus</c> and <c>index</c> of the repository are taken.</summary>
    public static LibraryOptions From(IConfiguration settings)
    {
        string current = Directory.GetCurrentDirectory();
        string home = RepositoryAbove(current) ?? RepositoryAbove(AppContext.BaseDirectory) ?? current;
        return new LibraryOptions(
            Given("Corpus") is { } corpus ? Path.GetFullPath(corpus) : Path.Combine(home, "corpus"),
            Given("Index") is { } index ? Path.GetFullPath(index) : Path.Combine(home, "index"),
            Given("AdminKey"));

        string? Given(string name) => string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name];
    }

    private static string? RepositoryAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at != null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, RepositoryMark)))
                return at.FullName;
        return null;
    }
}
