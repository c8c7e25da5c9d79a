using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// Every importer on mutated files: it reads or refuses, in bounded time, and never throws anything else. A short run each
/// time; a long one of as many seconds as SEARCHPLANS_TEST_SECONDS says, shared by the formats.
/// </summary>
public sealed class ImporterFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "<p>", "</p>", "<table>", "<tr>", "<td colspan=99999>", "</td>", "<div>", "<ol start=-5>", "<li>", "<h1>", "<a href=#_ftn9>", "<!--", "<script>", "<svg>", "<select>",
        "<w:p>", "</w:p>", "<w:r>", "<w:tbl>", "<w:tr/>", "<w:numId w:val=\"99999999\"/>", "<w:t>甲</w:t>", "<w:ilvl w:val=\"-3\"/>", "w:val=\"\"", "&#0;", "&amp;", "&x;",
        "9999999999", "-1", "NaN", "\0", "\"", "<", ">", "]]>", "%s", "/Kids [3 0 R]", "stream", "endobj", "\uFFFF", "\uD800", "𠮷", "\u202E",
    ];

    private const int MinRuns = 20;

    private static readonly string[] _formats = ["docx", "html", "pdf", "ofd", "zip", "txt", "rtf", "odt", "doc"];
    private static readonly string[] _encodings = ["utf-8", "utf-16", "gb18030", "big5"];

    public static TheoryData<string> Formats => [.. _formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mutated_files_are_read_or_refused(string format)
    {
        List<byte[]> samples = Samples(format);
        if (samples.Count == 0)
        {
            output.WriteLine("skipped: a program is missing, or it would take too long for a short run");
            return;
        }
        int seed = LongRun.Seconds > 0 ? Environment.TickCount : 20240;
        var random = new Random(seed);
        var time = TimeSpan.FromSeconds(LongRun.Seconds > 0 ? (double)LongRun.Seconds / _formats.Length : 1);
        var clock = Stopwatch.StartNew();
        (int runs, int read, TimeSpan longest) = (0, 0, TimeSpan.Zero);
        for (; clock.Elapsed < time || runs < MinRuns; runs++)
        {
            byte[] bytes = Mutated(samples[random.Next(samples.Count)], random);
            TimeSpan start = clock.Elapsed;
            read += Reads(bytes, format, $"seed {seed}, run {runs}") ? 1 : 0;
            TimeSpan taken = clock.Elapsed - start;
            longest = taken > longest ? taken : longest;
            Assert.True(taken < TimeSpan.FromSeconds(150), $"seed {seed}, run {runs}: {taken}");
        }
        output.WriteLine($"{format}: seed {seed}, {runs} runs, {read} read, longest {longest.TotalMilliseconds:F0} ms");
    }

    private static bool Reads(byte[] bytes, string format, string run)
    {
        try
        {
            if (format == "zip")
            {
                bool anyRead = false;
                foreach (ArchiveFile entry in ArchiveReader.Read(new MemoryStream(bytes)).Where(entry => entry.Refusal is null))
                    anyRead |= Reads(entry.Bytes, Path.GetExtension(entry.Name)[1..], run);
                return anyRead;
            }
            PlanFile file = PlanFileReader.Read(bytes, $"a.{format}");
            Assert.True(file.Text.Length > 0 && file.Format.Length > 0, run);
            return true;
        }
        catch (PlanFileException refusal)
        {
            Assert.Matches("[\u4E00-\u9FFF]", refusal.Message);
            return false;
        }
        catch (Exception e)
        {
            string path = Path.Combine(Path.GetTempPath(), $"searchplans-fuzz.{format}");
            File.WriteAllBytes(path, bytes);
            throw new InvalidOperationException($"{run}, kept as {path}", e);
        }
    }

    private static List<byte[]> Samples(string format)
    {
        bool isLong = LongRun.Seconds > 0 && OfficeImporter.IsAvailable;
        return format switch
        {
            "docx" => isLong ? [SampleFiles.Docx, LibreOffice.Convert(SampleFiles.Docx, "docx", "docx")] : [SampleFiles.Docx],
            "html" => isLong ? [SampleFiles.Html, LibreOffice.Convert(SampleFiles.Docx, "docx", "html")] : [SampleFiles.Html],
            "pdf" when PdfImporter.IsAvailable => isLong ? [SampleFiles.Pdf, LibreOffice.Convert(SampleFiles.Docx, "docx", "pdf")] : [SampleFiles.Pdf],
            "ofd" => [SampleFiles.Ofd],
            "zip" => [SampleFiles.Zip],
            "txt" => [.. _encodings.Select(name =>
                (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes("一、工作要求\n2024年增加5%。\n"))],
            "rtf" or "odt" or "doc" when isLong => [LibreOffice.Convert(SampleFiles.Docx, "docx", format)],
            _ => [],
        };
    }

    // Half of the zips are opened, so that what is in them is changed rather than the packing.
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8) || random.Next(4) == 0)
            return Scrambled(bytes, random);
        List<(string Name, byte[] Bytes)> entries = ZipFiles.Entries(bytes);
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            int at = random.Next(entries.Count);
            entries[at] = random.Next(20) == 0 ? ($"{entries[at].Name}x", entries[at].Bytes) : (entries[at].Name, Scrambled(entries[at].Bytes, random));
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
