using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class TrendTests(Site site)
{
    [Fact]
    public async Task The_spread_of_an_expression_is_given_as_json_csv_and_xlsx()
    {
        const string Address = "/api/trend?q=高质量发展&q=无此说法甲乙丙&same=0";
        JsonElement trend = await site.JsonAsync(Address);
        JsonElement[] spreads = [.. trend.GetProperty("expressions").EnumerateArray()];
        Assert.Equal(["高质量发展", "无此说法甲乙丙"], spreads.Select(s => s.GetProperty("expression").GetString()));
        JsonElement total = spreads[0].GetProperty("total");
        JsonElement found = (await site.JsonAsync("/api/search?q=高质量发展&match=exact&same=0")).GetProperty("total");
        Assert.Equal(
            (found.GetProperty("paragraphs").GetInt32(), found.GetProperty("plans").GetInt32()),
            (total.GetProperty("paragraphs").GetInt32(), total.GetProperty("plans").GetInt32()));
        JsonElement mention = spreads[0].GetProperty("first").GetProperty("mentions")[0];
        JsonElement mark = mention.GetProperty("marks")[0];
        Assert.Equal("高质量发展", mention.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);
        Assert.Equal(0, spreads[1].GetProperty("total").GetProperty("plans").GetInt32());
        Assert.False(spreads[1].TryGetProperty("first", out JsonElement none) && none.ValueKind != JsonValueKind.Null);

        using HttpClient client = site.Client();
        string csv = await client.GetStringAsync(Address + "&format=csv");
        Assert.Contains("高质量发展,2024,", csv, StringComparison.Ordinal);
        using var workbook = new ZipArchive(await client.GetStreamAsync(Address + "&format=xlsx"));
        Assert.Equal(3, workbook.Entries.Count(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/api/trend", "q", "说法")]
    [InlineData("/api/trend?q=甲、乙、丙、丁、戊、己", "q", "至多 5 个")]
    [InlineData("/api/trend?q=发展&region=坪伞区", "region", "坪山区")]
    [InlineData("/api/trend?q=发展&level=村", "level", "县")]
    [InlineData("/api/trend?q=发展&year=何年", "year", "2015-2025")]
    [InlineData("/api/trend?q=发展&same=也许", "same", "只找原词")]
    [InlineData("/api/trend?q=发展&format=pdf", "format", "xlsx")]
    public async Task What_is_wrong_is_told_by_its_name(string address, string parameter, string said)
    {
        using HttpClient client = site.Client();
        JsonElement problem = await (await client.GetAsync(address)).JsonAsync(400);
        Assert.Contains(said, problem.GetProperty("errors").GetProperty(parameter)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_leads_to_the_sentences_and_to_what_was_counted()
    {
        using HttpClient client = site.Client();
        Assert.Contains("至多五个说法", await client.GetStringAsync("/trend"), StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/trend?q=高质量发展、无此说法甲乙丙"));
        Assert.Contains("最早见于", page, StringComparison.Ordinal);
        Assert.Contains("都没有说到", page, StringComparison.Ordinal);
        Assert.Contains("match=exact", page, StringComparison.Ordinal);
        Assert.Contains("/plans/" + site.PingshanId + "?q=高质量发展", page, StringComparison.Ordinal);
        Assert.Contains("没有名为“坪伞区”的地区", await client.GetStringAsync("/trend?q=发展&region=坪伞区"), StringComparison.Ordinal);
        Assert.Contains("没有收录文件", await client.GetStringAsync("/trend?q=发展&year=1950"), StringComparison.Ordinal);
        using HttpResponseMessage wrong = await client.GetAsync("/trend?q=发展&measure=身高");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task What_says_it_and_what_doesn_t_are_told_apart()
    {
        JsonElement coverage = await site.JsonAsync("/api/coverage?q=高质量发展&same=0");
        Assert.Equal(coverage.GetProperty("plans").GetInt32(),
            coverage.GetProperty("saying").GetInt32() + coverage.GetProperty("notSaying").GetInt32());
        Assert.False(coverage.TryGetProperty("missing", out JsonElement none) && none.ValueKind != JsonValueKind.Null);
        JsonElement ofCities = await site.JsonAsync("/api/coverage?q=高质量发展&level=省&type=政府工作报告&year=1990-1991");
        Assert.Equal(60, ofCities.GetProperty("totalMissing").GetInt32());
        using HttpClient client = site.Client();
        Assert.Contains("说到,", await client.GetStringAsync("/api/coverage?q=高质量发展&format=csv"), StringComparison.Ordinal);
        Assert.Contains("哪些没有", await client.GetStringAsync("/coverage"), StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/coverage?q=高质量发展"));
        Assert.Contains("没有说到", page, StringComparison.Ordinal);
        Assert.Contains("/plans/" + site.PingshanId + "?q=高质量发展", page, StringComparison.Ordinal);
        Assert.Contains("海南省", await client.GetStringAsync("/coverage?q=高质量发展&level=省&type=政府工作报告&year=1990"), StringComparison.Ordinal);
    }
}
