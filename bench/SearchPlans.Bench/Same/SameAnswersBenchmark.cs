using System.Globalization;
using SearchPlans.Corpus;
using SearchPlans.OpenSearch.Tests;
using SearchPlans.Querying;
using SearchPlans.Reading;

namespace SearchPlans.Bench.Same;

/// <summary>Whether an index on a cluster answers as the one in a folder does, by queries drawn by rule (<see cref="DrawnQueries"/>) from a
/// corpus that both hold.</summary>
internal static class SameAnswersBenchmark
{
    // Of queries whose ten best are equal.
    private const double LeastEqual = 0.995;

    private const int ShortestText = 20;

    private sealed record Kind(string Name)
    {
        public int Asked { get; set; }

        public int Counted { get; set; }

        public int Ranked { get; set; }
    }

    /// <summary>Fills what isn't filled yet, asks, prints every difference and a table.</summary>
    /// <param name="corpus">A folder of plans; not changed.</param>
    /// <param name="work">A folder for the index in a folder, kept for the next time.</param>
    /// <param name="queries">How many queries.</param>
    /// <param name="seed">What they are drawn by.</param>
    /// <returns>0 where both answer alike.</returns>
    public static async Task<int> RunAsync(string corpus, string work, int queries, int seed)
    {
        if (await BothIndexes.OpenAsync(corpus, work) is not { } both)
        {
            return 2;
        }
        await using (both)
        {
            return await CompareAsync(both, queries, seed);
        }
    }

    private static async Task<int> CompareAsync(BothIndexes both, int queries, int seed)
    {
        IReadOnlyList<PlanSummary> plans = await both.Embedded.PlansAsync(default);
        List<string> texts = [];
        foreach (PlanSummary plan in plans)
        {
            PlanPage page = (await both.Embedded.ReadAsync(plan.Id, new SearchRequest { Query = "" }, default))!;
            texts.AddRange(page.Units.Where(u => !u.IsAside && u.Text.Length >= ShortestText).Select(u => u.Text));
        }
        Console.WriteLine($"{queries} queries, seed {seed}, {plans.Count} plans, {plans.Sum(p => p.Paragraphs)} paragraphs");
        var drawn = new DrawnQueries(plans, texts, new Random(seed));
        Kind[] kinds = [.. DrawnQueries.Kinds.Select(k => new Kind(k))];
        SearchScope[] scopes = Enum.GetValues<SearchScope>();
        for (int i = 0; i < queries; i++)
        {
            Kind kind = kinds[i % kinds.Length];
            SearchRequest request = drawn.Draw(kind.Name, scopes[i / kinds.Length % scopes.Length]);
            AnswerDifferences differences = await AnswerDifferences.OfAsync(both.Embedded, both.Cluster, request);
            kind.Asked++;
            kind.Counted += differences.Counted.Count > 0 ? 1 : 0;
            kind.Ranked += differences.Ranked.Count > 0 ? 1 : 0;
            foreach (string difference in differences.Counted.Concat(differences.Ranked))
            {
                Console.WriteLine($"{kind.Name}\t{request.Query} {request.Scope} {request.Match} {string.Join(' ', request.Years)} "
                    + $"{string.Join(' ', request.Regions)}\t{difference}");
            }
        }
        return Print(kinds);
    }

    private static int Print(Kind[] kinds)
    {
        Console.WriteLine("| 类别 | 查询 | 数目、分面、命中不同 | 前十不同 |");
        Console.WriteLine("| --- | --: | --: | --: |");
        Kind all = new("合计")
        {
            Asked = kinds.Sum(k => k.Asked),
            Counted = kinds.Sum(k => k.Counted),
            Ranked = kinds.Sum(k => k.Ranked),
        };
        foreach (Kind kind in kinds.Append(all))
        {
            Console.WriteLine($"| {kind.Name} | {kind.Asked} | {kind.Counted} | {kind.Ranked} |");
        }
        double equal = 1 - ((double)all.Ranked / all.Asked);
        Console.WriteLine($"ten best equal in {equal.ToString("f4", CultureInfo.InvariantCulture)}");
        return all.Counted == 0 && equal >= LeastEqual ? 0 : 1;
    }
}
