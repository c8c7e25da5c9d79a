using System.Diagnostics;
using System.Text.Json;
using SearchPlans.Bench.Peers;

namespace SearchPlans.Product.Bench;

/// <summary>Carries out one command after another and says what each took. The corpus is opened by the first, so that the
/// first command of a process shows what opening costs.</summary>
internal sealed class Session(string corpus, string index) : IDisposable
{
    private ProductLibrary? _library;

    /// <summary>Carries out a command and gives a line of JSON. Wall time in <c>ms</c> and processor time in <c>cpu_ms</c>.</summary>
    public string Run(string[] command) => JsonSerializer.Serialize(command switch
    {
        ["rebuild"] => Rebuild(),
        ["first", string query] => First(query),
        ["page", string runs, string query] => Page(query, int.Parse(runs)),
        ["follow", string phrase] => Follow(phrase),
        ["memory"] => new { peak_rss_bytes = ProcessMemory.PeakBytes(), anon_bytes = ProcessMemory.AnonymousBytes() },
        _ => throw new ArgumentException($"There is no command {string.Join(' ', command)}.", nameof(command)),
    });

    public void Dispose() => _library?.Dispose();

    private ProductLibrary Library() => _library ??= new ProductLibrary(corpus, index);

    private object Rebuild()
    {
        int plans = 0;
        (double ms, double cpuMs) = Time(() => plans = Library().Synchronize(rebuild: true));
        return new
        {
            ms,
            cpu_ms = cpuMs,
            plans,
            characters = Library().Size().Characters,
            index_bytes = new DirectoryInfo(index).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length),
            peak_rss_bytes = ProcessMemory.PeakBytes(),
        };
    }

    // Processor time is the whole process': loading the runtime and the program's own code too.
    private object First(string query)
    {
        long hits = 0;
        (double ms, _) = Time(() => hits = Library().Page(query));
        return new { ms, cpu_ms = Environment.CpuUsage.TotalTime.TotalMilliseconds, hits };
    }

    // The first of a turn isn't timed: it finds the processor's caches filled by whoever had its turn before.
    private object Page(string query, int runs)
    {
        ProductLibrary library = Library();
        long hits = library.Page(query);
        double[] us = new double[runs];
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            library.Page(query);
            us[run] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return new { us, cpu_us = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / runs, hits };
    }

    // A file of the corpus was changed: how long until what it says now is found.
    private object Follow(string phrase)
    {
        int plans = 0;
        long hits = 0;
        (double ms, double cpuMs) = Time(() =>
        {
            plans = Library().Synchronize(rebuild: false);
            hits = Library().Page(phrase);
        });
        return new { ms, cpu_ms = cpuMs, plans, hits };
    }

    private static (double Ms, double CpuMs) Time(Action action)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }
}
