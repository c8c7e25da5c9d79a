using System.Collections.Concurrent;
using System.Globalization;
using SearchPlans.Corpus;

namespace SearchPlans.Index;

/// <summary>
/// Gives plans their ids: the one that a plan's sidecar keeps, else the one that its name gives, unless another plan that is still there
/// has it: a plan that was moved keeps its id, whatever is put under its old name or copied with its sidecar. For one run through
/// a corpus, whose plans may not be in the index yet. Safe for concurrent use.
/// </summary>
internal sealed class PlanIdentities(CorpusFolder corpus, IPlanIndex index)
{
    private readonly ConcurrentDictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <summary>Sets ids aside for the plans whose sidecars keep them.</summary>
    /// <param name="files">In the order in which they have a right to an id that several keep.</param>
    public void Reserve(IEnumerable<CorpusFile> files)
    {
        foreach (CorpusFile file in files)
        {
            if (StatedId(file) is { } id)
            {
                _taken.TryAdd(id, file.Name);
            }
        }
    }

    /// <summary>The id of a plan.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="stated">What its sidecar keeps, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The id; null for the one that the name gives.</returns>
    public async Task<string?> OfAsync(CorpusFile file, string? stated, CancellationToken cancellation)
    {
        string named = PlanIds.Of(file.Name);
        if (stated is not null && await TakeAsync(stated, file, cancellation))
        {
            return stated == named ? null : stated;
        }
        if (await TakeAsync(named, file, cancellation))
        {
            return null;
        }
        for (int n = 2; ; n++)
        {
            string other = PlanIds.Of(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\n{n}"));
            if (await TakeAsync(other, file, cancellation))
            {
                return other;
            }
        }
    }

    private async Task<bool> TakeAsync(string id, CorpusFile file, CancellationToken cancellation) =>
        _taken.GetOrAdd(id, file.Name) == file.Name && !await BelongsToOtherAsync(id, file, cancellation);

    // What the index says of a file that is gone counts no more.
    private async Task<bool> BelongsToOtherAsync(string id, CorpusFile file, CancellationToken cancellation)
    {
        try
        {
            return await index.FindAsync(id, cancellation) is { } plan
                && corpus.FileOf(plan.File) is var other && other.Name != file.Name
                && (File.Exists(other.FullPath) || File.Exists(corpus.FullPathOf(other.Name)));
        }
        catch (PlanIndexException)
        {
            // It is being made anew.
            return false;
        }
    }

    private static string? StatedId(CorpusFile file)
    {
        try
        {
            return CorpusReading.StatedId(file);
        }
        catch (Plans.PlanFileException)
        {
            // Who reads the plan says so.
            return null;
        }
    }
}
