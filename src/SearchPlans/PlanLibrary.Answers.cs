using SearchPlans.Adding;
using SearchPlans.Citing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Trends;

namespace SearchPlans;

/// <content>What a library answers.</content>
public sealed partial class PlanLibrary
{
    /// <summary>Searches: one list of paragraphs, of sections or of plans, by the scope of the request.</summary>
    public Task<HitList> SearchAsync(SearchRequest request, CancellationToken cancellation = default) =>
        _index.SearchAsync(request, cancellation);

    /// <summary>Searches and groups what was found by plan.</summary>
    public Task<PlanHitList> SearchPlansAsync(SearchRequest request, CancellationToken cancellation = default) =>
        _index.SearchPlansAsync(request, cancellation);

    /// <summary>Searches and groups what was found by plan, what says nearly the same folded under the first of it.</summary>
    public Task<FoldedAnswer> SearchFoldedAsync(SearchRequest request, CancellationToken cancellation = default) =>
        HitFolding.SearchAsync(r => _index.SearchPlansAsync(r, cancellation), request);

    /// <summary>The documents that a plan's text names and the plans whose texts name it; null when there is none with that
    /// id.</summary>
    public Task<PlanCitations?> CitationsAsync(string planId, CancellationToken cancellation = default) =>
        _index.CitationsAsync(planId, cancellation);

    /// <summary>The documents that are named most and aren't here.</summary>
    public Task<MissingDocuments> MissingDocumentsAsync(CancellationToken cancellation = default) =>
        _index.MissingDocumentsAsync(cancellation);

    /// <summary>Where the sentences of a plan stood before, the same or nearly the same; null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">A heading, for its section alone, or a paragraph; empty for the whole plan.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<PlanOrigins?> OriginsAsync(string planId, string anchor = "", CancellationToken cancellation = default) =>
        _index.OriginsAsync(planId, anchor, cancellation);

    /// <summary>The figures of an indicator, place by year.</summary>
    /// <param name="request">What is asked; names that are none are told in the answer, with what comes nearest.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<FigureTable> FiguresAsync(FigureRequest request, CancellationToken cancellation = default) =>
        _index.FiguresAsync(request, cancellation);

    /// <summary>Target against result of the first place that a request names, year by year.</summary>
    /// <param name="request">What is asked; its kind doesn't count.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<FigureComparison> CompareFiguresAsync(FigureRequest request, CancellationToken cancellation = default) =>
        _index.CompareFiguresAsync(request, cancellation);

    /// <summary>How expressions spread over years, levels and places, and who says them first.</summary>
    /// <param name="request">What is asked; places that are none are told in the answer, with what comes nearest.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<Trend> TrendAsync(TrendRequest request, CancellationToken cancellation = default) =>
        _index.TrendAsync(request, cancellation);

    /// <summary>Which plans say the first expression of a request, which don't, and which there should be and aren't.</summary>
    /// <param name="request">What is asked; places that are none are told in the answer, with what comes nearest.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Coverage> CoverageAsync(TrendRequest request, CancellationToken cancellation = default)
    {
        Coverage coverage = await _index.CoverageAsync(request, cancellation);
        if (coverage.Unknown.Count > 0 || coverage.IsTooCostly || coverage.Request.Expressions.Count == 0
            || await UnreadFilesAsync(cancellation) is not { Count: > 0 } files)
        {
            return coverage;
        }
        IReadOnlyList<UnreadPlan> unread = UnreadPlans.Chosen(
            coverage.Request, (await PlacesAsync(coverage.Request.Regions, cancellation)).Paths, files);
        HashSet<(string, int)> there = [.. unread.Select(u => (u.RegionPath, u.Year))];
        return coverage with
        {
            Unread = unread,
            Missing = coverage.Missing is { } missing ? [.. missing.Where(m => !there.Contains((m.RegionPath, m.Year)))] : null,
        };
    }

    // As the last synchronisation left them; who hasn't run one compares names, and can't say why a file isn't in the index.
    private async Task<IReadOnlyList<RefusedFile>> UnreadFilesAsync(CancellationToken cancellation)
    {
        if (LastSync is { } sync)
        {
            return sync.Refused;
        }
        HashSet<string> indexed = [.. (await PlansAsync(cancellation)).Select(p => p.File)];
        return
        [
            .. _corpus.Files().Where(f => !indexed.Contains(f.File))
                .Select(f => new RefusedFile(f.File, "没有收入索引；searchplans index 会说明原因")),
        ];
    }

    /// <summary>Two plans side by side: sections that answer to each other, their paragraphs, the figures of both.</summary>
    /// <param name="old">The one.</param>
    /// <param name="now">The other.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<ContrastAnswer> ContrastAsync(ContrastSide old, ContrastSide now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        return _index.ContrastAsync(old, now, cancellation);
    }

    /// <summary>A draft beside a plan, the plan as the old one. Nothing of the draft is kept: not in the corpus, the index or the
    /// log.</summary>
    /// <param name="old">The plan.</param>
    /// <param name="document">The draft.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">It can't be understood, or is too long; the message says why, in Chinese.</exception>
    public Task<ContrastAnswer> ContrastAsync(ContrastSide old, ImportedDocument document, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        string name = Path.GetFileName(TargetOf(document.FileName));
        // Before it is understood, which takes longer than counting.
        if (document.File.Text.Length > PlanContrasts.MaxCharacters)
        {
            throw new PlanFileException($"草稿太长，一次对照不了：至多 {PlanContrasts.MaxCharacters / 10_000} 万字。请只取要对照的几章。");
        }
        Plan plan = CorpusReading.Parse(document.File, name, null);
        cancellation.ThrowIfCancellationRequested();
        return ContrastAsync(old, new ContrastSide("") { Draft = new ContrastDraft(name, plan) }, cancellation);
    }

    /// <summary>What several plans say of one topic, side by side.</summary>
    /// <param name="request">What is asked; places and plans that are none are told in the answer.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<TopicColumns> TopicAsync(TopicRequest request, CancellationToken cancellation = default) =>
        _index.TopicAsync(request, cancellation);

    /// <summary>How often many expressions are said, by the places and years of a request.</summary>
    /// <param name="request">What is asked: at most <see cref="BatchTable.MaxExpressions"/> expressions.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<BatchTable> BatchAsync(TrendRequest request, CancellationToken cancellation = default) =>
        _index.BatchAsync(request, cancellation);

    /// <summary>What is new and what is gone in the plans of a place and year.</summary>
    /// <param name="request">What is asked; a place that is none is told in the answer, with what comes nearest.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<WordChanges> WordsAsync(WordsRequest request, CancellationToken cancellation = default) =>
        _index.WordsAsync(request, cancellation);

    /// <summary>A plan's own figures, in reading order; null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<PlanFigures?> PlanFiguresAsync(string planId, CancellationToken cancellation = default) =>
        _index.PlanFiguresAsync(planId, cancellation);

    /// <summary>The places that names stand for (广东, 粤, 广东/深圳, 长三角); what is unknown is told with what comes nearest.</summary>
    /// <param name="names">The names.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<PlaceChoice> PlacesAsync(IReadOnlyList<string> names, CancellationToken cancellation = default)
    {
        string[] regions = [.. (await PlansAsync(cancellation)).Select(p => p.RegionPath).Where(r => r.Length > 0).Distinct()];
        return PlaceChoice.Read(names, new CorpusValues(0, 0, regions, [], []));
    }

    /// <summary>Indicators by any wording or pinyin, with how much is stated of each.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<IndicatorAnswer> IndicatorsAsync(IndicatorRequest request, CancellationToken cancellation = default) =>
        _index.IndicatorsAsync(request, cancellation);

    /// <summary>Corrects a figure that was read wrong, or strikes it out: writes the plan's sidecar, whole or not at all, and indexes the
    /// plan anew. It holds however the plan is read later, as long as its paragraph has the same words.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="correction">What is said of it; <see cref="CorrectedFigure.Before"/> gives one that says what was read.</param>
    /// <param name="by">Who says it, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was written.</param>
    /// <returns>The plan's figures as they are now, or null when there is no plan with that id.</returns>
    /// <exception cref="PlanFileException">The correction says too little, or can't be written; the message says why.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<PlanFigures?> CorrectFigureAsync(
        string planId, FigureCorrection correction, Writer? by = null, CancellationToken cancellation = default) =>
        ChangeFiguresAsync(
            planId, by,
            (writer, file) => FigureCorrecting.KeepAsync(_corpus, writer, planId, file, correction, cancellation), cancellation);

    /// <summary>Takes back what was said of a figure, so that it is again as it is read.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="key">The figure, as <see cref="FigureStatement.Key"/> names it.</param>
    /// <param name="by">Who takes it back, for the log.</param>
    /// <param name="cancellation">Cancels as long as nothing was written.</param>
    /// <returns>The plan's figures as they are now, or null when there is no plan with that id.</returns>
    /// <exception cref="PlanFileException">It can't be written; the message says why.</exception>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was changed, the message says who.</exception>
    public Task<PlanFigures?> WithdrawFigureCorrectionAsync(
        string planId, FigureKey key, Writer? by = null, CancellationToken cancellation = default) =>
        ChangeFiguresAsync(
            planId, by, (writer, file) => FigureCorrecting.WithdrawAsync(_corpus, writer, planId, file, key, cancellation), cancellation);

    /// <summary>What a person may be about to type: words, headings and titles of the corpus.</summary>
    /// <param name="typed">What is typed so far: characters, pinyin (pingshan, ps), or wrong characters of the same sound.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, int limit = 10, CancellationToken cancellation = default) =>
        _index.SuggestAsync(typed, limit, cancellation);

    /// <summary>The terms of the lexicon (新质生产力), places aside, that most paragraphs of the corpus hold, most frequent first.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<string>> FrequentTermsAsync(int count, CancellationToken cancellation = default) =>
        _index.FrequentTermsAsync(count, cancellation);

    /// <summary>Words that stand where a query stands more often than elsewhere, most telling first.</summary>
    /// <param name="request">The search.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<string>> RelatedWordsAsync(SearchRequest request, int count = 10, CancellationToken cancellation = default) =>
        _index.RelatedWordsAsync(request, count, cancellation);

    /// <summary>Why a paragraph is a hit and has its score, or null when it isn't one.</summary>
    /// <param name="request">The search.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">The paragraph.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<ScoreExplanation?> ExplainAsync(SearchRequest request, string planId, string anchor,
        CancellationToken cancellation = default) =>
        _index.ExplainAsync(request, planId, anchor, cancellation);

    /// <summary>Gives a whole plan to read, marked for a query, or null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="query">The query; without one nothing is marked.</param>
    /// <param name="match">How its runs are matched.</param>
    /// <param name="sameWords">Whether other expressions for the same are marked too.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<PlanPage?> ReadAsync(
        string planId, string query = "", SearchMatch match = SearchMatch.Smart, bool sameWords = true,
        CancellationToken cancellation = default) =>
        _index.ReadAsync(planId, new SearchRequest { Query = query, Match = match, SameWords = sameWords }, cancellation);

    /// <summary>Gives what stands at addresses, to be cited, in the order asked for; what isn't there any more is left out.</summary>
    /// <param name="addresses">The addresses, at most <see cref="ExcerptAddress.MaxExcerpts"/>.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<Excerpt>> ExcerptsAsync(
        IReadOnlyList<ExcerptAddress> addresses, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        Dictionary<ExcerptAddress, Excerpt> found = [];
        foreach (IGrouping<string, ExcerptAddress> plan in addresses.Take(ExcerptAddress.MaxExcerpts).GroupBy(a => a.PlanId))
        {
            if (await ReadAsync(plan.Key, cancellation: cancellation) is { } page)
            {
                foreach (Excerpt excerpt in Excerpt.Of(page, plan))
                {
                    found[excerpt.Address] = excerpt;
                }
            }
        }
        return [.. addresses.Where(found.ContainsKey).Select(a => found[a])];
    }
}
