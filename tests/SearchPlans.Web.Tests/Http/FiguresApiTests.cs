using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class FiguresApiTests(Site site)
{
    [Fact]
    public async Task A_table_is_given_as_json_csv_and_xlsx()
    {
        const string Address = "/api/figures?indicator=GDP&region=坪山&kind=result";
        JsonElement table = await site.JsonAsync(Address);
        Assert.Equal(("地区生产总值", "result"), (table.GetProperty("indicator").GetString(), table.GetProperty("kind").GetString()));
        JsonElement statement = table.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("cells").EnumerateArray())
            .SelectMany(c => c.GetProperty("statements").EnumerateArray()).First();
        JsonElement mark = statement.GetProperty("marks")[0];
        string sentence = statement.GetProperty("sentence").GetString()!;
        Assert.NotEmpty(sentence[mark[0].GetInt32()..mark[1].GetInt32()]);
        Assert.StartsWith("/plans/" + site.PingshanId + "#", statement.GetProperty("url").GetString(), StringComparison.Ordinal);

        using HttpClient client = site.Client();
        using HttpResponseMessage csv = await client.GetAsync(Address + "&format=csv");
        Assert.Equal(("text/csv", "1"), (csv.Content.Headers.ContentType?.MediaType, csv.Headers.GetValues("X-Pages").Single()));
        Assert.Contains(sentence[..10], Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.EndsWith(".csv", csv.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        using HttpResponseMessage xlsx = await client.GetAsync(Address + "&format=xlsx");
        using var workbook = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        Assert.Equal(2, workbook.Entries.Count(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Target_against_result_and_a_plans_own_figures_are_given()
    {
        JsonElement comparison = await site.JsonAsync("/api/figures/compare?indicator=地区生产总值&region=坪山");
        Assert.NotEmpty(comparison.GetProperty("years").EnumerateArray());
        JsonElement own = await site.JsonAsync($"/api/plans/{site.PingshanId}/figures");
        Assert.NotEmpty(own.GetProperty("figures").EnumerateArray());
        Assert.Contains(
            (await site.JsonAsync("/api/indicators?q=dqsczz")).GetProperty("indicators").EnumerateArray(),
            i => i.GetProperty("name").GetString() == "地区生产总值");
    }

    [Theory]
    [InlineData("/api/figures", "indicator", "indicator")]
    [InlineData("/api/figures?indicator=地区生产总之", "indicator", "地区生产总值")]
    [InlineData("/api/figures?indicator=GDP&region=坪伞区", "region", "坪山区")]
    [InlineData("/api/figures?indicator=GDP&measure=speed", "measure", "增速")]
    [InlineData("/api/figures?indicator=GDP&kind=wish", "kind", "目标")]
    [InlineData("/api/figures?indicator=GDP&year=何年", "year", "2015-2025")]
    [InlineData("/api/figures?indicator=GDP&level=村", "level", "县")]
    [InlineData("/api/figures?indicator=GDP&format=pdf", "format", "xlsx")]
    [InlineData("/api/figures?indicator=GDP&size=100000", "size", "整数")]
    [InlineData("/api/figures/compare?indicator=GDP", "region", "地区")]
    public async Task What_is_wrong_is_told_by_its_name_with_what_comes_nearest(string address, string parameter, string said)
    {
        using HttpClient client = site.Client();
        JsonElement problem = await (await client.GetAsync(address)).JsonAsync(400);
        Assert.Contains(said, string.Concat(problem.GetProperty("errors").GetProperty(parameter).EnumerateArray()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_for_figures_is_answered_by_the_api()
    {
        JsonElement answer = await site.JsonAsync("/api/search?q=坪山 2023 GDP");
        Assert.True(answer.TryGetProperty("figures", out JsonElement card));
        Assert.Equal("地区生产总值", card.GetProperty("indicator").GetString());
        Assert.False((await site.JsonAsync("/api/search?q=低空经济")).TryGetProperty("figures", out _));
    }

    [Fact]
    public async Task The_description_names_the_figures_and_their_parameters()
    {
        JsonElement paths = (await site.JsonAsync("/openapi/v1.json")).GetProperty("paths");
        string[] parameters = [.. paths.GetProperty("/api/figures").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(p => p.GetProperty("name").GetString()!)];
        Assert.Superset(
            new HashSet<string> { "indicator", "measure", "region", "level", "year", "kind", "format" }, new HashSet<string>(parameters));
        Assert.True(paths.TryGetProperty("/api/indicators", out _));
        Assert.True(paths.GetProperty("/api/plans/{id}/figures").TryGetProperty("patch", out _));
    }

    [Fact]
    public async Task Agents_are_not_served_unless_asked_for()
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage answer = await client.PostAsync("/mcp", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(404, (int)answer.StatusCode);
    }
}
