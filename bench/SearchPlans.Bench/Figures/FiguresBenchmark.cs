using System.Diagnostics;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Bench.Figures;

/// <summary>Prints the figures of every plan of a folder or zip, a line of JSON each, in the format of the gold standard's scorer; says on standard error
/// how fast they were read.</summary>
internal static class FiguresBenchmark
{
    private const int Rounds = 3;

    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private sealed record Source(string Path, Plan Plan);

    private sealed record Line(
        string File, string Sentence, string Indicator, string Name, decimal? Value, string? Unit, decimal? Change, string? ChangeUnit, string? ChangeKind,
        string? Hedge, string? ChangeHedge, decimal? Min, decimal? Max, decimal? ChangeMin, decimal? ChangeMax, string Kind, string? Aim, string Year, string Place);

    public static int Run(string corpus)
    {
        List<Source> sources = Read(corpus);
        using var output = new StreamWriter(Console.OpenStandardOutput());
        int count = 0, known = 0;
        foreach (Source source in sources)
        {
            foreach (Figure figure in FigureReader.Read(source.Plan, IndicatorList.Shipped))
            {
                output.WriteLine(Write(source, figure));
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

    private static string Write(Source source, Figure figure)
    {
        string text = source.Plan.LineOf(source.Plan.Units[figure.Unit]);
        FigureAmount? value = figure.Value, change = figure.Change?.Amount, main = value ?? change;
        string? kind = figure.Change?.KindName ?? (figure.IsCumulated ? "累计" : null);
        var line = new Line(
            source.Path, Cut(text, figure.Sentence), figure.WrittenName, figure.Name, value?.Number, value?.Unit, change?.Number, change?.Unit, kind,
            Word(main), value is null ? null : Word(change), main?.Min, main?.Max, value is null ? null : change?.Min, value is null ? null : change?.Max,
            figure.Kind switch { FigureKind.Result => "result", FigureKind.Target => "target", _ => "plan-period" },
            figure.Kind != FigureKind.PlanPeriod ? null : figure.Aim == FigureAim.Result ? "result" : "target",
            figure.Period.ToString(), figure.Place);
        return JsonSerializer.Serialize(line, _json);
    }

    private static string? Word(FigureAmount? amount) => amount is { Hedge.Length: > 0 } ? amount.Hedge : null;

    private static string Cut(string text, TextRange range) => text[range.Start..range.End];

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
        foreach (string path in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(PlanFileReader.Supports).Order(StringComparer.Ordinal))
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
