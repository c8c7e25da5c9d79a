using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using SearchPlans.Product.Bench;

namespace SearchPlans.Bench;

/// <summary>Indexes a corpus, asks it ten usual questions, serves it, and says how long that took and what it weighs.</summary>
internal static class ReportsBenchmark
{
    private const int Runs = 51;

    public static int Run(string corpus)
    {
        string work = Directory.CreateTempSubdirectory("searchplans-bench-").FullName;
        try
        {
            if (File.Exists(corpus))
            {
                ZipFile.ExtractToDirectory(corpus, Path.Combine(work, "corpus"));
                corpus = Path.Combine(work, "corpus");
            }
            Measure(corpus, Path.Combine(work, "index"));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Measure(string corpus, string index)
    {
        var rows = new List<(string What, string Value)>();
        using (var library = new ProductLibrary(corpus, index))
        {
            // The second time everything is compiled and the files are in memory: what is measured is the indexing.
            double coldMs = Time(() => library.Synchronize(rebuild: false)), warmMs = Time(() => library.Synchronize(rebuild: true));
            (int plans, long characters) = library.Size();
            rows.Add(
                ("索引",
                    $"{plans} 份、{characters / 1e6:f2} 百万字：{warmMs / 1000:f1} 秒（{characters / warmMs / 1000:f2} 百万字/秒；进程刚启动时 "
                        + $"{coldMs / 1000:f1} 秒）"));
            long indexBytes = new DirectoryInfo(index).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
            long corpusBytes = new DirectoryInfo(corpus).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
            rows.Add(("索引大小", $"{indexBytes / 1e6:f1} MB（语料 {corpusBytes / 1e6:f1} MB）"));
            rows.Add(("再次同步（无变化）", $"{Time(() => library.Synchronize(rebuild: false)):f0} 毫秒"));
            Queries(library, rows);
        }
        Serving(corpus, index, rows);
        Console.WriteLine("| 项目 | 数值 |");
        Console.WriteLine("| --- | --- |");
        foreach ((string what, string value) in rows)
        {
            Console.WriteLine($"| {what} | {value} |");
        }
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Queries(ProductLibrary library, List<(string, string)> rows)
    {
        var medians = new List<double>();
        double worst = 0;
        var each = new StringBuilder();
        foreach (string query in UsualQueries.All)
        {
            var times = new List<double>();
            long paragraphs = library.Page(query);
            for (int i = 0; i < 10; i++)
            {
                library.Page(query);
            }
            for (int i = 0; i < Runs; i++)
            {
                times.Add(Time(() => library.Page(query)));
            }
            times.Sort();
            medians.Add(times[Runs / 2]);
            worst = Math.Max(worst, times[^1]);
            Console.Error.WriteLine($"{query}: {paragraphs} paragraphs, median {times[Runs / 2]:f2} ms, worst {times[^1]:f2} ms");
        }
        medians.Sort();
        rows.Add(("十个常用查询（结果页：排序、分面、摘录、标记）", $"中位数 {medians[medians.Count / 2]:f1} 毫秒，最慢的查询 {medians[^1]:f1} 毫秒，最慢的一次 {worst:f1} 毫秒"));
    }

    private static void Serving(string corpus, string index, List<(string, string)> rows)
    {
        using ServedCorpus served = ServedCorpus.Start(corpus, index);
        var times = new List<double>();
        for (int round = 0; round < 20; round++)
        {
            foreach (string query in UsualQueries.All)
            {
                long at = Stopwatch.GetTimestamp();
                served.Client.GetStringAsync($"/search?q={Uri.EscapeDataString(query)}").Wait();
                if (round >= 5)
                {
                    times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
            }
        }
        times.Sort();
        Figures(served.Client, rows);
        rows.Add(("结果页经 HTTP", $"中位数 {times[times.Count / 2]:f1} 毫秒，最慢的一次 {times[^1]:f1} 毫秒"));
        rows.Add(("服务时的内存", $"{served.WorkingSetBytes / 1e6:f0} MB（其中映射的索引文件由系统随时收回）"));
    }

    // The provinces' growth targets of thirty years, as JSON.
    private static void Figures(HttpClient client, List<(string, string)> rows)
    {
        const string Address = "/api/figures?indicator=GDP&level=省&year=1997-2026&kind=target";
        var times = new List<double>();
        int length = 0;
        for (int i = -10; i < Runs; i++)
        {
            double took = Time(() => length = client.GetStringAsync(Address).Result.Length);
            if (i >= 0)
            {
                times.Add(took);
            }
        }
        times.Sort();
        rows.Add(("指标表经 HTTP（各省 30 年的增长目标）", $"中位数 {times[Runs / 2]:f1} 毫秒，最慢的一次 {times[^1]:f1} 毫秒；{length / 1000} 千字"));
    }
}
