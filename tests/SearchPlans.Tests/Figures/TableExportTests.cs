using System.IO.Compression;
using System.Text;
using SearchPlans.Exporting;

namespace SearchPlans.Tests.Figures;

/// <summary>Files that a spreadsheet opens hold what the table holds, and nothing that it would run.</summary>
public sealed class TableExportTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 755")]
    [InlineData("-研发")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =HYPERLINK(\"http://x\")")]
    [InlineData("＝1+1")]
    [InlineData("\tx")]
    public void A_text_that_would_be_a_formula_is_made_safe(string text)
    {
        string csv = Csv(new ExportTable("表", ["地区"], [[text]]));
        Assert.StartsWith("'", csv.Split("\r\n")[1].TrimStart('"'), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_stay_numbers_and_what_has_commas_or_lines_is_quoted()
    {
        string csv = Csv(new ExportTable("表", ["a", "b,c"], [[-0.2m, "甲\"乙\n丙"], [null, "5%—6%"]]));
        Assert.Equal("a,\"b,c\"\r\n-0.2,\"甲\"\"乙\n丙\"\r\n,5%—6%\r\n", csv);
        using var bytes = new MemoryStream();
        TableExport.WriteCsv(bytes, new ExportTable("表", ["a"], []));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.ToArray()[..3]);
    }

    [Fact]
    public void A_workbook_has_its_sheets_and_no_formula()
    {
        using var bytes = new MemoryStream();
        TableExport.WriteXlsx(
            bytes, new ExportTable("地区/生产总值：增速？目标", ["地区", "2024"], [["广东省", 5.5m], ["=cmd|' /C calc'!A0", null]]),
            new ExportTable("明细", ["原句"], []));
        using var archive = new ZipArchive(new MemoryStream(bytes.ToArray()));
        string all = string.Concat(archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read));
        Assert.Contains("地区 生产总值", all, StringComparison.Ordinal);
        Assert.Contains("明细", all, StringComparison.Ordinal);
        Assert.Contains("'=cmd", System.Net.WebUtility.HtmlDecode(all), StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", all, StringComparison.Ordinal);
        Assert.Contains("5.5", all, StringComparison.Ordinal);

        static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }

    private static string Csv(ExportTable table)
    {
        var text = new StringWriter(new StringBuilder());
        TableExport.WriteCsv(text, table);
        return text.ToString();
    }
}
