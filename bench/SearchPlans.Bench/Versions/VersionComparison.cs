using System.Diagnostics;

namespace SearchPlans.Bench.Versions;

/// <summary>The product beside the version before: indexing, pages, opening, following a change, size; in turns throughout.</summary>
internal sealed class VersionComparison(VersionOptions options)
{
    private static readonly int[] _usualSizes = [16];

    // Longer than an index stays open for writing behind the last change.
    private static readonly TimeSpan _untilClosed = TimeSpan.FromSeconds(4);

    private readonly string[] _programs = [options.Before!, options.After];
    private readonly CorpusFolders _folders = new(options);
    private int _changes;

    public static int Run(string[] args)
    {
        if (args.Length == 0 || VersionOptions.Parse(args) is not { Before: not null } options)
        {
            return 2;
        }
        Directory.CreateDirectory(options.Work);
        new VersionComparison(options).Measure();
        return 0;
    }

    private void Measure()
    {
        string reports = _folders.Reports();
        Console.WriteLine($"{Environment.ProcessorCount} processors; load {Load()} at the start.\n");
        Console.WriteLine("| the corpus | before | after | after ÷ before |");
        Console.WriteLine("| --- | --: | --: | --: |");
        Index(reports);
        Open(reports);
        ProductProcess[] sides = Start(reports);
        List<QueryTurns> turns = Turns.Ask(sides, options);
        Follow(sides, reports);
        Stop(sides);
        Pages("the corpus", turns);
        foreach (int size in options.Sizes ?? _usualSizes)
        {
            string made = _folders.MadeUp(size);
            sides = Start(made);
            foreach (ProductProcess side in sides)
            {
                side.Rebuild();
            }
            // Pages of a process that has just indexed find more memory in use than those of one that serves.
            Stop(sides);
            sides = Start(made);
            Pages($"made-up text, {size}×", Turns.Ask(sides, options));
            Stop(sides);
        }
        Console.WriteLine($"\nLoad {Load()} at the end.");
    }

    private void Index(string corpus)
    {
        List<Rebuilt>[] cold = [[], []], warm = [[], []];
        for (int i = 0; i < options.Indexings; i++)
        {
            foreach (int side in InTurn(i))
            {
                Say($"{Name(side)} indexes, {i + 1} of {options.Indexings}");
                using ProductProcess process = Start(corpus, side);
                cold[side].Add(process.Rebuild());
                warm[side].Add(process.Rebuild());
            }
        }
        Row("indexing, fresh process: seconds", "f2", cold, r => r.Ms / 1e3);
        Row("indexing, fresh process: processor seconds", "f2", cold, r => r.CpuMs / 1e3);
        Row("indexing again in the same process: seconds", "f2", warm, r => r.Ms / 1e3);
        Row("indexing again in the same process: processor seconds", "f2", warm, r => r.CpuMs / 1e3);
        Row("index MB", "f1", warm, r => r.IndexBytes / 1e6);
        Row("indexing: peak memory MB", "f0", warm, r => r.PeakRssBytes / 1e6);
    }

    private void Open(string corpus)
    {
        List<(double WallMs, FirstAnswer Answer)>[] firsts = [[], []];
        for (int i = 0; i < options.Openings; i++)
        {
            foreach (int side in InTurn(i))
            {
                long start = Stopwatch.GetTimestamp();
                using ProductProcess process = Start(corpus, side);
                FirstAnswer answer = process.First(UsualQueries.All[0]);
                firsts[side].Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, answer));
            }
        }
        Row("from starting a process to its first answer: ms", "f0", firsts, f => f.WallMs);
        Row("the same: processor ms", "f0", firsts, f => f.Answer.CpuMs);
        Row("opening and the first answer within it: ms", "f0", firsts, f => f.Answer.Ms);
    }

    // Both follow the same file of the same corpus, one of middling length.
    private void Follow(ProductProcess[] sides, string corpus)
    {
        FileInfo[] bySize = [.. new DirectoryInfo(corpus).EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(f => f.Length)];
        string file = bySize[bySize.Length / 2].FullName;
        string text = File.ReadAllText(file);
        foreach ((string what, bool burst) in new[] { ("one after another", true), ("by itself", false) })
        {
            List<Followed>[] followed = [[], []];
            // The first isn't counted: it opens the index for writing, and its code is new.
            for (int i = 0; i <= options.Replacements; i++)
            {
                if (!burst)
                {
                    Thread.Sleep(_untilClosed);
                }
                string phrase = Change(file, text);
                foreach (int side in InTurn(i))
                {
                    Followed found = sides[side].Follow(phrase);
                    if (found.Hits != 1)
                    {
                        throw new InvalidOperationException($"{Name(side)} finds {found.Hits} paragraphs with what was changed.");
                    }
                    followed[side].Add(found);
                }
            }
            Row($"a plan replaced, {what}: ms until found", "f0", [.. followed.Select(f => f[1..])], f => f.Ms);
            Row($"a plan replaced, {what}: processor ms", "f0", [.. followed.Select(f => f[1..])], f => f.CpuMs);
        }
        List<Followed>[] idle =
            [.. sides.Select(s => Enumerable.Range(0, options.Replacements).Select(_ => s.Follow(UsualQueries.All[0])).ToList())];
        Row("nothing changed, the corpus looked through: ms", "f0", idle, f => f.Ms);
    }

    // Numbers that no report has.
    private string Change(string file, string text)
    {
        string phrase = $"改动编号{900_000_000 + ++_changes}";
        File.WriteAllText(file, $"{text}\n\n{phrase}\n");
        return $"\"{phrase}\"";
    }

    private static void Pages(string corpus, List<QueryTurns> turns)
    {
        Console.WriteLine($"\n| pages of {corpus} | paragraphs | before ms | after ms | after ÷ before | processor time |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
        foreach (QueryTurns turn in turns)
        {
            string hits = turn.Hits[0] == turn.Hits[1] ? $"{turn.Hits[0]:n0}" : $"{turn.Hits[0]:n0}, now {turn.Hits[1]:n0}";
            Console.WriteLine($"| {turn.Query.Replace("|", "\\|", StringComparison.Ordinal)} | {hits} | {turn.MedianUs(0) / 1e3:f2} | "
                + $"{turn.MedianUs(1) / 1e3:f2} | {turn.Ratio:f2} | {turn.CpuRatio:f2} |");
        }
        Console.WriteLine(
            $"| median | | | | {Statistics.Median(turns.Select(t => t.Ratio)):f2} | {Statistics.Median(turns.Select(t => t.CpuRatio)):f2} "
                + "|");
        Console.WriteLine($"| worst | | | | {turns.Max(t => t.Ratio):f2} | {turns.Max(t => t.CpuRatio):f2} |");
    }

    private static void Row<T>(string what, string format, List<T>[] sides, Func<T, double> value)
    {
        double before = Statistics.Median(sides[0].Select(value)), after = Statistics.Median(sides[1].Select(value));
        Console.WriteLine($"| {what} | {before.ToString(format)} | {after.ToString(format)} | {after / before:f2} |");
    }

    private ProductProcess[] Start(string corpus) => [Start(corpus, 0), Start(corpus, 1)];

    private ProductProcess Start(string corpus, int side) => new(_programs[side], corpus, $"{corpus}.{Name(side)}.index");

    private static void Stop(ProductProcess[] sides)
    {
        foreach (ProductProcess side in sides)
        {
            side.Dispose();
        }
    }

    private static int[] InTurn(int turn) => turn % 2 == 0 ? [0, 1] : [1, 0];

    private static string Name(int side) => side == 0 ? "before" : "after";

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static void Say(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");
}
