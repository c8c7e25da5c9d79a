using SearchPlans.Querying;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>Queries drawn by rule find the same on a cluster and in a folder: totals, facets, plans, and the ten best in order, ties
/// aside. <c>bench same</c> draws more of them from a whole corpus.</summary>
[Collection(ClusterNode.Tests)]
public sealed class SameHitsTests(BothIndexes both, ITestOutputHelper output) : IClassFixture<BothIndexes>
{
    // Queries of each kind and scope.
    private const int Times = 2;

    public static TheoryData<string> Kinds => [.. DrawnQueries.Kinds];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Queries_find_the_same(string kind)
    {
        _ = both.Required;
        var queries = new DrawnQueries(both.Plans, both.Texts, BothIndexes.Random(output));
        foreach (SearchScope scope in Enum.GetValues<SearchScope>())
        {
            for (int i = 0; i < Times; i++)
            {
                SearchRequest request = queries.Draw(kind, scope);
                output.WriteLine(
                    $"{request.Query} {scope} {request.Match} {string.Join(' ', request.Years)} {string.Join(' ', request.Regions)}");
                AnswerDifferences differences = await AnswerDifferences.OfAsync(both.Embedded, both.Required, request);
                Assert.Empty(differences.Counted);
                Assert.Empty(differences.Ranked);
            }
        }
    }
}
