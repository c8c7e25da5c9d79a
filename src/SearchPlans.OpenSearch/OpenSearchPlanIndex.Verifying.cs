using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.OpenSearch.Searching;

namespace SearchPlans.OpenSearch;

/// <content>Verifying: whether the cluster has all of every plan. Shards and their files are the cluster's to check.</content>
public sealed partial class OpenSearchPlanIndex
{
    private const int MaxProblems = 100;

    // Plans whose units are read in one request.
    private const int VerifiedTogether = 20;

    /// <inheritdoc />
    public async Task<PlanIndexReport> VerifyAsync(IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        CommitView view = await ViewAsync(isStale: true, cancellation);
        ClusterState state = view.Directory.State;
        if (state.Commit == 0)
        {
            return new PlanIndexReport(0, 0, 0, 0, 0, 0, []);
        }
        List<PlanIndexProblem> problems = [];
        if (view.IsOutdated)
        {
            problems.Add(new PlanIndexProblem(
                state.Index, "索引是按另一种分词、存储方式或字段建立的。请重建索引（searchplans index --rebuild）。"));
        }
        int done = 0;
        foreach (int[] numbers in Enumerable.Range(0, view.Directory.Plans.Count).Chunk(VerifiedTogether))
        {
            cancellation.ThrowIfCancellationRequested();
            using var questions = new ClusterQuestions(_index, state);
            var stored = new ClusterStored(view, questions);
            using JsonDocument answer = await _index.SearchAsync(
                state.Index,
                [.. numbers.Select(n => stored.BodyOfUnits(CommitView.PlaceOf(n))), .. numbers.Select(n => BodyOfPlan(view, n))],
                cancellation);
            JsonElement[] responses = [.. answer.RootElement.GetProperty("responses").EnumerateArray().Select(SearchResponses.Whole)];
            for (int i = 0; i < numbers.Length && problems.Count < MaxProblems; i++)
            {
                if (ProblemOf(view, CommitView.PlaceOf(numbers[i]), responses[i], responses[i + numbers.Length], stored) is { } problem)
                {
                    problems.Add(new PlanIndexProblem(
                        view.Directory.Plans[numbers[i]].Summary.File, $"{problem}。请重建索引（searchplans index --rebuild）。"));
                }
            }
            done += numbers.Length;
            progress?.Report((done, view.Directory.Plans.Count));
        }
        (int segments, long documents, long bytes) = await SizeAsync(state.Index, cancellation);
        return new PlanIndexReport(state.Commit, segments, documents, 0, 0, bytes, problems);
    }

    private static string BodyOfPlan(CommitView view, int number) => SearchBody.Of(json =>
    {
        json.WriteNumber("size", 1);
        json.WriteObject("query", query => query.WriteObject(
            "ids", ids => ids.WriteStrings("values", [PlanJson.IdOf(view.Directory.Plans[number].Version)])));
        json.WriteStrings("_source", [Fields.Record]);
    });

    private static string? ProblemOf(CommitView view, PlanPlace place, JsonElement units, JsonElement plan, ClusterStored stored)
    {
        if (SearchResponses.Hits(units).Count() != view[place].Units)
        {
            return "只有一部分段落";
        }
        try
        {
            int sections = PlanRecords.ReadPlan(
                SearchResponses.Hits(plan).First().GetProperty("_source").GetProperty(Fields.Record).GetBytesFromBase64()).Sections.Count;
            stored.Take(units);
            return stored.Units(place).Any(u => u.Section >= sections) ? "有段落属于它没有的章节" : null;
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or FormatException or InvalidOperationException
            or UnknownYetException)
        {
            return "有记录读不出来";
        }
    }

    private async Task<(int Segments, long Documents, long Bytes)> SizeAsync(string index, CancellationToken cancellation)
    {
        using JsonDocument stats = await _index.GetAsync($"{index}/_stats/docs,store,segments", cancellation);
        JsonElement primaries = stats.RootElement.GetProperty("_all").GetProperty("primaries");
        return (
            primaries.GetProperty("segments").GetProperty("count").GetInt32(),
            primaries.GetProperty("docs").GetProperty("count").GetInt64(),
            primaries.GetProperty("store").GetProperty("size_in_bytes").GetInt64());
    }
}
