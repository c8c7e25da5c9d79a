
namespace SearchPlans.Engine.Segments;

/// <summary>A file of a segment as the manifest knows it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Checksum">Its CRC-32C, so that a file of another segment isn't taken for it.</param>
public sealed record SegmentFile(string Name, long Length, uint Checksum);

/// <summary>A segment as the manifest knows it.</summary>
/// <param name="Name">Its name, the stem of its files' names.</param>
/// <param name="DocCount">Documents, deleted ones included.</param>
/// <param name="BlockCount">Blocks, deleted ones included.</param>
/// <param name="DeletedDocCount">Documents of deleted blocks.</param>
/// <param name="Files">Its files.</param>
/// <param name="Deletions">The file of its deleted blocks, or null when there are none.</param>
public sealed record SegmentInfo(
    string Name, int DocCount, int BlockCount, int DeletedDocCount, IReadOnlyList<SegmentFile> Files, SegmentFile? Deletions)
{
    internal const string Terms = "terms";
    internal const string Postings = "postings";
    internal const string Positions = "positions";
    internal const string NormsFile = "norms";
    internal const string Columns = "columns";
    internal const string GroupsFile = "groups";
    internal const string Stored = "stored";

    private const string DeletedPrefix = "deleted";

    private static readonly string[] _kinds = [Terms, Postings, Positions, NormsFile, Columns, GroupsFile, Stored];

    /// <summary>Documents that aren't deleted.</summary>
    public int LiveDocCount => DocCount - DeletedDocCount;

    /// <summary>Bytes of all its files.</summary>
    public long ByteLength => Files.Sum(f => f.Length) + (Deletions?.Length ?? 0);

    internal static string NameOf(long number) => $"s{number:d}";

    internal string FileName(string kind) => $"{Name}.{kind}";

    internal string DeletionsName(long generation) => $"{Name}.{DeletedPrefix}{generation:d}";

    /// <summary>Whether a file bears a name that only an index writer gives.</summary>
    internal static bool IsIndexFile(string name)
    {
        if (name is Manifest.FileName or Manifest.PendingName) return true;
        int dot = name.IndexOf('.');
        if (dot < 2 || name[0] != 's' || name.AsSpan(1, dot - 1).ContainsAnyExceptInRange('0', '9')) return false;
        string kind = name[(dot + 1)..];
        return _kinds.Contains(kind)
            || (kind.StartsWith(DeletedPrefix, StringComparison.Ordinal) && kind.Length > DeletedPrefix.Length
                && !kind.AsSpan(DeletedPrefix.Length).ContainsAnyExceptInRange('0', '9'));
    }

    internal IEnumerable<SegmentFile> AllFiles => Deletions is null ? Files : Files.Append(Deletions);
}
