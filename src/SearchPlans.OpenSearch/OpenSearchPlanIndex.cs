using SearchPlans.Corpus;
using SearchPlans.Diagnostics;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.OpenSearch.Searching;
using SearchPlans.OpenSearch.Writing;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch;

/// <summary>An index of plans on an OpenSearch cluster, which many servers ask and many indexers fill.</summary>
public sealed partial class OpenSearchPlanIndex : IPlanIndex
{
    // An answer that needs more turns than this asks for what isn't there.
    private const int MaxTurns = 40;

    // Commits that come faster than an answer is made.
    private const int MaxRestarts = 10;

    private static readonly TimeSpan _fresh = TimeSpan.FromMilliseconds(500);

    private readonly OpenSearchOptions _options;
    private readonly Func<PlanVocabulary> _words;
    private readonly Func<bool> _areWordsGone;
    private readonly ClusterClient _client;
    private readonly ClusterIndex _index;
    private readonly ClusterSuggestions _suggestions;
    private readonly RecordCache _records = new();
    private readonly SemaphoreSlim _loading = new(1);
    private readonly Lock _gate = new();
    private PlanFields? _fields;
    private volatile CommitView? _view;
    private long _seenAt;
    private PlanExpressions? _expressions;

    /// <summary>Uses a cluster; nothing is asked of it yet.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="words">Gives the words as the corpus has them now.</param>
    /// <param name="areWordsGone">Says whether the corpus can't be looked into for its own words.</param>
    /// <exception cref="ArgumentException">Something of the options can't be.</exception>
    internal OpenSearchPlanIndex(OpenSearchOptions options, Func<PlanVocabulary> words, Func<bool> areWordsGone)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_options, _words, _areWordsGone) = (options, words, areWordsGone);
        _client = new ClusterClient(options);
        _index = new ClusterIndex(_client, options.Index);
        _suggestions = new ClusterSuggestions(_index);
    }

    /// <inheritdoc />
    public string Location => $"OpenSearch（{_client.Addresses}）的索引 {_options.Index}";

    /// <summary>How many requests were made of the cluster.</summary>
    internal int Requests => _client.Requests;

    /// <inheritdoc />
    public async Task<PlanIndexState> StateAsync(CancellationToken cancellation)
    {
        FoundIndex? found = await _index.FindAsync(cancellation);
        return new PlanIndexState(
            found?.State.Version ?? "", found is { State.Commit: > 0 } && found.Identity != IndexDefinition.IdentityOf(CurrentFields()));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PlanSummary>> PlansAsync(CancellationToken cancellation) =>
        AskAsync(snapshot => snapshot.Plans.InOrder, cancellation);

    /// <inheritdoc />
    public Task<HitList> SearchAsync(SearchRequest request, CancellationToken cancellation) =>
        ToldAsync(SearchedAsync(
            snapshot => SearcherOf(snapshot).SearchAsync(request),
            (found, card) => found with { Figures = card }, request, cancellation));

    /// <inheritdoc />
    public Task<PlanHitList> SearchPlansAsync(SearchRequest request, CancellationToken cancellation) =>
        ToldAsync(SearchedAsync(
            snapshot => SearcherOf(snapshot).SearchPlansAsync(request),
            (found, card) => found with { Figures = card }, request, cancellation));

    /// <inheritdoc />
    public Task<PlanMatches> MatchesAsync(SearchRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => SearcherOf(snapshot).Matches(request), cancellation);

    /// <inheritdoc />
    public Task<PlanPage?> ReadAsync(string planId, SearchRequest request, CancellationToken cancellation) =>
        AskAsync(snapshot => PlanReader.Read(snapshot, planId, request), cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellation) =>
        AnswerAsync(async snapshot => (await _suggestions.GetAsync(snapshot.View)).Suggest(typed, limit), cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> FrequentTermsAsync(int count, CancellationToken cancellation) => AnswerAsync<IReadOnlyList<string>>(
        async snapshot => [.. (await _suggestions.GetAsync(snapshot.View)).OfKind(SuggestionKind.Lexicon)
            .Select(e => e.Text).Where(t => !LexiconWords.IsPlace(t)).Take(count)],
        cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> RelatedWordsAsync(SearchRequest request, int count, CancellationToken cancellation) =>
        AskAsync(snapshot => SearcherOf(snapshot).RelatedWordsOf(request, count), cancellation);

    /// <inheritdoc />
    public Task<ScoreExplanation?> ExplainAsync(SearchRequest request, string planId, string anchor, CancellationToken cancellation) =>
        AskAsync(snapshot => SearcherOf(snapshot).Explain(request, planId, anchor), cancellation);

    /// <inheritdoc />
    public Task<PlanSummary?> FindAsync(string planId, CancellationToken cancellation) => AskAsync(
        snapshot => snapshot.Find(PlanFields.Id, planId) is { } place ? snapshot.Summary(place) : null, cancellation);

    /// <inheritdoc />
    public Task<PlanSummary?> FindTextAsync(string textHash, CancellationToken cancellation) => AskAsync(
        snapshot => snapshot.Find(PlanFields.TextHash, textHash) is { } place ? snapshot.Summary(place) : null, cancellation, now: true);

    /// <inheritdoc />
    public async Task<IPlanIndexWriter> OpenWriterAsync(bool rebuild, CancellationToken cancellation)
    {
        WriterLease lease = await WriterLease.TakeAsync(_client, _options, cancellation);
        try
        {
            PlanFields fields = CurrentFields();
            string identity = IndexDefinition.IdentityOf(fields);
            FoundIndex? found = await _index.FindAsync(cancellation);
            Filling? filling = await FillingAsync(rebuild, cancellation);
            await DropOrphansAsync([found?.State.Index, filling?.Index], cancellation);
            string? reason = rebuild ? "按要求重建"
                : found is null or { State.Commit: 0 } ? "还没有索引"
                : found.Identity != identity ? "分词、词表、指标表、存储方式或字段有变"
                : null;
            if (reason is null)
            {
                await ClusterIndexWriter.DeleteUncommittedAsync(_index, found!.State, cancellation);
                PlanDirectory plans = await PlanDirectory.LoadAsync(_index, found.State, _view?.Directory, cancellation);
                return new ClusterIndexWriter(
                    _index, lease, fields, found.State,
                    plans.Plans.ToDictionary(p => p.Summary.File, p => (p.Version, p.ContentHash), StringComparer.Ordinal), null,
                    _options.Clock, RefreshAsync);
            }
            ExpectNoFilling(filling);
            string name = _index.NewName(_options.Clock.GetUtcNow());
            await _index.CreateAsync(name, IndexDefinition.Body(_options, identity), cancellation);
            return new ClusterIndexWriter(_index, lease, fields, ClusterState.Empty(name), [], reason, _options.Clock, RefreshAsync);
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _loading.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<T> ToldAsync<T>(Task<T> answering) where T : SearchAnswer
    {
        T answer = await answering;
        Telemetry.Searched(answer.TookMs, answer.Request.Scope.ToString(), answer.TotalParagraphs, answer.IsPartial);
        return answer;
    }

    // What a writer that died was filling, or hadn't deleted yet: only the one that writes makes indexes.
    private async Task DropOrphansAsync(string?[] used, CancellationToken cancellation)
    {
        foreach (string? index in (await _index.MadeAsync(cancellation)).Except(used))
        {
            await _index.DropAsync(index!, cancellation);
        }
    }

    private PlanFields CurrentFields()
    {
        lock (_gate)
        {
            PlanVocabulary vocabulary = _words();
            if (_fields is null || _fields.Vocabulary != vocabulary)
            {
                _fields = new PlanFields(vocabulary, "opensearch");
            }
            return _fields;
        }
    }

    private PlanSearcher SearcherOf(ClusterSnapshot snapshot) => new(snapshot, () => _suggestions.GetAsync(snapshot.View), snapshot.Budget);

    private Task<T> AskAsync<T>(Func<ClusterSnapshot, T> answer, CancellationToken cancellation, bool now = false) =>
        AnswerAsync(snapshot => Task.FromResult(answer(snapshot)), cancellation, now);

    private Task<T> AnswerAsync<T>(Func<ClusterSnapshot, Task<T>> answer, CancellationToken cancellation, bool now = false) =>
        AnswerAsync(answer, static (_, missing, total) => throw SearchResponses.Incomplete(missing, total), now, cancellation);

    // A search says what it hasn't looked into, and answers with the rest. Figures stand above the first page alone, and not where one plan
    // is searched.
    private Task<T> SearchedAsync<T>(
        Func<ClusterSnapshot, Task<T>> search, Func<T, FigureCard?, T> with, SearchRequest request,
        CancellationToken cancellation)
        where T : SearchAnswer =>
        AnswerAsync(
            async snapshot =>
            {
                FigureCard? card = null;
                bool isUnknown = false;
                try
                {
                    card = request is { Page: <= 1, PlanId: null } ? new FigureSearcher(snapshot).Card(request.Query) : null;
                }
                catch (UnknownYetException)
                {
                    // What the search asks for goes off together with this.
                    isUnknown = true;
                }
                T found = await search(snapshot);
                return isUnknown ? throw new UnknownYetException() : with(found, card);
            },
            static (found, missing, total) => found with
            {
                IsPartial = true,
                Notice = $"{found.Notice}OpenSearch 的 {total} 个分片中有 {missing} 个没有回答，以下是其余分片里找到的，数目不全。请稍后再试。",
            },
            now: false, cancellation);

    // Makes an answer again and again until all that it asks for is known, all of one commit.
    private async Task<T> AnswerAsync<T>(
        Func<ClusterSnapshot, Task<T>> answer, Func<T, int, int, T> incomplete, bool now, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (int restart = 0; restart < MaxRestarts; restart++)
        {
            CommitView view = await ViewAsync(isStale: restart > 0, cancellation);
            var budget = SearchBudget.Unlimited(cancellation);
            using var questions = new ClusterQuestions(_index, view.Directory.State);
            var snapshot = new ClusterSnapshot(view, questions, budget);
            // Every request says whether the commit is the newest. Where nothing is asked, it was a moment ago.
            bool isKnown = !now && IsFresh;
            bool isNewest = true;
            for (int turn = 0; turn < MaxTurns && isNewest; turn++)
            {
                try
                {
                    T made = await answer(snapshot);
                    if (!snapshot.HasOpen && isKnown)
                    {
                        return questions.Shards is { Missing: > 0 } shards ? incomplete(made, shards.Missing, shards.Total) : made;
                    }
                }
                catch (UnknownYetException)
                {
                    // Asked for below.
                }
                isNewest = isKnown = await snapshot.SendAsync(cancellation);
                if (isNewest)
                {
                    Interlocked.Exchange(ref _seenAt, _options.Clock.GetTimestamp());
                }
            }
            if (isNewest)
            {
                throw new PlanIndexException("OpenSearch 的索引缺少内容，请用 searchplans index --rebuild 重建。");
            }
        }
        throw new PlanIndexException("索引改动得太快，读不到一个完整的版本，请稍后再试。");
    }

    private bool IsFresh => _options.Clock.GetElapsedTime(Interlocked.Read(ref _seenAt)) < _fresh;

    private Task<CommitView> RefreshAsync(CancellationToken cancellation) => ViewAsync(isStale: true, cancellation);

    // The newest commit as far as is known; what an answer asks tells whether it is.
    private async Task<CommitView> ViewAsync(bool isStale, CancellationToken cancellation)
    {
        if (!isStale && _view is { } known && known.Fields == CurrentFields() && (known.Directory.State.Commit > 0 || IsFresh))
        {
            return known;
        }
        await _loading.WaitAsync(cancellation);
        try
        {
            long at = _options.Clock.GetTimestamp();
            PlanFields fields = CurrentFields();
            FoundIndex? found = await _index.FindAsync(cancellation);
            string identity = IndexDefinition.IdentityOf(fields);
            bool isOutdated = found is not null && found.Identity != identity;
            // Cut by other words, characters are found as ever; of another form, nothing of it can be read.
            bool isReadable = found is not null && (!isOutdated || fields.DifferInWordsOnly(FieldsOf(found.Identity)));
            ClusterState state = isReadable ? found!.State : ClusterState.Empty(_options.Index);
            CommitView? last = _view;
            if (last is null || last.Directory.State.Version != state.Version || last.Fields != fields || last.IsOutdated != isOutdated)
            {
                PlanDirectory directory = state.Commit == 0
                    ? PlanDirectory.Empty(state)
                    : await PlanDirectory.LoadAsync(_index, state, last?.Directory, cancellation);
                _view = last = new CommitView(directory, fields, isOutdated, _records);
            }
            Interlocked.Exchange(ref _seenAt, at);
            return last;
        }
        finally
        {
            _loading.Release();
        }
    }

    // The last line is the cluster's own.
    private static string FieldsOf(string identity) => identity.LastIndexOf('\n') is >= 0 and var end ? identity[..end] : identity;
}
