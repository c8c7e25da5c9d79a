using SearchPlans.Fetching;
using SearchPlans.OpenSearch;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Hosting;

/// <summary>Finds settings that nothing reads, mistyped ones mostly: on the command line, in the files of settings, and among the
/// variables of the environment that are meant for this program.</summary>
internal static class KnownSettings
{
    /// <summary>All settings of this program.</summary>
    public static readonly IReadOnlyList<string> Own =
    [
        LibrarySettings.CorpusKey, LibrarySettings.IndexKey, LibrarySettings.CodecKey, LibrarySettings.WordsKey,
        AccessOptions.KeyFileSetting, AccessOptions.KeySetting, AccessOptions.ReadingSetting, AccessOptions.ProxiesSetting, "urls",
        .. OpenSearchSettings.All, LibraryOptions.McpKey, FetchOptions.Key, .. ServerLimits.Settings, .. ObservabilityOptions.Settings,
    ];

    // Of the framework underneath: whole sections, and single settings.
    private static readonly string[] _sections = ["Kestrel", "Logging", "ConnectionStrings"];
    private static readonly string[] _ofFramework =
        ["AllowedHosts", "environment", "contentRoot", "applicationName", "http_ports", "https_ports", "shutdownTimeoutSeconds"];

    /// <summary>Those that are unknown, each with where it stands, in Chinese.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="files">The files of settings, those that aren't there as well.</param>
    public static IEnumerable<string> Unknown(string[] args, IEnumerable<string> files)
    {
        foreach (string key in KeysOf(builder => builder.AddCommandLine(args)))
        {
            yield return $"命令行里的 {key}";
        }
        foreach (string file in files.Distinct())
        {
            foreach (string key in KeysOf(builder => builder.AddJsonFile(file, optional: true)))
            {
                yield return $"{file} 里的 {key}";
            }
        }
        foreach (string key in KeysOf(builder => builder.AddEnvironmentVariables(LibrarySettings.VariablePrefix)))
        {
            yield return $"环境变量 {LibrarySettings.VariablePrefix}{LibrarySettings.VariableOf(key).ToUpperInvariant()}";
        }
    }

    private static IEnumerable<string> KeysOf(Action<ConfigurationBuilder> add)
    {
        ConfigurationBuilder builder = new();
        add(builder);
        return builder.Build().AsEnumerable()
            .Where(setting => setting.Value != null && !IsKnown(setting.Key))
            .Select(setting => setting.Key)
            .Order();
    }

    private static bool IsKnown(string key) =>
        Own.Concat(_ofFramework).Contains(key, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(_sections, section => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));
}
