using System.Text.RegularExpressions;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>
/// The folder of plain files that is the truth. Files are plans when their kind is read at all; hidden ones (whose name
/// begins with a dot), a word processor's marks of open files (~$), sidecars, vocabularies and archives are none. A
/// document with a text beside it that bears its name and .md (NAME.docx, NAME.docx.md) is one plan, read from that text.
/// </summary>
internal sealed partial class CorpusFolder(string path)
{
    /// <summary>A corpus' own words, a word a line.</summary>
    public const string LexiconFile = "lexicon.txt";

    /// <summary>A corpus' own expressions for the same.</summary>
    public const string SynonymsFile = "synonyms.txt";

    /// <summary>A corpus' own indicators.</summary>
    public const string IndicatorsFile = "indicators.txt";

    /// <summary>A corpus' saved searches.</summary>
    public const string SearchesFile = "searches.txt";

    /// <summary>Holds keys and the log of writes: hidden, so that nothing in it is ever a plan, listed or given out.</summary>
    public const string StateFolder = ".searchplans";

    /// <summary>What is added to a document's name to get that of the text read from it.</summary>
    public const string TextExtension = ".md";

    private static readonly EnumerationOptions _recursive = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    // Writing takes milliseconds: what is older is nobody's. Another server may be writing into the same corpus.
    private static readonly TimeSpan _longestWriting = TimeSpan.FromMinutes(1);

    private static readonly EnumerationOptions _recursiveWithHidden = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    // In any letters: some file systems take Lexicon.TXT for the same file.
    private static readonly HashSet<string> _reserved =
        new([LexiconFile, SynonymsFile, IndicatorsFile, SearchesFile], StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder's full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>All plan files, by name.</summary>
    public IReadOnlyList<CorpusFile> Files()
    {
        if (!Directory.Exists(FullPath))
        {
            return [];
        }
        var present = Directory.EnumerateFiles(FullPath, "*", _recursive)
            .Where(PlanFileReader.Supports)
            .Select(Relative)
            .Where(IsPlan)
            .ToHashSet(StringComparer.Ordinal);
        return [.. present
            .Where(f => !present.Contains(f + TextExtension))
            .Select(f => new CorpusFile(f, FullPathOf(f), DocumentOf(f) is { } document && present.Contains(document) ? document : null))
            .OrderBy(f => f.File, StringComparer.Ordinal)];
    }

    /// <summary>Whether there is any plan file.</summary>
    public bool HasAnyFile() => Directory.Exists(FullPath)
        && Directory.EnumerateFiles(FullPath, "*", _recursive).Where(PlanFileReader.Supports).Select(Relative).Any(IsPlan);

    /// <summary>Of files that weren't found those that are gone, not only out of sight: none in a folder that is there and can't be looked
    /// into.</summary>
    /// <param name="missing">Relative to the corpus, with forward slashes.</param>
    public IEnumerable<string> WithoutUnseen(IEnumerable<string> missing)
    {
        var canBeSeen = new Dictionary<string, bool>(StringComparer.Ordinal);
        return missing.Where(file => IsSeen(Path.GetDirectoryName(FullPathOf(file))!));

        bool IsSeen(string folder)
        {
            if (folder.Length <= FullPath.Length)
            {
                return true;
            }
            if (!canBeSeen.TryGetValue(folder, out bool isSeen))
            {
                canBeSeen[folder] = isSeen = IsSeen(Path.GetDirectoryName(folder)!) && IsLegible(folder);
            }
            return isSeen;
        }
    }

    private static bool IsLegible(string folder)
    {
        try
        {
            using IEnumerator<string> first = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            first.MoveNext();
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The file of a plan, as it is now.</summary>
    /// <param name="file">Relative to the corpus, with forward slashes.</param>
    public CorpusFile FileOf(string file) =>
        new(file, FullPathOf(file), DocumentOf(file) is { } document && File.Exists(FullPathOf(document)) ? document : null);

    /// <summary>Where a file of the corpus is.</summary>
    /// <param name="file">Relative to the corpus, with forward slashes.</param>
    public string FullPathOf(string file) => Path.Combine(FullPath, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>What stands in the corpus that matters to the index, with size and time, by which a change is seen
    /// without reading.</summary>
    public Dictionary<string, FileStamp> Stamps()
    {
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        var folder = new DirectoryInfo(FullPath);
        if (!folder.Exists)
        {
            return stamps;
        }
        foreach (FileInfo file in folder.EnumerateFiles("*", _recursive))
        {
            string name = Relative(file.FullName);
            bool counts = IsVocabulary(name) ||
                (!IsHidden(name) && name != SearchesFile && (PlanFileReader.Supports(name) || PlanSidecar.IsSidecar(name)));
            if (counts)
            {
                stamps[name] = FileStamp.Of(file);
            }
        }
        return stamps;
    }

    /// <summary>A name beside a file's, hidden and hence no plan, under which it is written until it is whole.</summary>
    public static string PendingPathOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():n}.tmp");

    /// <summary>Deletes what is left of files in whose writing a process was killed: documents, and sidecars.</summary>
    public void DeleteAbandoned()
    {
        if (!Directory.Exists(FullPath))
        {
            return;
        }
        foreach (string file in Directory.EnumerateFiles(FullPath, "*.tmp", _recursiveWithHidden).ToList())
        {
            if (!PendingName().IsMatch(Path.GetFileName(file)))
            {
                continue;
            }
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > _longestWriting)
                {
                    File.Delete(file);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It does no harm where it is.
            }
        }
    }

    [GeneratedRegex(@"^(\.|.+\.yaml\.)[0-9a-f]{32}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex PendingName();

    /// <summary>Whether a file may be the corpus' own: no link leads to it, at any level below the corpus.</summary>
    /// <param name="file">Relative to the corpus, with forward slashes.</param>
    public bool IsInside(string file)
    {
        string at = FullPath;
        foreach (string part in file.Split('/'))
        {
            if (part is "" or "." or ".." || part.Contains(Path.DirectorySeparatorChar))
            {
                return false;
            }
            at = Path.Combine(at, part);
            // Also of a link that leads nowhere.
            if (new FileInfo(at).LinkTarget is not null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The document that a text with this name was read from, were it there; null where the name is no such text's.</summary>
    public static string? DocumentOf(string file) =>
        file.EndsWith(TextExtension, StringComparison.OrdinalIgnoreCase) && PlanFileReader.Supports(file[..^TextExtension.Length])
            ? file[..^TextExtension.Length]
            : null;

    /// <summary>Whether a file name, without folders, is kept for what a corpus says of itself: a vocabulary or a sidecar. No document
    /// takes it, and no folder that came with one.</summary>
    public static bool IsReserved(string fileName) =>
        _reserved.Contains(fileName) || fileName.EndsWith(PlanSidecar.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path within the corpus is hidden, or lies in a hidden folder of it.</summary>
    public bool IsHiddenPath(string path) => IsHidden(Relative(path));

    private static bool IsPlan(string name) => !IsHidden(name) && !IsVocabulary(name) && name != SearchesFile;

    private static bool IsVocabulary(string name) => name is LexiconFile or SynonymsFile or IndicatorsFile;

    private static bool IsHidden(string name) =>
        name.Split('/').Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal));

    private string Relative(string path) => Path.GetRelativePath(FullPath, path).Replace('\\', '/');
}
