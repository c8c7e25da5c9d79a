namespace SearchPlans.Web.Hosting;

/// <summary>The library that is served, and the key that writing asks for.</summary>
/// <param name="Library">Where the corpus and its index are, and how that is made.</param>
/// <param name="AdminKey">The key a request has to bring to write, or null: then requests from this machine may write.</param>
public sealed record LibraryOptions(LibrarySettings Library, string? AdminKey)
{
    /// <summary>Reads the settings of <see cref="LibrarySettings"/> and <c>AdminKey</c>.</summary>
    /// <param name="settings">What the command line, the environment and appsettings.json say.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibraryOptions From(IConfigurationRoot settings)
    {
        return new LibraryOptions(LibrarySettings.Read(Given), Given("AdminKey"));

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
