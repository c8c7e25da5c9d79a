using System.Text.Json;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.Suggesting;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Counts on the cluster what is suggested from, page by page. Safe for concurrent use.</summary>
/// <param name="index">The requests.</param>
internal sealed class ClusterSuggestions(ClusterIndex index)
{
    private const int TermsARequest = 10_000;

    private readonly LatestSuggestions _latest = new();

    /// <summary>The index of a commit, or of the one before while it is made; waits only for the first.</summary>
    public Task<SuggestionIndex> GetAsync(CommitView view) =>
        _latest.GetAsync(view.Directory.State.Version, () => Task.Run(() => MakeAsync(view)));

    private async Task<SuggestionIndex> MakeAsync(CommitView view)
    {
        ClusterState state = view.Directory.State;
        if (state.Commit == 0)
        {
            return SuggestionIndex.Build([]);
        }
        List<(string Term, int DocFreq)> words = await CountAsync(state, Fields.WordSet);
        List<(string Term, int DocFreq)> headings = await CountAsync(state, Fields.OwnHeading);
        List<(string Term, int DocFreq)> pairs = await CountAsync(state, Fields.PairSet);
        return SuggestionIndex.Build(
            SuggestionEntries.Of(
                view.Directory.Plans.Select(p => p.Summary.Metadata.Title), headings, await AbbreviationsAsync(state), words),
            CharacterPairs.Of(pairs));
    }

    // In how many units each term of a field stands.
    private async Task<List<(string Term, int DocFreq)>> CountAsync(ClusterState state, string field)
    {
        List<(string, int)> counted = [];
        string? after = null;
        while (true)
        {
            string? from = after;
            using JsonDocument answer = await index.SearchAsync(
                state.Index,
                [
                    SearchBody.Of(json =>
                    {
                        SearchBody.WriteSize(json, 0);
                        SearchBody.WriteSeen(json, state, Fields.UnitType);
                        SearchBody.WriteTermsPage(json, field, TermsARequest, from);
                    }),
                ],
                CancellationToken.None);
            JsonElement[] buckets =
                [.. SearchResponses.Buckets(SearchResponses.Whole(answer.RootElement.GetProperty("responses")[0]), "terms")];
            foreach (JsonElement bucket in buckets)
            {
                after = bucket.GetProperty("key").GetProperty("term").GetString()!;
                counted.Add((after, bucket.GetProperty("doc_count").GetInt32()));
            }
            if (buckets.Length < TermsARequest)
            {
                return counted;
            }
        }
    }

    private async Task<int[]> AbbreviationsAsync(ClusterState state)
    {
        string body = SearchBody.Of(json =>
        {
            SearchBody.WriteSize(json, 0);
            SearchBody.WriteSeen(json, state, Fields.UnitType);
            json.WriteObject("aggs", aggregations => aggregations.WriteObject("terms", of => of.WriteObject("filters", filters =>
            {
                filters.WriteStartArray("filters");
                foreach (string written in SuggestionEntries.Abbreviations)
                {
                    SearchBody.WriteTerm(filters, Fields.Grid, GridTokens.TermOf(PlanFields.Wholes, CharacterFolding.Fold(written)));
                }
                filters.WriteEndArray();
            })));
        });
        using JsonDocument answer = await index.SearchAsync(state.Index, [body], CancellationToken.None);
        int[] counts =
        [
            .. SearchResponses.Buckets(SearchResponses.Whole(answer.RootElement.GetProperty("responses")[0]), "terms")
                .Select(b => b.GetProperty("doc_count").GetInt32()),
        ];
        // Of an index without documents nothing is counted.
        return counts.Length > 0 ? counts : new int[SuggestionEntries.Abbreviations.Count];
    }
}
