using System.Diagnostics;

namespace SearchPlans.Bench.Versions;

/// <summary>What the product costs as made-up text grows, and what it would cost at a quarter of a million plans.</summary>
internal sealed class Growth(VersionOptions options)
{
    private const int ExtrapolatedPlans = 250_000;
    private static readonly int[] _usualSizes = [1, 4, 16, 64];

    private sealed record Measure(string What, string Format, Func<Size, double> Value);

    /// <summary>All that was measured at one size.</summary>
    private sealed record Size(Rebuilt Index, double WallMs, FirstAnswer First, List<QueryTurns> Turns, MemoryUse Memory);

    private static readonly Measure[] _measures =
    [
        new("million characters", "f1", s => s.Index.Characters / 1e6),
        new("indexing: seconds", "f1", s => s.Index.Ms / 1e3),
        new("indexing: processor seconds", "f1", s => s.Index.CpuMs / 1e3),
        new("indexing: peak memory MB", "f0", s => s.Index.PeakRssBytes / 1e6),
        new("index MB", "f1", s => s.Index.IndexBytes / 1e6),
        new("from starting a process to its first answer: ms", "f0", s => s.WallMs),
        new("opening and the first answer within it: ms", "f0", s => s.First.Ms),
        new("page, p50: ms", "f2", s => Statistics.Median(s.Turns.SelectMany(t => t.Us[0])) / 1e3),
        new("page, median of the slowest query: ms", "f2", s => s.Turns.Max(t => t.MedianUs(0)) / 1e3),
        new("page, slowest of all: ms", "f2", s => s.Turns.Max(t => t.Us[0].Max()) / 1e3),
        new("serving: peak memory MB, mapped files included", "f0", s => s.Memory.PeakRssBytes / 1e6),
        new("serving: memory that isn't file pages, MB", "f0", s => s.Memory.AnonBytes / 1e6),
    ];

    private readonly CorpusFolders _folders = new(options);

    public static int Run(string[] args)
    {
        if (args.Length == 0 || VersionOptions.Parse(args) is not { Before: null } options)
        {
            return 2;
        }
        Directory.CreateDirectory(options.Work);
        var growth = new Growth(options);
        int[] sizes = options.Sizes ?? _usualSizes;
        Print(sizes, [.. sizes.Select(growth.MeasureSize)]);
        return 0;
    }

    private Size MeasureSize(int size)
    {
        Say($"{size}×: text is made");
        string corpus = _folders.MadeUp(size), index = $"{corpus}.after.index";
        Say($"{size}×: indexing");
        Rebuilt rebuilt;
        using (var process = new ProductProcess(options.After, corpus, index))
        {
            rebuilt = process.Rebuild();
        }
        Say($"{size}×: opening");
        List<(double WallMs, FirstAnswer Answer)> firsts =
            [.. Enumerable.Range(0, options.Openings).Select(_ => Open(corpus, index)).OrderBy(f => f.WallMs)];
        (double wallMs, FirstAnswer first) = firsts[firsts.Count / 2];
        Say($"{size}×: answering");
        using var serving = new ProductProcess(options.After, corpus, index);
        List<QueryTurns> turns = Turns.Ask([serving], options);
        return new Size(rebuilt, wallMs, first, turns, serving.Memory());
    }

    private (double WallMs, FirstAnswer Answer) Open(string corpus, string index)
    {
        long start = Stopwatch.GetTimestamp();
        using var process = new ProductProcess(options.After, corpus, index);
        FirstAnswer answer = process.First(UsualQueries.All[0]);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, answer);
    }

    private static void Print(int[] sizes, List<Size> measured)
    {
        Console.WriteLine($"| made-up text |{string.Concat(sizes.Select(s => $" {s}× |"))} growth | at {ExtrapolatedPlans:n0} plans |");
        Console.WriteLine($"| --- |{string.Concat(sizes.Select(_ => " --: |"))} --: | --: |");
        Console.WriteLine($"| plans |{string.Concat(measured.Select(m => $" {m.Index.Plans:n0} |"))} | |");
        foreach (Measure measure in _measures)
        {
            double[] values = [.. measured.Select(measure.Value)];
            Console.Write($"| {measure.What} |{string.Concat(values.Select(v => $" {v.ToString(measure.Format)} |"))}");
            Console.WriteLine(values.Length < 2 ? " – | – |" : Extrapolate(measured, values, measure.Format));
        }
    }

    // Growth is the exponent between the two largest sizes: 1 is linear. What it says of more than was measured is a guess.
    private static string Extrapolate(List<Size> measured, double[] values, string format)
    {
        double plans = measured[^1].Index.Plans;
        double exponent = Math.Log(values[^1] / values[^2]) / Math.Log(plans / measured[^2].Index.Plans);
        return $" {exponent:f2} | {(values[^1] * Math.Pow(ExtrapolatedPlans / plans, exponent)).ToString(format)} |";
    }

    private static void Say(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");
}
