using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// A program and all that it started: soffice is a launcher whose child does the work. On Linux what has once been seen below
/// it belongs to it when its parent ends, too, and so does what was given the program's own folder as its home; elsewhere the memory of
/// the program itself is all that is looked at.
/// </summary>
/// <param name="process">The program.</param>
/// <param name="folder">The folder that was given as its home, and to no other program; null where it has none.</param>
internal sealed class ProcessTree(Process process, string? folder = null)
{
    // /proc/PID/stat: what stands behind the name in parentheses, which may hold anything.
    private const int ParentField = 1, UserTimeField = 11, SystemTimeField = 12, StartField = 19, PagesField = 21;

    // What the times are counted in, whatever the kernel's own: sysconf(_SC_CLK_TCK) of Linux.
    private const int TicksPerSecond = 100;

    private readonly record struct Entry(int Id, int Parent, string Start, long Pages, long Ticks);

    // When each began tells it from another that has got its number since.
    private readonly HashSet<(int Id, string Start)> _seen = [];

    // Those whose environment was read.
    private readonly HashSet<(int Id, string Start)> _known = [];

    private readonly byte[]? _home = folder is null ? null : Encoding.UTF8.GetBytes($"HOME={folder}\0");

    /// <summary>Bytes of memory that it takes now; 0 when all have ended. Pages that several share count for each.</summary>
    public long MemoryBytes()
    {
        long own = Own();
        return OperatingSystem.IsLinux() ? Math.Max(own, OfTree().Sum(entry => entry.Pages) * Environment.SystemPageSize) : own;
    }

    /// <summary>Time of the processor that those who live now have taken since they began.</summary>
    public TimeSpan ProcessorTime()
    {
        if (OperatingSystem.IsLinux())
        {
            return TimeSpan.FromSeconds(OfTree().Sum(entry => entry.Ticks) / (double)TicksPerSecond);
        }
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        _known.Clear();
        if (OperatingSystem.IsLinux())
        {
            AddThoseAtHome(All());
        }
        foreach ((int id, string start) in _seen)
        {
            try
            {
                using var left = Process.GetProcessById(id);
                if (Read(id)?.Start == start)
                {
                    left.Kill();
                }
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has ended.
            }
        }
    }

    // What was started and whose parent ended between two looks.
    private void AddThoseAtHome(List<Entry> all)
    {
        if (_home is not null)
        {
            _seen.UnionWith(all.Select(entry => (entry.Id, entry.Start)).Where(entry => _known.Add(entry) && IsGiven(entry.Id, _home)));
        }
    }

    private static bool IsGiven(int id, byte[] variable)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(variable) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's.
            return false;
        }
    }

    private long Own()
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private List<Entry> OfTree()
    {
        List<Entry> all = All();
        AddThoseAtHome(all);
        ILookup<int, Entry> children = all.ToLookup(entry => entry.Parent);
        var left = new Stack<Entry>(all.Where(entry => entry.Id == process.Id || _seen.Contains((entry.Id, entry.Start))));
        HashSet<int> counted = [];
        List<Entry> tree = [];
        while (left.TryPop(out Entry entry))
        {
            if (!counted.Add(entry.Id))
            {
                continue;
            }
            _seen.Add((entry.Id, entry.Start));
            tree.Add(entry);
            foreach (Entry child in children[entry.Id])
            {
                left.Push(child);
            }
        }
        return tree;
    }

    private static List<Entry> All()
    {
        List<Entry> all = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && Read(id) is { } entry)
            {
                all.Add(entry);
            }
        }
        return all;
    }

    private static Entry? Read(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, int.Parse(fields[ParentField], CultureInfo.InvariantCulture), fields[StartField],
                long.Parse(fields[PagesField], CultureInfo.InvariantCulture),
                long.Parse(fields[UserTimeField], CultureInfo.InvariantCulture)
                    + long.Parse(fields[SystemTimeField], CultureInfo.InvariantCulture));
        }
        catch (Exception e)
            when (e
                is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // Ended meanwhile, or not ours to see.
            return null;
        }
    }
}
