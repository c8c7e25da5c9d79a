using System.Net;
using System.Text.Json;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class HelpTests(Site site)
{
    public static TheoryData<string> Examples => [.. QueryHelp.Sections.SelectMany(s => s.Lines).Select(l => l.Query)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_finds_something_in_the_shipped_plan(string query)
    {
        HitList found = site.Library.Search(new SearchRequest { Query = query, PlanId = site.PingshanId });
        Assert.True(found.TotalParagraphs > 0, found.Understood);
        // An example that had to be loosened wouldn't show what it is for.
        Assert.Null(found.Notice);
        Assert.InRange(found.TotalParagraphs, 1, site.Library.Plans.Single(p => p.Id == site.PingshanId).Paragraphs - 1);
    }

    [Fact]
    public async Task The_home_page_begins_with_terms_the_corpus_uses()
    {
        IReadOnlyList<string> examples = await new QueryExamples(site.Library).GetAsync(CancellationToken.None);
        Assert.InRange(examples.Count, 4, QueryExamples.MaxExamples);
        using HttpClient client = site.Client();
        string page = await client.GetStringAsync("/");
        foreach (string example in examples)
        {
            Assert.True(site.Library.Search(new SearchRequest { Query = example, Match = SearchMatch.Exact }).TotalParagraphs > 2, example);
            Assert.Contains($">{example}</a>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Suggestions_come_in_the_promised_shape_and_are_kept_for_a_while()
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync("/api/suggest?q=pingshan&limit=1");
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl?.MaxAge);
        JsonElement suggestion = Assert.Single((await response.JsonAsync(200)).GetProperty("suggestions").EnumerateArray());
        Assert.Equal(["kind", "match", "text"], suggestion.EnumerateObject().Select(p => p.Name).Order());
        Assert.StartsWith("坪山", suggestion.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("place", suggestion.GetProperty("kind").GetString());
        Assert.Equal("sound", suggestion.GetProperty("match").GetString());
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("?q=&limit=20", 200)]
    [InlineData("?q=a&limit=21", 400)]
    [InlineData("?q=a&limit=0", 400)]
    [InlineData("?q=a&limit=x", 400)]
    public async Task Suggestions_for_nothing_are_none_and_a_bad_limit_is_named(string query, int status)
    {
        JsonElement answer = await site.JsonAsync("/api/suggest" + query, status);
        if (status == 200)
        {
            Assert.Empty(answer.GetProperty("suggestions").EnumerateArray());
        }
        else
        {
            Assert.Contains("1 到 20", answer.GetProperty("errors").GetProperty("limit")[0].GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Suggestions_for_what_no_entry_begins_with_are_none()
    {
        JsonElement answer = await site.JsonAsync("/api/suggest?q=" + new string('长', 5000));
        Assert.Empty(answer.GetProperty("suggestions").EnumerateArray());
    }

    [Theory]
    [InlineData("/search/why?q=新能源&of=nothing&at=x")]
    [InlineData("/search/why?q=新能源")]
    public async Task What_is_no_hit_has_no_reasons(string path)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
