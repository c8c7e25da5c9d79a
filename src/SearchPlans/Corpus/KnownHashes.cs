using System.Collections.Concurrent;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>
/// Hashes of files that this process has read, by size and time, so that looking through a large corpus again reads only
/// what was written since. Content stays the judge: a file written less than <see cref="Settling"/> before it was read
/// may be written again within the same tick of the clock, and isn't remembered (what git calls racily clean).
/// Safe for concurrent use.
/// </summary>
internal sealed class KnownHashes
{
    /// <summary>How long after its writing a file's size and time say that it is still the same.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (FileStamp File, FileStamp Sidecar, string Hash)> _known = new(StringComparer.Ordinal);

    /// <summary>Hash of a file and its sidecar, read only where it has to be.</summary>
    /// <exception cref="PlanFileException">It can't be read.</exception>
    public string Of(CorpusFile file)
    {
        (FileStamp content, FileStamp sidecar) = Stamps(file);
        if (_known.TryGetValue(file.FullPath, out var known) && known.File == content && known.Sidecar == sidecar)
        {
            return known.Hash;
        }
        DateTime settledBefore = DateTime.UtcNow - Settling;
        string hash = CorpusReading.Hash(file);
        if (content.Written < settledBefore && sidecar.Written < settledBefore && Stamps(file) == (content, sidecar))
        {
            _known[file.FullPath] = (content, sidecar, hash);
        }
        else
        {
            _known.TryRemove(file.FullPath, out _);
        }
        return hash;
    }

    /// <summary>Forgets files that are gone.</summary>
    public void Keep(IEnumerable<CorpusFile> files)
    {
        if (_known.IsEmpty)
        {
            return;
        }
        var present = files.Select(f => f.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (string path in _known.Keys.Where(p => !present.Contains(p)))
        {
            _known.TryRemove(path, out _);
        }
    }

    private static (FileStamp Content, FileStamp Sidecar) Stamps(CorpusFile file) =>
        (FileStamp.Of(new FileInfo(file.FullPath)), FileStamp.Of(new FileInfo(PlanSidecar.PathOf(file.SidecarOwner))));
}
