using SearchPlans.Citing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.OpenSearch.Searching;
using SearchPlans.Origins;
using SearchPlans.Trends;

namespace SearchPlans.OpenSearch;

/// <content>What is answered of plans, places and years.</content>
public sealed partial class OpenSearchPlanIndex
{
    /// <inheritdoc />
    public Task<FigureTable> FiguresAsync(FigureRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new FigureSearcher(snapshot).Table(request), cancellation);

    /// <inheritdoc />
    public Task<FigureComparison> CompareFiguresAsync(FigureRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new FigureSearcher(snapshot).Compare(request), cancellation);

    /// <inheritdoc />
    public Task<PlanFigures?> PlanFiguresAsync(string planId, CancellationToken cancellation) =>
        AskAsync(snapshot => new FigureSearcher(snapshot).Of(planId), cancellation);

    /// <inheritdoc />
    public Task<IndicatorAnswer> IndicatorsAsync(IndicatorRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new FigureSearcher(snapshot).Indicate(request), cancellation);

    /// <inheritdoc />
    public Task<Trend> TrendAsync(TrendRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TrendSearcher(snapshot).Of(request), cancellation);

    /// <inheritdoc />
    public Task<Coverage> CoverageAsync(TrendRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TrendSearcher(snapshot).Cover(request), cancellation);

    /// <inheritdoc />
    public Task<BatchTable> BatchAsync(TrendRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TrendSearcher(snapshot).Batch(request), cancellation);

    /// <inheritdoc />
    public Task<ContrastAnswer> ContrastAsync(ContrastSide old, ContrastSide now, CancellationToken cancellation) =>
        AskAsync(snapshot => ContrastReader.Read(snapshot, old, now), cancellation);

    /// <inheritdoc />
    public Task<TopicColumns> TopicAsync(TopicRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => new TopicReader(snapshot).Read(request), cancellation);

    /// <inheritdoc />
    public Task<WordChanges> WordsAsync(WordsRequest request, CancellationToken cancellation) => AskAsync(
        snapshot =>
        {
            PlanExpressions expressions = ExpressionsOf(snapshot);
            return expressions.Answer(snapshot.Version, request, () =>
            {
                WordChanges changes = new WordsSearcher(snapshot, expressions).Of(request, cancellation);
                // What was made of guesses isn't kept.
                return snapshot.HasOpen ? throw new UnknownYetException() : changes;
            });
        },
        cancellation);

    /// <inheritdoc />
    public Task<PlanCitations?> CitationsAsync(string planId, CancellationToken cancellation) =>
        AskAsync(snapshot => new CitationSearcher(snapshot).Of(planId), cancellation);

    /// <inheritdoc />
    public Task<MissingDocuments> MissingDocumentsAsync(CancellationToken cancellation) =>
        AskAsync(snapshot => new CitationSearcher(snapshot).Missing(), cancellation);

    /// <inheritdoc />
    public Task<PlanOrigins?> OriginsAsync(string planId, string anchor, CancellationToken cancellation) =>
        AskAsync(snapshot => new OriginSearcher(snapshot).Of(planId, anchor), cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<NearCopy>> NearCopiesAsync(
        ShingleSketch sketch, Predicate<string>? except, CancellationToken cancellation) =>
        AskAsync(snapshot => NearCopyFinder.Find(snapshot, sketch, except), cancellation, now: true);

    /// <inheritdoc />
    public Task<IReadOnlyList<NearPair>> NearPairsAsync(CancellationToken cancellation) =>
        AskAsync(NearCopyFinder.Pairs, cancellation);

    // Made as it is asked for, and kept as long as the commit is the newest.
    private PlanExpressions ExpressionsOf(ClusterSnapshot snapshot) =>
        _expressions is { } known && known.Identity == snapshot.Version ? known : _expressions = new PlanExpressions(snapshot.Version);
}
