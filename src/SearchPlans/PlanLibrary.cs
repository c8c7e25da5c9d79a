using SearchPlans.Adding;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Syncing;
using SearchPlans.Vocabulary;

namespace SearchPlans;

/// <summary>
/// A corpus of plans and its index: everything the command line and the web pages do. Safe for concurrent use.
/// Searches see the last commit, also one made by another process, within half a second.
/// </summary>
public sealed class PlanLibrary : IDisposable
{
    private readonly CorpusFolder _corpus;
    private readonly DiskDirectory _index;
    private readonly LibrarySnapshots _snapshots;
    private readonly SuggestionSource _suggestions = new();
    private readonly KnownHashes _hashes = new();
    private readonly Lock _writing = new();
    private Tuple<uint, IReadOnlyList<PlanSummary>>? _plans;

    private PlanLibrary(string corpusPath, string indexPath)
    {
        _corpus = new CorpusFolder(corpusPath);
        _index = new DiskDirectory(indexPath);
        _snapshots = new LibrarySnapshots(_corpus.FullPath, _index);
    }

    /// <summary>Opens a corpus and its index; the index may be missing or empty until <see cref="Synchronize"/> has run.</summary>
    /// <param name="corpusPath">The folder of plan files.</param>
    /// <param name="indexPath">The folder of the index.</param>
    public static PlanLibrary Open(string corpusPath, string indexPath) => new(corpusPath, indexPath);

    /// <summary>The folder of plan files.</summary>
    public string CorpusPath => _corpus.FullPath;

    /// <summary>The folder of the index.</summary>
    public string IndexPath => _index.FullPath;

    /// <summary>Whether there is an index that was made by other words than the corpus has now, or by another version of the program, and that
    /// can't be searched until <see cref="Synchronize"/> has run.</summary>
    public bool IsIndexOutdated => Manifest.Read(_index) is { } manifest && manifest.SchemaIdentity != _snapshots.CurrentSchema().Identity;

    /// <summary>What the last <see cref="Synchronize"/> of this library did, or null before the first.</summary>
    public SyncReport? LastSync { get; private set; }

    /// <summary>All plans, by region, latest year first.</summary>
    public IReadOnlyList<PlanSummary> Plans
    {
        get
        {
            using LibraryView view = _snapshots.Acquire();
            if (_plans is { } known && known.Item1 == view.Snapshot.Checksum) return known.Item2;
            IReadOnlyList<PlanSummary> plans = PlanReader.List(view.Snapshot);
            _plans = Tuple.Create(view.Snapshot.Checksum, plans);
            return plans;
        }
    }

    /// <summary>Brings the index in step with the corpus: files added, changed and removed, told by their content.</summary>
    /// <param name="progress">Told after each file.</param>
    /// <param name="rebuild">Whether to index everything anew.</param>
    /// <param name="cancellation">Ends it early; what was done up to then stays.</param>
    /// <exception cref="IndexLockedException">Another process is writing; the message says who.</exception>
    public SyncReport Synchronize(IProgress<SyncProgress>? progress = null, bool rebuild = false, CancellationToken cancellation = default) =>
        BringInStep(null, progress, rebuild, cancellation);

    /// <summary>Searches and reads once for nothing, so that no person waits for dictionaries to load and code to be compiled.</summary>
    public void WarmUp()
    {
        if (Plans.Count == 0) return;
        SearchPlans(new SearchRequest { Query = Plans[0].Metadata.Title });
        Read(Plans[0].Id, Plans[0].Metadata.Title);
        Suggestions();
    }

    /// <summary>Searches paragraph by paragraph.</summary>
    public HitList Search(SearchRequest request)
    {
        using LibraryView view = _snapshots.Acquire();
        return SearcherOf(view).Search(request);
    }

    /// <summary>Searches and groups the hits by plan.</summary>
    public PlanHitList SearchPlans(SearchRequest request)
    {
        using LibraryView view = _snapshots.Acquire();
        return SearcherOf(view).SearchPlans(request);
    }

    /// <summary>What a person may be about to type: words, headings and titles of the corpus.</summary>
    /// <param name="typed">What is typed so far: characters, pinyin (pingshan, ps), or wrong characters of the same sound.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<Suggestion> Suggest(string typed, int limit = 10) => Suggestions().Suggest(typed, limit);

    /// <summary>The terms of the lexicon (新质生产力), places aside, that most paragraphs of the corpus hold, most frequent first.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<string> FrequentTerms(int count) =>
        [.. Suggestions().OfKind(SuggestionKind.Lexicon).Select(e => e.Text).Where(t => !LexiconWords.IsPlace(t)).Take(count)];

    /// <summary>Words that stand where a query stands more often than elsewhere, most telling first.</summary>
    /// <param name="request">The search.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<string> RelatedWords(SearchRequest request, int count = 10)
    {
        using LibraryView view = _snapshots.Acquire();
        return SearcherOf(view).RelatedWordsOf(request, count);
    }

    /// <summary>Why a paragraph is a hit and has its score, or null when it isn't one.</summary>
    /// <param name="request">The search.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">The paragraph.</param>
    public ScoreExplanation? Explain(SearchRequest request, string planId, string anchor)
    {
        using LibraryView view = _snapshots.Acquire();
        return SearcherOf(view).Explain(request, planId, anchor);
    }

    /// <summary>Lines of the corpus' lexicon and synonyms that aren't used, each with its file.</summary>
    public IReadOnlyList<(string File, VocabularyProblem Problem)> VocabularyProblems
    {
        get
        {
            using LibraryView view = _snapshots.Acquire();
            return view.Vocabulary.Problems;
        }
    }

    /// <summary>Gives a whole plan to read, marked for a query, or null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="query">The query; without one nothing is marked.</param>
    /// <param name="match">How its runs are matched.</param>
    /// <param name="sameWords">Whether other expressions for the same are marked too.</param>
    public PlanPage? Read(string planId, string query = "", SearchMatch match = SearchMatch.Smart, bool sameWords = true)
    {
        using LibraryView view = _snapshots.Acquire();
        return PlanReader.Read(view.Snapshot, view.Vocabulary, planId, query, new QueryOptions(SearchScope.Paragraph, match, sameWords));
    }

    /// <summary>Says how a document would be understood, without keeping anything.</summary>
    /// <param name="fileName">Its name, made harmless; folders in it are kept, since they tell place and year.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    public AddPreview Preview(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null)
    {
        using LibraryView view = _snapshots.Acquire(now: true);
        AddDraft draft = AddDraft.Read(view.Snapshot, SourceOf(fileName, content), given);
        return new AddPreview(draft.Name, draft.Plan, draft.Same)
        {
            Format = draft.Document.File.Format,
            ReadingNotices = draft.Document.File.Notices,
            AllNear = draft.Near,
        };
    }

    /// <summary>A document beside a plan of the corpus, paragraph by paragraph; null when there is no such plan.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="fileName">The document's name.</param>
    /// <param name="content">The document's bytes.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    public PlanComparison? Compare(string planId, string fileName, ReadOnlyMemory<byte> content)
    {
        if (Read(planId) is not { } page) return null;
        AddPreview preview = Preview(fileName, content);
        return PlanComparison.Of(page, preview);
    }

    /// <summary>Keeps a document in the corpus and indexes it. One that isn't text is kept as it came, with the text read from it
    /// beside it. What is given and the document doesn't say itself is kept in a sidecar.</summary>
    /// <param name="fileName">Its name, made harmless; folders in it are kept, since they tell place and year.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <param name="choices">What is to be done where it isn't simply new; by default near copies aren't kept.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    /// <exception cref="IndexLockedException">Another process is writing; nothing was kept, the message says who.</exception>
    public AddOutcome Add(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null, AddChoices? choices = null)
    {
        AddReport report = Add([SourceOf(fileName, content)], (choices ?? new AddChoices()) with { Given = given }, (_, _) => { }, default);
        FileOutcome outcome = report.Files[0];
        return outcome.Plan is { } plan
            ? new AddOutcome(outcome.Status, plan) { AllNear = outcome.AllNear }
            : throw new PlanFileException(outcome.Reason!);
    }

    /// <summary>Keeps many documents: files, folders with all below them, zips with all in them. What is there already is
    /// found as the same, so that it may be stopped and started again.</summary>
    /// <param name="paths">Files, folders and zips. Files of a folder or zip keep their folders, which tell place and year.</param>
    /// <param name="choices">What is to be done where a document isn't simply new.</param>
    /// <param name="progress">Told after each file; of a near copy with its bytes.</param>
    /// <param name="cancellation">Ends it early; what was done up to then stays.</param>
    /// <exception cref="IndexLockedException">Another process is writing; nothing was kept, the message says who.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AddReport AddMany(
        IReadOnlyList<string> paths, AddChoices? choices = null, IProgress<AddProgress>? progress = null, CancellationToken cancellation = default)
    {
        int total = 0;
        return Add(
            AddSources.Of(paths, found => progress?.Report(new AddProgress(0, Interlocked.Add(ref total, found), null))),
            choices ?? new AddChoices(),
            (done, last) => progress?.Report(new AddProgress(done, Volatile.Read(ref total), last)),
            cancellation);
    }

    /// <summary>Corrects what is known of a plan: writes its sidecar, whole or not at all, and indexes the plan anew. Its file
    /// isn't touched.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="wanted">All fields as they should be. What is left empty is again what the text says; what is
    /// said in <see cref="PlanMetadata.Unknown"/> stays empty.</param>
    /// <returns>The plan as it is now, or null when there is none with that id.</returns>
    /// <exception cref="PlanFileException">The file can't be read any more, or the sidecar not written.</exception>
    /// <exception cref="IndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public PlanSummary? Correct(string planId, PlanMetadata wanted) => Write((writer, snapshot) =>
    {
        var reader = new SnapshotReader(snapshot);
        return reader.Find(PlanFields.Id, planId) is var (segment, block)
            ? MetadataCorrection.Keep(_corpus, writer, _corpus.FileOf(reader.Plan(segment, block).Summary.File), wanted)
            : null;
    });

    /// <summary>The document that a plan was read from, as it came; null when there is none but the text itself.</summary>
    /// <param name="planId">The plan.</param>
    public PlanOriginal? Original(string planId)
    {
        using LibraryView view = _snapshots.Acquire();
        var reader = new SnapshotReader(view.Snapshot);
        return reader.Find(PlanFields.Id, planId) is var (segment, block) ? PlanOriginal.Of(_corpus, reader.Plan(segment, block).Summary) : null;
    }

    /// <summary>Keeps the index in step while the corpus changes, until disposed of.</summary>
    public CorpusFollower Follow() => new(_corpus, (unsettled, cancellation) => BringInStep(unsettled, null, false, cancellation));

    /// <summary>Reads the whole index and says what is wrong with it.</summary>
    /// <param name="progress">Gets segments done and in all.</param>
    public VerificationReport Verify(IProgress<(int Done, int Total)>? progress = null) =>
        IndexVerifier.Verify(_index, _snapshots.CurrentSchema(), progress);

    /// <inheritdoc />
    public void Dispose() => _snapshots.Dispose();

    private PlanSearcher SearcherOf(LibraryView view) => new(view.Snapshot, view.Vocabulary, Suggestions);

    private SuggestionIndex Suggestions() => _suggestions.Get(() => _snapshots.Acquire().Snapshot);

    private static AddSource SourceOf(string fileName, ReadOnlyMemory<byte> content) =>
        new(fileName, IsRooted(fileName) ? Path.GetFileName(fileName.Replace('\\', '/')) : fileName, content.Length, content.ToArray);

    // On any system: where it comes from says nothing of where it goes.
    private static bool IsRooted(string fileName) => fileName is ['/' or '\\', ..] or [_, ':', ..];

    private SyncReport BringInStep(IReadOnlySet<string>? unsettled, IProgress<SyncProgress>? progress, bool rebuild, CancellationToken cancellation)
    {
        lock (_writing)
        {
            LastSync = Sync().Run(rebuild, unsettled, progress, cancellation);
            _snapshots.Acquire(now: true).Dispose();
            return LastSync;
        }
    }

    private AddReport Add(IEnumerable<AddSource> sources, AddChoices choices, Action<int, FileOutcome> report, CancellationToken cancellation) =>
        Write((writer, snapshot) => new PlanAdder(_corpus, writer, snapshot, choices).Run(sources, report, cancellation), cancellation);

    private T Write<T>(Func<IndexWriter, IndexSnapshot, T> write, CancellationToken cancellation = default)
    {
        lock (_writing)
        {
            CorpusSync sync = Sync();
            (IndexWriter writer, string? rebuilt) = sync.OpenWriter();
            using (writer)
            {
                // Without an index nothing would be known as a copy.
                if (rebuilt is not null) LastSync = sync.Run(writer, rebuilt, null, null, cancellation);
                try
                {
                    using LibraryView view = _snapshots.Acquire(now: true);
                    return write(writer, view.Snapshot);
                }
                finally
                {
                    _snapshots.Acquire(now: true).Dispose();
                }
            }
        }
    }

    private CorpusSync Sync() => new(_corpus, _index, _snapshots.CurrentSchema(), _hashes);
}
