using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Answers by scope: paragraphs, sections, plans.</summary>
[Collection(SiteTests.Name)]
public sealed class ScopeTests(Site site)
{
    // In each invented plan 蓝莓气球 stands in five paragraphs of its first section.
    private const int ParagraphsPerPlan = 5;

    [Fact]
    public async Task A_heading_is_the_hit_of_its_section_and_shown_with_its_first_paragraph()
    {
        JsonElement answer = await site.JsonAsync("/api/search?q=加快产业升级");
        Assert.False(answer.GetProperty("total").TryGetProperty("sections", out _));
        JsonElement hit = answer.GetProperty("hits")[0];
        Assert.Equal(("paragraph", "heading"), (Text(hit, "unit"), Text(hit, "kind")));
        Assert.False(hit.TryGetProperty("paragraphs", out _));
        JsonElement below = Assert.Single(hit.GetProperty("below").EnumerateArray());
        Assert.Equal(["marks", "paragraph", "section", "text", "url"],
            below.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.StartsWith("推进技术改造。", Text(below, "text"), StringComparison.Ordinal);
        Assert.EndsWith($"#{Text(below, "paragraph")}", Text(below, "url"), StringComparison.Ordinal);
        Assert.NotEqual(Text(hit, "url"), Text(below, "url"));

        string page = await PageAsync("/search?q=加快产业升级");
        Assert.Contains($"#{Text(hit, "paragraph")}\">（一）<mark>加快产业升级</mark></a>", page, StringComparison.Ordinal);
        Assert.Matches($"<p><a class=\"text\" href=\"[^\"]+#{Text(below, "paragraph")}\">\\s*推进技术改造。", page);
    }

    [Fact]
    public async Task Sections_answer_with_their_best_paragraphs()
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={Site.SharedWord}&scope=section&size=200");
        JsonElement total = answer.GetProperty("total");
        Assert.Equal(
            (Site.InventedPlans, Site.InventedPlans, Site.InventedPlans * ParagraphsPerPlan),
            (total.GetProperty("sections").GetInt32(), total.GetProperty("plans").GetInt32(), total.GetProperty("paragraphs").GetInt32()));
        JsonElement[] hits = [.. answer.GetProperty("hits").EnumerateArray()];
        Assert.Equal(Site.InventedPlans, hits.Length);
        foreach (JsonElement hit in hits)
        {
            Assert.Equal(("section", "heading", ParagraphsPerPlan),
                (Text(hit, "unit"), Text(hit, "kind"), hit.GetProperty("paragraphs").GetInt32()));
            Assert.Matches("^一、20[0-9]{2}年工作回顾$", Text(hit, "text"));
            Assert.Equal(Text(hit, "text"), hit.GetProperty("section").EnumerateArray().Last().GetString());
            Assert.EndsWith($"#{Text(hit, "paragraph")}", Text(hit, "url"), StringComparison.Ordinal);
            JsonElement[] below = [.. hit.GetProperty("below").EnumerateArray()];
            Assert.Equal(3, below.Length);
            Assert.All(below, p => Assert.Contains(Site.SharedWord, Text(p, "text"), StringComparison.Ordinal));
            Assert.Contains(Text(hit, "best"), below.Select(p => Text(p, "paragraph")));
        }
        // Facets count sections as well.
        Assert.Equal(2, CountOf(answer, "region", "浙江省"));

        JsonElement first = hits[0];
        JsonElement why = await site.JsonAsync(
            $"/api/explain?q={Site.SharedWord}&scope=section&plan={Text(first, "plan")}&anchor={Text(first, "best")}");
        Assert.Equal(first.GetProperty("score").GetDouble(), why.GetProperty("explanation").GetProperty("score").GetDouble(), 2);
    }

    [Fact]
    public async Task Plans_answer_with_their_best_paragraphs()
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={Site.SharedWord} 水晶陀螺&scope=plan&size=200");
        JsonElement total = answer.GetProperty("total");
        Assert.Equal(
            (Site.InventedPlans, Site.InventedPlans * 2, Site.InventedPlans * (ParagraphsPerPlan + 1)),
            (total.GetProperty("plans").GetInt32(), total.GetProperty("sections").GetInt32(), total.GetProperty("paragraphs").GetInt32()));
        foreach (JsonElement hit in answer.GetProperty("hits").EnumerateArray())
        {
            Assert.Equal(("plan", "title", ParagraphsPerPlan + 1),
                (Text(hit, "unit"), Text(hit, "kind"), hit.GetProperty("paragraphs").GetInt32()));
            Assert.Equal((Text(hit, "title"), ""), (Text(hit, "text"), Text(hit, "paragraph")));
            Assert.Equal(3, hit.GetProperty("below").GetArrayLength());
            Assert.DoesNotContain('#', Text(hit, "url"));
            Assert.All(hit.GetProperty("below").EnumerateArray(), p => Assert.NotEqual(0, p.GetProperty("section").GetArrayLength()));
        }
        Assert.Equal(2, CountOf(answer, "region", "浙江省"));
        // No paragraph has both.
        Assert.Equal(0, (await site.JsonAsync($"/api/search?q=“{Site.SharedWord}” “水晶陀螺”")).GetProperty("hits").GetArrayLength());
    }

    [Theory]
    [InlineData("", "共 60 段，涉及 12 份文件")]
    [InlineData("&scope=section", "共 12 节，涉及 12 份文件，60 段")]
    [InlineData("&scope=plan", "共 12 份文件，60 段")]
    [InlineData("&plan={0}", "共 5 段")]
    [InlineData("&plan={0}&scope=section", "共 1 节，5 段")]
    [InlineData("&plan={0}&scope=plan", "共 1 份文件，5 段")]
    public async Task The_page_counts_in_what_answers(string scope, string said)
    {
        string plan = site.Library.Plans.First(p => p.File == "invented-00.txt").Id;
        string page = await PageAsync($"/search?q={Site.SharedWord}" + scope.Replace("{0}", plan, StringComparison.Ordinal));
        string total = Regex.Replace(Regex.Match(page, "<p class=\"total\">(.*?)</p>").Groups[1].Value, "<[^>]+>", "");
        Assert.Equal(said, total);
    }

    [Theory]
    [InlineData("", "本文还有 2 段", "&plan=")]
    [InlineData("&scope=plan", "本文还有 2 段", "/plans/")]
    public async Task What_a_plan_has_beyond_what_is_shown_is_a_link_away(string scope, string said, string leads)
    {
        string page = await PageAsync($"/search?q={Site.SharedWord}{scope}");
        string link = Regex.Match(page, $"<p class=\"more\"><a href=\"([^\"]+)\">{said}</a>").Groups[1].Value;
        Assert.Contains(leads, link, StringComparison.Ordinal);
        string next = await PageAsync(link);
        Assert.Equal(ParagraphsPerPlan, Regex.Count(next, $"<mark>{Site.SharedWord}</mark>"));
    }

    [Fact]
    public async Task The_other_sections_of_a_plan_are_a_link_away()
    {
        string page = await PageAsync("/search?q=“坪山”&scope=section");
        Match more = Regex.Match(page, "href=\"([^\"]+)\">本文还有 ([0-9]+) 节</a>");
        Assert.True(more.Success);
        string next = await PageAsync(more.Groups[1].Value);
        Assert.Contains($"共 <strong>{3 + int.Parse(more.Groups[2].Value)}</strong> 节", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("section")]
    [InlineData("plan")]
    public async Task Why_tells_of_the_best_paragraph(string scope)
    {
        string page = await PageAsync($"/search?q={Site.SharedWord}&scope={scope}");
        string why = Regex.Match(page, "class=\"drop why\" href=\"([^\"]+)\"").Groups[1].Value;
        string told = await PageAsync(why);
        Assert.Contains($"<mark>{Site.SharedWord}</mark>试点", told, StringComparison.Ordinal);
        Assert.Contains("总分", told, StringComparison.Ordinal);
        Assert.Contains("按其中最相关的一段排序", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_weigh_no_more_than_a_page_may()
    {
        using HttpClient client = site.Client();
        Assert.InRange((await client.GetByteArrayAsync("/search?q=发展&scope=section")).Length, 1, 40 * 1024);
    }

    private async Task<string> PageAsync(string address)
    {
        using HttpClient client = site.Client();
        return WebUtility.HtmlDecode(await client.GetStringAsync(WebUtility.HtmlDecode(address)));
    }

    private static int CountOf(JsonElement answer, string facet, string value) =>
        answer.GetProperty("facets").GetProperty(facet).EnumerateArray().Single(v => Text(v, "value") == value)
            .GetProperty("count").GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
