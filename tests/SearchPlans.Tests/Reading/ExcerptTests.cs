using System.IO.Compression;
using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Tests.Reading;

public sealed class ExcerptTests
{
    private const string Link = "https://plans.example/plans/abc#p7";
    private static readonly DateOnly _today = new(2026, 11, 29);

    [Theory]
    [InlineData("abc", "abc", "", 0, null)]
    [InlineData("abc~p7", "abc", "p7", 0, null)]
    [InlineData("abc~p7~3-12", "abc", "p7", 3, 12)]
    public void Addresses_are_read_and_written(string text, string plan, string anchor, int start, int? end)
    {
        ExcerptAddress address = Assert.Single(ExcerptAddress.ReadAll(text));
        Assert.Equal(new ExcerptAddress(plan, anchor, start, end), address);
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",,~p7,abc~p7~12-3,abc~p7~x-y,abc~p7~1-2~3,abc~p7~-1-2,abc~p7~99999999999999-999999999999999")]
    public void What_is_no_address_is_passed_over(string? text) => Assert.Empty(ExcerptAddress.ReadAll(text));

    [Fact]
    public void A_list_has_a_limit_and_nothing_twice()
    {
        string many = string.Join(',', Enumerable.Range(0, 500).Select(i => $"abc~p{i % 300}"));
        Assert.Equal(ExcerptAddress.MaxExcerpts, ExcerptAddress.ReadAll(many).Count);
        Assert.Single(ExcerptAddress.ReadAll("abc~p7,abc~p7"));
    }

    [Fact]
    public void A_citation_says_who_issued_it_and_when_where_it_stands_and_its_address()
    {
        Excerpt excerpt = Report();
        Assert.Equal("《政府工作报告》（太原市人民政府，2026年1月20日）二、（六）第2段，" + Link, excerpt.Sentence(Link));
        Assert.Equal($"太原市人民政府. 政府工作报告[R/OL]. (2026-01-20): 二、（六）第2段[2026-11-29]. {Link}.", excerpt.Gbt7714(Link, _today));
        Assert.Equal(
            $$"""
            @techreport{abc-p7,
              author = {{{"{太原市人民政府}"}}},
              title = {{{"{政府工作报告}"}}},
              institution = {太原市人民政府},
              year = {2026},
              date = {2026-01-20},
              note = {二、（六）第2段},
              url = {{{Link}}},
              urldate = {2026-11-29},
              language = {chinese},
            }
            """.ReplaceLineEndings("\n"),
            excerpt.BibTex(Link, _today));
        string[] ris = excerpt.Ris(Link, _today).Split("\r\n");
        Assert.Equal("TY  - RPRT", ris[0]);
        Assert.Contains("PY  - 2026", ris);
        Assert.Contains("N1  - 低空经济 加快发展", ris);
        Assert.Equal(["ER  - ", ""], ris[^2..]);
    }

    [Fact]
    public void Where_neither_title_nor_issuer_names_the_place_a_citation_does()
    {
        PlanSummary plan = Report().Plan with { };
        plan = plan with { Metadata = plan.Metadata with { Type = DocumentTypes.Opinion, Issuer = "市发展改革委", Published = null } };
        Assert.Equal("（太原市，市发展改革委，2026年）", Excerpt.Origin(plan));
        Assert.Equal("", Excerpt.Origin(new PlanSummary("x", "x.txt", new PlanMetadata(), 1, 1)));
    }

    [Fact]
    public void Files_hold_the_text_and_the_citation_of_each_excerpt()
    {
        ExcerptExport export = new(_ => Link, _today);
        Excerpt[] excerpts = [Report(), Report() with { Text = "=1+1 *重点*\u0001" }];
        string csv = Encoding.UTF8.GetString(export.Csv(excerpts));
        Assert.Contains("太原市2026年政府工作报告,政府工作报告,山西省/太原市,2026,政府工作报告,太原市人民政府,二、 › （六）,二、（六）第2段", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        string markdown = export.Markdown(excerpts);
        Assert.Contains("\n> =1+1 \\*重点\\*", markdown, StringComparison.Ordinal);
        Assert.Contains($"二、（六）第2段，<{Link}>", markdown, StringComparison.Ordinal);
        using ZipArchive docx = new(new MemoryStream(export.Docx(excerpts)));
        using StreamReader body = new(docx.GetEntry("word/document.xml")!.Open());
        string xml = body.ReadToEnd();
        Assert.Contains("=1+1 *重点*[2]", xml, StringComparison.Ordinal);
        Assert.Contains("[1] 太原市人民政府. 政府工作报告[R/OL]", xml, StringComparison.Ordinal);
    }

    private static Excerpt Report() => new(
        new ExcerptAddress("abc", "p7"),
        new PlanSummary("abc", "太原.txt", new PlanMetadata
        {
            Title = "政府工作报告",
            Type = DocumentTypes.WorkReport,
            Province = "山西省",
            City = "太原市",
            Year = 2026,
            Published = new DateOnly(2026, 1, 20),
        }, 1, 1),
        ["二、", "（六）"], "二、（六）第2段", "低空经济\n加快发展");
}
