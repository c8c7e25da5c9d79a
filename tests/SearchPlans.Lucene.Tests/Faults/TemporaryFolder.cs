using System.Text.RegularExpressions;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>A folder that isn't there yet and is deleted with the test. In memory where that is possible: commits don't wait for a
/// disk then, and what a killed process wrote is there on any file system.</summary>
internal sealed partial class TemporaryFolder : IDisposable
{
    private static readonly string _parent = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();

    public string Path { get; } = System.IO.Path.Combine(_parent, $"searchplans-{Guid.NewGuid():N}");

    public void Delete() => Directory.Delete(Path, recursive: true);

    /// <summary>How many of the folder's files, deleted ones included, this process has mapped; -1 where that can't be told.</summary>
    public int MappedFiles() => !File.Exists("/proc/self/maps")
        ? -1
        : File.ReadLines("/proc/self/maps").Count(line => line.Contains(Path, StringComparison.Ordinal));

    /// <summary>The files of the folder that Lucene's writer gives names to.</summary>
    public string[] IndexFiles() => !Directory.Exists(Path) ? [] : [.. Directory.EnumerateFiles(Path)
        .Select(f => System.IO.Path.GetFileName(f)).Where(n => Names.IsMatch(n)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Delete();
        }
    }

    [GeneratedRegex(@"^(_[a-z0-9]+(_.*)?\..*|segments.*)$")]
    private static partial Regex Names { get; }
}
