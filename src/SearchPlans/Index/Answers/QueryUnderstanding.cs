using Lucene.Net.Search;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;

namespace SearchPlans.Index.Answers;

/// <summary>Understands queries by the plans that a commit has.</summary>
internal static class QueryUnderstanding
{
    /// <summary>Understands a query.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="query">The query as typed.</param>
    /// <param name="node">What was read of it.</param>
    public static UnderstoodQuery Of(IIndexSnapshot snapshot, string query, QueryNode node) => PlainWords.Understand(
        query, node, snapshot.Values, snapshot.Fields.Vocabulary, (run, paths) => CountOutside(snapshot, run, paths),
        condition => snapshot.Exists(QueryTranslator.TranslateOfPlans(condition, snapshot.Fields.Vocabulary, new QueryOptions()).Query));

    private static int CountOutside(IIndexSnapshot snapshot, string run, IReadOnlyList<string> paths)
    {
        Query inRow = RunQueries.InField(PlanFields.Bigrams, run);
        Query[] inside = paths.Count == 0 ? [] : [PlanConditions.Of(new RegionNode("", paths))];
        return snapshot.Count(new FilteredBooleanQuery([inRow], [], inside, []));
    }
}
