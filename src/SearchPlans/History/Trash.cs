using System.Globalization;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.History;

/// <summary>
/// What was taken out of a corpus, in <c>.trash/</c> within it, a folder each: <c>entry.json</c>, which says what it is, and the files
/// by their names.
/// The folder is made with its entry.json before any file moves into it; one that no file has come into is nobody's and is swept.
/// Nothing is ever deleted from it but by hand.
/// </summary>
internal sealed partial class Trash(CorpusFolder corpus)
{
    /// <summary>The folder within the corpus: hidden, so that nothing in it is ever a plan.</summary>
    public const string Folder = ".trash";

    private const string EntryFile = "entry.json";

    // An entry says of a plan what fits a screen.
    private const int MaxEntryBytes = 1 << 20;

    // Moving files takes milliseconds; another process may just have made the folder.
    private static readonly TimeSpan _longestMoving = TimeSpan.FromMinutes(1);

    private string FolderPath => Path.Combine(corpus.FullPath, Folder);

    /// <summary>Makes the place of a plan that is about to be taken out.</summary>
    /// <param name="plan">What is known of it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <returns>The entry, and the moves that bring its files there.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public (TrashEntry Entry, IReadOnlyList<FileMove> Moves) Prepare(
        PlanSummary plan, CorpusFile file, TrashReason reason, Writer by, DateTimeOffset now)
    {
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{plan.Id}-{Guid.NewGuid().ToString("n")[..4]}");
        var entry = new TrashEntry(key, plan.Id, file.Name, reason, now.ToUniversalTime(), by)
        {
            Title = plan.DisplayTitle(),
            RegionPath = plan.RegionPath,
            Year = plan.Metadata.Year,
            Type = plan.Metadata.Type,
            Paragraphs = plan.Paragraphs,
            Characters = plan.Characters,
            ByteLength = new FileInfo(corpus.FullPathOf(file.Name)) is { Exists: true } document ? document.Length : 0,
        };
        FileMove[] moves =
        [
            .. PlanFiles.NamesOf(file.Name)
                .Where(name => File.Exists(corpus.FullPathOf(name)))
                .Select(name => new FileMove(name, PathIn(key, Path.GetFileName(name)))),
        ];
        if (!corpus.IsInside($"{Folder}/{key}"))
        {
            throw new IOException($"{Folder} is a link.");
        }
        Directory.CreateDirectory(Path.Combine(FolderPath, key));
        StateFiles.Save(Path.Combine(FolderPath, key, EntryFile), entry.ToJson());
        return (entry, moves);
    }

    /// <summary>All that is there, newest first.</summary>
    public IEnumerable<TrashEntry> All() => Keys().OrderDescending(StringComparer.Ordinal).Select(Find).OfType<TrashEntry>();

    /// <summary>The earlier versions and removals of a plan, newest first.</summary>
    public IEnumerable<TrashEntry> OfPlan(string planId) => PlanIds.IsId(planId)
        ? Keys($"*-{planId}-*").OrderDescending(StringComparer.Ordinal).Select(Find).OfType<TrashEntry>()
        : [];

    /// <summary>An entry; null where there is none, or its files are gone.</summary>
    public TrashEntry? Find(string key)
    {
        string path = Path.Combine(FolderPath, key, EntryFile);
        if (!KeyPattern().IsMatch(key) || !corpus.IsInside($"{Folder}/{key}/{EntryFile}"))
        {
            return null;
        }
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MaxEntryBytes }
                && TrashEntry.Read(key, File.ReadAllBytes(path)) is { } entry && HasFiles(entry)
                ? entry
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file that the plan of an entry is read from, as it lies in the trash: under the name it had.</summary>
    public CorpusFile FileOf(TrashEntry entry)
    {
        string text = entry.Document + CorpusFolder.TextExtension;
        string held = corpus.FullPathOf(PathIn(entry.Key, entry.FileName));
        return File.Exists(held + CorpusFolder.TextExtension)
            ? new CorpusFile(text, held + CorpusFolder.TextExtension, File.Exists(held) ? entry.Document : null)
            : new CorpusFile(entry.Document, held);
    }

    /// <summary>The name, relative to the corpus, that the document of an entry has in the trash.</summary>
    public static string DocumentOf(TrashEntry entry) => PathIn(entry.Key, entry.FileName);

    /// <summary>Deletes the folder of an entry whose files were brought back, or never came. Never one that still holds a document or a
    /// text.</summary>
    public void Forget(string key)
    {
        string path = Path.Combine(FolderPath, key);
        try
        {
            string[] files = Directory.GetFiles(path);
            if (!Array.TrueForAll(files, IsLeftBehind))
            {
                return;
            }
            Array.ForEach(files, File.Delete);
            Directory.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without files it is none, and is swept later.
        }
    }

    /// <summary>Sweeps folders that no file came into, because a process was killed.</summary>
    public void DeleteAbandoned()
    {
        foreach (string key in Keys().ToList())
        {
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(Path.Combine(FolderPath, key)) > _longestMoving)
            {
                Forget(key);
            }
        }
    }

    // What says something of a plan and is none: sidecars that were written anew where the plan went.
    private static bool IsLeftBehind(string path) =>
        Path.GetFileName(path) is EntryFile or ['.', ..] || path.EndsWith(PlanSidecar.Extension, StringComparison.Ordinal);

    private static string PathIn(string key, string fileName) => $"{Folder}/{key}/{fileName}";

    private bool HasFiles(TrashEntry entry) =>
        PlanFiles.NamesOf(entry.FileName).Take(2).Any(name => File.Exists(corpus.FullPathOf(PathIn(entry.Key, name))));

    private IEnumerable<string> Keys(string pattern = "*") => Directory.Exists(FolderPath) && corpus.IsInside(Folder)
        ? Directory.GetDirectories(FolderPath, pattern).Select(d => Path.GetFileName(d)).Where(key => KeyPattern().IsMatch(key))
        : [];

    [GeneratedRegex(@"^\d{8}T\d{9}-[0-9a-z]{10}-[0-9a-f]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
