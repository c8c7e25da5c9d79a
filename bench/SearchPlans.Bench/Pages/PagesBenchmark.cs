using System.Diagnostics;
using System.Net.Http.Json;

namespace SearchPlans.Bench.Pages;

/// <summary>Serves a corpus and asks for the pages that look across places and years, each as many people would: how long each kind
/// takes.</summary>
internal static class PagesBenchmark
{
    private const int Asked = 40;
    private const int Rounds = 3;

    // Reports are what these pages are for.
    private const string Reports = "政府工作报告";

    // New and old, rare and in every report; several words too.
    private static readonly string[] _expressions =
    [
        "新质生产力", "低空经济", "供给侧结构性改革", "可持续发展", "人工智能", "乡村振兴", "房地产", "高质量发展", "数字经济", "乡镇企业",
        "国有企业改革", "西部大开发", "营商环境", "碳达峰", "一带一路", "脱贫攻坚", "养老服务", "粮食安全", "科技创新", "对外开放",
    ];

    private sealed record ListedPlan(string Id, string Region, int Year, string Type, int Characters);

    private sealed record PlanList(IReadOnlyList<ListedPlan> Plans);

    /// <summary>A kind of page and what is asked of it.</summary>
    private sealed record Kind(string Name, IReadOnlyList<Func<HttpClient, Task<HttpResponseMessage>>> Requests);

    /// <summary>Prints the table: a line for each kind of page.</summary>
    /// <param name="corpus">A folder or a zip of plans.</param>
    public static int Run(string corpus)
    {
        string work = Directory.CreateTempSubdirectory("searchplans-pages-").FullName;
        try
        {
            CorpusCopy.Make(corpus, Path.Combine(work, "corpus"));
            using ServedCorpus served = ServedCorpus.Start(Path.Combine(work, "corpus"), Path.Combine(work, "index"));
            PlanList list = served.Client.GetFromJsonAsync<PlanList>("/api/plans").Result!;
            Console.WriteLine("| page | addresses | first time: median ms | worst ms | after that: median ms | worst ms |");
            Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
            foreach (Kind kind in Kinds(list.Plans, new Random(19)))
            {
                Console.WriteLine(Line(kind, served.Client));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Line(Kind kind, HttpClient client)
    {
        List<double>[] times = [[], []];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Func<HttpClient, Task<HttpResponseMessage>> request in kind.Requests)
            {
                long start = Stopwatch.GetTimestamp();
                using HttpResponseMessage answer = request(client).Result;
                answer.EnsureSuccessStatusCode();
                _ = answer.Content.ReadAsByteArrayAsync().Result;
                times[Math.Min(round, 1)].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        return $"| {kind.Name} | {kind.Requests.Count} | {Statistics.Median(times[0]):f0} | {times[0].Max():f0}"
            + $" | {Statistics.Median(times[1]):f0} | {times[1].Max():f0} |";
    }

    private static IEnumerable<Kind> Kinds(IReadOnlyList<ListedPlan> plans, Random random)
    {
        ListedPlan[] reports = [.. plans.Where(p => p.Type == Reports && p.Year > 0 && p.Region.Length > 0)];
        ListedPlan[] some = Some(reports, random);
        ListedPlan[] longest = [.. plans.OrderByDescending(p => p.Characters).Take(Asked / 4)];
        (ListedPlan Before, ListedPlan Now)[] pairs =
        [
            .. reports.Select(now => (Before: reports.FirstOrDefault(p => p.Region == now.Region && p.Year == now.Year - 1), Now: now))
                .Where(p => p.Before is not null).Select(p => (p.Before!, p.Now)),
        ];
        string all = string.Concat(_expressions.Take(5).Select(e => $"&q={e}"));
        yield return Gets("/trend", [.. _expressions.Select(e => $"/trend?q={e}"), $"/trend?{all[1..]}", $"/trend?{all[1..]}&level=省"]);
        yield return Gets("/coverage", _expressions.SelectMany(e => (string[])
            [$"/coverage?q={e}", $"/coverage?q={e}&level=省&type={Reports}&year=2015-2025"]));
        yield return Gets("/words", some.Select(p => $"/words?place={p.Region}&year={p.Year}"));
        yield return Gets("/compare", Some(pairs, random).Select(p => $"/compare?a={p.Before.Id}&b={p.Now.Id}"));
        yield return Gets("/compare, one topic", _expressions.Select(e => $"/compare?q={e}&region=广东,江苏,浙江,山东,四川,河南"));
        yield return Gets("/plans/{id}/origins", some.Concat(longest).Select(p => $"/plans/{p.Id}/origins"));
        yield return Gets("/plans/{id}/citations", some.Concat(longest).Select(p => $"/plans/{p.Id}/citations"));
        yield return Gets("/cited", Enumerable.Repeat("/cited", 5));
        yield return new Kind("/batch, 200 expressions, 5 places, 27 years",
            [.. Enumerable.Range(0, 5).Select<int, Func<HttpClient, Task<HttpResponseMessage>>>(_ => client => client.PostAsync(
                "/batch", new FormUrlEncodedContent(Batch(plans))))]);
        yield return Gets("/search.atom, /figures.atom, /plans.atom",
            [.. _expressions.Select(e => $"/search.atom?q={e}"), "/plans.atom", "/figures.atom?indicator=GDP&kind=target"]);
        yield return Gets("/searches, /search/new",
            ["/searches", .. _expressions.Select(e => $"/search/new?q={e}&since=2026-01-01T00:00:00Z")]);
    }

    private static Kind Gets(string name, IEnumerable<string> addresses) =>
        new(name, [.. addresses.Select<string, Func<HttpClient, Task<HttpResponseMessage>>>(a => client => client.GetAsync(a))]);

    private static IEnumerable<KeyValuePair<string, string>> Batch(IReadOnlyList<ListedPlan> plans)
    {
        // Two hundred of one list: those above and the names of places, which are said as often as anything.
        IEnumerable<string> places =
            plans.Select(p => p.Region.Split('/')[^1]).Where(r => r.Length > 1).Distinct().Take(200 - _expressions.Length);
        yield return new("q", string.Join('\n', _expressions.Concat(places)));
        foreach (string region in (string[])["广东", "江苏", "浙江", "山东", "四川"])
        {
            yield return new("region", region);
        }
        yield return new("year", "2000-2026");
    }

    private static T[] Some<T>(T[] of, Random random) => [.. of.OrderBy(_ => random.Next()).Take(Asked)];
}
