using SearchPlans.Index.Embedded;

namespace SearchPlans.Web.Hosting;

/// <summary>Where the corpus and its index are, and the key that writing asks for.</summary>
/// <param name="CorpusPath">Folder of the plan files, absolute.</param>
/// <param name="IndexPath">Folder of the index, absolute.</param>
/// <param name="AdminKey">The key a request has to bring to write, or null: then requests from this machine may write.</param>
public sealed record LibraryOptions(string CorpusPath, string IndexPath, string? AdminKey)
{
    /// <summary>Where the index is and how it is made.</summary>
    public EmbeddedIndexOptions Index { get; init; } = new() { Folder = IndexPath };

    /// <summary>Reads the settings of <see cref="LibrarySettings"/> and <c>AdminKey</c>.</summary>
    /// <param name="settings">What the command line, the environment and appsettings.json say.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibraryOptions From(IConfigurationRoot settings)
    {
        LibrarySettings library = LibrarySettings.Read(Given);
        return new LibraryOptions(library.CorpusPath, library.Index.Folder, Given("AdminKey")) { Index = library.Index };

        // Of several places the last that says something.
        string? Given(string key)
        {
            foreach (IConfigurationProvider provider in settings.Providers.Reverse())
            {
                if (provider.TryGet(key, out string? value) && !string.IsNullOrWhiteSpace(value))
                {
                    return value;
                }
            }
            return null;
        }
    }
}
