using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Any of some queries, among them those that leave out one of several that have to be met otherwise.</summary>
/// <param name="Always">What is never left out.</param>
/// <param name="LeftOut">What each time one is left out of.</param>
/// <param name="Others">The queries that are something else.</param>
internal sealed record AllButOne(IReadOnlyCollection<Query> Always, IReadOnlyCollection<Query> LeftOut, IReadOnlyCollection<Query> Others)
{
    // Of fewer nothing is gained.
    private const int Least = 3;

    /// <summary>Sees any of some queries so; null where they aren't.</summary>
    public static AllButOne? Of(IReadOnlyList<Query> any)
    {
        FilteredBooleanQuery[] combined =
        [
            .. any.OfType<FilteredBooleanQuery>()
                .Where(q => q is { Should.Count: 0, MustNot.Count: 0, Filter.Count: 0, Must.Count: > 1 }),
        ];
        if (combined.Length < Least)
        {
            return null;
        }
        HashSet<Query> all = [.. combined.SelectMany(q => q.Must)];
        HashSet<Query> leftOut = [];
        foreach (FilteredBooleanQuery query in combined)
        {
            Query[] without = [.. all.Except(query.Must)];
            if (without.Length != 1 || !leftOut.Add(without[0]))
            {
                return null;
            }
        }
        return new AllButOne([.. all.Except(leftOut)], leftOut, [.. any.Except(combined)]);
    }
}
