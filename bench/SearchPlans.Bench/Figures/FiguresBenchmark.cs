using System.Diagnostics;
using System.IO.Compression;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Bench.Figures;

/// <summary>Prints the figures of every plan of a folder or zip, a line of JSON each, in the format of the gold standard's scorer; says on
/// standard error how fast they were read.</summary>
internal static class FiguresBenchmark
{
    private const int Rounds = 3;

    private sealed record Source(string Path, Plan Plan);

    public static int Run(string corpus)
    {
        List<Source> sources = Read(corpus);
        using var output = new StreamWriter(Console.OpenStandardOutput());
        int count = 0, known = 0;
        foreach (Source source in sources)
        {
            foreach (Figure figure in FigureReader.Read(source.Plan, IndicatorList.Shipped))
            {
                output.WriteLine(FigureLine.Of(source.Path, source.Plan, figure).ToJson());
                count++;
                known += figure.Indicator is null ? 0 : 1;
            }
        }
        long characters = sources.Sum(source => (long)source.Plan.Text.Length);
        Console.Error.WriteLine($"份数 {sources.Count:n0}，字数 {characters:n0}，数据 {count:n0}（指标表中的 {known:n0}），"
            + $"读取 {characters / Seconds(sources) / 1e6:f2} 百万字/秒（单线程，不含解析）");
        return 0;
    }

    // The best of some rounds, the first of which warms up.
    private static double Seconds(List<Source> sources)
    {
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (Source source in sources)
            {
                FigureReader.Read(source.Plan, IndicatorList.Shipped);
            }
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private static List<Source> Read(string corpus)
    {
        var sources = new List<Source>();
        if (File.Exists(corpus))
        {
            using ZipArchive zip = ZipFile.OpenRead(corpus);
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => PlanFileReader.Supports(entry.Name)))
            {
                using Stream stream = entry.Open();
                Add(() => PlanFileReader.Read(stream, entry.Name).Text, entry.FullName);
            }
            return sources;
        }
        foreach (string path in Directory.EnumerateFiles(corpus, "*",
            SearchOption.AllDirectories).Where(PlanFileReader.Supports).Order(StringComparer.Ordinal))
        {
            Add(() => PlanFileReader.Read(path).Text, Path.GetRelativePath(corpus, path).Replace('\\', '/'));
        }
        return sources;

        void Add(Func<string> read, string path)
        {
            try
            {
                sources.Add(new Source(path, PlanParser.Parse(read(), path)));
            }
            catch (PlanFileException refused)
            {
                Console.Error.WriteLine($"{path}: {refused.Message}");
            }
        }
    }
}
