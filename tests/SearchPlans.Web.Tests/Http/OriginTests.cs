using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class OriginTests(Site site)
{
    private string Id => site.Library.Plans.Single(p => p.File == Site.NamingPlan).Id;

    [Fact]
    public async Task Sentences_that_stood_before_are_told_with_what_differs()
    {
        JsonElement answer = await site.JsonAsync($"/api/plans/{Id}/origins");
        JsonElement sentence = Assert.Single(answer.GetProperty("sentences").EnumerateArray());
        JsonElement mark = sentence.GetProperty("marks")[0];
        Assert.Equal("全省", sentence.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);
        Assert.InRange(sentence.GetProperty("similarity").GetDouble(), 0.85, 0.99);
        using HttpClient client = site.Client();
        string page = WebUtility.HtmlDecode(await client.GetStringAsync($"/plans/{Id}/origins"));
        Assert.Contains("<mark>全省</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<mark>各地</mark>", page, StringComparison.Ordinal);
        Assert.True(sentence.GetProperty("weight").GetDouble() > 0);
        Assert.Contains($"/plans/{Id}/origins", await client.GetStringAsync($"/plans/{Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_isn_t_there_is_told()
    {
        using HttpClient client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/plans/none/origins")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/plans/{Id}/origins?at=none")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/plans/{Id}/origins?sort=none")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{Id}/origins?sort=text&page=99")).StatusCode);
        await (await client.GetAsync("/api/plans/none/origins")).JsonAsync(404);
        JsonElement problem = await (await client.GetAsync($"/api/plans/{Id}/origins?at=none")).JsonAsync(400);
        Assert.Contains("锚点", problem.GetProperty("errors").GetProperty("at")[0].GetString(), StringComparison.Ordinal);
    }
}
