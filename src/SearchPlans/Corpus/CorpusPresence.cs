namespace SearchPlans.Corpus;

/// <summary>
/// Tells a corpus that is gone from one that was emptied. A folder that isn't there or can't be read is gone. One without any plan is
/// gone as well, since a disk that isn't mounted leaves an empty folder in its place, unless this process has seen plans in it on the same
/// disk: then somebody deleted them.
/// </summary>
/// <param name="corpus">The corpus.</param>
internal sealed class CorpusPresence(CorpusFolder corpus)
{
    private string? _seenOn;

    /// <summary>Looks at the corpus of an index that has plans.</summary>
    /// <param name="files">How many plan files were found in it.</param>
    /// <param name="mayBeEmpty">Whether somebody says that it is meant to have none.</param>
    /// <exception cref="CorpusGoneException">It is gone.</exception>
    public void Expect(int files, bool mayBeEmpty)
    {
        if (WhyGone() is var (reason, failure))
        {
            throw Gone(reason, failure);
        }
        string mount = MountOf(corpus.FullPath);
        if (files > 0)
        {
            _seenOn = mount;
        }
        else if (_seenOn != mount && !mayBeEmpty)
        {
            throw Gone("语料文件夹里一份计划也没有", null);
        }
    }

    private CorpusGoneException Gone(string reason, Exception? failure) => new(
        $"{reason}：{corpus.FullPath}。索引保持原样，不当作计划已删除。请检查路径和磁盘是否挂载；若确实要清空，请以 index --rebuild 重建索引。",
        reason, failure);

    private (string Reason, Exception? Failure)? WhyGone()
    {
        if (!Directory.Exists(corpus.FullPath))
        {
            return ("语料文件夹不存在", null);
        }
        try
        {
            using IEnumerator<string> first = Directory.EnumerateFileSystemEntries(corpus.FullPath).GetEnumerator();
            first.MoveNext();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("语料文件夹读不了", e);
        }
    }

    // What is mounted where a folder lies; where the system doesn't say, the same for all.
    private static string MountOf(string path)
    {
        const int MountPoint = 4;
        try
        {
            return File.ReadLines("/proc/self/mountinfo")
                .Where(line => line.Split(' ') is { Length: > MountPoint } fields && Covers(fields[MountPoint], path))
                .MaxBy(line => line.Split(' ')[MountPoint].Length) ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static bool Covers(string mountPoint, string path) =>
        mountPoint == "/" || path == mountPoint || path.StartsWith(mountPoint + "/", StringComparison.Ordinal);
}
