using SearchPlans.Fields;
using SearchPlans.Adding;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
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
        Run(null, progress, rebuild, cancellation);

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
    /// <param name="fileName">Its name; folders in it are dropped.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    public AddPreview Preview(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null)
    {
        using LibraryView view = _snapshots.Acquire(now: true);
        return PlanKeeper.Preview(view.Snapshot, fileName, content, given);
    }

    /// <summary>Keeps a document in the corpus and indexes it. What is in <paramref name="given"/> and the document
    /// doesn't say itself is kept in a sidecar beside it.</summary>
    /// <param name="fileName">Its name; folders in it are dropped.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="given">What is known better than by understanding it.</param>
    /// <exception cref="PlanFileException">It can't be read; the message says why, in Chinese.</exception>
    /// <exception cref="IndexLockedException">Another process is writing; nothing was kept, the message says who.</exception>
    public AddOutcome Add(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null)
    {
        AddPreview preview = Preview(fileName, content, given);
        PlanSummary? duplicate = preview.Duplicate;
        string? kept = null;
        if (duplicate is null)
        {
            Run(() =>
            {
                // Somebody may have added the same since the preview; only with the right to write that is certain.
                using LibraryView view = _snapshots.Acquire(now: true);
                duplicate = PlanKeeper.FindDuplicate(view.Snapshot, preview.Plan.Text);
                if (duplicate is null) kept = new PlanKeeper(_corpus).Keep(preview.FileName, content, given);
            });
        }
        return kept is null
            ? new AddOutcome(AddStatus.Duplicate, duplicate!)
            : new AddOutcome(AddStatus.Added, Plans.First(p => p.File == kept));
    }

    /// <summary>Reads the whole index and says what is wrong with it.</summary>
    /// <param name="progress">Gets segments done and in all.</param>
    public VerificationReport Verify(IProgress<(int Done, int Total)>? progress = null) =>
        IndexVerifier.Verify(_index, PlanFields.SchemaOf(PlanVocabulary.Load(_corpus.FullPath)), progress);

    /// <inheritdoc />
    public void Dispose() => _snapshots.Dispose();

    private PlanSearcher SearcherOf(LibraryView view) => new(view.Snapshot, view.Vocabulary, Suggestions);

    private SuggestionIndex Suggestions() => _suggestions.Get(() => _snapshots.Acquire().Snapshot);

    private SyncReport Run(
        Action? prepare, IProgress<SyncProgress>? progress = null, bool rebuild = false, CancellationToken cancellation = default)
    {
        lock (_writing)
        {
            LastSync = new CorpusSync(_corpus, _index, PlanFields.SchemaOf(PlanVocabulary.Load(_corpus.FullPath))).Run(rebuild, prepare, progress, cancellation);
            _snapshots.Acquire(now: true).Dispose();
            return LastSync;
        }
    }
}
