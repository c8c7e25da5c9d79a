using SearchPlans.Fetching;
using SearchPlans.Index.Embedded;
using SearchPlans.Vocabulary;

namespace SearchPlans;

/// <summary>
/// Where a library is and how its index is made, named and checked alike by every program. Each looks for a setting on its command
/// line, else in the environment (<c>SEARCHPLANS_INDEX__CODEC</c>, else <c>Index__Codec</c>), else in <see cref="FileName"/> of the
/// directory that it is started in, else in that beside the program.
/// </summary>
/// <param name="CorpusPath">The folder of plan files, absolute. Setting <c>Corpus</c>; without it the folder <c>corpus</c> of the
/// repository.</param>
/// <param name="Index">Where the index is and how it is made. Settings <c>Index</c> (without it the folder <c>index</c> of the repository),
/// <c>Index:Codec</c> and <c>Index:Words</c>.</param>
public sealed record LibrarySettings(string CorpusPath, EmbeddedIndexOptions Index)
{
    /// <summary>The setting that says where the corpus is.</summary>
    public const string CorpusKey = "Corpus";

    /// <summary>The setting that says where the index is.</summary>
    public const string IndexKey = "Index";

    /// <summary>The setting that says how postings are stored: one of <see cref="IndexCodec"/>.</summary>
    public const string CodecKey = "Index:Codec";

    /// <summary>The setting that says what cuts texts into words: one of <see cref="IndexWords"/>.</summary>
    public const string WordsKey = "Index:Words";

    /// <summary>What may be fetched from. Setting <see cref="FetchOptions.Key"/>; without it public addresses only.</summary>
    public FetchOptions Fetch { get; init; } = FetchOptions.PublicOnly;

    /// <summary>The folder in the corpus that holds what belongs to it and is no plan: keys, the log, and the like.</summary>
    public string StatePath => Path.Combine(CorpusPath, Corpus.CorpusFolder.StateFolder);

    /// <summary>The file of settings, beside a program or in the directory that it is started in.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>Stands before a variable of the environment that no other program is to take as its own.</summary>
    public const string VariablePrefix = "SEARCHPLANS_";

    // Its folder is the repository.
    private const string RepositoryMark = "SearchPlans.sln";

    /// <summary>Whether the corpus was named rather than taken by default.</summary>
    public bool IsCorpusGiven { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="given">Gives what is said of a setting, or null; what is empty or white space isn't said.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibrarySettings Read(Func<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new LibrarySettings(FolderOf(given, CorpusKey, "corpus"), new EmbeddedIndexOptions
        {
            Folder = FolderOf(given, IndexKey, "index"),
            Codec = Choice<IndexCodec>(given, CodecKey),
            Words = Choice<IndexWords>(given, WordsKey),
        })
        {
            Fetch = FetchOptions.Read(given(FetchOptions.Key)),
            IsCorpusGiven = !string.IsNullOrWhiteSpace(given(CorpusKey)),
        };
    }

    /// <summary>The variable of the environment that a setting is said by: Index:Codec is Index__Codec.</summary>
    public static string VariableOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Replace(":", "__", StringComparison.Ordinal);
    }

    /// <summary>The names of the values that a setting may have, the default first: those of the enumeration in lower case.</summary>
    public static IReadOnlyList<string> NamesOf<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())];

    /// <summary>The value with a name, upper and lower case alike; null when there is none.</summary>
    public static T? Parse<T>(string name) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(name);
        int value = NamesOf<T>().ToList().FindIndex(n => n.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return value < 0 ? null : Enum.GetValues<T>()[value];
    }

    /// <summary>Says in Chinese which values a setting may have: 可以是 block（默认）、lucene46。</summary>
    public static string Allowed<T>() where T : struct, Enum =>
        $"可以是 {string.Join('、', NamesOf<T>().Select((n, i) => i == 0 ? $"{n}（默认）" : n))}。";

    private static string FolderOf(Func<string, string?> given, string key, string otherwise) =>
        given(key) is { } folder && !string.IsNullOrWhiteSpace(folder)
        ? Path.GetFullPath(folder)
        : Path.Combine(Home(), otherwise);

    private static T Choice<T>(Func<string, string?> given, string key) where T : struct, Enum =>
        given(key) is not { } name || string.IsNullOrWhiteSpace(name)
        ? default
        : Parse<T>(name) ?? throw new SettingException($"设置 {key} 不认识“{name}”。{Allowed<T>()}");

    // The repository that the current directory, or else the program, lies in; else the current directory.
    private static string Home()
    {
        string current = Directory.GetCurrentDirectory();
        return RepositoryAbove(current) ?? RepositoryAbove(AppContext.BaseDirectory) ?? current;
    }

    private static string? RepositoryAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, RepositoryMark)))
            {
                return at.FullName;
            }
        }
        return null;
    }
}
