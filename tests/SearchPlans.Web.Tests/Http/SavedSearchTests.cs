using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SearchPlans.Feeds;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Saved searches by page and API, and what came in of a search.</summary>
public sealed class SavedSearchTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.WithPlansAsync(new Dictionary<string, string>
    {
        ["江苏省/2026.md"] = "# 江苏省2026年政府工作报告\n\n## 一、工作安排\n\n建设竹蜻蜓航线。\n\n推广竹蜻蜓。\n",
    });

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Who_may_write_saves_renames_and_deletes_by_the_page()
    {
        using HttpClient client = _site.Client();
        Assert.Contains("searches.txt", await client.GetStringAsync("/searches"), StringComparison.Ordinal);
        Assert.Contains("保存检索", await client.GetStringAsync("/search?q=竹蜻蜓&region=江苏省"), StringComparison.Ordinal);
        string saved = WebUtility.HtmlDecode(await PostAsync(
            client, "/searches", 303, ("name", "蜻蜓&航线"), ("search", "/search?q=竹蜻蜓&region=江苏省")));
        Assert.Contains("已保存“蜻蜓&航线”", saved, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=竹蜻蜓&region=江苏省\"", saved, StringComparison.Ordinal);
        Assert.Contains("href=\"/search.atom?q=竹蜻蜓&region=江苏省\"", saved, StringComparison.Ordinal);
        Assert.Equal("蜻蜓&航线 = /search?q=竹蜻蜓&region=江苏省\n", await File.ReadAllTextAsync(_site.Library.Searches.FullPath));
        Assert.Contains("请填写名称", await PostAsync(client, "/searches", 400, ("name", ""), ("search", "/search?q=甲")),
            StringComparison.Ordinal);
        Assert.Contains("不能用", await PostAsync(client, "/searches", 400, ("name", "乙"), ("search", "/search?q=甲&year=何年")),
            StringComparison.Ordinal);
        Assert.Contains("航线&lt;", await PostAsync(client, "/searches/rename", 303, ("name", "蜻蜓&航线"), ("to", "航线<")),
            StringComparison.Ordinal);
        Assert.DoesNotContain("航线&lt;", await PostAsync(client, "/searches/delete", 303, ("name", "航线<")), StringComparison.Ordinal);

        using HttpClient visitor = _site.Visitor();
        Assert.DoesNotContain("保存检索", await visitor.GetStringAsync("/search?q=竹蜻蜓"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/searches")).StatusCode);
        using FormUrlEncodedContent form = new([new("name", "甲"), new("search", "/search?q=甲")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/searches", form)).StatusCode);
    }

    [Fact]
    public async Task Programs_save_list_rename_and_delete()
    {
        using HttpClient client = _site.Client();
        JsonElement list = await SentAsync(client.PutAsJsonAsync("/api/searches?name=甲", new { search = "竹蜻蜓" }), 200);
        list = await SentAsync(client.PutAsJsonAsync("/api/searches?name=乙", new { search = "/search?q=航线&match=exact" }), 200);
        Assert.Equal(["甲 竹蜻蜓 /search?q=竹蜻蜓", "乙 航线 /search?q=航线&match=exact"], Told(list));
        list = await SentAsync(client.PutAsJsonAsync("/api/searches?name=甲", new { name = "丙" }), 200);
        Assert.Equal(Told(list), Told(await _site.JsonAsync("/api/searches")));
        await SentAsync(client.PutAsJsonAsync("/api/searches?name=甲", new { name = "丁" }), 404);
        await SentAsync(client.PutAsJsonAsync("/api/searches?name=丁", new { search = "/search?q=甲&level=村" }), 400);
        await SentAsync(client.PutAsJsonAsync("/api/searches?name=丁", new { }), 400);
        Assert.Equal(["乙 航线 /search?q=航线&match=exact"], Told(await SentAsync(client.DeleteAsync("/api/searches?name=丙"), 200)));
        await SentAsync(client.DeleteAsync("/api/searches?name=丙"), 404);
        using HttpClient visitor = _site.Visitor();
        await SentAsync(visitor.PutAsJsonAsync("/api/searches?name=甲", new { search = "竹蜻蜓" }), 403);

        static string[] Told(JsonElement list) => [.. list.GetProperty("searches").EnumerateArray().Select(s =>
            $"{s.GetProperty("name").GetString()} {s.GetProperty("query").GetString()} {s.GetProperty("url").GetString()}")];
    }

    [Fact]
    public async Task What_came_in_since_a_time_is_counted_and_listed()
    {
        JsonElement all = await _site.JsonAsync("/api/search/new?q=竹蜻蜓&since=2020-01-01");
        Assert.Equal((2, 1, 2),
            (all.GetProperty("hits").GetInt32(), all.GetProperty("plans").GetInt32(), all.GetProperty("entries").GetArrayLength()));
        string newest = Uri.EscapeDataString(all.GetProperty("newest").GetString()!);
        Assert.Equal(0, (await _site.JsonAsync($"/api/search/new?q=竹蜻蜓&since={newest}")).GetProperty("hits").GetInt32());
        using HttpClient client = _site.Client();
        using HttpResponseMessage added = await client.PostAsync(
            "/api/plans?name=旧.txt", new ByteArrayContent(Requests.PlanWith("竹蜻蜓")));
        string id = (await added.JsonAsync(201)).GetProperty("plan").GetProperty("id").GetString()!;
        JsonElement entry = Assert.Single(
            (await _site.JsonAsync($"/api/search/new?q=竹蜻蜓&since={newest}")).GetProperty("entries").EnumerateArray());
        Assert.Equal(id, entry.GetProperty("plan").GetString());
        string page = WebUtility.HtmlDecode(await client.GetStringAsync($"/search/new?q=竹蜻蜓&since={newest}"));
        Assert.Contains("<strong>1</strong> 段", page, StringComparison.Ordinal);
        Assert.Contains($"/plans/{id}?q=竹蜻蜓#", page, StringComparison.Ordinal);
        Assert.Contains("没有新的结果", await client.GetStringAsync("/search/new?q=竹蜻蜓&since=2099-01-01"), StringComparison.Ordinal);
        JsonElement problem = await _site.JsonAsync("/api/search/new?q=竹蜻蜓&since=昨天", 400);
        Assert.Contains("2026-01-31", problem.GetProperty("errors").GetProperty("since")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/search/new?q=竹蜻蜓")).StatusCode);
    }

    [Fact]
    public void The_file_has_the_addresses_that_pages_have()
    {
        SearchRequest request = new()
        {
            Query = "甲 & 乙=丙",
            Scope = SearchScope.Section,
            Match = SearchMatch.Exact,
            SameWords = false,
            Regions = ["江苏省/苏州市"],
            Years = [2024, 2025],
            Types = ["政府工作报告"],
            Levels = [PlanLevel.City],
            Issuers = ["苏州市人民政府"],
            Parts = [PlanPart.Deployment],
            PlanId = "9jk2x4m7qa",
        };
        string address = Links.Readable.Search(request);
        Assert.Equal(address, Links.Readable.Search(SearchAddress.Parse(address, out _)!));
        Assert.Equal(address, Links.Readable.Search(SearchAddress.Parse(SearchAddress.Of(request), out _)!));
        Assert.Equal(address, Links.Readable.Search(
            SearchAddress.Parse("https://plans.example.cn" + Links.Ascii.Search(request with { Page = 3 }), out _)!));
    }

    private static async Task<string> PostAsync(
        HttpClient client, string address, int status, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(
        [
            new("__RequestVerificationToken", await client.TokenAsync()), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        ]);
        using HttpResponseMessage answer = await client.PostAsync(address, form);
        Assert.Equal(status, (int)answer.StatusCode);
        return status == 303 ? await client.GetStringAsync(answer.Headers.Location) : await answer.Content.ReadAsStringAsync();
    }

    private static async Task<JsonElement> SentAsync(Task<HttpResponseMessage> sending, int status)
    {
        using HttpResponseMessage answer = await sending;
        return await answer.JsonAsync(status);
    }
}
