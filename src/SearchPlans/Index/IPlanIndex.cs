using SearchPlans.Citing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Origins;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Trends;

namespace SearchPlans.Index;

/// <summary>
/// An index of plans: answers whole questions and takes whole plans, so that what holds it may be a library in the process or a
/// cluster elsewhere. Every answer is of one commit, no older than half a second. Safe for concurrent use.
/// </summary>
/// <remarks>
/// All methods throw <see cref="OperationCanceledException"/> when cancelled, and those that read
/// <see cref="PlanIndexException"/> when the index can't be read.
/// </remarks>
public interface IPlanIndex : IAsyncDisposable
{
    /// <summary>What the index is in, for people: a folder, an address.</summary>
    string Location { get; }

    /// <summary>How the index stands.</summary>
    Task<PlanIndexState> StateAsync(CancellationToken cancellation);

    /// <summary>How it stands on the cluster that holds it; null where none does.</summary>
    Task<IndexHealth?> HealthAsync(CancellationToken cancellation) => Task.FromResult<IndexHealth?>(null);

    /// <summary>All plans, by region, latest year first.</summary>
    Task<IReadOnlyList<PlanSummary>> PlansAsync(CancellationToken cancellation);

    /// <summary>Searches: one list of paragraphs, of sections or of plans, by the scope of the request.</summary>
    Task<HitList> SearchAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>Searches and groups what was found by plan.</summary>
    Task<PlanHitList> SearchPlansAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>All plans that hold what a search finds as typed, each with how many hits.</summary>
    Task<PlanMatches> MatchesAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>The figures of an indicator, place by year.</summary>
    Task<FigureTable> FiguresAsync(FigureRequest request, CancellationToken cancellation);

    /// <summary>Target against result of a place, year by year: of the first place that the request names, itself.</summary>
    Task<FigureComparison> CompareFiguresAsync(FigureRequest request, CancellationToken cancellation);

    /// <summary>A plan's own figures; null when there is none with that id.</summary>
    Task<PlanFigures?> PlanFiguresAsync(string planId, CancellationToken cancellation);

    /// <summary>Indicators by any wording or pinyin, with how much is stated of each; names that no list has among them.</summary>
    Task<IndicatorAnswer> IndicatorsAsync(IndicatorRequest request, CancellationToken cancellation);

    /// <summary>How expressions spread over years, levels and places, and who says them first.</summary>
    Task<Trend> TrendAsync(TrendRequest request, CancellationToken cancellation);

    /// <summary>Which plans say the first expression of a request, which don't, and which there should be and aren't.</summary>
    Task<Coverage> CoverageAsync(TrendRequest request, CancellationToken cancellation);

    /// <summary>Two plans side by side: sections that answer to each other, their paragraphs, the figures of both.</summary>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<ContrastAnswer> ContrastAsync(ContrastSide old, ContrastSide now, CancellationToken cancellation);

    /// <summary>What several plans say of one topic, side by side.</summary>
    Task<TopicColumns> TopicAsync(TopicRequest request, CancellationToken cancellation);

    /// <summary>How often many expressions are said, by the places and years of a request.</summary>
    Task<BatchTable> BatchAsync(TrendRequest request, CancellationToken cancellation);

    /// <summary>What is new and what is gone in the plans of a place and year.</summary>
    Task<WordChanges> WordsAsync(WordsRequest request, CancellationToken cancellation);

    /// <summary>Makes ready what answers need of the newest commit and takes long to make, so that who asks doesn't wait for it. Nothing
    /// has to be, unless an index says so.</summary>
    Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The documents that a plan's text names and the plans whose texts name it; null when there is none with that
    /// id.</summary>
    Task<PlanCitations?> CitationsAsync(string planId, CancellationToken cancellation);

    /// <summary>The documents that are named most and aren't here.</summary>
    Task<MissingDocuments> MissingDocumentsAsync(CancellationToken cancellation);

    /// <summary>Where the sentences of a plan stood before, the same or nearly the same; null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">A heading, for its section alone, or a paragraph; empty for the whole plan.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<PlanOrigins?> OriginsAsync(string planId, string anchor, CancellationToken cancellation);

    /// <summary>A whole plan to read, marked for the query of a request; null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="request">The query and how it is matched; nothing else of it counts.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<PlanPage?> ReadAsync(string planId, SearchRequest request, CancellationToken cancellation);

    /// <summary>What is known of a plan; null when there is none with that id.</summary>
    Task<PlanSummary?> FindAsync(string planId, CancellationToken cancellation);

    /// <summary>The plan of the newest commit, however young, whose text has a hash; null when there is none.</summary>
    /// <param name="textHash">SHA-256 in hexadecimal of the text, white space at the ends of lines and front matter aside.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<PlanSummary?> FindTextAsync(string textHash, CancellationToken cancellation);

    /// <summary>The plans of the newest commit, however young, that have nearly the text of a document, nearest first; of very many those
    /// that share most.</summary>
    /// <param name="sketch">The document.</param>
    /// <param name="except">Tells the files, relative to the corpus, that don't count.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<IReadOnlyList<NearCopy>> NearCopiesAsync(ShingleSketch sketch, Predicate<string>? except, CancellationToken cancellation);

    /// <summary>The plans that nearly have the text of another, each two once, nearest first; of very many those that share most.</summary>
    Task<IReadOnlyList<NearPair>> NearPairsAsync(CancellationToken cancellation);

    /// <summary>What a person may be about to type: words, headings and titles of the corpus.</summary>
    /// <param name="typed">What is typed so far: characters, pinyin (pingshan, ps), or wrong characters of the same sound.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellation);

    /// <summary>The terms of the lexicon (新质生产力), places aside, that most paragraphs hold, most frequent first.</summary>
    Task<IReadOnlyList<string>> FrequentTermsAsync(int count, CancellationToken cancellation);

    /// <summary>Words that stand where a query stands more often than elsewhere, most telling first.</summary>
    Task<IReadOnlyList<string>> RelatedWordsAsync(SearchRequest request, int count, CancellationToken cancellation);

    /// <summary>Why a paragraph answers a query and has its score; null when it doesn't.</summary>
    /// <param name="request">The search.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">The paragraph.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<ScoreExplanation?> ExplainAsync(SearchRequest request, string planId, string anchor, CancellationToken cancellation);

    /// <summary>Opens the index for writing. Where what is there can't go on (none, another version, other words, damaged), the writer
    /// begins with an empty index and says why; searches see the old one until the first commit.</summary>
    /// <param name="rebuild">Whether to begin with an empty index whatever is there.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; the message says who.</exception>
    Task<IPlanIndexWriter> OpenWriterAsync(bool rebuild, CancellationToken cancellation);

    /// <summary>Reads the whole index and says what is wrong with it.</summary>
    /// <param name="progress">Gets parts done and in all.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<PlanIndexReport> VerifyAsync(IProgress<(int Done, int Total)>? progress, CancellationToken cancellation);
}

/// <summary>Changes an index. Nothing is seen by searches before a commit, and then all of it at once. Adding is safe for concurrent
/// use.</summary>
public interface IPlanIndexWriter : IAsyncDisposable
{
    /// <summary>Why it began with an empty index, in Chinese; null where it goes on with what there is.</summary>
    string? Rebuilt { get; }

    /// <summary>Hashes of the content of the files in the index, by file.</summary>
    Task<IReadOnlyDictionary<string, string>> IndexedFilesAsync(CancellationToken cancellation);

    /// <summary>Adds a plan in place of the one of the same file, whole.</summary>
    Task AddAsync(IndexedPlan plan, CancellationToken cancellation);

    /// <summary>Deletes the plans of files.</summary>
    /// <param name="files">Relative to the corpus.</param>
    /// <param name="cancellation">Cancels.</param>
    Task DeleteAsync(IReadOnlySet<string> files, CancellationToken cancellation);

    /// <summary>Makes everything since the last commit visible to searches, at once. What isn't committed when the writer is disposed of is
    /// gone.</summary>
    Task CommitAsync(CancellationToken cancellation);
}
