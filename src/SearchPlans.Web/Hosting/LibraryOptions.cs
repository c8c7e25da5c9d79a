namespace SearchPlans.Web.Hosting;

/// <summary>The library that is served, and the key that writing asks for.</summary>
/// <param name="Library">Where the corpus and its index are, and how that is made.</param>
/// <param name="ServesMcp">Whether agents are served at <c>/mcp</c>. Setting <c>Mcp</c>: true or false, the default.</param>
/// <param name="AdminKey">The key a request has to bring to write, or null: then requests from this machine may write.</param>
public sealed record LibraryOptions(LibrarySettings Library, string? AdminKey, bool ServesMcp = false)
{
    private const string McpKey = "Mcp";

    /// <summary>Reads the settings of <see cref="LibrarySettings"/> and <c>AdminKey</c>.</summary>
    /// <param name="settings">What the command line, the environment and appsettings.json say.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static LibraryOptions From(IConfigurationRoot settings)
    {
        string? mcp = Given(McpKey);
        if (mcp is not null && !bool.TryParse(mcp, out _))
        {
            throw new SettingException($"设置 {McpKey} 不认识“{mcp}”。可以是 false（默认）、true。");
        }
        return new LibraryOptions(LibrarySettings.Read(Given), Given("AdminKey"), mcp is not null && bool.Parse(mcp));

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
