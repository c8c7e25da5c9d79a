using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>
/// Takes many documents into a corpus and its index. Files are read and compared with the index side by side, a batch at a time, while
/// others
/// may write; then one after the other decided upon and written, and indexed side by side, as one piece of the writer's work. What is
/// in the corpus already isn't read again. Stopped at any point, whatever was written is whole, is found as the same the
/// next time, and reaches the index then at the latest.
/// </summary>
/// <param name="corpus">Where documents go.</param>
/// <param name="index">The index, in which copies are looked for.</param>
/// <param name="queue">The way to the index' writer.</param>
/// <param name="records">Where what was kept is entered.</param>
/// <param name="choices">What is to be done where a document isn't simply new.</param>
/// <param name="scan">Told how far the reading of a scan is.</param>
internal sealed class PlanAdder(
    CorpusFolder corpus, IPlanIndex index, WriteQueue queue, CorpusRecords records, AddChoices choices, Action<ScanProgress> scan)
{
    private const int FilesPerCommit = 500;
    private const int FilesPerBatch = 48;

    // Bounds what is held of a batch: bytes, text and plan of each.
    private const long BytesPerBatch = 64L << 20;

    private readonly PlanKeeper _keeper = new(corpus);
    private readonly Trash _trash = new(corpus);
    private readonly PlanIdentities _identities = new(corpus, index);
    private readonly RunCopies _inRun = new();
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly List<FileOutcome> _outcomes = [];
    private long _characters;
    private int _uncommitted;
    private string? _notIndexed;

    /// <summary>Adds documents.</summary>
    /// <param name="sources">The documents.</param>
    /// <param name="report">Told of each file: how many are done, and what became of it.</param>
    /// <param name="cancellation">Ends it between two batches, or while one is read; what was kept up to then is committed.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was kept.</exception>
    public async Task<AddReport> RunAsync(IEnumerable<AddSource> sources, Action<int, FileOutcome> report, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        // An index that has to be begun anew is filled before anything is compared with it.
        if (await index.StateAsync(cancellation) is not { Exists: true, IsOutdated: false })
        {
            await queue.WritePieceAsync(this, _ => Task.FromResult(true), cancellation);
        }
        // A single document has its turn once.
        bool isSingle = sources is AddSource[] { Length: 1 };
        foreach (AddSource[] batch in Batches(sources))
        {
            string asOf = (await index.StateAsync(CancellationToken.None)).Version;
            if (await ReadAsync(batch, cancellation) is not { } drafts)
            {
                break;
            }
            AddDraft[] scans = await ScansAmongAsync(drafts);
            AddDraft[] read = [.. drafts.Where(draft => !scans.Contains(draft))];
            await WriteAsync(writer => KeepAllAsync(writer, read, asOf, report, commits: isSingle));
            // They take minutes: what else is in the batch doesn't wait for them, and neither does anybody who writes.
            foreach (AddDraft refused in scans)
            {
                asOf = (await index.StateAsync(CancellationToken.None)).Version;
                if (await KeptScanAsync(refused.Source) is { } kept)
                {
                    _outcomes.Add(new FileOutcome(refused.Source.Name, AddStatus.Duplicate, kept));
                    report(_outcomes.Count, _outcomes[^1]);
                }
                else if (await ReadScanAsync(refused.Source, cancellation) is { } scanned)
                {
                    await WriteAsync(writer => KeepAllAsync(writer, [scanned], asOf, report, commits: true));
                }
            }
        }
        if (!isSingle)
        {
            await WriteAsync(writer => writer.CommitAsync(CancellationToken.None));
        }
        cancellation.ThrowIfCancellationRequested();
        return new AddReport(_outcomes, _characters, watch.Elapsed.TotalMilliseconds) { NotIndexed = _notIndexed };
    }

    private async Task<AddDraft[]> ScansAmongAsync(AddDraft[] drafts)
    {
        if (!choices.ReadsScans || !drafts.Any(draft => draft.IsScan))
        {
            return [];
        }
        if (await ScanReader.IsAvailableAsync())
        {
            return [.. drafts.Where(draft => draft.IsScan)];
        }
        for (int i = 0; i < drafts.Length; i++)
        {
            drafts[i] = drafts[i].IsScan ? AddDraft.Refused(drafts[i].Source, drafts[i].Refusal + ScanReader.Needed) : drafts[i];
        }
        return [];
    }

    // The plan that was read from the same scan under the same name, so that what was stopped and begun again isn't read twice.
    private async Task<PlanSummary?> KeptScanAsync(AddSource source)
    {
        string name = CorpusNames.Of(source.Target, "");
        var original = new FileInfo(corpus.FullPathOf(name));
        if (!original.Exists || original.Length != source.ByteLength || !File.Exists(original.FullName + CorpusFolder.TextExtension)
            || await index.FindAsync(PlanIds.Of(name), CancellationToken.None) is not { } plan)
        {
            return null;
        }
        try
        {
            byte[] kept = await File.ReadAllBytesAsync(original.FullName, CancellationToken.None);
            return kept.AsSpan().SequenceEqual(source.Read()) ? plan : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlanFileException)
        {
            // It is read again, or refused.
            return null;
        }
    }

    // Null when it was cancelled.
    private async Task<AddDraft?> ReadScanAsync(AddSource source, CancellationToken cancellation)
    {
        try
        {
            byte[] content = source.Read();
            PlanFile file = await ScanReader.ReadAsync(content, source.Target,
                new PageTeller(pages => scan(new ScanProgress(source.Name, pages))), cancellation);
            return await AddDraft.ReadAsync(
                index, source with { Read = () => content, File = file }, choices.Given, _replaced.Contains, cancellation);
        }
        catch (PlanFileException e)
        {
            return AddDraft.Refused(source, e.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // Told at once, on the thread that reads.
    private sealed class PageTeller(Action<RecognitionProgress> told) : IProgress<RecognitionProgress>
    {
        public void Report(RecognitionProgress value) => told(value);
    }

    // Null when it was cancelled.
    private async Task<AddDraft[]?> ReadAsync(AddSource[] batch, CancellationToken cancellation)
    {
        var drafts = new AddDraft[batch.Length];
        try
        {
            await SideBySide.ForEachAsync(
                Enumerable.Range(0, batch.Length), async (i, token) => drafts[i] = await ReadAsync(batch[i], token), cancellation);
            return drafts;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // From here on it goes to its end: what is written into the corpus gets into the index. What was kept is kept, whatever becomes of the
    // index: said, not told as a failure.
    private async Task WriteAsync(Func<IPlanIndexWriter, Task> write)
    {
        try
        {
            await queue.WritePieceAsync(
                this,
                async writer =>
                {
                    await write(writer);
                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception e)
            when (e is IOException and not PlanIndexLockedException or UnauthorizedAccessException && _outcomes.Exists(IsKept))
        {
            _notIndexed = CorpusWriteException.IsFull(e)
                ? "已存入语料，但索引所在的磁盘空间不足，暂时检索不到。请管理员腾出空间，之后会自动补上。"
                : "已存入语料，但索引没有写成，暂时检索不到。请管理员检查索引文件夹，之后会自动补上。";
        }
    }

    private async Task KeepAllAsync(
        IPlanIndexWriter writer, AddDraft[] drafts, string asOf, Action<int, FileOutcome> report, bool commits)
    {
        // In this process or in another, since the batch was compared.
        bool othersWrote = (await index.StateAsync(CancellationToken.None)).Version != asOf;
        var kept = new List<KeptPlan>();
        var entries = new List<LogEntry>();
        foreach (AddDraft draft in drafts)
        {
            AddDraft compared = othersWrote ? await draft.ComparedAsync(index, _replaced.Contains, CancellationToken.None) : draft;
            FileOutcome outcome = await DecideAsync(compared, kept, entries);
            _outcomes.Add(outcome with { Undecided = null });
            report(_outcomes.Count, outcome);
        }
        // They are in the corpus, whatever becomes of the index.
        records.Append(entries);
        await writer.DeleteAsync(kept.SelectMany(k => k.GivenWay).ToHashSet(StringComparer.Ordinal), CancellationToken.None);
        await SideBySide.ForEachAsync(
            kept, async (k, token) => await writer.AddAsync(Indexed(k), token), CancellationToken.None);
        _uncommitted += kept.Count;
        if (commits || _uncommitted >= FilesPerCommit)
        {
            await writer.CommitAsync(CancellationToken.None);
            _uncommitted = 0;
        }
    }

    // Where a document takes another's place, what was said of figures holds as far as their paragraphs are still there.
    private static IndexedPlan Indexed(KeptPlan kept) => new(kept.File, kept.Plan, kept.ContentHash)
    {
        Id = kept.Id,
        FigureCorrections = PlanSidecar.ReadFigures(kept.File.SidecarOwner),
    };

    private static bool IsKept(FileOutcome outcome) => outcome.Status is AddStatus.Added or AddStatus.Updated;

    private static IEnumerable<AddSource[]> Batches(IEnumerable<AddSource> sources)
    {
        var batch = new List<AddSource>();
        long bytes = 0;
        foreach (AddSource source in sources)
        {
            batch.Add(source);
            bytes += source.ByteLength;
            if (batch.Count < FilesPerBatch && bytes < BytesPerBatch)
            {
                continue;
            }
            yield return [.. batch];
            batch.Clear();
            bytes = 0;
        }
        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    private async Task<AddDraft> ReadAsync(AddSource source, CancellationToken cancellation)
    {
        try
        {
            return await AddDraft.ReadAsync(index, source, choices.Given, _replaced.Contains, cancellation);
        }
        catch (PlanFileException e)
        {
            return AddDraft.Refused(source, e.Message, e.IsScan);
        }
    }

    private async Task<FileOutcome> DecideAsync(AddDraft draft, List<KeptPlan> kept, List<LogEntry> entries)
    {
        if (draft.Refusal is not null)
        {
            return Refused(draft, draft.Refusal);
        }
        try
        {
            return await DecideReadableAsync(draft, kept, entries);
        }
        catch (PlanFileException e)
        {
            return Refused(draft, e.Message);
        }
        catch (CorpusWriteException e)
        {
            return Refused(draft, e.Message) with { Failure = e };
        }
    }

    private async Task<FileOutcome> DecideReadableAsync(AddDraft draft, List<KeptPlan> kept, List<LogEntry> entries)
    {
        PlanSummary? same = _inRun.Same(draft.TextHash) ?? (draft.Same is { } known && !_replaced.Contains(known.File) ? known : null);
        if (same is not null)
        {
            return Outcome(draft, AddStatus.Duplicate, same);
        }
        CorpusFile? old = await ReplacedAsync(draft);
        if (old is null && choices.NearCopies != NearCopyChoice.Both && await NearToAsync(draft) is [var nearest, ..] near)
        {
            if (choices.NearCopies != NearCopyChoice.New)
            {
                return Outcome(draft, AddStatus.NearCopy, nearest.Plan) with
                {
                    AllNear = near,
                    Undecided = choices.NearCopies == NearCopyChoice.Ask
                        ? new UndecidedCopy(new ImportedDocument(draft.Source.Target, draft.Document.Content, draft.Document.File))
                        : null,
                };
            }
            old = corpus.FileOf(nearest.Plan.File);
        }
        return await KeepAsync(draft, old, kept, entries);
    }

    private async Task<IReadOnlyList<NearCopy>> NearToAsync(AddDraft draft) =>
        NearCopies.NearestFirst((await _inRun.NearAsync(draft.Sketch, SketchAsync))
            .Concat(draft.Near.Where(near => !_replaced.Contains(near.Plan.File)))
            .DistinctBy(near => near.Plan.Id));

    // The document that gives way: the one of the plan that was named, or the one of the same name.
    private async Task<CorpusFile?> ReplacedAsync(AddDraft draft)
    {
        if (choices.Replaces is { } id)
        {
            return await index.FindAsync(id, CancellationToken.None) is { } plan
                ? corpus.FileOf(plan.File)
                : throw new PlanFileException($"要取代的计划 {id} 不在语料里，也许刚被移走。请重新选择。");
        }
        return choices.Update ? _keeper.Existing(draft.Name) : null;
    }

    private async Task<FileOutcome> KeepAsync(AddDraft draft, CorpusFile? old, List<KeptPlan> kept, List<LogEntry> entries)
    {
        // In the folder and under the name of what it replaces, where the kind of file is the same: links to the plan last.
        string name = old is not { } before ? _keeper.FreeName(draft.Name)
            : Path.GetExtension(before.Name) == Path.GetExtension(draft.Name) ? before.Name
            : _keeper.FreeName(FolderOf(before.Name) + Path.GetFileName(draft.Name));
        (CorpusFile file, string? id, string? version) = old is { } gone
            ? await ReplaceAsync(name, draft.Document, gone)
            : await KeepNewAsync(name, draft.Document);
        bool isAsRead = old is null && id is null;
        CorpusPlan read = isAsRead && draft.Document.IsText && file.File == draft.Source.Target && draft.Document.Given is null
            ? new CorpusPlan(draft.Plan, ContentHashes.OfFile(draft.Document.Content, []), [])
            : await CorpusReading.ReadAsync(file, CancellationToken.None);
        PlanSummary summary = PlanTexts.Summarize(file, read.Plan, id);
        string[] givenWay = [.. new[] { old?.File, old?.Original }.OfType<string>().Append(file.File).Distinct()];
        if (old is null)
        {
            givenWay = [];
        }
        // What gives way within this batch isn't in the index yet and is not to get there; what it took the place of is.
        KeptPlan[] overtaken = [.. kept.Where(k => givenWay.Contains(k.File.File))];
        kept.RemoveAll(overtaken.Contains);
        kept.Add(new KeptPlan(file, read.Plan, read.ContentHash, id, [.. overtaken.SelectMany(k => k.GivenWay).Union(givenWay)]));
        if (old is not null)
        {
            _replaced.UnionWith(givenWay);
            _inRun.Forget(givenWay);
        }
        _inRun.Add(draft.TextHash, draft.Sketch, summary);
        _characters += read.Plan.Text.Length;
        entries.Add(records.Of(choices.By, old is null ? WriteAction.Added : WriteAction.Updated, summary) with { Version = version });
        return Outcome(draft, old is null ? AddStatus.Added : AddStatus.Updated, summary);
    }

    private async Task<(CorpusFile File, string? Id, string? Version)> KeepNewAsync(string name, ReadDocument document)
    {
        CorpusFile file = _keeper.Keep(name, document);
        // Its name may have been that of a plan that was moved and has kept its id.
        string? id = await _identities.OfAsync(file, null, CancellationToken.None);
        if (id is not null)
        {
            TrySaveId(file, id);
        }
        return (file, id, null);
    }

    private async Task<(CorpusFile File, string? Id, string? Version)> ReplaceAsync(string name, ReadDocument document, CorpusFile old)
    {
        PlanSummary before = await SummaryAsync(old);
        TrashEntry? version = null;
        try
        {
            (version, IReadOnlyList<FileMove> moves) = _trash.Prepare(before, old, TrashReason.Replaced, choices.By, records.Now);
            CorpusFile file = _keeper.Replace(name, document, old, before.Id, moves);
            return (file, PlanIds.Of(file.Name) == before.Id ? null : before.Id, version.Key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlanFileException)
        {
            if (version is not null)
            {
                _trash.Forget(version.Key);
            }
            if (e is PlanFileException or CorpusWriteException)
            {
                throw;
            }
            throw new CorpusWriteException(e);
        }
    }

    // As the index knows it; what was kept within this batch isn't there yet.
    private async Task<PlanSummary> SummaryAsync(CorpusFile file)
    {
        string? stated = CorpusReading.StatedId(file);
        if (await index.FindAsync(stated ?? PlanIds.Of(file.Name), CancellationToken.None) is { } plan && plan.File == file.File)
        {
            return plan;
        }
        string? id = await _identities.OfAsync(file, stated, CancellationToken.None);
        return PlanTexts.Summarize(file, (await CorpusReading.ReadAsync(file, CancellationToken.None)).Plan, id);
    }

    // Without it the id is the same as long as the other plan is there.
    private static void TrySaveId(CorpusFile file, string id)
    {
        try
        {
            PlanSidecar.SaveId(file.SidecarOwner, id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The plan is in the corpus, and is indexed with it.
        }
    }

    private async Task<ShingleSketch> SketchAsync(PlanSummary plan) =>
        NearCopies.SketchOf((await CorpusReading.ReadAsync(corpus.FileOf(plan.File), CancellationToken.None)).Plan);

    private static string FolderOf(string name) => name[..(name.LastIndexOf('/') + 1)];

    private static FileOutcome Refused(AddDraft draft, string reason) =>
        new(draft.Source.Name, AddStatus.Refused, null) { Reason = reason };

    private static FileOutcome Outcome(AddDraft draft, AddStatus status, PlanSummary plan) =>
        new(draft.Source.Name, status, plan) { Notices = draft.Document.File.Notices };

    private sealed record KeptPlan(CorpusFile File, Plan Plan, string ContentHash, string? Id, IReadOnlyList<string> GivenWay);
}
