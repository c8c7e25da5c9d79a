using System.Net;
using System.Text.Json;
using SearchPlans.Citing;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class CitationTests(Site site)
{
    private string IdOf(string file) => site.Library.Plans.Single(p => p.File == file).Id;

    [Fact]
    public async Task Names_in_a_text_are_links_to_the_plans_that_are_here()
    {
        (string naming, string named) = (IdOf(Site.NamingPlan), IdOf(Site.NamedPlan));
        using HttpClient client = site.Client();
        string page = WebUtility.HtmlDecode(await client.GetStringAsync($"/plans/{naming}?q=十四五"));
        string link = $"<a class=\"doc\" href=\"/plans/{named}\" title=\"青海省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\">";
        // In two paragraphs and in a cell, marked for the query as ever.
        Assert.Equal(3, page.Split(link).Length - 1);
        Assert.Equal(3, page.Split(link + "“<mark>十四五</mark>”规划</a>").Length - 1);
        Assert.Contains($"<a href=\"/plans/{naming}/citations\">本文提到 2 份文件</a>", page, StringComparison.Ordinal);
        Assert.Contains("1 份文件提到本文", await client.GetStringAsync($"/plans/{named}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_what_a_plan_names_and_what_names_it()
    {
        (string naming, string named) = (IdOf(Site.NamingPlan), IdOf(Site.NamedPlan));
        using HttpClient client = site.Client();
        string page = WebUtility.HtmlDecode(await client.GetStringAsync($"/plans/{naming}/citations"));
        Assert.Contains($"href=\"/plans/{named}\"", page, StringComparison.Ordinal);
        Assert.Contains("《青海省柴达木循环经济发展规划》", page, StringComparison.Ordinal);
        page = await client.GetStringAsync($"/plans/{named}/citations");
        Assert.Contains($"href=\"/plans/{naming}#", page, StringComparison.Ordinal);
        Assert.Contains("《青海省柴达木循环经济发展规划》", WebUtility.HtmlDecode(await client.GetStringAsync("/cited")), StringComparison.Ordinal);
        Assert.Contains("/cited", await client.GetStringAsync("/plans"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/plans/none/citations")).StatusCode);
    }

    [Fact]
    public async Task The_same_is_given_as_json()
    {
        (string naming, string named) = (IdOf(Site.NamingPlan), IdOf(Site.NamedPlan));
        JsonElement answer = await site.JsonAsync($"/api/plans/{naming}/citations");
        JsonElement[] cited = [.. answer.GetProperty("cited").EnumerateArray()];
        Assert.Equal(["here", "missing"], cited.Select(c => c.GetProperty("status").GetString()));
        Assert.Equal(named, cited[0].GetProperty("plan").GetProperty("plan").GetString());
        JsonElement mention = cited[0].GetProperty("mentions")[0];
        Assert.Equal("“十四五”规划", mention.GetProperty("name").GetString());
        Assert.Equal("“十四五”规划".Length, mention.GetProperty("end").GetInt32() - mention.GetProperty("start").GetInt32());
        JsonElement citing = (await site.JsonAsync($"/api/plans/{named}/citations")).GetProperty("citing")[0];
        Assert.Equal(naming, citing.GetProperty("plan").GetProperty("plan").GetString());
        Assert.Contains((await site.JsonAsync("/api/cited")).GetProperty("documents").EnumerateArray(),
            d => d.GetProperty("name").GetString() == "《青海省柴达木循环经济发展规划》" && d.GetProperty("plans").GetInt32() == 1);
        using HttpClient client = site.Client();
        await (await client.GetAsync("/api/plans/none/citations")).JsonAsync(404);
        string csv = await client.GetStringAsync("/api/cited?format=csv");
        Assert.Contains("《青海省柴达木循环经济发展规划》,1,", csv, StringComparison.Ordinal);
        await (await client.GetAsync("/api/cited?format=pdf")).JsonAsync(400);
    }

    [Theory]
    [InlineData(1, 1, 25)]
    [InlineData(3, 51, 10)]
    [InlineData(9, 51, 10)]
    [InlineData(-1, 1, 25)]
    public void What_is_missing_is_shown_page_by_page(int page, int first, int count)
    {
        MissingDocument[] documents = [.. Enumerable.Range(1, 60).Select(i => new MissingDocument($"《规划{i}》", 61 - i, []))];
        var shown = MissingPage.Of(new MissingDocuments(documents), page);
        Assert.Equal((60, 3, first, count), (shown.Total, shown.Pager.Pages, shown.First, shown.Shown.Count));
        Assert.Equal($"《规划{first}》", shown.Shown[0].Name);
        Assert.Equal(("/cited", "/cited?page=2"), (shown.Pager.Link(1), shown.Pager.Link(2)));
        var none = MissingPage.Of(new MissingDocuments([]), page);
        Assert.Equal((1, 1, 0), (none.Pager.Page, none.Pager.Pages, none.Total));
    }
}
