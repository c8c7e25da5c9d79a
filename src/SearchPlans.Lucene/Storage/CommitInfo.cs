using System.Globalization;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>What a commit says of itself, kept in Lucene's commit user data.</summary>
/// <param name="Identity">What the index was made by: its fields, words and codec. Another value means another index.</param>
/// <param name="IndexId">A random name given when the index is begun, so that an index that was deleted and made anew in the
/// same folder isn't taken for a later commit of the same.</param>
/// <param name="Number">Rises by one with each commit; 0 when nothing was ever committed.</param>
public sealed record CommitInfo(string Identity, string IndexId, long Number)
{
    private const string IdentityKey = "identity";
    private const string IndexIdKey = "index";
    private const string NumberKey = "commit";

    /// <summary>Of an index into which nothing was ever committed.</summary>
    public static CommitInfo None { get; } = new("", "", 0);

    /// <summary>Reads the newest commit's.</summary>
    /// <returns><see cref="None"/> when there is no commit.</returns>
    /// <exception cref="IndexFormatException">The commit can't be read.</exception>
    public static CommitInfo Read(MapDirectory directory) => ReadSegments(directory) is { } segments ? Of(segments.UserData) : None;

    /// <summary>Reads the newest commit, null when there is none.</summary>
    /// <exception cref="IndexFormatException">The commit can't be read.</exception>
    internal static SegmentInfos? ReadSegments(MapDirectory directory)
    {
        while (true)
        {
            long generation = SegmentInfos.GetLastCommitGeneration(directory);
            if (generation < 0)
            {
                return null;
            }
            try
            {
                var segments = new SegmentInfos();
                segments.Read(directory);
                return segments;
            }
            catch (Exception e) when (IndexExceptions.IsOfReading(e))
            {
                // The index may have been deleted since it was listed.
                if (SegmentInfos.GetLastCommitGeneration(directory) == generation)
                {
                    throw IndexExceptions.TranslateOpening(e, SegmentInfos.GetLastCommitSegmentsFileName(directory));
                }
            }
        }
    }

    internal static CommitInfo Of(IDictionary<string, string> userData)
    {
        string Value(string key) => userData.TryGetValue(key, out string? value) ? value : "";
        _ = long.TryParse(Value(NumberKey), CultureInfo.InvariantCulture, out long number);
        return new CommitInfo(Value(IdentityKey), Value(IndexIdKey), number);
    }

    internal Dictionary<string, string> ToUserData() => new(StringComparer.Ordinal)
    {
        [IdentityKey] = Identity,
        [IndexIdKey] = IndexId,
        [NumberKey] = Number.ToString(CultureInfo.InvariantCulture),
    };
}
