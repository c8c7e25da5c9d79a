using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Feeds;

/// <summary>
/// The saved searches of a corpus: <c>searches.txt</c>, a line each, <c>name = query or address</c>, for people and programs to edit. Lines
/// that aren't touched stay as they are, comments included. Written whole or not at all. Safe for concurrent use, also by several
/// processes.
/// </summary>
public sealed class SavedSearches
{
    /// <summary>The most searches.</summary>
    public const int MaxSearches = 200;

    private const string Separator = " = ";
    private const string LockFile = "searches.lock";
    private const int MaxFileBytes = 1 << 20;
    private const int MaxQueryChars = 2000;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CorpusFolder _corpus;

    internal SavedSearches(CorpusFolder corpus) => _corpus = corpus;

    private sealed record FileText(List<string> Lines, string NewLine, bool HasMark);

    /// <summary>Where the file is; it may be missing.</summary>
    public string FullPath => _corpus.FullPathOf(CorpusFolder.SearchesFile);

    /// <summary>All of them, as they are now; what can't be read is told.</summary>
    public SavedSearchList Read()
    {
        try
        {
            return Understand(ReadLines().Lines);
        }
        catch (SavedSearchException e)
        {
            return new SavedSearchList([], [new SavedSearchProblem(0, e.Message)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlanFileException)
        {
            return new SavedSearchList([], [new SavedSearchProblem(0, "读不了这个文件，请检查它的权限")]);
        }
    }

    /// <summary>Saves a search under a name, in place of the one that has it.</summary>
    /// <exception cref="SavedSearchException">It can't be saved under that name; the message says why.</exception>
    /// <exception cref="CorpusWriteException">The corpus can't be written; nothing was changed.</exception>
    public void Save(string name, SearchRequest request)
    {
        string checkedName = Checked(name);
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Query) || request.Query.Length > MaxQueryChars)
        {
            throw new SavedSearchException(
                string.IsNullOrWhiteSpace(request.Query) ? "没有检索词，不能保存。" : $"检索词太长，不能保存：至多 {MaxQueryChars} 字。");
        }
        Change(lines =>
        {
            string line = checkedName + Separator + Written(request);
            if (LineOf(lines, checkedName) is >= 0 and var at)
            {
                lines[at] = line;
                return true;
            }
            if (Understand(lines).Searches.Count >= MaxSearches)
            {
                throw new SavedSearchException($"已有 {MaxSearches} 个保存的检索，请先删去一些。");
            }
            if (lines is [.., ""])
            {
                lines.Insert(lines.Count - 1, line);
            }
            else
            {
                lines.AddRange([line, ""]);
            }
            return true;
        });
    }

    /// <summary>Gives a search another name.</summary>
    /// <returns>Whether there was one of the name.</returns>
    /// <exception cref="SavedSearchException">It can't have that name; the message says why.</exception>
    /// <exception cref="CorpusWriteException">The corpus can't be written; nothing was changed.</exception>
    public bool Rename(string name, string to)
    {
        string checkedName = Checked(to);
        return Change(lines =>
        {
            if (LineOf(lines, name) is not (>= 0 and var at))
            {
                return false;
            }
            if (checkedName != name && LineOf(lines, checkedName) >= 0)
            {
                throw new SavedSearchException($"已有名为“{checkedName}”的检索，请换一个名称。");
            }
            lines[at] = checkedName + lines[at][lines[at].IndexOf(Separator, StringComparison.Ordinal)..];
            return true;
        });
    }

    /// <summary>Deletes a search.</summary>
    /// <returns>Whether there was one of the name.</returns>
    /// <exception cref="SavedSearchException">The file isn't one that can be changed; the message says why.</exception>
    /// <exception cref="CorpusWriteException">The corpus can't be written; nothing was changed.</exception>
    public bool Delete(string name) => Change(lines =>
    {
        int at = LineOf(lines, name);
        if (at >= 0)
        {
            lines.RemoveAt(at);
        }
        return at >= 0;
    });

    private static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim();
        return name.Length == 0 ? throw new SavedSearchException("请填写名称。")
            : name.Length > SavedSearch.MaxNameChars ? throw new SavedSearchException($"名称太长：至多 {SavedSearch.MaxNameChars} 字。")
            : name[0] == '#' || name.Contains('=') || name.Any(char.IsControl)
                ? throw new SavedSearchException("名称不能以 # 开头，不能有等号和换行。")
            : name;
    }

    // As it is typed where that says it all.
    private static string Written(SearchRequest request)
    {
        string address = SearchAddress.Of(request);
        bool isPlain = address == SearchAddress.Of(new SearchRequest { Query = request.Query })
            && request.Query.Trim() == request.Query && !request.Query.Any(char.IsControl) && !SearchAddress.Is(request.Query);
        return isPlain ? request.Query : address;
    }

    private static SavedSearchList Understand(IReadOnlyList<string> lines)
    {
        List<SavedSearch> searches = [];
        List<SavedSearchProblem> problems = [];
        foreach ((int index, string line) in lines.Index())
        {
            if (line.Trim() is "" or ['#', ..])
            {
                continue;
            }
            (SavedSearch? search, string wrong) = Understand(line);
            if (search is null || searches.Exists(s => s.Name == search.Name))
            {
                problems.Add(new SavedSearchProblem(index + 1, search is null ? wrong : $"前面已有名为“{search.Name}”的检索"));
            }
            else if (searches.Count == MaxSearches)
            {
                problems.Add(new SavedSearchProblem(index + 1, $"超过 {MaxSearches} 个，从这一行起没有读"));
                break;
            }
            else
            {
                searches.Add(search);
            }
        }
        return new SavedSearchList(searches, problems);
    }

    private static (SavedSearch?, string Wrong) Understand(string line)
    {
        string[] parts = line.Split(Separator, 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            return (null, "应写成“名称 = 检索词”，或“名称 = /search?q=…”，等号两边各有一个空格");
        }
        if (parts[0].Length > SavedSearch.MaxNameChars || parts[0].Contains('='))
        {
            return (null, $"名称至多 {SavedSearch.MaxNameChars} 字，不能有等号");
        }
        string wrong = "";
        SearchRequest? request = SearchAddress.Is(parts[1])
            ? SearchAddress.Parse(parts[1], out wrong)
            : new SearchRequest { Query = parts[1] };
        return request is null ? (null, wrong)
            : string.IsNullOrWhiteSpace(request.Query) ? (null, "地址里没有检索词 q")
            : request.Query.Length > MaxQueryChars ? (null, $"检索词至多 {MaxQueryChars} 字")
            : (new SavedSearch(parts[0], request), "");
    }

    private static int LineOf(List<string> lines, string name) =>
        lines.FindIndex(l => l.Trim() is not ("" or ['#', ..]) && Understand(l).Item1?.Name == name);

    private FileText ReadLines()
    {
        if (!File.Exists(FullPath))
        {
            return new FileText([""], "\n", false);
        }
        byte[] bytes = CorpusReading.ReadBounded(FullPath, MaxFileBytes);
        try
        {
            string text = _utf8.GetString(bytes);
            bool hasMark = text is ['\uFEFF', ..];
            string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            return new FileText([.. text[(hasMark ? 1 : 0)..].Split('\n').Select(l => l.TrimEnd('\r'))], newLine, hasMark);
        }
        catch (DecoderFallbackException)
        {
            throw new SavedSearchException("不是 UTF-8 编码的文字，请另存为 UTF-8");
        }
    }

    private bool Change(Func<List<string>, bool> change)
    {
        try
        {
            if (!Directory.Exists(_corpus.FullPath))
            {
                throw new DirectoryNotFoundException(_corpus.FullPath);
            }
            string held = StateFiles.PathOf(_corpus.FullPath, LockFile);
            StateFiles.MakeFolderOf(held);
            using FileStream alone = StateFiles.Hold(held, FileMode.OpenOrCreate);
            FileText file = ReadLines();
            if (!change(file.Lines))
            {
                return false;
            }
            Write(file);
            return true;
        }
        catch (PlanFileException e)
        {
            throw new SavedSearchException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusWriteException(e);
        }
    }

    private void Write(FileText file)
    {
        byte[] content = _utf8.GetBytes((file.HasMark ? "\uFEFF" : "") + string.Join(file.NewLine, file.Lines));
        string pending = PlanFiles.Stage(_corpus, CorpusFolder.SearchesFile, content);
        try
        {
            File.Move(_corpus.FullPathOf(pending), FullPath, overwrite: true);
        }
        finally
        {
            PlanFiles.Unstage(_corpus, [pending]);
        }
    }
}
