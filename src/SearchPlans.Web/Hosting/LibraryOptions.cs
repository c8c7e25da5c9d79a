using SearchPlans.Web.Access;

namespace SearchPlans.Web.Hosting;

/// <summary>What is served, and to whom.</summary>
/// <param name="Library">Where the corpus and its index are, and how that is made.</param>
/// <param name="Access">Who may read and write.</param>
public sealed record LibraryOptions(LibrarySettings Library, AccessOptions Access)
{
    /// <summary>How much is done at once, and for how long.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>What is told to the outside.</summary>
    public ObservabilityOptions Observability { get; init; } = new();

    /// <summary>Reads the settings of <see cref="LibrarySettings"/>, <see cref="AccessOptions"/>, <see cref="ServerLimits"/> and
    /// <see cref="ObservabilityOptions"/>.</summary>
    /// <param name="settings">What the command line, the environment and appsettings.json say.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibraryOptions From(IConfigurationRoot settings)
    {
        return new LibraryOptions(LibrarySettings.Read(Given), AccessOptions.From(Given))
        {
            Limits = ServerLimits.Read(Given),
            Observability = ObservabilityOptions.Read(Given),
        };

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
