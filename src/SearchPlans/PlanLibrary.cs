using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Diagnostics;
using SearchPlans.Feeds;
using SearchPlans.Fetching;
using SearchPlans.Figures;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.Indexing;
using SearchPlans.Keeping;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans;

/// <summary>
/// A corpus of plans and its index: everything the command line and the web pages do. Safe for concurrent use.
/// Searches see the last commit, also one made by another process, within half a second.
/// </summary>
/// <remarks>Methods throw <see cref="OperationCanceledException"/> when cancelled, and <see cref="PlanIndexException"/> when the index
/// can't be read.</remarks>
public sealed partial class PlanLibrary : IAsyncDisposable
{
    private readonly CorpusFolder _corpus;
    private readonly VocabularySource _vocabulary;
    private readonly IPlanIndex _index;
    private const int MaxRecent = 20;

    private readonly CorpusSync _sync;
    private readonly WriteQueue _queue;
    private readonly CorpusRecords _records;
    private readonly Trash _trash;
    private readonly PlanMover _mover;
    private readonly PlanReview _review;

    private PlanLibrary(CorpusFolder corpus, VocabularySource vocabulary, IPlanIndex index)
    {
        _corpus = corpus;
        _vocabulary = vocabulary;
        _index = index;
        _records = new CorpusRecords(corpus, TimeProvider.System);
        _trash = new Trash(corpus);
        _mover = new PlanMover(corpus, index, _records);
        _review = new PlanReview(index, corpus);
        Feeds = new LibraryFeeds(index, _records.Log, _trash);
        Searches = new SavedSearches(corpus);
        _sync = new CorpusSync(corpus, new CorpusPresence(corpus), new KnownHashes(), index, _records);
        _queue = new WriteQueue(
            index, async (writer, cancellation) => Remember(await _sync.FillAsync(writer, cancellation), null));
    }

    /// <summary>Opens a corpus and its index; the index may be missing or empty until <see cref="SynchronizeAsync"/> has run.</summary>
    /// <param name="corpusPath">The folder of plan files.</param>
    /// <param name="index">Where the index is, and how it is made.</param>
    public static PlanLibrary Open(string corpusPath, EmbeddedIndexOptions index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Open(corpusPath, index.Words, (words, areWordsGone) => new EmbeddedPlanIndex(index, words, areWordsGone));
    }

    /// <summary>Opens a corpus and its index, wherever that is.</summary>
    /// <param name="corpusPath">The folder of plan files.</param>
    /// <param name="words">What cuts texts into words.</param>
    /// <param name="open">Opens the index; gets the words as the corpus has them now, and whether the corpus can't be looked into.</param>
    internal static PlanLibrary Open(string corpusPath, IndexWords words, Func<Func<PlanVocabulary>, Func<bool>, IPlanIndex> open)
    {
        var corpus = new CorpusFolder(corpusPath);
        var vocabulary = new VocabularySource(corpus.FullPath, words);
        return new PlanLibrary(corpus, vocabulary, open(vocabulary.Latest, () => !Directory.Exists(corpus.FullPath)));
    }

    /// <summary>Opens a corpus and its index in a folder, made as by default.</summary>
    /// <param name="corpusPath">The folder of plan files.</param>
    /// <param name="indexPath">The folder of the index.</param>
    public static PlanLibrary Open(string corpusPath, string indexPath) =>
        Open(corpusPath, new EmbeddedIndexOptions { Folder = indexPath });

    /// <summary>Is told why something that was done couldn't be entered into the log; it is done all the same.</summary>
    public event Action<Exception>? NotRecorded
    {
        add => _records.Failed += value;
        remove => _records.Failed -= value;
    }

    /// <summary>The folder of plan files.</summary>
    public string CorpusPath => _corpus.FullPath;

    /// <summary>What the index is in, for people: the folder of the index.</summary>
    public string IndexPath => _index.Location;

    /// <summary>What the last <see cref="SynchronizeAsync"/> of this library did, or null before the first.</summary>
    public SyncReport? LastSync { get; private set; }

    /// <summary>The last synchronisations, latest first.</summary>
    public IReadOnlyList<PastSync> RecentSyncs { get; private set; } = [];

    /// <summary>Why the corpus can't be read, in a few words for readers, where its plans are served as they were last known; null where it
    /// can.</summary>
    public string? CorpusProblem { get; private set; }

    /// <summary>How many pieces of writing wait or are being done.</summary>
    public int QueueLength => _queue.Length;

    /// <summary>How the index stands.</summary>
    public Task<PlanIndexState> IndexStateAsync(CancellationToken cancellation = default) => _index.StateAsync(cancellation);

    /// <summary>How the index stands on the cluster that holds it; null where it is in a folder.</summary>
    public Task<IndexHealth?> IndexHealthAsync(CancellationToken cancellation = default) => _index.HealthAsync(cancellation);

    /// <summary>How many files of the corpus the index hasn't, those that can't be read aside, and has though they are gone. Looks through
    /// the whole folder.</summary>
    /// <exception cref="IOException">The corpus can't be looked through.</exception>
    public async Task<int> CountBehindAsync(CancellationToken cancellation = default)
    {
        HashSet<string> files = [.. _corpus.Files().Select(f => f.File)];
        files.SymmetricExceptWith((await _index.PlansAsync(cancellation)).Select(p => p.File));
        files.ExceptWith((LastSync?.Refused ?? []).Select(r => r.File));
        return files.Count;
    }

    /// <summary>All plans, by region, latest year first.</summary>
    public Task<IReadOnlyList<PlanSummary>> PlansAsync(CancellationToken cancellation = default) => _index.PlansAsync(cancellation);

    /// <summary>Brings the index in step with the corpus: files added, changed and removed, told by their content.</summary>
    /// <param name="progress">Told after each file.</param>
    /// <param name="rebuild">Whether to index everything anew.</param>
    /// <param name="cancellation">Ends it early; what was done up to then stays.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; the message says who.</exception>
    public Task<SyncReport> SynchronizeAsync(
        IProgress<SyncProgress>? progress = null, bool rebuild = false, CancellationToken cancellation = default) =>
        BringInStepAsync(null, progress, rebuild, cancellation);

    /// <summary>Fills a part of a new index, while others fill the other parts; the index as it is answers until all are there.</summary>
    /// <param name="slice">The part.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Ends it early; the part has to be filled once more.</param>
    /// <exception cref="SettingException">The index isn't one that several fill.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is filling that part; the message says who.</exception>
    public Task<SyncReport> FillSliceAsync(
        IndexSlice slice, IProgress<SyncProgress>? progress = null, CancellationToken cancellation = default) =>
        _index is ISlicedIndex sliced
            ? _sync.FillSliceAsync(sliced, slice, progress, cancellation)
            : throw new SettingException("文件夹里的索引由一个程序填充。几个程序分片填充的只有 OpenSearch 上的索引，请设 Index:OpenSearch:Address。");

    /// <summary>Searches and reads once for nothing, so that no person waits for dictionaries to load and code to be compiled.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        if (await PlansAsync(cancellation) is not [var first, ..])
        {
            return;
        }
        await SearchPlansAsync(new SearchRequest { Query = first.Metadata.Title }, cancellation);
        await ReadAsync(first.Id, first.Metadata.Title, cancellation: cancellation);
        await FrequentTermsAsync(1, cancellation);
    }

    /// <summary>Makes ready what answers need of the newest commit, so that nobody waits for it; to be asked again after each
    /// commit.</summary>
    public Task PrepareAsync(CancellationToken cancellation = default) => _index.PrepareAsync(cancellation);

    /// <summary>Reads a document, once for all that is asked of it then.</summary>
    /// <param name="fileName">Its name; folders in it are kept, since they tell place and year.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    public static async Task<ImportedDocument> ImportAsync(
        string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        byte[] bytes = content.ToArray();
        return new ImportedDocument(fileName, bytes, await CorpusReading.ImportAsync(bytes, TargetOf(fileName), cancellation));
    }

    /// <summary>Fetches plans from the addresses at which they were published; what is the source of a plan already isn't fetched again.
    /// Nothing is kept.</summary>
    /// <param name="addresses">The addresses, at most <see cref="DocumentFetcher.MaxAddresses"/>; more are left out.</param>
    /// <param name="options">What may be fetched from.</param>
    /// <param name="progress">Told after each address.</param>
    /// <param name="again">Whether what is known is fetched all the same.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of each, in order.</returns>
    public async Task<IReadOnlyList<FetchedAddress>> FetchAsync(
        IReadOnlyList<string> addresses, FetchOptions options, Action<FetchedAddress>? progress = null, bool again = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        IReadOnlyList<PlanSummary> plans = await PlansAsync(cancellation);
        var fetched = new List<FetchedAddress>();
        using var fetcher = new DocumentFetcher(options);
        foreach (string address in addresses.Take(DocumentFetcher.MaxAddresses))
        {
            PlanSummary? known = again ? null : plans.FirstOrDefault(p => p.Metadata.Source == address);
            fetched.Add(known is not null
                ? new FetchedAddress(address, []) { Known = known }
                : await fetcher.FetchAsync(address, cancellation));
            progress?.Invoke(fetched[^1]);
        }
        return fetched;
    }

    /// <summary>Says how a document would be understood, without keeping anything.</summary>
    /// <param name="document">The document; its name is made harmless.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">It can't be understood; the message says why, in Chinese.</exception>
    public async Task<AddPreview> PreviewAsync(
        ImportedDocument document, PlanMetadata? given = null, CancellationToken cancellation = default)
    {
        AddDraft draft = await AddDraft.ReadAsync(_index, SourceOf(document), given, null, cancellation);
        return new AddPreview(draft.Name, draft.Plan, draft.Same)
        {
            Format = draft.Document.File.Format,
            ReadingNotices = draft.Document.File.Notices,
            AllNear = draft.Near,
        };
    }

    /// <summary>A document beside a plan of the corpus, paragraph by paragraph; null when there is no such plan.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">It can't be understood; the message says why, in Chinese.</exception>
    public async Task<PlanComparison?> CompareAsync(string planId, ImportedDocument document, CancellationToken cancellation = default) =>
        await ReadAsync(planId, cancellation: cancellation) is { } page
            ? PlanComparison.Of(page, await PreviewAsync(document, cancellation: cancellation))
            : null;

    /// <summary>Keeps a document in the corpus and indexes it. One that isn't text is kept as it came, with the text read from it
    /// beside it. What is given and the document doesn't say itself is kept in a sidecar.</summary>
    /// <param name="document">The document; its name is made harmless.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <param name="choices">What is to be done where it isn't simply new; by default near copies aren't kept.</param>
    /// <param name="cancellation">Cancels as long as nothing was kept.</param>
    /// <exception cref="PlanFileException">It can't be understood or kept; the message says why, in Chinese.</exception>
    /// <exception cref="CorpusWriteException">The corpus can't be written; nothing was kept.</exception>
    /// <exception cref="CorpusGoneException">The corpus isn't where it was; nothing was kept.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was kept, the message says who.</exception>
    public async Task<AddOutcome> AddAsync(
        ImportedDocument document, PlanMetadata? given = null, AddChoices? choices = null, CancellationToken cancellation = default)
    {
        AddChoices chosen = (choices ?? new AddChoices()) with { Given = given };
        AddReport report = await AddAsync(new[] { SourceOf(document) }, chosen, (_, _) => { }, _ => { }, cancellation);
        FileOutcome outcome = report.Files[0];
        if (outcome.Failure is { } failure)
        {
            throw failure;
        }
        return outcome.Plan is { } plan
            ? new AddOutcome(outcome.Status, plan) { AllNear = outcome.AllNear, NotIndexed = report.NotIndexed }
            : throw new PlanFileException(outcome.Reason!);
    }

    /// <summary>Keeps many documents: files, folders with all below them, zips with all in them. What is there already is
    /// found as the same, so that it may be stopped and started again.</summary>
    /// <param name="paths">Files, folders and zips. Files of a folder or zip keep their folders, which tell place and year.</param>
    /// <param name="choices">What is to be done where a document isn't simply new.</param>
    /// <param name="progress">Told after each file; of a near copy with its bytes.</param>
    /// <param name="cancellation">Ends it early; what was done up to then stays.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was kept, the message says who.</exception>
    public Task<AddReport> AddManyAsync(
        IReadOnlyList<string> paths, AddChoices? choices = null, IProgress<AddProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        int total = 0, ended = 0;
        return AddAsync(
            AddSources.Of(paths, found => progress?.Report(new AddProgress(0, Interlocked.Add(ref total, found), null))),
            choices ?? new AddChoices(),
            (done, last) =>
            {
                Volatile.Write(ref ended, done);
                progress?.Report(new AddProgress(done, Volatile.Read(ref total), last));
            },
            scan => progress?.Report(new AddProgress(Volatile.Read(ref ended), Volatile.Read(ref total), null) { Scan = scan }),
            cancellation);
    }

    /// <summary>Corrects what is known of a plan: writes its sidecar, whole or not at all, and indexes the plan anew. Its file
    /// isn't touched.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="wanted">All fields as they should be. What is left empty is again what the text says; what is
    /// said in <see cref="PlanMetadata.Unknown"/> stays empty.</param>
    /// <param name="by">Who corrects it, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was written.</param>
    /// <returns>The plan as it is now, or null when there is none with that id.</returns>
    /// <exception cref="PlanFileException">The file can't be read any more, or what is wanted can't be kept.</exception>
    /// <exception cref="CorpusWriteException">The sidecar can't be written.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<PlanSummary?> CorrectAsync(
        string planId, PlanMetadata wanted, Writer? by = null, CancellationToken cancellation = default) =>
        CorrectAsync(
            planId, by,
            (writer, file) => MetadataCorrection.KeepAsync(_corpus, writer, planId, file, wanted, cancellation), cancellation);

    /// <summary>Removes a plan: its document, the text read from it and its sidecar go together into <c>.trash/</c> in the corpus, from
    /// where they
    /// can be brought back for as long as they lie there.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="by">Who removes it, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was moved.</param>
    /// <returns>Where it lies; null when there is no plan with that id.</returns>
    /// <exception cref="PlanFileException">It may not be moved; the message says why.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; it is where it was.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<RemoveOutcome?> RemoveAsync(string planId, Writer? by = null, CancellationToken cancellation = default) =>
        _queue.WriteAsync(writer => _mover.RemoveAsync(writer, planId, by ?? Writer.Program), cancellation);

    /// <summary>Brings back a plan that was removed, or an earlier version of one, which then takes the place of the present one; that goes
    /// into the trash in turn. Its id is what it was.</summary>
    /// <param name="key">The entry of the trash.</param>
    /// <param name="by">Who brings it back, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was moved.</param>
    /// <returns>The plan as it is now; null when there is no such entry.</returns>
    /// <exception cref="PlanFileException">It can't be read; the message says why.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; all is where it was.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<KeepOutcome?> RestoreAsync(string key, Writer? by = null, CancellationToken cancellation = default) =>
        _queue.WriteAsync(writer => _mover.RestoreAsync(writer, key, by ?? Writer.Program), cancellation);

    /// <summary>Gives a plan's files another name in the corpus; its id is what it was.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="name">The name, with folders, relative to the corpus; made harmless. Its ending is the document's.</param>
    /// <param name="by">Who renames it, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was moved.</param>
    /// <returns>The plan as it is now; null when there is no plan with that id.</returns>
    /// <exception cref="PlanFileException">Another plan has that name.</exception>
    /// <exception cref="CorpusWriteException">It can't be moved; it is where it was.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<KeepOutcome?> RenameAsync(string planId, string name, Writer? by = null, CancellationToken cancellation = default) =>
        _queue.WriteAsync(writer => _mover.RenameAsync(writer, planId, name, by ?? Writer.Program), cancellation);

    /// <summary>The files of a plan, relative to the corpus: its document, the text read from it, its sidecar.</summary>
    public IReadOnlyList<string> FilesOf(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. PlanFiles.NamesOf(_corpus.FileOf(plan.File).Name).Where(name => File.Exists(_corpus.FullPathOf(name)))];
    }

    /// <summary>The document of a plan as a file: by its name, its size and when it was written it is told from another version.</summary>
    /// <returns>The document, or the text itself where there is none; null where it is gone.</returns>
    public PlanDocument? DocumentOf(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return FilesOf(plan) is [var name, ..] && new FileInfo(_corpus.FullPathOf(name)) is { Exists: true } file
            ? new PlanDocument(name, file.Length, file.LastWriteTimeUtc)
            : null;
    }

    /// <summary>What lies in the trash, newest first: plans that were removed, and earlier versions of those that are there.</summary>
    public IReadOnlyList<TrashEntry> Removed() => [.. _trash.All()];

    /// <summary>The earlier versions of a plan, newest first.</summary>
    public IReadOnlyList<TrashEntry> Versions(string planId) => [.. _trash.OfPlan(planId)];

    /// <summary>An earlier version of a plan beside the plan as it is; null when there is no such version, or no such plan any
    /// more.</summary>
    /// <param name="key">The entry of the trash.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">The version can't be read; the message says why.</exception>
    public async Task<VersionComparison?> CompareVersionAsync(string key, CancellationToken cancellation = default)
    {
        if (_trash.Find(key) is not { } version || await ReadAsync(version.PlanId, cancellation: cancellation) is not { } now)
        {
            return null;
        }
        Plan before = (await CorpusReading.ReadAsync(_trash.FileOf(version), cancellation)).Plan;
        return new VersionComparison(
            version, now.Summary, ParagraphComparison.Align(PlanTexts.ParagraphsOf(before), now.Paragraphs()));
    }

    /// <summary>What came in, newest first.</summary>
    public LibraryFeeds Feeds { get; }

    /// <summary>Searches that are kept under names.</summary>
    public SavedSearches Searches { get; }

    /// <summary>The log of the corpus: who added, replaced, removed, brought back and corrected what, and when.</summary>
    public WriteLog Log => _records.Log;

    /// <summary>Corrects the same of several plans, one after the other, each as <see cref="CorrectAsync(string, PlanMetadata, Writer,
    /// CancellationToken)"/>
    /// does; one that can't be corrected leaves the others corrected.</summary>
    /// <param name="planIds">The plans.</param>
    /// <param name="change">What is wanted of a plan, by what is known of it.</param>
    /// <param name="by">Who corrects them, for the log.</param>
    /// <param name="cancellation">Ends it early; what was corrected up to then stays.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<CorrectManyReport> CorrectManyAsync(
        IReadOnlyCollection<string> planIds, Func<PlanMetadata, PlanMetadata> change, Writer? by = null,
        CancellationToken cancellation = default) =>
        _queue.WriteAsync(
            writer => new CorrectingMany(_corpus, _index, _records).RunAsync(
                writer, planIds, change, by ?? Writer.Program, cancellation),
            cancellation);

    /// <summary>The plans that an editor should look at, by region, latest year first; as of the index as it is now.</summary>
    public async Task<IReadOnlyList<ReviewItem>> ReviewAsync(CancellationToken cancellation = default) =>
        [.. (await _review.AllAsync(cancellation)).Where(item => !item.IsChecked)];

    /// <summary>Those of them that an editor has looked at and left as they are.</summary>
    public async Task<IReadOnlyList<ReviewItem>> CheckedAsync(CancellationToken cancellation = default) =>
        [.. (await _review.AllAsync(cancellation)).Where(item => item.IsChecked)];

    /// <summary>Has a plan's sidecar say that an editor has looked at it and left it as it is, whole or not at all, so that it needs no
    /// look any more; or takes that back.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="isChecked">Whether somebody has looked.</param>
    /// <param name="by">Who says so, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was written.</param>
    /// <returns>The plan, or null when there is none with that id.</returns>
    /// <exception cref="PlanFileException">The file or its sidecar can't be read.</exception>
    /// <exception cref="CorpusWriteException">The sidecar can't be written.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<PlanSummary?> CheckAsync(
        string planId, bool isChecked, Writer? by = null, CancellationToken cancellation = default) =>
        ChangeAsync(
            planId, by, isChecked ? WriteAction.Checked : WriteAction.Unchecked,
            (writer, file) => Checking.KeepAsync(_corpus, writer, planId, file, isChecked, cancellation), cancellation);

    /// <summary>The document that a plan was read from, as it came; null when there is none but the text itself.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<PlanOriginal?> OriginalAsync(string planId, CancellationToken cancellation = default) =>
        await _index.FindAsync(planId, cancellation) is { } plan ? PlanOriginal.Of(_corpus, plan) : null;

    /// <summary>Keeps the index in step while the corpus changes, until disposed of.</summary>
    public CorpusFollower Follow() => new(
        _corpus, (unsettled, cancellation) => BringInStepAsync(unsettled, null, false, cancellation),
        async cancellation => (await _index.StateAsync(cancellation)).Exists);

    /// <summary>Reads the whole index and says what is wrong with it.</summary>
    /// <param name="progress">Gets parts done and in all.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<PlanIndexReport> VerifyAsync(IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default) =>
        _index.VerifyAsync(progress, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _index.DisposeAsync();
    }

    private static AddSource SourceOf(ImportedDocument document) =>
        new(document.FileName, TargetOf(document.FileName), document.Content.Length, () => document.Content) { File = document.File };

    // On any system: where it comes from says nothing of where it goes.
    private static string TargetOf(string fileName) =>
        fileName is ['/' or '\\', ..] or [_, ':', ..] ? Path.GetFileName(fileName.Replace('\\', '/')) : fileName;

    private async Task<SyncReport> BringInStepAsync(
        IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, bool rebuild, CancellationToken cancellation)
    {
        using TimedWork work = Telemetry.Sync();
        try
        {
            SyncReport report = await _sync.RunAsync(_queue, rebuild, unsettled, progress, cancellation);
            CorpusProblem = null;
            if (unsettled is { Count: > 0 } && LastSync is { } last)
            {
                // Of what is being written only the synchronisation before knows whether it can be read.
                report = report with { Refused = [.. report.Refused, .. last.Refused.Where(r => unsettled.Contains(r.File))] };
            }
            Remember(report, null);
            work.Outcome = "done";
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CorpusProblem = e is CorpusGoneException gone ? gone.Reason : CorpusProblem;
            Remember(null, e.Message);
            throw;
        }
    }

    private async Task<PlanFigures?> ChangeFiguresAsync(
        string planId, Writer? by, Func<IPlanIndexWriter, CorpusFile, Task<PlanSummary>> change, CancellationToken cancellation) =>
        await CorrectAsync(planId, by, change, cancellation) is null ? null : await _index.PlanFiguresAsync(planId, cancellation);

    private Task<PlanSummary?> CorrectAsync(
        string planId, Writer? by, Func<IPlanIndexWriter, CorpusFile, Task<PlanSummary>> change, CancellationToken cancellation) =>
        ChangeAsync(planId, by, WriteAction.Corrected, change, cancellation);

    private Task<PlanSummary?> ChangeAsync(
        string planId, Writer? by, WriteAction action, Func<IPlanIndexWriter, CorpusFile, Task<PlanSummary>> change,
        CancellationToken cancellation) =>
        _queue.WriteAsync<PlanSummary?>(
            async writer =>
            {
                if (await _index.FindAsync(planId, cancellation) is not { } plan)
                {
                    return null;
                }
                PlanSummary changed = await change(writer, _corpus.FileOf(plan.File));
                await writer.CommitAsync(CancellationToken.None);
                _records.Append(_records.Of(by ?? Writer.Program, action, changed));
                return changed;
            },
            cancellation);

    private void Remember(SyncReport? report, string? problem)
    {
        LastSync = report ?? LastSync;
        // What is tried every few seconds is told once.
        PastSync[] past = [.. RecentSyncs.Where(s => problem is null || s.Problem != problem).Take(MaxRecent - 1)];
        RecentSyncs = [new PastSync(DateTimeOffset.Now, report, problem), .. past];
        foreach ((string outcome, int count) in report is null ? [] : new (string, int)[]
        {
            ("added", report.Added), ("changed", report.Changed), ("removed", report.Removed), ("refused", report.Refused.Count),
        })
        {
            Telemetry.Synchronized(outcome, count);
        }
    }

    private async Task<AddReport> AddAsync(
        IEnumerable<AddSource> sources, AddChoices choices, Action<int, FileOutcome> report, Action<ScanProgress> scan,
        CancellationToken cancellation)
    {
        if (choices.Given is { } given && MetadataRules.Problem(given) is { } wrong)
        {
            throw new PlanFileException(wrong);
        }
        // Into the folder where a disk should be nothing is written.
        await _sync.ExpectCorpusAsync(cancellation);
        return await new PlanAdder(_corpus, _index, _queue, _records, choices, scan).RunAsync(sources, report, cancellation);
    }
}
