using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Searching;
using Xunit.Abstractions;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>Queries drawn by rule find the same on a cluster and in a folder: totals, facets, plans, and the ten best in order, ties
/// aside.</summary>
[Collection(ClusterNode.Tests)]
public sealed class SameHitsTests(BothIndexes both, ITestOutputHelper output) : IClassFixture<BothIndexes>
{
    // Queries of each kind and scope.
    private const int Times = 2;

    // Of scores, which either adds up in another order.
    private const double Tolerance = 1e-3;

    private static readonly JsonSerializerOptions _written = new() { WriteIndented = true };

    [SkippableTheory]
    [InlineData("words")]
    [InlineData("run")]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("not")]
    [InlineData("sentence")]
    [InlineData("section")]
    [InlineData("field")]
    [InlineData("place")]
    [InlineData("quantity")]
    [InlineData("question")]
    [InlineData("absent")]
    public async Task Queries_find_the_same(string kind)
    {
        _ = both.Required;
        Random random = BothIndexes.Random(output);
        // How often things stand near each other in a paragraph a cluster counts otherwise; that they do, it finds the same.
        bool isScored = kind is not ("sentence" or "quantity");
        foreach (SearchScope scope in Enum.GetValues<SearchScope>())
        {
            for (int i = 0; i < Times; i++)
            {
                var request = new SearchRequest
                {
                    Query = Draw(kind, random),
                    Scope = scope,
                    Match = random.Next(4) == 0 ? SearchMatch.Exact : SearchMatch.Smart,
                    Years = random.Next(4) == 0 ? [PlanOf(random).Metadata.Year] : [],
                    Regions = random.Next(4) == 0 ? [PlanOf(random).RegionPath] : [],
                };
                output.WriteLine(
                    $"{request.Query} {scope} {request.Match} {string.Join(' ', request.Years)} {string.Join(' ', request.Regions)}");
                await CompareAsync(request, isScored);
            }
        }
    }

    private async Task CompareAsync(SearchRequest request, bool isScored)
    {
        HitList expected = await both.Embedded.SearchAsync(request, default), actual = await both.Required.SearchAsync(request, default);
        AssertSame(expected, actual);
        PlanHitList plans = await both.Embedded.SearchPlansAsync(request, default);
        PlanHitList others = await both.Required.SearchPlansAsync(request, default);
        AssertSame(plans, others);
        if (isScored)
        {
            AssertSameOrder([.. expected.Hits], [.. actual.Hits]);
            AssertSameOrder([.. plans.Plans.Select(p => p.Hits[0])], [.. others.Plans.Select(p => p.Hits[0])]);
        }
        PlanMatches matches = await both.Embedded.MatchesAsync(request, default);
        PlanMatches found = await both.Required.MatchesAsync(request, default);
        Assert.Equal(matches.Plans.Select(p => (p.Plan.Id, p.Hits)).Order(), found.Plans.Select(p => (p.Plan.Id, p.Hits)).Order());
    }

    private static void AssertSame(SearchAnswer expected, SearchAnswer actual)
    {
        Assert.Equal(
            (expected.TotalParagraphs, expected.TotalPlans, expected.TotalSections, expected.TotalLacking, expected.ParagraphsAsTyped),
            (actual.TotalParagraphs, actual.TotalPlans, actual.TotalSections, actual.TotalLacking, actual.ParagraphsAsTyped));
        Assert.Equal(
            (expected.Understood, expected.DidYouMean, expected.SortedBy, expected.Pages, expected.CardsAre, expected.IsPartial),
            (actual.Understood, actual.DidYouMean, actual.SortedBy, actual.Pages, actual.CardsAre, actual.IsPartial));
        Assert.Equal(Write(expected.Facets), Write(actual.Facets));
        Assert.Equal(Write(expected.Cards), Write(actual.Cards));
        Assert.Equal(Write(expected.SameWords), Write(actual.SameWords));
    }

    private static void AssertSameOrder(SearchHit[] expected, SearchHit[] actual)
    {
        const int Best = 10;
        Assert.Equal(expected.Length, actual.Length);
        int count = Math.Min(Best, expected.Length);
        for (int i = 0; i < count; i++)
        {
            Assert.InRange(actual[i].Score, expected[i].Score - AllowedAt(i), expected[i].Score + AllowedAt(i));
        }
        // Of those as good as the last one more may stand behind it.
        bool IsAbove(SearchHit hit) => count > 0 && hit.Score > expected[count - 1].Score + (2 * AllowedAt(count - 1));
        Assert.Equal(
            expected.Take(count).Where(IsAbove).Select(Name).Order(StringComparer.Ordinal),
            actual.Take(count).Where(IsAbove).Select(Name).Order(StringComparer.Ordinal));

        double AllowedAt(int i) => Tolerance * Math.Max(1, Math.Abs(expected[i].Score));
        static string Name(SearchHit hit) => $"{hit.Plan.File} {hit.Anchor} {hit.BestAnchor} {hit.Paragraphs}";
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, _written);

    private PlanSummary PlanOf(Random random) => both.Plans[random.Next(both.Plans.Count)];

    private string Run(Random random, int least = 2, int most = 6)
    {
        string text = both.Texts[random.Next(both.Texts.Count)];
        int length = Math.Min(random.Next(least, most + 1), text.Length);
        int start = random.Next(text.Length - length + 1);
        return new string([.. text.Substring(start, length).Where(char.IsLetterOrDigit)]) is { Length: > 0 } run ? run : "发展";
    }

    private string Draw(string kind, Random random) => kind switch
    {
        "words" => $"{Run(random, 4, 12)}",
        "run" => $"“{Run(random, 2, 8)}”",
        "and" => $"{Run(random)} {Run(random, 2, 3)}",
        "or" => $"{Run(random)} | {Run(random)}",
        "not" => $"{Run(random, 2, 3)} -{Run(random, 2, 2)}",
        "sentence" => $"同句({Run(random, 2, 3)} {Run(random, 2, 3)})",
        "section" => $"同节({Run(random, 2, 3)} {Run(random, 2, 3)})",
        "field" => random.Next(3) switch
        {
            0 => $"标题:政府工作报告 {Run(random)}",
            1 => $"章节:{Run(random, 2, 3)}",
            _ => $"正文:{Run(random)}",
        },
        "place" => $"{PlanOf(random).Metadata.Province} {PlanOf(random).Metadata.Year}年 {Run(random)}",
        "quantity" => $"{(random.Next(2) == 0 ? "增长" : "地区生产总值增长")}>={random.Next(1, 12)}%",
        "question" => $"什么是{Run(random, 4, 8)}",
        _ => $"{(char)('一' + random.Next(20000))}{(char)('一' + random.Next(20000))}{Run(random, 2, 2)}",
    };
}
