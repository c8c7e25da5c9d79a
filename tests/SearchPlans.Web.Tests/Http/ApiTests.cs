using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class ApiTests(Site site)
{
    [Fact]
    public async Task A_search_answers_in_the_promised_shape()
    {
        JsonElement answer = await site.JsonAsync("/api/search?q=近零碳");
        Assert.Equal(["conditions", "facets", "hits", "plans", "related", "sameWords", "tookMs", "total", "understood"], Names(answer));
        Assert.Equal(["paragraphs", "plans"], Names(answer.GetProperty("total")));
        Assert.Equal(["issuer", "level", "part", "region", "type", "year"], Names(answer.GetProperty("facets")));
        Assert.Equal(["count", "value"], Names(answer.GetProperty("facets").GetProperty("region")[0]));
        JsonElement hit = answer.GetProperty("hits")[0];
        Assert.Equal(["below", "kind", "marks", "paragraph", "part", "plan", "region", "score", "section", "text", "title", "unit", "url",
            "year"], Names(hit));
        Assert.Equal("广东省/深圳市/坪山区", hit.GetProperty("region").GetString());
        Assert.Equal(2024, hit.GetProperty("year").GetInt32());
        string text = hit.GetProperty("text").GetString()!;
        foreach (JsonElement mark in hit.GetProperty("marks").EnumerateArray())
        {
            Assert.Equal("近零碳", text[mark[0].GetInt32()..mark[1].GetInt32()]);
        }
        Assert.Equal(answer.GetProperty("total").GetProperty("paragraphs").GetInt32(), answer.GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task The_address_of_a_hit_leads_to_its_paragraph()
    {
        JsonElement hit = (await site.JsonAsync("/api/search?q=近零碳")).GetProperty("hits")[0];
        string[] url = hit.GetProperty("url").GetString()!.Split('#');
        using HttpClient client = site.Client();
        string page = await client.GetStringAsync(url[0]);
        Assert.Equal(hit.GetProperty("paragraph").GetString(), url[1]);
        Assert.Contains($"id=\"{url[1]}\"", page, StringComparison.Ordinal);
        Assert.Contains("<mark>近零碳</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_is_not_escaped()
    {
        using HttpClient client = site.Client();
        string body = await client.GetStringAsync("/api/search?q=近零碳");
        Assert.Contains("近零碳", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region=浙江省&region=江苏省", 4)]
    [InlineData("region=浙江省,江苏省", 4)]
    [InlineData("year=2018，2019", 6)]
    [InlineData("region=浙江省&year=2019", 1)]
    [InlineData("type=政府工作报告", Site.InventedPlans)]
    [InlineData("type=五年规划", 0)]
    public async Task Filters_are_repeatable_and_comma_separated(string filter, int plans)
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={Site.SharedWord}&{filter}");
        Assert.Equal(plans, answer.GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Equal(plans * 5, answer.GetProperty("total").GetProperty("paragraphs").GetInt32());
    }

    [Fact]
    public async Task Other_words_for_the_same_are_told_and_can_be_left_out()
    {
        JsonElement along = await site.JsonAsync("/api/search?q=规上");
        Assert.Equal("规模以上", along.GetProperty("sameWords")[0].GetProperty("others")[0].GetString());
        JsonElement only = await site.JsonAsync("/api/search?q=规上&same=0");
        Assert.Empty(only.GetProperty("sameWords").EnumerateArray());
        Assert.InRange(Paragraphs(only), 1, Paragraphs(along) - 1);
        Assert.Contains("&same=0#", only.GetProperty("hits")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("低空经济", (await site.JsonAsync("/api/search?q=低空经剂")).GetProperty("didYouMean").GetString());
    }

    [Fact]
    public async Task Parts_are_counted_and_searched_apart()
    {
        foreach (JsonElement part in (await site.JsonAsync("/api/search?q=创新")).GetProperty("facets").GetProperty("part").EnumerateArray())
        {
            JsonElement within = await site.JsonAsync($"/api/search?q=创新&part={part.GetProperty("value").GetString()}");
            Assert.Equal(part.GetProperty("count").GetInt32(), Paragraphs(within));
            Assert.Equal(part.GetProperty("value").GetString(), within.GetProperty("hits")[0].GetProperty("part").GetString());
        }
    }

    [Fact]
    public async Task Levels_and_issuers_are_counted_and_searched_apart()
    {
        JsonElement facets = (await site.JsonAsync("/api/search?q=创新")).GetProperty("facets");
        foreach (string facet in (string[])["level", "issuer"])
        {
            Assert.NotEmpty(facets.GetProperty(facet).EnumerateArray());
            foreach (JsonElement value in facets.GetProperty(facet).EnumerateArray())
            {
                JsonElement within = await site.JsonAsync($"/api/search?q=创新&{facet}={value.GetProperty("value").GetString()}");
                Assert.Equal(value.GetProperty("count").GetInt32(), Paragraphs(within));
            }
        }
        Assert.Equal(0, Paragraphs(await site.JsonAsync("/api/search?q=创新&issuer=少年宫")));
        await site.JsonAsync("/api/search?q=创新&level=村", 400);
    }

    [Fact]
    public async Task The_score_of_a_hit_is_explained()
    {
        JsonElement hit = (await site.JsonAsync("/api/search?q=低空经济")).GetProperty("hits")[0];
        string plan = hit.GetProperty("plan").GetString()!;
        JsonElement answer = await site.JsonAsync($"/api/explain?q=低空经济&plan={plan}&anchor={hit.GetProperty("paragraph").GetString()}");
        Assert.Equal(["explanation", "paragraph", "plan"], Names(answer));
        Assert.Equal(hit.GetProperty("score").GetDouble(), answer.GetProperty("explanation").GetProperty("score").GetDouble(), 2);
        Assert.Contains("低空经济", answer.GetProperty("explanation").GetProperty("parts")[0].GetProperty("reason").GetString(),
            StringComparison.Ordinal);
        await site.JsonAsync($"/api/explain?q=低空经济&plan={plan}&anchor=nowhere", 404);
        await site.JsonAsync("/api/explain?q=低空经济", 404);
        await site.JsonAsync("/api/explain?q=低空经济&scope=world", 400);
    }

    [Fact]
    public async Task Related_words_are_given()
    {
        JsonElement answer = await site.JsonAsync("/api/related?q=低空经济");
        Assert.Equal(["related", "understood", "words"], Names(answer));
        Assert.Contains("无人机", answer.GetProperty("related").EnumerateArray().Select(w => w.GetString()));
        await site.JsonAsync("/api/related?q=低空经济&limit=0", 400);
    }

    [Theory]
    [InlineData("scope=section", "scope=章节")]
    [InlineData("scope=paragraph", "scope=段落")]
    [InlineData("match=exact", "match=精确")]
    [InlineData("sort=newest", "sort=最新")]
    public async Task Choices_go_by_English_and_Chinese_names(string english, string chinese)
    {
        JsonElement one = await site.JsonAsync($"/api/search?q={Site.SharedWord}&size=200&{english}");
        JsonElement other = await site.JsonAsync($"/api/search?q={Site.SharedWord}&size=200&{chinese}");
        Assert.Equal(one.GetProperty("hits").GetRawText(), other.GetProperty("hits").GetRawText());
        Assert.NotEqual(0, one.GetProperty("hits").GetArrayLength());
    }

    [Theory]
    [InlineData("sort=newest")]
    [InlineData("sort=oldest")]
    public async Task An_answer_says_by_what_it_is_sorted(string sort)
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={Site.SharedWord}&{sort}");
        string by = answer.GetProperty("sortedBy").GetString()!;
        Assert.Matches("^按(发布日期|年份|发布日期，未知的按年份)$", by);
        using HttpClient client = site.Client();
        Assert.Contains($">{by}<", WebUtility.HtmlDecode(await client.GetStringAsync($"/search?q={Site.SharedWord}&{sort}")),
            StringComparison.Ordinal);
        Assert.False((await site.JsonAsync($"/api/search?q={Site.SharedWord}")).TryGetProperty("sortedBy", out JsonElement none)
            && none.ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Pages_part_the_hits()
    {
        HashSet<string> seen = [];
        for (int page = 1; page <= 4; page++)
        {
            foreach (JsonElement hit in (await site.JsonAsync($"/api/search?q={Site.SharedWord}&size=15&page={page}")).GetProperty("hits")
                .EnumerateArray())
            {
                Assert.True(seen.Add(hit.GetProperty("url").GetString()!));
            }
        }
        Assert.Equal(Site.InventedPlans * 5, seen.Count);
    }

    [Fact]
    public async Task Plans_are_listed_and_each_is_given_whole()
    {
        JsonElement list = await site.JsonAsync("/api/plans");
        JsonElement listed = list.GetProperty("plans").EnumerateArray().Single(p => p.GetProperty("file").GetString() == Site.Pingshan);
        Assert.Equal(list.GetProperty("total").GetInt32(), list.GetProperty("plans").GetArrayLength());
        JsonElement plan = await site.JsonAsync("/api/plans/" + listed.GetProperty("id").GetString() + "?q=近零碳");
        Assert.Equal("深圳市坪山区2024年国民经济和社会发展计划", plan.GetProperty("plan").GetProperty("title").GetString());
        JsonElement first = plan.GetProperty("outline")[0];
        Assert.Equal((1, -1, "回顾"),
            (first.GetProperty("level").GetInt32(), first.GetProperty("parent").GetInt32(), first.GetProperty("part").GetString()));
        Assert.Equal("inferred", plan.GetProperty("origins").GetProperty("year").GetString());
        JsonElement[] paragraphs = [.. plan.GetProperty("paragraphs").EnumerateArray()];
        Assert.Contains(paragraphs,
            p => p.GetProperty("paragraph").GetString() == first.GetProperty("paragraph").GetString()
                && p.GetProperty("kind").GetString() == "heading");
        Assert.Contains(paragraphs, p => p.GetProperty("marks").GetArrayLength() > 0);
        Assert.Contains(paragraphs, p => p.GetProperty("kind").GetString() == "surrounding");
        Assert.Equal(paragraphs.Length, paragraphs.Select(p => p.GetProperty("paragraph").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task The_description_names_every_operation_and_parameter()
    {
        JsonElement paths = (await site.JsonAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.Equal(
            ["/api/batch", "/api/cited", "/api/compare", "/api/compare/topic", "/api/coverage", "/api/explain", "/api/figures",
                "/api/figures/compare", "/api/indicators", "/api/plans", "/api/plans/{id}", "/api/plans/{id}/checked",
                "/api/plans/{id}/citations", "/api/plans/{id}/figures", "/api/plans/{id}/origins", "/api/related", "/api/review",
                "/api/search", "/api/search/new", "/api/searches",
                "/api/suggest", "/api/trash", "/api/trash/{key}/restore", "/api/trend", "/api/words",
                "/figures.atom", "/plans.atom", "/search.atom"],
            Names(paths));
        JsonElement[] parameters = [.. paths.GetProperty("/api/search").GetProperty("get").GetProperty("parameters").EnumerateArray()];
        Assert.Equal(
            ["correct", "issuer", "level", "match", "page", "part", "plan", "q", "region", "same", "scope", "size", "sort", "type", "year"],
            parameters.Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(parameters, p => Assert.True(p.GetProperty("description").GetString()!.Length > 5));
        Assert.Contains("multipart/form-data",
            Names(paths.GetProperty("/api/plans").GetProperty("post").GetProperty("requestBody").GetProperty("content")));
    }

    private static int Paragraphs(JsonElement answer) => answer.GetProperty("total").GetProperty("paragraphs").GetInt32();

    private static string[] Names(JsonElement element) =>
        [.. element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];
}
