using SearchPlans.OpenSearch;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Hosting;

/// <summary>What is served, and to whom.</summary>
/// <param name="Library">Where the corpus and its index are, and how that is made.</param>
/// <param name="Access">Who may read and write.</param>
/// <param name="ServesMcp">Whether agents are served at <c>/mcp</c>. Setting <see cref="McpKey"/>: true, or false, the default.</param>
public sealed record LibraryOptions(LibrarySettings Library, AccessOptions Access, bool ServesMcp = false)
{
    /// <summary>The setting that says whether agents are served.</summary>
    public const string McpKey = "Mcp";

    /// <summary>The cluster that holds the index; null where it is in a folder. Settings of <see cref="OpenSearchSettings"/>.</summary>
    public OpenSearchOptions? Cluster { get; init; }

    /// <summary>How much is done at once, and for how long.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>What is told to the outside.</summary>
    public ObservabilityOptions Observability { get; init; } = new();

    /// <summary>Reads the settings of <see cref="LibrarySettings"/>, <see cref="AccessOptions"/>, <see cref="ServerLimits"/>,
    /// <see cref="ObservabilityOptions"/>, and <see cref="McpKey"/>.</summary>
    /// <param name="settings">What the command line, the environment and appsettings.json say.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibraryOptions From(IConfigurationRoot settings)
    {
        bool servesMcp = false;
        if (Given(McpKey) is { } mcp && !bool.TryParse(mcp, out servesMcp))
        {
            throw new SettingException($"设置 {McpKey} 不认识“{mcp}”。可以是 false（默认）、true。");
        }
        return new LibraryOptions(LibrarySettings.Read(Given), AccessOptions.From(Given), servesMcp)
        {
            Cluster = OpenSearchSettings.Read(Given),
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
