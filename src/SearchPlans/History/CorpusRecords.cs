using SearchPlans.Corpus;

namespace SearchPlans.History;

/// <summary>Enters what is done to a corpus into its log. That a line couldn't be written doesn't undo what it is about: it is
/// told.</summary>
internal sealed class CorpusRecords(CorpusFolder corpus, TimeProvider clock)
{
    /// <summary>The log.</summary>
    public WriteLog Log { get; } = new(corpus.FullPath);

    /// <summary>Is told why something couldn't be entered.</summary>
    public event Action<Exception>? Failed;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What is to be entered of a plan.</summary>
    public LogEntry Of(Writer by, WriteAction action, PlanSummary plan) =>
        new(Now, by, action, plan.Id, plan.File) { Title = plan.DisplayTitle() };

    /// <summary>Enters something.</summary>
    public void Append(params IReadOnlyCollection<LogEntry> entries)
    {
        try
        {
            Log.Append(entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failed?.Invoke(e);
        }
    }

    /// <summary>Enters what the log doesn't know: files that somebody put into the folder, took from it or moved in it, and what was done
    /// by a process that was killed before it could say so. Of what it knows nothing is entered again, however the index was
    /// made.</summary>
    /// <param name="plans">All plans of the index, which is in step.</param>
    /// <param name="trash">Tells what was removed from what was taken away.</param>
    public void EnterUnknown(IReadOnlyList<PlanSummary> plans, Trash trash)
    {
        try
        {
            IReadOnlyDictionary<string, string> known = Log.Present();
            Log.Append([.. Found(plans, known), .. Gone(plans, known, trash)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of a corpus that may only be read there is no log; what can't be entered now is the next time.
        }
    }

    private IEnumerable<LogEntry> Found(IReadOnlyList<PlanSummary> plans, IReadOnlyDictionary<string, string> known)
    {
        // Seen together, they came together.
        DateTimeOffset now = Now;
        foreach (PlanSummary plan in plans)
        {
            string? before = known.GetValueOrDefault(plan.Id);
            bool isKnown = before is not null && DocumentOf(before) == DocumentOf(plan.File);
            // The list may be half a second old.
            if (!isKnown && File.Exists(corpus.FullPathOf(plan.File)))
            {
                yield return Of(Writer.Folder, before is null ? WriteAction.Found : WriteAction.Renamed, plan) with
                {
                    Time = now,
                    Before = before,
                };
            }
        }
    }

    private IEnumerable<LogEntry> Gone(IReadOnlyList<PlanSummary> plans, IReadOnlyDictionary<string, string> known, Trash trash)
    {
        var ids = plans.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        (string Id, string File)[] missing =
            [.. known.Where(k => !ids.Contains(k.Key) && !IsThere(k.Value)).Select(k => (k.Key, k.Value))];
        var gone = corpus.WithoutUnseen(missing.Select(m => m.File)).ToHashSet(StringComparer.Ordinal);
        foreach ((string id, string file) in missing.Where(m => gone.Contains(m.File)))
        {
            TrashEntry? removed = trash.OfPlan(id).FirstOrDefault(e => e.Reason == TrashReason.Removed);
            yield return removed is null
                ? new LogEntry(Now, Writer.Folder, WriteAction.Gone, id, file)
                : new LogEntry(removed.Time, removed.By, WriteAction.Removed, id, file) { Title = removed.Title, Version = removed.Key };
        }
    }

    private bool IsThere(string file) => File.Exists(corpus.FullPathOf(file)) || File.Exists(corpus.FullPathOf(DocumentOf(file)));

    private static string DocumentOf(string file) => CorpusFolder.DocumentOf(file) ?? file;
}
