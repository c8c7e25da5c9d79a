using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(ReportTests.Name)]
public sealed class ContrastTests(ReportSite reports)
{
    private string Old => reports.IdOf("太原市", 2025);

    private string New => reports.IdOf("太原市", 2026);

    [Fact]
    public async Task Two_plans_are_given_as_json_csv_xlsx_and_docx()
    {
        string address = $"/api/compare?a={Old}&b={New}";
        JsonElement contrast = await reports.Site.JsonAsync(address);
        Assert.Equal((2025, 2026), (Year("old"), Year("new")));
        JsonElement[] sections = [.. contrast.GetProperty("rows").EnumerateArray()];
        Assert.Contains(sections, s => s.GetProperty("new").GetString() == "（二）深化改革开放" && s.GetProperty("old").GetString() == "（二）深化改革开放");
        JsonElement changed = sections.SelectMany(s => s.GetProperty("rows").EnumerateArray())
            .First(r => r.GetProperty("kind").GetString() == "changed" && r.GetProperty("newMarks").GetArrayLength() > 0);
        JsonElement mark = changed.GetProperty("newMarks")[0];
        Assert.NotEmpty(changed.GetProperty("new").GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);

        using HttpClient client = reports.Site.Client();
        string csv = await client.GetStringAsync(address + "&format=csv");
        Assert.Contains(ReportSite.Repeated, csv, StringComparison.Ordinal);
        using var workbook = new ZipArchive(await client.GetStreamAsync(address + "&format=xlsx"));
        Assert.Equal(2, workbook.Entries.Count(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)));
        using var document = new ZipArchive(await client.GetStreamAsync(address + "&format=docx"));
        using var text = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        string xml = await text.ReadToEndAsync();
        Assert.Contains("w:strike", xml, StringComparison.Ordinal);
        // What is the same is left out.
        Assert.DoesNotContain(ReportSite.Repeated, xml, StringComparison.Ordinal);

        int Year(string side) => contrast.GetProperty(side).GetProperty("year").GetInt32();
    }

    [Theory]
    [InlineData("/api/compare", 400, "计划的 id")]
    [InlineData("/api/compare?a={new}&b={old}&format=pdf", 400, "docx")]
    [InlineData("/api/compare?a={new}&b=none", 404, "none")]
    [InlineData("/api/compare?a={new}&b={new}", 422, "同一份")]
    [InlineData("/api/compare?a={new}~none&b={old}", 422, "没有所指的这一节")]
    public async Task What_is_wrong_is_told(string address, int status, string said)
    {
        using HttpClient client = reports.Site.Client();
        address = address.Replace("{new}", New, StringComparison.Ordinal).Replace("{old}", Old, StringComparison.Ordinal);
        JsonElement problem = await (await client.GetAsync(address)).JsonAsync(status);
        Assert.Contains(said, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_stands_in_columns()
    {
        const string Asked = "?q=低空经济&region=太原、大同&region=吉林&year=2026";
        JsonElement topic = await reports.Site.JsonAsync("/api/compare/topic" + Asked);
        JsonElement[] columns = [.. topic.GetProperty("columns").EnumerateArray()];
        Assert.Equal(["mentioned", "mentioned", "no-plan"], columns.Select(c => c.GetProperty("status").GetString()));
        Assert.Equal(2, columns[0].GetProperty("paragraphs").GetInt32());
        using HttpClient client = reports.Site.Client();
        string csv = await client.GetStringAsync("/api/compare/topic" + Asked + "&format=csv");
        Assert.Contains("没有 2026 年的文件", csv, StringComparison.Ordinal);
        using var document = new ZipArchive(await client.GetStreamAsync("/api/compare/topic" + Asked + "&format=docx"));
        using var text = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        string xml = await text.ReadToEndAsync();
        Assert.Contains("没有 2026 年的文件", xml, StringComparison.Ordinal);
        Assert.Contains("<w:u w:val=\"single\" /></w:rPr><w:t xml:space=\"preserve\">低空经济</w:t>", xml, StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/compare" + Asked));
        Assert.Contains("1 地没有 2026 年的文件，是否说到无从得知", page, StringComparison.Ordinal);
        Assert.Contains("<mark>低空经济</mark>", page, StringComparison.Ordinal);
        string silent = WebUtility.HtmlDecode(await client.GetStringAsync($"/compare?q=新质生产力&plan={New}&plan={Old}"));
        Assert.Contains("2 份没有说到", silent, StringComparison.Ordinal);
        Assert.Contains("请写出要并排看的地区", WebUtility.HtmlDecode(await client.GetStringAsync("/compare?q=低空经济")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/compare/topic?region=太原", 400, "说法")]
    [InlineData("/api/compare/topic?q=低空经济", 400, "region")]
    [InlineData("/api/compare/topic?q=低空经济&region=大原", 400, "太原")]
    [InlineData("/api/compare/topic?q=低空经济&region=太原&year=2020-2026", 400, "一个年份")]
    [InlineData("/api/compare/topic?q=低空经济&region=太原&format=pdf", 400, "docx")]
    [InlineData("/api/compare/topic?q=低空经济&plan=none", 404, "none")]
    [InlineData("/api/compare/topic?q=低空经济&region=长三角,京津冀,东北", 422, "少选")]
    public async Task What_is_wrong_with_a_topic_is_told(string address, int status, string said)
    {
        using HttpClient client = reports.Site.Client();
        JsonElement problem = await (await client.GetAsync(address)).JsonAsync(status);
        Assert.Contains(said, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_are_chosen_by_words_or_by_one_click()
    {
        using HttpClient client = reports.Site.Client();
        Assert.Contains("对照两份文件", await PageAsync("/compare"), StringComparison.Ordinal);
        // One side alone: those beside it are offered; words that several plans have: they are listed.
        Assert.Contains($"/compare?a={Old}&b={New}", await PageAsync($"/compare?b={New}"), StringComparison.Ordinal);
        Assert.Contains("“太原”有 3 份", await PageAsync($"/compare?a=太原&b={New}"), StringComparison.Ordinal);
        Assert.Contains("没有文件的标题、地区、年份里有“火星”", await PageAsync($"/compare?a=火星&b={New}"), StringComparison.Ordinal);
        string both = await PageAsync("/compare?a=太原 2025&b=太原 2026年");
        Assert.Contains($"/compare?a={New}&b={Old}", both, StringComparison.Ordinal);
        Assert.Contains("各节去向", both, StringComparison.Ordinal);
        Assert.Contains("同一份", await PageAsync($"/compare?a={New}&b={New}"), StringComparison.Ordinal);
        // Two places: neither is the older.
        Assert.Contains("只在右", await PageAsync($"/compare?a={New}&b={reports.IdOf("河北省", 2026)}"), StringComparison.Ordinal);
        string reading = await PageAsync($"/plans/{New}");
        Assert.Contains($"<a href=\"/compare?a={Old}&b={New}\">与上一年对照</a>", reading, StringComparison.Ordinal);

        async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
    }
}
