using System.Diagnostics;
using System.IO.Compression;
using SearchPlans.Plans;

namespace SearchPlans.Bench;

/// <summary>Reads the plans of a folder or zip and says what was understood of them, from where, and how fast.</summary>
internal static class PlansBenchmark
{
    private const int Rounds = 5;

    private sealed record Source(string Path, string Text);

    public static int Run(string corpus)
    {
        (List<Source> sources, int refused) = Read(corpus);
        List<Plan> plans = sources.ConvertAll(source => PlanParser.Parse(source.Text, source.Path));
        var rows = new List<(string What, string Value)>
        {
            ("份数", $"{plans.Count:n0}（未能读取 {refused:n0}）"),
            ("字数", $"{sources.Sum(source => (long)source.Text.Length):n0}"),
            ("解析速度", $"{Speed(sources) / 1e6:f1} 百万字/秒（单线程）"),
            ("有章节的", $"{plans.Count(plan => plan.Sections.Count > 0):n0}"),
            ("各级标题", Counts(plans.SelectMany(plan => plan.Sections).Select(section => section.Level))),
            ("各部分章节", Counts(plans.SelectMany(plan => plan.Sections).Select(section => section.Part))),
            ("各类段落", Counts(plans.SelectMany(plan => plan.Units).Select(unit => unit.Kind))),
            ("编号提示", $"{plans.Sum(plan => plan.Notices.Count):n0}（{plans.Count(plan => plan.Notices.Count > 0):n0} 份）"),
        };
        AddFields(rows, plans);
        AddAgreement(rows, sources, plans);
        Console.WriteLine("| 项目 | 数值 |");
        Console.WriteLine("| --- | --- |");
        foreach ((string what, string value) in rows)
        {
            Console.WriteLine($"| {what} | {value} |");
        }
        return 0;
    }

    private static void AddFields(List<(string What, string Value)> rows, List<Plan> plans)
    {
        Add("标题", origins => origins.Title);
        Add("地区", origins => origins.Place);
        Add("年份", origins => origins.Year);
        Add("回顾年份", origins => origins.ReviewedYear);
        Add("文种", origins => origins.Type);
        Add("发布机关", origins => origins.Issuer);
        Add("发布日期", origins => origins.Published);
        Add("来源", origins => origins.Source);

        void Add(string field, Func<PlanMetadataOrigins, MetadataOrigin> of) =>
            rows.Add((field, Counts(plans.Select(plan => of(plan.Origins)))));
    }

    /// <summary>How many plans are understood alike with their path and by their text alone: where both agree they seldom err.</summary>
    private static void AddAgreement(List<(string What, string Value)> rows, List<Source> sources, List<Plan> plans)
    {
        int places = 0, years = 0, types = 0;
        for (int i = 0; i < plans.Count; i++)
        {
            PlanMetadata byPath = plans[i].Metadata, byText = PlanParser.Parse(sources[i].Text, "").Metadata;
            places += (byPath.Province, byPath.City, byPath.County) == (byText.Province, byText.City, byText.County) ? 1 : 0;
            years += byPath.Year == byText.Year ? 1 : 0;
            types += byPath.Type == byText.Type ? 1 : 0;
        }
        rows.Add(("只看正文与连同路径看法一致", $"地区 {places:n0}，年份 {years:n0}，文种 {types:n0}"));
    }

    /// <summary>Characters a second: the best of some rounds, the first of which warms up.</summary>
    private static double Speed(List<Source> sources)
    {
        double best = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (Source source in sources)
            {
                PlanParser.Parse(source.Text, source.Path);
            }
            best = Math.Max(best, sources.Sum(source => (long)source.Text.Length) / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private static string Counts<T>(IEnumerable<T> values)
        where T : notnull =>
        string.Join('，', values.GroupBy(value => value).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count():n0}"));

    private static (List<Source> Sources, int Refused) Read(string corpus)
    {
        var sources = new List<Source>();
        int refused = 0;
        if (File.Exists(corpus))
        {
            using ZipArchive zip = ZipFile.OpenRead(corpus);
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => PlanFileReader.Supports(entry.Name)))
            {
                using Stream stream = entry.Open();
                Add(() => PlanFileReader.Read(stream, entry.Name).Text, entry.FullName);
            }
            return (sources, refused);
        }
        foreach (string path in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(PlanFileReader.Supports)
            .Order(StringComparer.Ordinal))
        {
            Add(() => PlanFileReader.Read(path).Text, Path.GetRelativePath(corpus, path));
        }
        return (sources, refused);

        void Add(Func<string> read, string path)
        {
            try
            {
                sources.Add(new Source(path, read()));
            }
            catch (PlanFileException)
            {
                refused++;
            }
        }
    }
}
