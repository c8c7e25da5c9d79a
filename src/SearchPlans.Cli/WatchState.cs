using System.Text.Json;
using SearchPlans.Cli.Output;

namespace SearchPlans.Cli;

/// <summary>What <c>watch</c> told of the last time: a JSON object of the times up to which each search was looked through. It is kept
/// outside the corpus, as it is of who watches, not of what is watched. Written whole or not at all.</summary>
/// <param name="path">Where the file is; it may be missing.</param>
internal sealed class WatchState(string path)
{
    private const int MaxBytes = 1 << 20;

    private readonly SortedDictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);

    /// <summary>Where it is unless it is said: beside the folder of the index, which may be deleted at any time.</summary>
    public static string PathBeside(string indexPath)
    {
        string index = Path.TrimEndingDirectorySeparator(Path.GetFullPath(indexPath));
        return Path.Combine(Path.GetDirectoryName(index) ?? index, $".{Path.GetFileName(index)}.watch.json");
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CommandException">It is none of these.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public void Read()
    {
        if (!File.Exists(path))
        {
            return;
        }
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new JsonException();
            }
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonProperty search in document.RootElement.EnumerateObject())
            {
                _times[search.Name] = search.Value.GetDateTimeOffset();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"{path} 不是 watch 的状态文件。请用 --state 指明另一个文件，或删去它，从现在起重新算。");
        }
    }

    /// <summary>Up to when a search was looked through; null where it never was.</summary>
    public DateTimeOffset? TimeOf(string search) => _times.TryGetValue(search, out DateTimeOffset time) ? time : null;

    /// <summary>Keeps up to when a search was looked through.</summary>
    public void Keep(string search, DateTimeOffset time) => _times[search] = time;

    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public void Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json.JsonOutput.Options(indented: true)))
        {
            json.WriteStartObject();
            foreach ((string search, DateTimeOffset time) in _times)
            {
                json.WriteString(search, time.UtcDateTime);
            }
            json.WriteEndObject();
        }
        bytes.Write("\n"u8);
        WholeFile.Write(path, file => file.Write(bytes.ToArray()));
    }
}
