using System.Collections.Concurrent;
using System.Collections.Frozen;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Plans;

namespace SearchPlans.Feeds;

/// <summary>Which paragraphs earlier versions of plans had, so that of a plan that was replaced only what wasn't there before is new. Safe
/// for concurrent use.</summary>
internal sealed class FormerTexts(Trash trash)
{
    // Versions are looked at again and again as long as their plans are new; what was forgotten is read again.
    private const int MaxKept = 200;

    private readonly ConcurrentDictionary<string, FrozenSet<string>> _anchors = new(StringComparer.Ordinal);

    /// <summary>The anchors of an earlier version; none where it isn't there any more, so that nothing new is missed.</summary>
    public async Task<IReadOnlySet<string>> AnchorsOfAsync(string? version, CancellationToken cancellation)
    {
        if (version is null)
        {
            return FrozenSet<string>.Empty;
        }
        if (_anchors.TryGetValue(version, out FrozenSet<string>? known))
        {
            return known;
        }
        FrozenSet<string> anchors = await ReadAsync(version, cancellation);
        if (_anchors.Count >= MaxKept)
        {
            _anchors.Clear();
        }
        return _anchors[version] = anchors;
    }

    private async Task<FrozenSet<string>> ReadAsync(string version, CancellationToken cancellation)
    {
        try
        {
            return trash.Find(version) is { } entry
                ? (await CorpusReading.ReadAsync(trash.FileOf(entry), cancellation)).Plan.Units
                    .Select(u => u.Anchor).ToFrozenSet(StringComparer.Ordinal)
                : [];
        }
        catch (PlanFileException)
        {
            return [];
        }
    }
}
