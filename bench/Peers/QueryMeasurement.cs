using System.Diagnostics;
using System.Text.Json;

namespace SearchPlans.Bench.Peers;

/// <summary>A line of the queries file.</summary>
/// <param name="Class"><c>term</c>, <c>and</c>, <c>or2</c>, <c>or5</c> or <c>phrase</c>.</param>
/// <param name="Words">The tokens asked for.</param>
internal sealed record QueryLine(string Class, string[] Words)
{
    public string Text => string.Join(' ', Words);

    public static List<QueryLine> Read(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0)
        .Select(l => l.Split('\t')).Select(l => new QueryLine(l[0], l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}

/// <summary>What a peer answers: how many hits it saw, and the best of them by its own numbers.</summary>
internal readonly record struct PeerAnswer(long Hits, (int Doc, float Score)[] Top);

/// <summary>Something that answers queries; for one thread.</summary>
internal interface IPeerSearcher : IDisposable
{
    /// <summary>Makes of a line what the peer is asked with; not timed.</summary>
    object Prepare(QueryLine query);

    /// <summary>Answers; timed.</summary>
    PeerAnswer Search(object query, bool exact);

    /// <summary>The documents' line behind the peer's own number; not timed.</summary>
    int LineOf(int doc);
}

/// <summary>How long to measure.</summary>
/// <param name="Modes"><c>top10</c>, where hits that can't be among the best may be passed over, and <c>exact</c>, where all are
/// counted.</param>
/// <param name="WarmUpSeconds">How long queries run before any is timed, in each mode.</param>
/// <param name="Runs">Timed runs of each query.</param>
/// <param name="MostSeconds">After so long, fewer runs are enough (at least three); for peers that take long.</param>
/// <param name="ThroughputSeconds">How long queries are counted for each number of threads.</param>
internal sealed record QueryLimits(string[] Modes, double WarmUpSeconds, int Runs, double MostSeconds, double ThroughputSeconds);

/// <summary>Times queries and writes OUT.json.</summary>
internal static class QueryMeasurement
{
    private const int LeastRuns = 3;

    public static void Run(string queriesFile, string outFile, QueryLimits limits, Func<IPeerSearcher> open)
    {
        List<QueryLine> queries = QueryLine.Read(queriesFile);
        long start = Stopwatch.GetTimestamp();
        using IPeerSearcher searcher = open();
        searcher.Search(searcher.Prepare(queries[0]), exact: false);
        double firstMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        object[] prepared = [.. queries.Select(searcher.Prepare)];
        var modes = new Dictionary<string, object>();
        foreach (string mode in limits.Modes)
        {
            bool exact = mode == "exact";
            WarmUp(searcher, prepared, exact, limits.WarmUpSeconds);
            List<double>[] times = Time(searcher, prepared, exact, limits);
            modes[mode] = new
            {
                queries = queries.Select((q, i) => Describe(q, searcher, searcher.Search(prepared[i], exact), times[i])).ToArray(),
                qps_1thread = Throughput(open, queries, exact, 1, limits.ThroughputSeconds),
                qps_2thread = Throughput(open, queries, exact, 2, limits.ThroughputSeconds),
            };
        }
        File.WriteAllText(outFile, JsonSerializer.Serialize(new
        {
            open_first_ms = firstMs,
            peak_rss_bytes = ProcessMemory.PeakBytes(),
            anon_bytes = ProcessMemory.AnonymousBytes(),
            modes,
        }));
    }

    // Each mode by itself, right before it is timed: a virtual machine's compiler fits its code to what it sees.
    private static void WarmUp(IPeerSearcher searcher, object[] queries, bool exact, double seconds)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            foreach (object query in queries)
            {
                searcher.Search(query, exact);
            }
        }
        // Code compiled behind the scenes is put in place between calls.
        Thread.Sleep(250);
        foreach (object query in queries)
        {
            searcher.Search(query, exact);
        }
    }

    // All queries in turn, run after run, so that a passing disturbance doesn't fall on one query alone.
    private static List<double>[] Time(IPeerSearcher searcher, object[] queries, bool exact, QueryLimits limits)
    {
        List<double>[] times = [.. queries.Select(_ => new List<double>())];
        var clock = Stopwatch.StartNew();
        for (int run = 0; run < limits.Runs && (run < LeastRuns || clock.Elapsed.TotalSeconds < limits.MostSeconds); run++)
        {
            for (int i = 0; i < queries.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                searcher.Search(queries[i], exact);
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        return times;
    }

    private static object Describe(QueryLine query, IPeerSearcher searcher, PeerAnswer answer, List<double> times)
    {
        times.Sort();
        return new
        {
            @class = query.Class,
            q = query.Text,
            median_us = times[times.Count / 2],
            p95_us = times[(int)Math.Ceiling(times.Count * 0.95) - 1],
            runs = times.Count,
            hits = answer.Hits,
            top = answer.Top.Select(t => new object[] { searcher.LineOf(t.Doc), t.Score }).ToArray(),
        };
    }

    private static double Throughput(Func<IPeerSearcher> open, List<QueryLine> queries, bool exact, int threads, double seconds)
    {
        if (seconds <= 0)
        {
            return 0;
        }
        long answered = 0;
        var clock = new Stopwatch();
        using var ready = new Barrier(threads, _ => clock.Start());
        void Work()
        {
            using IPeerSearcher searcher = open();
            object[] prepared = [.. queries.Select(searcher.Prepare)];
            foreach (object query in prepared.Take(3))
            {
                searcher.Search(query, exact);
            }
            ready.SignalAndWait();
            long mine = 0;
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                searcher.Search(prepared[mine++ % prepared.Length], exact);
            }
            Interlocked.Add(ref answered, mine);
        }
        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)).ToArray();
        Work();
        Task.WaitAll(others);
        return answered / clock.Elapsed.TotalSeconds;
    }
}
