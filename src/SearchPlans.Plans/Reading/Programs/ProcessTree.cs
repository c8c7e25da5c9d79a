using System.Diagnostics;
using System.Globalization;

namespace SearchPlans.Plans;

/// <summary>
/// A program and all that it started: soffice is a launcher whose child does the work. On Linux what has once been seen below
/// it belongs to it when its parent ends, too; elsewhere the memory of the program itself is all that is looked at.
/// </summary>
/// <param name="process">The program.</param>
internal sealed class ProcessTree(Process process)
{
    // /proc/PID/stat: what stands behind the name in parentheses, which may hold anything.
    private const int ParentField = 1, StartField = 19, PagesField = 21;

    private readonly record struct Entry(int Id, int Parent, string Start, long Pages);

    // When each began tells it from another that has got its number since.
    private readonly HashSet<(int Id, string Start)> _seen = [];

    /// <summary>Bytes of memory that it takes now; 0 when all have ended. Pages that several share count for each.</summary>
    public long MemoryBytes()
    {
        long own = Own();
        return OperatingSystem.IsLinux() ? Math.Max(own, OfTree()) : own;
    }

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
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

    private long OfTree()
    {
        List<Entry> all = All();
        ILookup<int, Entry> children = all.ToLookup(entry => entry.Parent);
        var left = new Stack<Entry>(all.Where(entry => entry.Id == process.Id || _seen.Contains((entry.Id, entry.Start))));
        HashSet<int> counted = [];
        long pages = 0;
        while (left.TryPop(out Entry entry))
        {
            if (!counted.Add(entry.Id))
            {
                continue;
            }
            _seen.Add((entry.Id, entry.Start));
            pages += entry.Pages;
            foreach (Entry child in children[entry.Id])
            {
                left.Push(child);
            }
        }
        return pages * Environment.SystemPageSize;
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
                long.Parse(fields[PagesField], CultureInfo.InvariantCulture));
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
