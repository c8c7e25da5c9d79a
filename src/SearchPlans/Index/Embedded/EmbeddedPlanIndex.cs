using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Citing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Diagnostics;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.Lucene.Storage;
using SearchPlans.Origins;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Trends;
using SearchPlans.Vocabulary;
using LuceneAnalyzer = Lucene.Net.Analysis.Core.KeywordAnalyzer;

namespace SearchPlans.Index.Embedded;

/// <summary>An index of plans in a folder of this machine, by Lucene.Net in this process. Other processes may read and write it
/// too.</summary>
public sealed class EmbeddedPlanIndex : IPlanIndex
{
    // Indexed documents held in memory before a segment is written.
    private const double BufferMegabytes = 256;

    // Many searches take as long as so many.
    private const int BatchTimes = 10;

    // Who has written holds the lock a little longer, in case more is to come; on a busy machine it is given up late.
    private static readonly TimeSpan _longestWait = 3 * BurstWriter.IdleTime;

    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(100);

    private readonly EmbeddedIndexOptions _options;
    private readonly MapDirectory _directory;
    private readonly PlanCommits _commits;
    private readonly BurstWriter _writer;
    private readonly SuggestionSource _suggestions = new();
    private Tuple<string, PlanList>? _plans;
    private PlanExpressions? _expressions;

    /// <summary>Uses a folder; it is made when something is first written.</summary>
    /// <param name="options">Where, and how the index is made.</param>
    /// <param name="words">Gives the words as the corpus has them now.</param>
    /// <param name="areWordsGone">Says whether the corpus can't be looked into for its own words.</param>
    internal EmbeddedPlanIndex(EmbeddedIndexOptions options, Func<PlanVocabulary> words, Func<bool> areWordsGone)
    {
        ArgumentNullException.ThrowIfNull(options);
        BlockCodec.Register();
        _options = options;
        _directory = new MapDirectory(options.Folder, pageChecksums: options.Codec == IndexCodec.Block);
        _commits = new PlanCommits(_directory, options.Codec, words, areWordsGone);
        _writer = new BurstWriter(_directory, () => ConfigOf(options.Codec));
    }

    /// <inheritdoc />
    public string Location => _directory.FullPath;

    /// <inheritdoc />
    public Task<PlanIndexState> StateAsync(CancellationToken cancellation) => AnswerAsync(_ =>
    {
        CommitInfo newest = CommitInfo.Read(_directory);
        bool exists = newest.Number > 0;
        bool isOutdated = exists ? newest.Identity != _commits.CurrentFields().Identity : OldFormat.IsIn(Location);
        return new PlanIndexState(exists ? PlanCommit.VersionOf(newest) : isOutdated ? "old" : "", isOutdated);
    }, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<PlanSummary>> PlansAsync(CancellationToken cancellation) =>
        AnswerAsync(commit => ListOf(commit).InOrder, cancellation);

    /// <inheritdoc />
    public Task<HitList> SearchAsync(SearchRequest request, CancellationToken cancellation) =>
        ToldAsync(AnswerAsync<HitList>(async commit =>
        {
            SearchBudget budget = Budget(cancellation);
            return await SearcherOf(commit, budget).SearchAsync(request) with { Figures = CardOf(commit, request, budget) };
        }, cancellation));

    /// <inheritdoc />
    public Task<PlanHitList> SearchPlansAsync(SearchRequest request, CancellationToken cancellation) =>
        ToldAsync(AnswerAsync<PlanHitList>(async commit =>
        {
            SearchBudget budget = Budget(cancellation);
            return await SearcherOf(commit, budget).SearchPlansAsync(request) with { Figures = CardOf(commit, request, budget) };
        }, cancellation));

    /// <inheritdoc />
    public Task<PlanMatches> MatchesAsync(SearchRequest request, CancellationToken cancellation) =>
        AnswerAsync(commit => SearcherOf(commit, Budget(cancellation)).Matches(request), cancellation);

    /// <inheritdoc />
    public Task<FigureTable> FiguresAsync(FigureRequest request, CancellationToken cancellation) =>
        FiguresAsync(figures => figures.Table(request), cancellation);

    /// <inheritdoc />
    public Task<FigureComparison> CompareFiguresAsync(FigureRequest request, CancellationToken cancellation) =>
        FiguresAsync(figures => figures.Compare(request), cancellation);

    /// <inheritdoc />
    public Task<PlanFigures?> PlanFiguresAsync(string planId, CancellationToken cancellation) =>
        FiguresAsync(figures => figures.Of(planId), cancellation);

    /// <inheritdoc />
    public Task<IndicatorAnswer> IndicatorsAsync(IndicatorRequest request, CancellationToken cancellation) =>
        FiguresAsync(figures => figures.Indicate(request), cancellation);

    /// <inheritdoc />
    public Task<Trend> TrendAsync(TrendRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TrendSearcher(snapshot).Of(request), Budget(cancellation));

    /// <inheritdoc />
    public Task<Coverage> CoverageAsync(TrendRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TrendSearcher(snapshot).Cover(request), Budget(cancellation));

    /// <inheritdoc />
    public Task<ContrastAnswer> ContrastAsync(ContrastSide old, ContrastSide now, CancellationToken cancellation) =>
        AskAsync(snapshot => ContrastReader.Read(snapshot, old, now), Budget(cancellation));

    /// <inheritdoc />
    public Task<TopicColumns> TopicAsync(TopicRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TopicReader(snapshot).Read(request), Budget(cancellation));

    /// <inheritdoc />
    public Task<BatchTable> BatchAsync(TrendRequest request, CancellationToken cancellation) => AskAsync(
        snapshot => new TrendSearcher(snapshot).Batch(request),
        new SearchBudget(_options.Clock, _options.SearchTimeLimit * BatchTimes, cancellation));

    /// <inheritdoc />
    public Task<WordChanges> WordsAsync(WordsRequest request, CancellationToken cancellation) => AnswerAsync(
        commit =>
        {
            PlanExpressions expressions = ExpressionsOf(commit);
            return expressions.Answer(
                commit.Version, request,
                () => new WordsSearcher(SnapshotOf(commit, SearchBudget.Unlimited(cancellation)), expressions).Of(request, cancellation));
        },
        cancellation);

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation) => AnswerAsync(
        commit =>
        {
            ExpressionsOf(commit).Prepare(SnapshotOf(commit, SearchBudget.Unlimited(cancellation)), cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc />
    public Task<PlanCitations?> CitationsAsync(string planId, CancellationToken cancellation) =>
        AskAsync(snapshot => new CitationSearcher(snapshot).Of(planId), Budget(cancellation));

    /// <inheritdoc />
    public Task<MissingDocuments> MissingDocumentsAsync(CancellationToken cancellation) =>
        AskAsync(snapshot => new CitationSearcher(snapshot).Missing(), Budget(cancellation));

    /// <inheritdoc />
    public Task<PlanOrigins?> OriginsAsync(string planId, string anchor, CancellationToken cancellation) =>
        AskAsync(snapshot => new OriginSearcher(snapshot).Of(planId, anchor), Budget(cancellation));

    /// <inheritdoc />
    public Task<PlanPage?> ReadAsync(string planId, SearchRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => PlanReader.Read(snapshot, planId, request), Budget(cancellation));

    /// <inheritdoc />
    public Task<PlanSummary?> FindAsync(string planId, CancellationToken cancellation) =>
        AnswerAsync(commit => Find(commit, PlanFields.Id, planId), cancellation);

    /// <inheritdoc />
    public Task<PlanSummary?> FindTextAsync(string textHash, CancellationToken cancellation) =>
        AnswerAsync(commit => Find(commit, PlanFields.TextHash, textHash), cancellation, now: true);

    /// <inheritdoc />
    public Task<IReadOnlyList<NearCopy>> NearCopiesAsync(ShingleSketch sketch, Predicate<string>? except, CancellationToken cancellation) =>
        AskAsync(
            snapshot => NearCopyFinder.Find(snapshot, sketch, except), SearchBudget.Unlimited(cancellation), now: true);

    /// <inheritdoc />
    public Task<IReadOnlyList<NearPair>> NearPairsAsync(CancellationToken cancellation) =>
        AskAsync(snapshot => NearCopyFinder.Pairs(snapshot), SearchBudget.Unlimited(cancellation));

    /// <inheritdoc />
    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellation) =>
        AnswerAsync(async commit => (await _suggestions.GetAsync(commit)).Suggest(typed, limit), cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> FrequentTermsAsync(int count, CancellationToken cancellation) => AnswerAsync<IReadOnlyList<string>>(
        async commit => [.. (await _suggestions.GetAsync(commit)).OfKind(SuggestionKind.Lexicon)
            .Select(e => e.Text).Where(t => !LexiconWords.IsPlace(t)).Take(count)],
        cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> RelatedWordsAsync(SearchRequest request, int count, CancellationToken cancellation) =>
        AnswerAsync(commit => SearcherOf(commit, Budget(cancellation)).RelatedWordsOf(request, count), cancellation);

    /// <inheritdoc />
    public Task<ScoreExplanation?> ExplainAsync(SearchRequest request, string planId, string anchor, CancellationToken cancellation) =>
        AnswerAsync(commit => SearcherOf(commit, Budget(cancellation)).Explain(request, planId, anchor), cancellation);

    /// <inheritdoc />
    public async Task<IPlanIndexWriter> OpenWriterAsync(bool rebuild, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await IndexErrors.GuardAsync<IPlanIndexWriter>(() => Task.FromResult<IPlanIndexWriter>(OpenWriter(rebuild)));
            }
            catch (PlanIndexLockedException) when (waited.Elapsed < _longestWait)
            {
                await Task.Delay(_betweenTries, cancellation);
            }
        }
    }

    /// <inheritdoc />
    public Task<PlanIndexReport> VerifyAsync(IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return IndexErrors.GuardAsync(
            () => Task.FromResult(PlanIndexVerifier.Verify(_directory, _commits.CurrentFields(), progress, cancellation)));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _commits.Dispose();
        _writer.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IndexWriterConfig ConfigOf(IndexCodec codec)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new LuceneAnalyzer())
        {
            Similarity = new Bm25Similarity(),
            RAMBufferSizeMB = BufferMegabytes,
            MaxThreadStates = Environment.ProcessorCount,
        };
        if (codec == IndexCodec.Block)
        {
            config.Codec = BlockCodec.Instance;
        }
        return config;
    }

    private EmbeddedIndexWriter OpenWriter(bool rebuild)
    {
        PlanFields fields = _commits.CurrentFields();
        string? reason = rebuild ? "按要求重建" : WhyAnew(fields);
        FormerPlans? former = !rebuild && reason is not null ? Former(fields) : null;
        try
        {
            reason = former is null ? reason : "指标表或数据的读法有变，只重读数据";
            return new EmbeddedIndexWriter(_writer.Open(fields.Identity, reason is not null), _commits, fields, reason, former);
        }
        catch
        {
            former?.Dispose();
            throw;
        }
    }

    // What is there, where nothing but its figures has to be read again; else null.
    private FormerPlans? Former(PlanFields fields)
    {
        try
        {
            CommitInfo newest = CommitInfo.Read(_directory);
            return newest.Number > 0 && fields.DifferInFiguresOnly(newest.Identity) ? FormerPlans.Open(_directory) : null;
        }
        catch (IndexFormatException)
        {
            return null;
        }
    }

    // Above the first page alone, and not where one plan is searched.
    private FigureCard? CardOf(PlanCommit commit, SearchRequest request, SearchBudget budget) =>
        request is { Page: <= 1, PlanId: null } ? new FigureSearcher(SnapshotOf(commit, budget)).Card(request.Query) : null;

    private static async Task<T> ToldAsync<T>(Task<T> answering) where T : SearchAnswer
    {
        T answer = await answering;
        Telemetry.Searched(answer.TookMs, answer.Request.Scope.ToString(), answer.TotalParagraphs, answer.IsPartial);
        return answer;
    }

    // Read once for a commit.
    private PlanList ListOf(PlanCommit commit)
    {
        Tuple<string, PlanList>? known = _plans;
        bool isKept = known?.Item1 == commit.Version;
        Telemetry.Cached("plans", isKept);
        if (isKept)
        {
            return known!.Item2;
        }
        PlanList plans = EmbeddedSnapshot.ListOf(commit.Reader);
        _plans = Tuple.Create(commit.Version, plans);
        return plans;
    }

    // Begun anew with other words, or where there is no room for more of them.
    private PlanExpressions ExpressionsOf(PlanCommit commit) =>
        _expressions is { Words.IsFull: false } known && known.Identity == commit.Fields.Identity
            ? known
            : _expressions = new PlanExpressions(commit.Fields.Identity);

    private static PlanSummary? Find(PlanCommit commit, string field, string value)
    {
        var stored = new StoredPlans(commit.Reader);
        return stored.Find(field, value) is { } plan ? stored.Plan(plan).Summary : null;
    }

    private EmbeddedSnapshot SnapshotOf(PlanCommit commit, SearchBudget budget) =>
        new(commit.Fields, commit.Searcher, () => ListOf(commit), budget);

    private PlanSearcher SearcherOf(PlanCommit commit, SearchBudget budget) =>
        new(SnapshotOf(commit, budget), () => _suggestions.GetAsync(commit), budget);

    private SearchBudget Budget(CancellationToken cancellation) => new(_options.Clock, _options.SearchTimeLimit, cancellation);

    // Why what is there can't go on, in Chinese; null where it can.
    private string? WhyAnew(PlanFields fields)
    {
        try
        {
            CommitInfo newest = CommitInfo.Read(_directory);
            if (newest.Number == 0)
            {
                return OldFormat.IsIn(Location) ? "索引是旧版程序的格式" : "还没有索引";
            }
            if (newest.Identity != fields.Identity)
            {
                return "分词、词表、指标表、存储方式或字段有变";
            }
            // Every file is opened and its frame looked at; the checksums are verify's.
            using PlanCommit commit = _commits.Acquire(now: true);
            return null;
        }
        catch (IndexFormatException e)
        {
            return e.Message;
        }
    }

    private Task<T> FiguresAsync<T>(Func<FigureSearcher, T> answer, CancellationToken cancellation) =>
        AskAsync(snapshot => answer(new FigureSearcher(snapshot)), SearchBudget.Unlimited(cancellation));

    private Task<T> AskAsync<T>(Func<IIndexSnapshot, T> answer, SearchBudget budget, bool now = false) =>
        AnswerAsync(commit => answer(SnapshotOf(commit, budget)), budget.Cancellation, now);

    private Task<T> AnswerAsync<T>(Func<PlanCommit, T> answer, CancellationToken cancellation, bool now = false) =>
        AnswerAsync(commit => Task.FromResult(answer(commit)), cancellation, now);

    private Task<T> AnswerAsync<T>(Func<PlanCommit, Task<T>> answer, CancellationToken cancellation, bool now = false) =>
        IndexErrors.GuardAsync(async () =>
        {
            cancellation.ThrowIfCancellationRequested();
            using PlanCommit commit = _commits.Acquire(now);
            return await answer(commit);
        });
}
