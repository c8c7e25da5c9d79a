using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Querying;
using SearchPlans.Trends;

namespace SearchPlans.Bench.Same;

/// <summary>What answers take from an index in a folder and from one on a cluster: time, requests, and processor time of this process and
/// of all nodes, which tells more than time where other programs run.</summary>
internal static class AnswerTimes
{
    private const int WarmUp = 2;

    private static readonly (string Name, Func<IPlanIndex, PlanSummary, Task> Ask)[] _pages =
    [
        .. UsualQueries.All.Select(q => (q, (Func<IPlanIndex, PlanSummary, Task>)(
            (index, _) => index.SearchAsync(new SearchRequest { Query = q }, default)))),
        ("reading", (index, plan) => index.ReadAsync(plan.Id, new SearchRequest { Query = "发展" }, default)),
        ("figures", (index, _) => index.FiguresAsync(new FigureRequest { Indicator = "GDP" }, default)),
        ("trend", (index, _) => index.TrendAsync(new TrendRequest { Expressions = ["数字经济", "就业", "改革"] }, default)),
        ("coverage", (index, _) => index.CoverageAsync(new TrendRequest { Expressions = ["数字经济"] }, default)),
        ("origins", (index, plan) => index.OriginsAsync(plan.Id, "", default)),
        ("missing documents", (index, _) => index.MissingDocumentsAsync(default)),
    ];

    /// <summary>Measures and prints a table.</summary>
    /// <param name="corpus">A folder of plans; not changed.</param>
    /// <param name="work">A folder for the index in a folder, kept for the next time.</param>
    /// <param name="rounds">How often each is asked.</param>
    public static async Task<int> RunAsync(string corpus, string work, int rounds)
    {
        if (await BothIndexes.OpenAsync(corpus, work) is not { } both)
        {
            return 2;
        }
        await using (both)
        {
            await MeasureAsync(both, rounds);
            return 0;
        }
    }

    private static async Task MeasureAsync(BothIndexes both, int rounds)
    {
        IReadOnlyList<PlanSummary> plans = await both.Embedded.PlansAsync(default);
        PlanSummary plan = plans[plans.Count / 2];
        using var http = new HttpClient { BaseAddress = new Uri(ClusterOptions.OfEnvironment()!.Addresses[0]) };
        List<double> embedded = [], cluster = [];
        Console.WriteLine("| asked | folder, ms | cluster, ms | requests | processor of this process, ms | of the nodes, ms |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
        foreach ((string name, Func<IPlanIndex, PlanSummary, Task> ask) in _pages)
        {
            double[] inFolder = await TimesAsync(both.Embedded, rounds);
            double own = 0, nodes = 0;
            int requests = 0;
            double[] onCluster = await TimesAsync(both.Cluster, rounds);
            if (UsualQueries.All.Contains(name))
            {
                embedded.AddRange(inFolder);
                cluster.AddRange(onCluster);
            }
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Statistics.Median(inFolder):f1} | {Statistics.Median(onCluster):f1} | {requests} | {own:f1} | {nodes:f1} |"));

            async Task<double[]> TimesAsync(IPlanIndex index, int count)
            {
                for (int i = 0; i < WarmUp; i++)
                {
                    await ask(index, plan);
                }
                double[] took = new double[count];
                (TimeSpan ownBefore, double nodesBefore) = (Process.GetCurrentProcess().TotalProcessorTime, await NodesAsync(http));
                int before = both.Cluster.Requests;
                for (int i = 0; i < count; i++)
                {
                    var watch = Stopwatch.StartNew();
                    await ask(index, plan);
                    took[i] = watch.Elapsed.TotalMilliseconds;
                }
                requests = (both.Cluster.Requests - before) / count;
                nodes = (await NodesAsync(http) - nodesBefore) / count;
                own = (Process.GetCurrentProcess().TotalProcessorTime - ownBefore).TotalMilliseconds / count;
                return took;
            }
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the ten queries: folder p50 {At(embedded, 0.5):f1} p99 {At(embedded, 0.99):f1}, "
                + $"cluster p50 {At(cluster, 0.5):f1} p99 {At(cluster, 0.99):f1} ms"));
    }

    // Of all nodes, in milliseconds, since they were started.
    private static async Task<double> NodesAsync(HttpClient http)
    {
        using JsonDocument stats = JsonDocument.Parse(await http.GetStringAsync("_nodes/stats/process"));
        return stats.RootElement.GetProperty("nodes").EnumerateObject()
            .Sum(n => n.Value.GetProperty("process").GetProperty("cpu").GetProperty("total_in_millis").GetDouble());
    }

    private static double At(List<double> of, double share) => of.Order().ElementAt((int)Math.Min(of.Count - 1, of.Count * share));
}
