using System.Text.Json;
using Lucene.Net.Search;
using SearchPlans.Corpus;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>A commit of an index on a cluster, for one answer, which is made again until nothing is unknown (see
/// <see cref="ClusterQuestions"/>). Until then counts are guesses.</summary>
/// <param name="view">The commit.</param>
/// <param name="questions">Asks.</param>
/// <param name="budget">What the request may take.</param>
internal sealed partial class ClusterSnapshot(CommitView view, ClusterQuestions questions, SearchBudget budget) : IIndexSnapshot
{
    private readonly ClusterStored _stored = new(view, questions);

    // Whether only what queries are written by is asked for, see Ahead.
    private bool _isAhead;

    /// <inheritdoc />
    public SearchBudget Budget => budget;

    /// <summary>Names the commit.</summary>
    public string Version => view.Directory.State.Version;

    /// <inheritdoc />
    public PlanFields Fields => view.Fields;

    /// <inheritdoc />
    public object SegmentOf(int leaf) => Version;

    /// <inheritdoc />
    public CorpusValues Values => view.Values;

    /// <inheritdoc />
    public PlanList Plans => view.Plans;

    /// <inheritdoc />
    public IEnumerable<PlanEntry> Entries => view.Directory.Plans.Select((_, i) => view.Entry(CommitView.PlaceOf(i)));

    /// <inheritdoc />
    public IStoredPlans Stored => _stored;

    /// <summary>The commit as all requests see it.</summary>
    public CommitView View => view;

    /// <summary>Whether anything isn't known yet.</summary>
    public bool HasOpen => questions.HasOpen;

    private ClusterState State => view.Directory.State;

    /// <inheritdoc />
    public PlanEntry Entry(PlanPlace plan) => view.Entry(plan);

    /// <inheritdoc />
    public PlanSummary Summary(PlanPlace plan) => view[plan].Summary;

    /// <inheritdoc />
    public PlanPlace? Find(string field, string value)
    {
        if (field == PlanFields.Id)
        {
            return view.Directory.NumberOfId(value) is >= 0 and var number ? CommitView.PlaceOf(number) : null;
        }
        return PlansWith(field, value) is [var first, ..] ? first : null;
    }

    /// <inheritdoc />
    public IReadOnlyList<PlanPlace> PlansWith(string field, string term)
    {
        if (field == PlanFields.Called)
        {
            return [.. view.Called[term].Order()];
        }
        JsonElement answer = Ask(json =>
        {
            json.WriteNumber("size", Math.Max(1, view.Directory.Plans.Count));
            SearchBody.WriteSeen(json, State, Schema.Fields.PlanType, both => SearchBody.WriteTerm(both, field, term));
            WritePlanSource(json, field);
        }) ?? throw new UnknownYetException();
        return [.. SearchResponses.Hits(answer).Select(TakePlan).Where(n => n >= 0).Order().Select(CommitView.PlaceOf)];
    }

    // One search for all of them, which tells of each plan which it has.
    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<PlanPlace>> PlansWith(string field, IReadOnlyList<string> terms)
    {
        if (field == PlanFields.Called)
        {
            return [.. terms.Select(t => PlansWith(field, t))];
        }
        JsonElement answer = Ask(json =>
        {
            json.WriteNumber("size", Math.Max(1, view.Directory.Plans.Count));
            SearchBody.WriteSeen(json, State, Schema.Fields.PlanType, both => SearchBody.WriteTerms(both, field, terms));
            WritePlanSource(json, field);
            json.WriteStrings("docvalue_fields", [field]);
        }) ?? throw new UnknownYetException();
        ILookup<string, PlanPlace> plans = SearchResponses.Hits(answer).Select(h => (Hit: h, Number: TakePlan(h)))
            .Where(p => p.Number >= 0)
            .SelectMany(p => p.Hit.GetProperty("fields").GetProperty(field).EnumerateArray()
                .Select(t => (Term: t.GetString()!, Place: CommitView.PlaceOf(p.Number))))
            .ToLookup(p => p.Term, p => p.Place, StringComparer.Ordinal);
        return [.. terms.Select(t => (PlanPlace[])[.. plans[t].Order()])];
    }

    /// <inheritdoc />
    public int Count(Query query) => CountUpTo(query, null);

    /// <inheritdoc />
    public bool Exists(Query query) => CountUpTo(query, 1) > 0;

    /// <inheritdoc />
    public int Guesses { get; private set; }

    // From the second request on everything is asked for that may be needed: else there would be too many of them.
    /// <inheritdoc />
    public IIndexSnapshot Ahead => questions.HasSent ? this : new ClusterSnapshot(view, questions, budget) { _isAhead = true };

    /// <inheritdoc />
    public IReadOnlyList<TResult> Each<T, TResult>(IEnumerable<T> items, Func<T, TResult> make)
    {
        List<TResult> made = [];
        bool isUnknown = false;
        foreach (T item in items)
        {
            try
            {
                made.Add(make(item));
            }
            catch (UnknownYetException)
            {
                isUnknown = true;
            }
        }
        return isUnknown ? throw new UnknownYetException() : made;
    }

    /// <summary>Asks for all that isn't known yet.</summary>
    /// <returns>Whether the commit is still the newest.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellation)
    {
        _stored.AskForWanted();
        if (!await questions.SendAsync(cancellation))
        {
            return false;
        }
        _stored.TakeWanted();
        return true;
    }

    private JsonElement? Ask(Action<Utf8JsonWriter> body, bool isRanked = false) => questions.Ask(SearchBody.Of(body), isRanked);

    // Who asks which plans name something looks next at all that they name.
    private static void WritePlanSource(Utf8JsonWriter json, string field) => json.WriteStrings(
        "_source", field == PlanFields.Named ? [Schema.Fields.Version, PlanFields.Citations] : [Schema.Fields.Version]);

    private int TakePlan(JsonElement hit) => _stored.TakeFields(hit.GetProperty("_source"));

    private int NumberIn(JsonElement hit) =>
        view.Directory.NumberOf(hit.GetProperty("_source").GetProperty(Schema.Fields.Version).GetString()!);

    // Guessed to be there until it is known.
    private int CountUpTo(Query query, int? most)
    {
        if ((most is null ? ToSearch(query, scores: false) : JsonOf(query, scores: false)) is not { } found)
        {
            Guesses++;
            return 1;
        }
        JsonElement? answer = Ask(json =>
        {
            json.WriteNumber("size", 0);
            if (most is { } enough)
            {
                json.WriteNumber("track_total_hits", enough);
            }
            else
            {
                json.WriteBoolean("track_total_hits", true);
            }
            WriteQuery(json, new Asked(found, Scores: false));
        });
        if (answer is { } known)
        {
            return SearchResponses.Total(known);
        }
        Guesses++;
        return 1;
    }

    // Null where something that it is written by isn't known yet.
    private string? JsonOf(Query query, bool scores)
    {
        var writer = new QueryJson(view.Values, CountTerms);
        string json = writer.Of(query, scores);
        return writer.IsIncomplete ? null : json;
    }

    private FieldCounts? CountTerms(string field, IReadOnlyList<string> terms)
    {
        bool isOfGrid = field is PlanFields.Wholes or PlanFields.Numerals;
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 0);
            json.WriteObject("aggs", aggregations => aggregations.WriteObject("terms", of => of.WriteObject("filters", filters =>
            {
                filters.WriteStartArray("filters");
                foreach (string term in terms)
                {
                    if (isOfGrid)
                    {
                        SearchBody.WriteTerm(filters, Schema.Fields.Grid, GridTokens.TermOf(field, term));
                    }
                    else
                    {
                        SearchBody.WriteTerm(filters, field, TokenText.Clean(WellFormedText.Of(term)));
                    }
                }
                if (isOfGrid)
                {
                    SearchBody.WriteTerm(filters, Schema.Fields.Has, field);
                }
                else
                {
                    filters.WriteStartObject();
                    filters.WriteObject("exists", exists => exists.WriteString("field", field));
                    filters.WriteEndObject();
                }
                filters.WriteEndArray();
            })));
        });
        if (answer is not { } known)
        {
            return null;
        }
        long[] counts = [.. SearchResponses.Buckets(known, "terms").Select(b => b.GetProperty("doc_count").GetInt64())];
        return counts.Length == 0
            ? new FieldCounts(0, terms.ToDictionary(t => t, _ => 0L))
            : new FieldCounts(counts[^1], terms.Select((t, i) => (t, i)).ToDictionary(t => t.t, t => counts[t.i]));
    }
}
