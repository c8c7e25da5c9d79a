using System.IO.Compression;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// All real reports, measured against the folder and file name they are kept under. Floors are what was reached, less a
/// little; the output has the numbers.
/// </summary>
public sealed class ReportsTests(ITestOutputHelper output)
{
    internal sealed record Report(string Path, string Text)
    {
        private string[] Parts => Path.Split('/');
        public string Place =>
            Parts.Length >= 3 && Parts[^2] is not ("政府工作报告-国务院" or "五年规划" or "国家统计局年度统计" or "国务院机构改革") ? Parts[^2] : Regions.National;
        public int Year => int.Parse(Parts[^1].AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        public string Type => Path.Contains("五年规划/", StringComparison.Ordinal) ? "五年规划"
            : Path.Contains("国家统计局", StringComparison.Ordinal) ? "统计公报"
            : Path.Contains("政府工作报告", StringComparison.Ordinal) ? "政府工作报告" : "其他";

        /// <summary>Its text without front matter.</summary>
        public string Body =>
            Text.StartsWith("---\n", StringComparison.Ordinal) && Text.IndexOf("\n---\n", StringComparison.Ordinal) is > 0 and int end
            ? Text[(end + 5)..] : Text;
    }

    private static readonly Lazy<List<Report>> _reports = new(Load);

    internal static IReadOnlyList<Report> All => _reports.Value;

    [ReportsFact]
    public void Nothing_is_lost_and_sections_are_found()
    {
        var levels = new SortedDictionary<int, int>();
        int withSections = 0;
        foreach (Report report in All)
        {
            Plan plan = PlanParser.Parse(report.Text, report.Path);
            PlanAssert.IsWhole(plan);
            withSections += plan.Sections.Count > 0 ? 1 : 0;
            foreach (PlanSection section in plan.Sections)
            {
                levels[section.Level] = levels.GetValueOrDefault(section.Level) + 1;
            }
        }
        output.WriteLine($"{withSections} of {All.Count} have sections; by level {string.Join(' ', levels)}");
        Assert.True(withSections * 100 >= All.Count * 99);
        Assert.InRange(levels.Keys.Max(), 3, 6);
    }

    [ReportsFact]
    public void Metadata_are_right_with_the_path() => Measure(report => (report.Text, report.Path), 0.99, 0.99, 0.99);

    [ReportsFact]
    public void Metadata_are_right_without_the_path() => Measure(report => (report.Text, "x.md"), 0.99, 0.98, 0.99);

    [ReportsFact]
    public void Metadata_are_right_without_path_and_front_matter() => Measure(report => (report.Body, "x.md"), 0.98, 0.97, 0.98);

    private void Measure(Func<Report, (string Text, string Path)> input, double placeFloor, double yearFloor, double typeFloor)
    {
        int places = 0, years = 0, types = 0;
        foreach (Report report in All)
        {
            (string text, string path) = input(report);
            PlanMetadata metadata = PlanParser.Parse(text, path).Metadata;
            string place = metadata.County.Length > 0 ? metadata.County : metadata.City.Length > 0 ? metadata.City : metadata.Province;
            bool isPlace = place == report.Place, isYear = metadata.Year == report.Year, isType = metadata.Type == report.Type;
            places += isPlace ? 1 : 0;
            years += isYear ? 1 : 0;
            types += isType ? 1 : 0;
            if (!isPlace || !isYear || !isType)
            {
                output.WriteLine($"{report.Path}: {place} {metadata.Year} {metadata.Type}");
            }
        }
        double all = All.Count;
        output.WriteLine($"of {all}: place {places} ({places / all:P1}), year {years} ({years / all:P1}), type {types} ({types / all:P1})");
        Assert.True(places >= placeFloor * all && years >= yearFloor * all && types >= typeFloor * all,
            $"place {places}, year {years}, type {types} of {all}");
    }

    private static List<Report> Load()
    {
        var reports = new List<Report>();
        using ZipArchive zip = ZipFile.OpenRead(Repository.ReportsZip!);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!entry.FullName.EndsWith(".md", StringComparison.Ordinal) || !char.IsAsciiDigit(entry.Name[0]))
            {
                continue;
            }
            using Stream stream = entry.Open();
            reports.Add(new Report(entry.FullName, PlanFileReader.Read(stream, entry.Name).Text));
        }
        return reports;
    }
}
