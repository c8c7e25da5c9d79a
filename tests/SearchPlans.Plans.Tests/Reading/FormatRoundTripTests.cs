using System.Diagnostics;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Real reports as documents that LibreOffice made of them: how much comes back as it was. Floors are what was
/// reached, less a little; the output is the table of docs/formats.md.</summary>
[TakesLong]
public sealed class FormatRoundTripTests(ITestOutputHelper output)
{
    private static readonly string[] _reports =
    [
        "政府工作报告-国务院/2024.md", "政府工作报告-主要城市/广州市/2023.md", "政府工作报告-其他地市/汕头市/2023.md",
        "国家统计局年度统计/2009.md", "五年规划/2021-十四五规划纲要.md",
    ];

    private static readonly (string Format, double MinChars, double MinParagraphs, double MinHeadings)[] _formats =
    [
        ("made", 1, 1, 1), ("docx", 1, 0.99, 0.99), ("odt", 1, 0.99, 0.99), ("doc", 1, 0.99, 0.99), ("rtf", 1, 0.99, 0.99),
        ("html", 1, 0.99, 0.98), ("pdf", 0.999, 0.99, 0.99),
    ];

    [ProgramsFact(needsReports: true, "soffice")]
    public void Reports_come_back_from_every_format()
    {
        // One of them says in seconds what all say in minutes.
        string[] paths = LongRun.Seconds > 0 ? _reports : _reports[..1];
        List<ReportsTests.Report> reports =
            [.. ReportsTests.All.Where(report => paths.Any(path => report.Path.EndsWith(path, StringComparison.Ordinal)))];
        Assert.Equal(paths.Length, reports.Count);
        List<(string Text, byte[] Docx)> made = reports.ConvertAll(
            report => ($"# {report.Path}\n\n{Plain(report.Body)}", DocxFiles.FromMarkdown($"# {report.Path}\n\n{Plain(report.Body)}")));
        output.WriteLine($"{made.Sum(m => m.Text.Length):N0} characters");
        List<string> failures = [];
        foreach ((string format, double minChars, double minParagraphs, double minHeadings) in _formats)
        {
            var sum = new Counts();
            foreach ((string text, byte[] docx) in made)
            {
                byte[] bytes = format == "made" ? docx : LibreOffice.Convert(docx, "docx", format);
                var clock = Stopwatch.StartNew();
                PlanFile file = PlanFileReader.Read(bytes, format == "made" ? "a.docx" : $"a.{format}");
                // In its pages LibreOffice makes titles paragraphs, so that all headings stand one level higher.
                string read = format == "html" ? file.Text.Replace("\n#", "\n##", StringComparison.Ordinal) : file.Text;
                sum.Add(text, read, clock.Elapsed, hasLevels: format != "pdf");
            }
            output.WriteLine($"{format}: {sum}");
            // LibreOffice loses the title in its pages: one of a report's few headings, and few of all reports' many.
            bool headingsCount = format != "html" || paths.Length > 1;
            if (sum.CharShare < minChars || sum.ParagraphShare < minParagraphs || (headingsCount && sum.HeadingShare < minHeadings))
            {
                failures.Add($"{format}: {sum}");
            }
        }
        Assert.Empty(failures);
    }

    [ProgramsFact(needsReports: false, "soffice")]
    public void The_shipped_plan_comes_back_from_pdf()
    {
        string text = string.Join("\n\n", PlanFileReader.Read(Repository.ShippedPlan).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var counts = new Counts();
        counts.Add(text, PlanFileReader.Read(LibreOffice.Convert(DocxFiles.FromMarkdown(text), "docx", "pdf"), "a.pdf").Text, default,
            hasLevels: false);
        output.WriteLine(counts.ToString());
        counts.Lost.ForEach(output.WriteLine);
        Assert.True(counts.CharShare > 0.999 && counts.ParagraphShare > 0.98, counts.ToString());
    }

    // With the browser's own head and foot, day and address on every page. Without indents a paragraph whose last row is full
    // at the end of a page can't be told from one that goes on.
    [ProgramsTheory(needsReports: false, "chromium")]
    [InlineData("p { text-indent: 2em; margin: 0 }", 1)]
    [InlineData("p { margin: 0 0 1em }", 0.97)]
    [InlineData("p { text-indent: 2em; margin: 0; text-align: justify } main { columns: 3 }", 1)]
    public void The_shipped_plan_comes_back_from_a_browsers_pdf(string style, double minParagraphs)
    {
        string[] lines = PlanFileReader.Read(Repository.ShippedPlan).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string page =
            $"<meta charset=utf-8><title>计划 - 某某区人民政府</title><style>body {{ font: 12pt/1.8 sans-serif }} {style}</style><main>"
                + $"{string.Concat(lines.Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>"))}</main>";
        using var folder = HeldFolder.ForImport();
        string source = folder.Write("plan.html", System.Text.Encoding.UTF8.GetBytes(page)),
            printed = Path.Combine(folder.FullPath, "plan.pdf");
        ExternalProgram.RunAsync(ExternalProgram.Find("chromium")!,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--print-to-pdf={printed}",
            source], folder.FullPath, new ProgramLimits("Chromium", TimeSpan.FromMinutes(1), 1 << 20, 8L << 30)).GetAwaiter().GetResult();
        var counts = new Counts();
        counts.Add(string.Join("\n\n", lines), PlanFileReader.Read(printed).Text, default, hasLevels: false);
        output.WriteLine(counts.ToString());
        counts.Lost.ForEach(output.WriteLine);
        Assert.True(counts.CharShare > 0.999 && counts.ParagraphShare >= minParagraphs, counts.ToString());
    }

    // What a document can hold: no comments, no front matter, no marks for bold, notes and links.
    private static string Plain(string text) => string.Join("\n\n", text.Replace("**", "", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)
        .Where(line => !line.StartsWith('<') && !line.StartsWith("[^", StringComparison.Ordinal) && line.Trim('-').Length > 0));

    private sealed class Counts
    {
        private int _chars, _sameChars, _paragraphs, _sameParagraphs, _headings, _sameHeadings, _extraChars;
        private TimeSpan _time;

        /// <summary>Headings and paragraphs that didn't come back.</summary>
        public List<string> Lost { get; } = [];

        public double CharShare => Share(_sameChars, _chars);
        public double ParagraphShare => Share(_sameParagraphs, _paragraphs);
        public double HeadingShare => Share(_sameHeadings, _headings);

        public void Add(string source, string read, TimeSpan time, bool hasLevels)
        {
            (_time, string[] from, string[] to) = (_time + time, Lines(source), Lines(read));
            Count(from.Where(IsHeading).Select(line => hasLevels ? line : Words(line)), hasLevels ? to.Where(IsHeading) : to.Select(Words),
                ref _headings, ref _sameHeadings);
            Count(from.Where(line => !IsHeading(line)).Select(Words), to.Select(Words), ref _paragraphs, ref _sameParagraphs);
            (string all, string back) = (string.Concat(from.Select(Words)), string.Concat(to.Select(Words)));
            int edits = Edits(all, back);
            // Each edit adds or drops one character.
            int dropped = (edits + all.Length - back.Length) / 2;
            _chars += all.Length;
            _sameChars += all.Length - dropped;
            _extraChars += edits - dropped;
        }

        public override string ToString() =>
            $"characters {CharShare:P2} (added {_extraChars}), paragraphs {_sameParagraphs} of {_paragraphs} ({ParagraphShare:P1}), "
                + $"headings {_sameHeadings} of {_headings} ({HeadingShare:P1}), {_time.TotalSeconds:F1} s";

        private static double Share(int same, int all) => all == 0 ? 1 : (double)same / all;

        private static bool IsHeading(string line) => line.StartsWith('#');

        private static string Words(string line) =>
            string.Concat(line.TrimStart('#', '|', '-').Where(c => !char.IsWhiteSpace(c) && c is not '|' and not '*'));

        private static string[] Lines(string text) =>
            [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal))
                .Select(line => IsHeading(line) ? string.Concat(line.Where(c => !char.IsWhiteSpace(c))) : line)];

        private void Count(IEnumerable<string> from, IEnumerable<string> to, ref int all, ref int same)
        {
            Dictionary<string, int> left = to.GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
            foreach (string line in from)
            {
                all++;
                if (left.TryGetValue(line, out int count) && count > 0)
                {
                    left[line] = count - 1;
                    same++;
                }
                else
                {
                    Lost.Add(line);
                }
            }
        }

        // Myers: An O(ND) difference algorithm (1986), without the way.
        private static int Edits(string a, string b)
        {
            const int MaxEdits = 20_000;
            int[] reach = new int[(2 * MaxEdits) + 3];
            for (int edits = 0; edits <= MaxEdits; edits++)
            {
                for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
                {
                    int at = diagonal + MaxEdits + 1;
                    int x = diagonal == -edits || (diagonal != edits && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
                    while (x < a.Length && x - diagonal < b.Length && a[x] == b[x - diagonal])
                    {
                        x++;
                    }
                    reach[at] = x;
                    if (x >= a.Length && x - diagonal >= b.Length)
                    {
                        return edits;
                    }
                }
            }
            return MaxEdits;
        }
    }
}
