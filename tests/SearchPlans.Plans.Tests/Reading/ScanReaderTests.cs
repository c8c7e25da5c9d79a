namespace SearchPlans.Plans.Tests;

/// <summary>Pictures of pages: recognised page by page where the programs for it are, told apart from typed text everywhere.</summary>
public sealed class ScanReaderTests
{
    private static readonly string[] _pages =
    [
        ScanFiles.Page("第一章总体要求", "　　坚持稳中求进工作总基调，扎实推进各项工作，", "经济社会保持平稳健康发展。"),
        ScanFiles.Page("第二章主要任务", "　　加快建设现代化产业体系，培育壮大新兴产业，", "推动高质量发展取得新成效。"),
    ];

    [ScansFact]
    public async Task A_scan_is_recognised_page_by_page()
    {
        byte[] scan = ScanFiles.Of(_pages);
        PlanFileException refusal = Assert.Throws<PlanFileException>(() => PlanFileReader.Read(scan, "a.pdf"));
        Assert.True(refusal.IsScan);
        var told = new Told();
        PlanFile file = await ScanReader.ReadAsync(scan, "a.pdf", told, CancellationToken.None);
        Assert.Equal([(0, 2), (1, 2), (2, 2)], told.Steps);
        Plan plan = PlanParser.Parse(file.Text, "a.pdf");
        Assert.Equal("1 第一章总体要求\n1 第二章主要任务", PlanAssert.Outline(plan));
        string read = string.Concat(file.Text.Where(char.IsLetterOrDigit));
        Assert.Contains("坚持稳中求进工作总基调", read, StringComparison.Ordinal);
        Assert.Contains("推动高质量发展取得新成效", read, StringComparison.Ordinal);
        Assert.StartsWith("tesseract ", file.Recognition!.Engine, StringComparison.Ordinal);
        Assert.Equal(2, file.Recognition.PageConfidences().Count);
        Assert.All(file.Recognition.PageConfidences(), confidence => Assert.InRange(confidence, 50, 100));
        Assert.Contains("机器识别", file.Notices[0], StringComparison.Ordinal);
    }

    [ScansFact]
    public async Task Who_no_longer_waits_ends_the_reading()
    {
        byte[] scan = ScanFiles.Of(_pages);
        using var enough = new CancellationTokenSource();
        var told = new Told(() => enough.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ScanReader.ReadAsync(scan, "a.pdf", told, enough.Token));
        // The first page at most was read, and the next one who asks is served.
        Assert.True(told.Steps.Count <= 2);
        Assert.NotEmpty((await ScanReader.ReadAsync(ScanFiles.Of(_pages[..1]), "a.pdf", null, CancellationToken.None)).Text);
    }

    [ScansFact]
    public async Task A_damaged_file_is_refused() =>
        Assert.Contains("损坏",
            (await Assert.ThrowsAsync<PlanFileException>(
                () => ScanReader.ReadAsync("%PDF-1.4\nnothing"u8.ToArray(), "a.pdf", null, CancellationToken.None))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Words_of_a_line_share_its_height()
    {
        string table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            + "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n"
            + "4\t1\t1\t1\t1\t0\t300\t400\t900\t50\t-1\t\n"
            + "5\t1\t1\t1\t1\t1\t300\t420\t50\t8\t90\t一\n"
            + "5\t1\t1\t1\t1\t2\t360\t400\t150\t50\t60\t、总体\r\n"
            + "5\t1\t1\t1\t1\t3\t600\t400\t50\t50\t-1\t无\n"
            + "5\t1\t1\t1\t1\t4\t700\t400\t50\t50\t95\t \n"
            + "5\t1\t1\t1\t1\t4\t800\t400\t9000\t50\t60\t表\n"
            + "5\tx\n\n5\t1\t1\t1\t1\t5\tNaN\t400\t50\t50\t95\t乱\n";
        (LayoutPage page, int confidence) = RecognizedWords.Read(table);
        Assert.Equal(2480, page.Width);
        Assert.Equal([new LayoutWord("一、总体", 300, 400, 510, 450), new LayoutWord("表", 800, 400, 9800, 450)], page.Words);
        Assert.Equal(66, confidence);
        Assert.Equal((0, 0), (RecognizedWords.Read("").Page.Words.Count, RecognizedWords.Read("").Confidence));
    }

    [Fact]
    public void What_was_recognised_stays_marked_in_the_text_beside_a_scan()
    {
        var known = new PlanMetadata { Recognition = new Recognition("tesseract 5.3.0 chi_sim", "93 0 71") };
        string kept = $"---\n{PlanSidecar.Write(known)}---\n\n某市2024年计划\n一、要求\n抓好落实。";
        Recognition? read = PlanParser.Parse(kept, "a.pdf.md").Metadata.Recognition;
        Assert.Equal(known.Recognition, read);
        Assert.Equal((82, 3), (read!.Confidence(), read.PageConfidences().Count));
        Assert.Equal("文字由机器识别（tesseract 5.3.0 chi_sim），共 3 页，平均可信度 82%，其中第 2、3 页低于 80%，请对照原件核对。", read.Told());
        // What a person writes there may be anything.
        Assert.Equal([0, 100, 0], new Recognition("x", "很好 999 -4").PageConfidences());
        Assert.Equal(0, new Recognition("x", "").Confidence());
    }

    [Fact]
    public void A_typed_document_isnt_marked() =>
        Assert.Null(PlanParser.Parse("某市2024年计划\n一、要求\n抓好落实。", "a.txt").Metadata.Recognition);

    private sealed class Told(Action? afterwards = null) : IProgress<RecognitionProgress>
    {
        public List<(int, int)> Steps { get; } = [];

        public void Report(RecognitionProgress value)
        {
            Steps.Add((value.PagesDone, value.PagesTotal));
            if (value.PagesDone > 0)
            {
                afterwards?.Invoke();
            }
        }
    }
}
