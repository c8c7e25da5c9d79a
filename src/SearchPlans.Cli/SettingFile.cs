using System.Text.Json;

namespace SearchPlans.Cli;

/// <summary>
/// A file of settings, as ASP.NET Core reads it: the names of objects within each other are joined by colons, upper and lower case
/// are alike, comments and trailing commas are allowed. (Its own packages would take a command 9 ms of CPU time to load.)
/// </summary>
internal static class SettingFile
{
    private static readonly JsonDocumentOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The settings that a folder's file holds; none where there is no file.</summary>
    /// <exception cref="SettingException">It isn't a JSON object.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string folder)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        string file = Path.Combine(folder, LibrarySettings.FileName);
        if (!File.Exists(file))
        {
            return settings;
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file), _options);
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                Add(settings, member.Name, member.Value);
            }
            return settings;
        }
        // InvalidOperationException: it is another value than an object.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SettingException($"设置文件 {file} 不是可读的 JSON：{e.Message}", e);
        }
    }

    private static void Add(Dictionary<string, string?> settings, string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            settings[key] = value.ToString();
            return;
        }
        foreach (JsonProperty member in value.EnumerateObject())
        {
            Add(settings, $"{key}:{member.Name}", member.Value);
        }
    }
}
