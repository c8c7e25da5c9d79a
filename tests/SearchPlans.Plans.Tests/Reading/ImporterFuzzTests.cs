using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// Every importer on mutated files, and the outline of what it read: it reads or refuses, in bounded time, and never throws
/// anything else. A short run each time; a long one, with real reports, of as many seconds a format as
/// SEARCHPLANS_TEST_SECONDS says. What fails, and what took longest, is kept in the temporary folder.
/// </summary>
[TakesLong]
public sealed class ImporterFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "<p>", "</p>", "<table>", "<tr>", "<td colspan=99999>", "</td>", "<div>", "<ol start=-5>", "<li>", "<h1>", "<a href=#_ftn9>",
        "<!--", "<script>", "<svg>", "<select>",
        "<b>", "<font>", "<form>", "<button>", "<template>", "<noscript>", "<textarea>", "<span style='font-weight:700'>",
        "<div class=TRS_Editor>", "<div style=display:none>", "</div>", "<br>",
        "<w:p>", "</w:p>", "<w:r>", "<w:tbl>", "<w:tr/>", "<w:numId w:val=\"99999999\"/>", "<w:t>甲</w:t>", "<w:ilvl w:val=\"-3\"/>",
        "w:val=\"\"", "&#0;", "&amp;", "&x;",
        "9999999999", "-1", "NaN", "\0", "\"", "<", ">", "]]>", "%s", "/Kids [3 0 R]", "stream", "endobj", "\uFFFF", "\uD800",
        "𠮷", "\u202E",
        "\n", "\n\n# ", "\n| 甲 | 乙 |\n| --- | --- |\n", "\n一、", "\n（一）", "\n1.1 ", "\n附件1\n", "\n[^1]: ", "**", "\n---\n", "\n- ", "。",
        "\u3000\u3000",
    ];

    private const int MinRuns = 20;

    // A converter takes a second and more a run.
    private const int MinRunsConverted = 2;

    // A converter's own time is bounded by its limits; all that is read here takes a fraction of this.
    private static readonly TimeSpan _maxTime = TimeSpan.FromSeconds(60), _maxTimeConverted = TimeSpan.FromSeconds(150);

    private static readonly string[] _formats = ["docx", "html", "pdf", "ofd", "zip", "txt", "md"];
    private static readonly string[] _converted = ["rtf", "odt", "doc"];
    private static readonly string[] _encodings = ["utf-8", "utf-16", "gb18030", "big5"];
    private static readonly string[] _reports = ["政府工作报告-国务院/1960.md", "政府工作报告-其他地市/汕头市/2023.md"];

    public static TheoryData<string> Formats => [.. _formats];

    public static TheoryData<string> Converted => [.. _converted];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mutated_files_are_read_or_refused(string format) => Fuzz(format, MinRuns, _maxTime);

    [ProgramsTheory(needsReports: false, "soffice")]
    [MemberData(nameof(Converted))]
    public void Mutated_files_of_other_programs_are_read_or_refused(string format) => Fuzz(format, MinRunsConverted, _maxTimeConverted);

    private void Fuzz(string format, int minRuns, TimeSpan max)
    {
        List<byte[]> samples = Samples(format);
        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.True(Reads(sample, format), "a sample isn't read as it is"));
        int seed = LongRun.Seconds > 0 ? Environment.TickCount : 20240;
        var random = new Random(seed);
        var time = TimeSpan.FromSeconds(Math.Max(LongRun.Seconds, 1));
        var clock = Stopwatch.StartNew();
        (int runs, int read, TimeSpan longest) = (0, 0, TimeSpan.Zero);
        List<string> failures = [];
        for (; (clock.Elapsed < time || runs < minRuns) && failures.Count < MaxFailures; runs++)
        {
            byte[] bytes = Mutated(samples[random.Next(samples.Count)], random);
            TimeSpan start = clock.Elapsed;
            try
            {
                read += Reads(bytes, format) ? 1 : 0;
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}, run {runs}, kept as {Keep(bytes, $"{failures.Count}.{format}")}: {e}");
            }
            TimeSpan taken = clock.Elapsed - start;
            // A machine that stood still is no fault of the file.
            if (taken > max && Again(bytes, format) is var again && again < taken)
            {
                taken = again;
            }
            if (taken > max)
            {
                failures.Add($"seed {seed}, run {runs}, kept as {Keep(bytes, $"{failures.Count}.{format}")}: {taken}");
            }
            if (taken > longest)
            {
                longest = taken;
                if (LongRun.Seconds > 0)
                {
                    Keep(bytes, $"longest.{format}");
                }
            }
        }
        output.WriteLine(
            $"{format}: seed {seed}, {runs} runs, {read} read, longest {longest.TotalMilliseconds:F0} ms, peak of memory "
                + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        Assert.Empty(failures);
        Assert.True(runs >= minRuns);
    }

    private const int MaxFailures = 10;

    private static TimeSpan Again(byte[] bytes, string format)
    {
        var clock = Stopwatch.StartNew();
        _ = Reads(bytes, format);
        return clock.Elapsed;
    }

    private static bool Reads(byte[] bytes, string format)
    {
        try
        {
            if (format == "zip")
            {
                bool anyRead = false;
                foreach (ArchiveFile entry in ArchiveReader.Read(new MemoryStream(bytes)).Where(entry => entry.Refusal is null))
                {
                    anyRead |= Reads(entry.Bytes, Path.GetExtension(entry.Name)[1..]);
                }
                return anyRead;
            }
            PlanFile file = PlanFileReader.Read(bytes, $"a.{format}");
            Assert.True(file.Text.Length > 0 && file.Format.Length > 0);
            PlanAssert.IsWhole(PlanParser.Parse(file.Text, $"a.{format}"));
            return true;
        }
        catch (PlanFileException refusal)
        {
            Assert.Matches("[\u4E00-\u9FFF]", refusal.Message);
            return false;
        }
    }

    private static string Keep(byte[] bytes, string name)
    {
        string path = Path.Combine(Path.GetTempPath(), $"searchplans-fuzz-{name}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static List<byte[]> Samples(string format)
    {
        bool isLong = LongRun.Seconds > 0 && OfficeImporter.IsAvailable;
        List<string> reports = isLong && Repository.ReportsZip is not null
            ? [.. ReportsTests.All.Where(report => _reports.Any(path => report.Path.EndsWith(path, StringComparison.Ordinal)))
                .Select(report => report.Text)]
            : [];
        List<byte[]> documents = [.. reports.Select(DocxFiles.FromMarkdown)];
        return format switch
        {
            "docx" => isLong ? [SampleFiles.Docx, LibreOffice.Convert(SampleFiles.Docx, "docx", "docx"), .. documents] : [SampleFiles.Docx],
            "html" => isLong ? [SampleFiles.Html, .. Made([SampleFiles.Docx, .. documents])] : [SampleFiles.Html],
            "pdf" =>
                isLong ? [SampleFiles.Pdf, .. Made([SampleFiles.Docx, .. documents])] : [SampleFiles.Pdf],
            "ofd" => [SampleFiles.Ofd, .. reports.Select(OfdOf)],
            "zip" =>
                [SampleFiles.Zip,
                    .. documents.Select(
                        document => ZipFiles.Make(("计划/2024.docx", document), ("计划/2024.txt", Encoding.UTF8.GetBytes(reports[0]))))],
            "txt" or "md" => [.. reports.Append("一、工作要求\n2024年增加5%。\n").SelectMany(text => _encodings.Select(name =>
                (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes(text)))],
            "rtf" or "odt" or "doc" => [.. Made([SampleFiles.Docx, .. documents])],
            _ => [],
        };

        IEnumerable<byte[]> Made(IEnumerable<byte[]> sources) => sources.Select(source => LibreOffice.Convert(source, "docx", format));
    }

    private static byte[] OfdOf(string report) =>
        SampleFiles.OfdOf(
            [.. report.Split('\n').SelectMany(line => line.Chunk(40)).Take(300)
                .Select((row, i) => (string.Concat(row.Where(c => c is not ('<' or '&'))), 30.0, 40 + (i * 8.0)))]);

    // Half of the zips are opened, so that what is in them is changed rather than the packing.
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8) || random.Next(4) == 0)
        {
            return Scrambled(bytes, random);
        }
        List<(string Name, byte[] Bytes)> entries = ZipFiles.Entries(bytes);
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            int at = random.Next(entries.Count);
            entries[at] = random.Next(20) == 0
                ? ($"{entries[at].Name}x", entries[at].Bytes)
                : (entries[at].Name, Scrambled(entries[at].Bytes, random));
        }
        return ZipFiles.Make([.. entries]);
    }

    private static byte[] Scrambled(byte[] bytes, Random random)
    {
        List<byte> changed = [.. bytes];
        for (int count = random.Next(1, 6); count > 0 && changed.Count > 0; count--)
        {
            int at = random.Next(changed.Count), length = Math.Min(random.Next(1, 80), changed.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveRange(at, length);
                    break;
                case 2:
                    changed.InsertRange(random.Next(changed.Count), changed.GetRange(at, length));
                    break;
                case 3:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(_pieces[random.Next(_pieces.Length)]));
                    break;
                case 4:
                    changed.InsertRange(at, Enumerable.Repeat(changed.GetRange(at, length), random.Next(1, 50)).SelectMany(part => part));
                    break;
                case 5 when random.Next(10) == 0:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }
        return [.. changed];
    }
}
