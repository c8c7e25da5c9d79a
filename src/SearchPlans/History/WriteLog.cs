using SearchPlans.Corpus;

namespace SearchPlans.History;

/// <summary>Some lines of a log, newest first.</summary>
/// <param name="Entries">The lines.</param>
/// <param name="OlderThan">Where the older ones end, for the next call; null where there are none.</param>
public sealed record LogPage(IReadOnlyList<LogEntry> Entries, long? OlderThan);

/// <summary>
/// Who wrote what and when: <c>.searchplans/writes.jsonl</c> in the corpus, a JSON object a line, only ever appended to. It holds no
/// addresses; those are in the server's own log alone. Safe for concurrent use, also by several processes.
/// </summary>
/// <param name="corpusPath">The folder of plan files.</param>
public sealed class WriteLog(string corpusPath)
{
    private const string FileName = "writes.jsonl";
    private const int BlockBytes = 64 * 1024;

    // A page of lines is some kilobytes.
    private const int MaxWindowBytes = 16 << 20;

    // A line names a file and a title of some hundred characters; what is longer is none.
    private const int MaxLineBytes = 1 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _present = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanArrival> _arrivals = new(StringComparer.Ordinal);
    private LogArrivals? _arrivalsGiven;
    private long _read;

    /// <summary>Where the file is; it may be missing.</summary>
    public string FullPath { get; } = StateFiles.PathOf(corpusPath, FileName);

    /// <summary>Appends lines, all of them at once.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public void Append(params IReadOnlyCollection<LogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
        {
            return;
        }
        byte[] lines = [.. entries.SelectMany(e => e.ToLine())];
        lock (_gate)
        {
            StateFiles.MakeFolderOf(FullPath);
            // Held alone, so that lines of several processes don't run into each other; written at once, so that none is half.
            // Not waited for until it is on the disk: adding many would take twice as long.
            using FileStream log = StateFiles.Hold(FullPath, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            if (log.Length > 0)
            {
                // Half a line of a machine that lost its power is ended, so that it takes no other with it.
                log.Position = log.Length - 1;
                if (log.ReadByte() != '\n')
                {
                    log.WriteByte((byte)'\n');
                }
            }
            log.Position = log.Length;
            log.Write(lines);
        }
    }

    /// <summary>Lines, newest first; what isn't one is passed over.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="olderThan">What <see cref="LogPage.OlderThan"/> of the page before said; null for the newest.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to read.</exception>
    public LogPage Newest(int count, long? olderThan = null)
    {
        using FileStream? log = StateFiles.TryOpenToRead(FullPath);
        if (log is null)
        {
            return new LogPage([], null);
        }
        long end = Math.Clamp(olderThan ?? log.Length, 0, log.Length);
        for (int window = BlockBytes; ; window *= 2)
        {
            long start = Math.Max(0, end - window);
            byte[] block = new byte[end - start];
            log.Position = start;
            log.ReadExactly(block);
            LogPage page = LastLines(block, start, count);
            if (page.Entries.Count == count || start == 0 || window >= MaxWindowBytes)
            {
                return page;
            }
        }
    }

    /// <summary>The plans that are in the corpus by what the log says: their files, relative to the corpus, by their ids. Reads what was
    /// appended since the last call.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to read.</exception>
    public IReadOnlyDictionary<string, string> Present()
    {
        lock (_gate)
        {
            Follow();
            return new Dictionary<string, string>(_present, StringComparer.Ordinal);
        }
    }

    /// <summary>When plans came, by what the log says. Reads what was appended since the last call.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to read.</exception>
    public LogArrivals Arrivals()
    {
        lock (_gate)
        {
            Follow();
            return _arrivalsGiven ??= new LogArrivals(new Dictionary<string, PlanArrival>(_arrivals, StringComparer.Ordinal), _read);
        }
    }

    private void Follow()
    {
        using FileStream? log = StateFiles.TryOpenToRead(FullPath);
        if (log is null || log.Length < _read)
        {
            // Deleted, or another corpus' was put in its place.
            _present.Clear();
            _arrivals.Clear();
            _arrivalsGiven = null;
            _read = 0;
        }
        if (log is not null)
        {
            Follow(log);
        }
    }

    private static LogPage LastLines(byte[] block, long start, int count)
    {
        var entries = new List<LogEntry>();
        int end = block.Length;
        while (end > 0 && entries.Count < count)
        {
            int lineStart = block.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
            if (lineStart == 0 && start > 0)
            {
                // Its beginning isn't here.
                break;
            }
            if (LogEntry.Read(block.AsSpan(lineStart, end - lineStart)) is { } entry)
            {
                entries.Add(entry);
            }
            end = lineStart;
        }
        return new LogPage(entries, start + end > 0 ? start + end : null);
    }

    private void Follow(FileStream log)
    {
        byte[] block = new byte[MaxLineBytes];
        while (_read < log.Length)
        {
            log.Position = _read;
            int length = log.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            int end = block.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end == 0 && length < block.Length)
            {
                // A line that is being written.
                return;
            }
            ReadOnlySpan<byte> lines = block.AsSpan(0, end);
            foreach (Range line in lines.Split((byte)'\n'))
            {
                if (LogEntry.Read(lines[line]) is { IsOfPlan: true } entry)
                {
                    Follow(entry);
                }
            }
            _read += end == 0 ? length : end;
            _arrivalsGiven = null;
        }
    }

    private void Follow(LogEntry entry)
    {
        FollowArrival(entry);
        if (entry.Action is WriteAction.Removed or WriteAction.Gone)
        {
            _present.Remove(entry.Subject);
        }
        else
        {
            _present[entry.Subject] = entry.File;
        }
    }

    // What is gone and comes back isn't new, nor is an earlier version that is brought back.
    private void FollowArrival(LogEntry entry)
    {
        if (!_arrivals.TryGetValue(entry.Subject, out PlanArrival? known))
        {
            _arrivals[entry.Subject] = new PlanArrival(entry.Time, []);
        }
        else if (entry.Action == WriteAction.Updated)
        {
            _arrivals[entry.Subject] = known with
            {
                Replacements = [.. known.Replacements, new PlanReplacement(entry.Time, entry.Version)],
            };
        }
    }
}
