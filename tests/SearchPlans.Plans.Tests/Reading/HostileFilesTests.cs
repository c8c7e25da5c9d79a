using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>Files made to do harm: refused or made harmless, in bounded time and memory.</summary>
public sealed class HostileFilesTests(ITestOutputHelper output)
{
    private const int Deep = 100_000;

    [Theory]
    [InlineData("div")]
    [InlineData("table")]
    [InlineData("svg")]
    public void Deeply_nested_pages_are_read_or_refused(string tag) =>
        ReadOrRefuse(Encoding.UTF8.GetBytes($"<html><body>{Repeat($"<{tag}>", Deep)}聚焦高质量发展。"), "a.html", TimeSpan.FromMinutes(2));

    [Theory]
    [InlineData("<table><tr><td>")]
    [InlineData("<p>甲")]
    [InlineData("<b><p>")]
    [InlineData("<ul><li>甲</ul>")]
    [InlineData("<i><table>")]
    [InlineData("<td colspan=1000 rowspan=1000>")]
    [InlineData("<a href=x>甲</a>")]
    public void Pages_of_many_elements_are_read_or_refused(string piece) =>
        ReadOrRefuse(Encoding.UTF8.GetBytes($"<html><body><table>{Repeat(piece, 200_000)}"), "a.html", TimeSpan.FromMinutes(2));

    [Fact]
    public void Scripts_and_entities_of_pages_do_nothing()
    {
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes(
            "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body onload=\"x()\"><p>甲&x;。</p><script>while(true){}"
                + "</script><img src=x onerror=x()><iframe src=\"file:///etc/passwd\"></iframe></body></html>"), "a.html");
        Assert.Contains("甲", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("while", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_of_word_documents_are_refused()
    {
        byte[] bytes = ZipFiles.Replace(DocxFiles.Make(DocxFiles.P("甲")), "word/document.xml", _ =>
            """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>"""
                + """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&c;"""
                + """</w:t></w:r></w:p></w:body></w:document>""");
        AssertRefused(bytes, "a.docx", "损坏");
    }

    [Theory]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<x>", "</x>")]
    public void Deeply_nested_word_documents_are_refused(string open, string close)
    {
        byte[] bytes = ZipFiles.Replace(DocxFiles.Make(DocxFiles.P("甲")), "word/document.xml",
            xml => xml.Replace("<w:body>", $"<w:body>{Repeat(open, Deep)}", StringComparison.Ordinal)
                .Replace("</w:body>", $"{Repeat(close, Deep)}</w:body>", StringComparison.Ordinal));
        AssertRefused(bytes, "a.docx", "层");
    }

    [Fact]
    public void Word_documents_that_unpack_to_very_much_are_refused()
    {
        byte[] bytes = ZipFiles.Replace(DocxFiles.Make(DocxFiles.P("甲")), "word/document.xml",
            xml => xml.Replace("甲", new string('a', 60 << 20), StringComparison.Ordinal));
        Assert.True(bytes.Length < 1 << 20);
        AssertRefused(bytes, "a.docx", "解压");
    }

    [Fact]
    public void Word_documents_of_many_paragraphs_are_read_in_time()
    {
        byte[] bytes = DocxFiles.Make(string.Concat(Enumerable.Range(0, 50_000).Select(i => DocxFiles.P($"第{i}段"))));
        ReadOrRefuse(bytes, "a.docx", TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Styles_that_are_based_on_each_other_end()
    {
        byte[] bytes = ZipFiles.Replace(DocxFiles.Make(DocxFiles.Styled("p", "甲")), "word/styles.xml",
            xml => xml.Replace("<w:basedOn w:val=\"a\"", "<w:basedOn w:val=\"p\"", StringComparison.Ordinal));
        Assert.Equal("甲\n", PlanFileReader.Read(bytes, "a.docx").Text);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    [InlineData("a.docx")]
    public void A_gigabyte_of_one_line_is_refused_at_the_limit(string name)
    {
        using var endless = new OneLine(1L << 30);
        Assert.Contains("上限", Assert.Throws<PlanFileException>(() => PlanFileReader.Read(endless, name)).Message, StringComparison.Ordinal);
        Assert.True(endless.BytesRead <= PlanFileReader.MaxByteLengthOf(name) + (1 << 20));
    }

    [Theory]
    [InlineData("<w:document")]
    [InlineData("<ofd:Page xmlns:ofd=\"x\">")]
    public void Fixed_layout_of_other_forms_is_refused(string xml)
    {
        AssertRefused(ZipFiles.Replace(SampleFiles.Ofd, "Doc_0/Pages/Page_0/Content.xml", _ => xml), "a.ofd", "OFD");
        AssertRefused(ZipFiles.Replace(SampleFiles.Ofd, "OFD.xml", _ => $"<!DOCTYPE x [<!ENTITY a \"b\">]>{xml}"), "a.ofd", "OFD");
    }

    [Fact]
    public void Damaged_pdf_files_are_refused()
    {
        AssertRefused("%PDF-1.7 nothing"u8.ToArray(), "a.pdf", "损坏");
        AssertRefused(SampleFiles.PdfOf("BT ET"), "a.pdf", "扫描件");
    }

    [ProgramsFact(needsReports: false, "sleep")]
    public async Task A_program_that_hangs_is_killed()
    {
        using var folder = HeldFolder.ForImport();
        var clock = Stopwatch.StartNew();
        var limits = new ProgramLimits("PDF", TimeSpan.FromSeconds(1), 1000, 1 << 30);
        Assert.Contains("秒",
            (await Assert.ThrowsAsync<PlanFileException>(
                () => ExternalProgram.RunAsync(ExternalProgram.Find("sleep")!, ["600"], folder.FullPath, limits))).Message,
            StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5));
    }

    [ProgramsFact(needsReports: false, "yes")]
    public async Task A_program_that_writes_without_end_is_killed()
    {
        using var folder = HeldFolder.ForImport();
        var limits = new ProgramLimits("PDF", TimeSpan.FromSeconds(30), 1 << 20, 1 << 30);
        Assert.Contains("太多",
            (await Assert.ThrowsAsync<PlanFileException>(
                () => ExternalProgram.RunAsync(ExternalProgram.Find("yes")!, ["x"], folder.FullPath, limits))).Message,
            StringComparison.Ordinal);
    }

    private void ReadOrRefuse(byte[] bytes, string name, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        string result;
        try
        {
            result = $"{PlanFileReader.Read(bytes, name).Text.Length} characters";
        }
        catch (PlanFileException refusal)
        {
            result = refusal.Message;
        }
        output.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s: {result}");
        Assert.True(clock.Elapsed < limit, $"{clock.Elapsed}");
    }

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();

    private static void AssertRefused(byte[] bytes, string name, string found) =>
        Assert.Contains(found, Assert.Throws<PlanFileException>(() => PlanFileReader.Read(bytes, name)).Message, StringComparison.Ordinal);
}
