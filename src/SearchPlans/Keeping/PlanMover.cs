using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Keeping;

/// <summary>
/// Takes plans out of a corpus, brings them back and gives them other names: their files first, as one (<see cref="FileMoves"/>), then
/// the index, then
/// the log. Whatever ends it on the way, a plan is wholly in the corpus or wholly in the trash once the next to write has begun.
/// </summary>
/// <param name="corpus">The corpus.</param>
/// <param name="index">The index.</param>
/// <param name="records">Where what was done is entered.</param>
internal sealed class PlanMover(CorpusFolder corpus, IPlanIndex index, CorpusRecords records)
{
    private readonly FileMoves _moves = new(corpus);
    private readonly Trash _trash = new(corpus);
    private readonly PlanKeeper _keeper = new(corpus);

    /// <summary>Takes a plan out.</summary>
    /// <param name="writer">The index, open for writing.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="by">Who removes it.</param>
    /// <returns>Where it lies; null where there is no such plan, or its files are gone.</returns>
    /// <exception cref="PlanFileException">A link leads to it.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; it is where it was.</exception>
    public async Task<RemoveOutcome?> RemoveAsync(IPlanIndexWriter writer, string planId, Writer by)
    {
        if (await StandingAsync(planId) is not var (plan, file))
        {
            return null;
        }
        (TrashEntry entry, IReadOnlyList<FileMove> moves) = Guard(() => _trash.Prepare(plan, file, TrashReason.Removed, by, records.Now));
        Run(moves, [], entry);
        records.Append(records.Of(by, WriteAction.Removed, plan) with { Version = entry.Key });
        return new RemoveOutcome(entry) { NotIndexed = await IndexAsync(writer, [plan.File], null) };
    }

    /// <summary>Brings back what lies in the trash: a plan that was removed, beside what has come under its name since, or a version of one
    /// that is still there, which then takes its place in the trash.</summary>
    /// <param name="writer">The index, open for writing.</param>
    /// <param name="key">The entry.</param>
    /// <param name="by">Who brings it back.</param>
    /// <returns>The plan as it is now; null where there is no such entry.</returns>
    /// <exception cref="PlanFileException">What lies there can't be read.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; all is where it was.</exception>
    public async Task<KeepOutcome?> RestoreAsync(IPlanIndexWriter writer, string key, Writer by)
    {
        Guard(_moves.Recover);
        if (_trash.Find(key) is not { } entry)
        {
            return null;
        }
        // A sidecar or a text that can't be read would leave it out of the index.
        CorpusFile held = _trash.FileOf(entry);
        await CorpusReading.ReadAsync(held, CancellationToken.None);
        TrashEntry? replaced = null;
        List<FileMove> moves = [];
        string[] gone = [];
        string name = entry.Document, id = entry.PlanId;
        if (entry.Reason == TrashReason.Replaced && await StandingAsync(entry.PlanId) is var (plan, file))
        {
            (replaced, IReadOnlyList<FileMove> @out) =
                Guard(() => _trash.Prepare(plan, file, TrashReason.Replaced, by, records.Now));
            moves.AddRange(@out);
            gone = [plan.File];
            name = Path.GetExtension(file.Name) == Path.GetExtension(name)
                ? file.Name
                : _keeper.FreeName(Path.ChangeExtension(file.Name, Path.GetExtension(name)));
        }
        else
        {
            name = _keeper.FreeName(name);
            // Another may have been added under the name since; it stays, and so does its id.
            id = await new PlanIdentities(corpus, index).OfAsync(
                new CorpusFile(name, corpus.FullPathOf(name)), entry.PlanId, CancellationToken.None) ?? PlanIds.Of(name);
        }
        (IReadOnlyList<FileMove> back, string? staged) = Guard(() =>
            PlanFiles.MovesTo(corpus, held, Trash.DocumentOf(entry), name, id));
        Run([.. moves, .. back], [staged], replaced);
        _trash.Forget(entry.Key);
        KeepOutcome outcome = await ReadAsync(writer, name, id, gone);
        records.Append(records.Of(by, WriteAction.Restored, outcome.Plan) with { Version = replaced?.Key ?? entry.Key });
        return outcome;
    }

    /// <summary>Gives a plan another name, by which it keeps its id.</summary>
    /// <param name="writer">The index, open for writing.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="wanted">The name, with folders, relative to the corpus; made harmless. Its ending is the document's.</param>
    /// <param name="by">Who renames it.</param>
    /// <returns>The plan as it is now; null where there is no such plan.</returns>
    /// <exception cref="PlanFileException">Another plan has that name.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; it is where it was.</exception>
    public async Task<KeepOutcome?> RenameAsync(IPlanIndexWriter writer, string planId, string wanted, Writer by)
    {
        if (await StandingAsync(planId) is not var (plan, file))
        {
            return null;
        }
        string extension = Path.GetExtension(file.Name);
        string name = CorpusNames.Of(
            wanted.Trim().EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? wanted.Trim() : wanted.Trim() + extension,
            plan.DisplayTitle());
        if (name == file.Name)
        {
            return new KeepOutcome(plan);
        }
        // On a disk that doesn't tell letters apart the plan's own name is taken by itself.
        if (_keeper.FreeName(name) != name && !name.Equals(file.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new PlanFileException($"语料里已有“{name}”。请另取一个文件名。");
        }
        (IReadOnlyList<FileMove> moves, string? staged) = Guard(() => PlanFiles.MovesTo(corpus, file, file.Name, name, plan.Id));
        // A sidecar that was written anew goes with its plan; the old one has nothing left to say.
        string[] left =
        [
            .. PlanFiles.NamesOf(file.Name).Where(old => File.Exists(corpus.FullPathOf(old)) && moves.All(m => m.From != old)),
        ];
        Run(moves, [staged], null);
        Array.ForEach(left, old => Guard(() => File.Delete(corpus.FullPathOf(old))));
        KeepOutcome outcome = await ReadAsync(writer, name, plan.Id, [plan.File]);
        records.Append(records.Of(by, WriteAction.Renamed, outcome.Plan) with { Before = plan.File });
        return outcome;
    }

    // After what was begun by others was finished; null where its files are gone.
    private async Task<(PlanSummary Plan, CorpusFile File)?> StandingAsync(string planId)
    {
        Guard(_moves.Recover);
        return await index.FindAsync(planId, CancellationToken.None) is { } plan
            && corpus.FileOf(plan.File) is var file && File.Exists(file.FullPath)
            ? (plan, file)
            : null;
    }

    private void Run(IReadOnlyList<FileMove> moves, IReadOnlyList<string?> staged, TrashEntry? made)
    {
        try
        {
            _moves.Run(moves);
        }
        catch
        {
            PlanFiles.Unstage(corpus, staged);
            if (made is not null)
            {
                _trash.Forget(made.Key);
            }
            throw;
        }
    }

    private async Task<KeepOutcome> ReadAsync(IPlanIndexWriter writer, string name, string id, string[] gone)
    {
        CorpusFile file = _keeper.Existing(name)!.Value;
        CorpusPlan read = await CorpusReading.ReadAsync(file, CancellationToken.None);
        return new KeepOutcome(PlanTexts.Summarize(file, read.Plan, id))
        {
            NotIndexed = await IndexAsync(writer, [.. gone.Where(g => g != file.File)], read.Indexed(file, id)),
        };
    }

    // What was moved is moved, whatever becomes of the index: said, not told as a failure.
    private static async Task<string?> IndexAsync(IPlanIndexWriter writer, IReadOnlyList<string> gone, IndexedPlan? plan)
    {
        try
        {
            await writer.DeleteAsync(gone.ToHashSet(StringComparer.Ordinal), CancellationToken.None);
            if (plan is not null)
            {
                await writer.AddAsync(plan, CancellationToken.None);
            }
            await writer.CommitAsync(CancellationToken.None);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "语料已改好，但索引没有写成，检索暂时还是原来的样子。请管理员检查索引所在的磁盘，之后会自动更新。";
        }
    }

    private static void Guard(Action act) => Guard(() =>
    {
        act();
        return true;
    });

    private static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException and not CorpusWriteException or UnauthorizedAccessException)
        {
            throw new CorpusWriteException(e);
        }
    }
}
