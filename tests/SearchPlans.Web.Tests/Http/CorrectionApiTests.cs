using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class CorrectionApiTests(Site site)
{
    [Fact]
    public async Task What_is_named_is_corrected_said_not_to_be_known_and_taken_back()
    {
        using HttpClient client = site.Client();
        string address = await AddAsync("接口更正");
        JsonElement now =
            await (await PatchAsync(client, address, """{"year": 2017, "issuer": "云南省统计局", "published": "2017-3-4", "county": null}"""))
                .JsonAsync(200);
        JsonElement plan = now.GetProperty("plan");
        Assert.Equal((2017, 2015, "云南省统计局", "2017-03-04"),
            (plan.GetProperty("year").GetInt32(), plan.GetProperty("reviewedYear").GetInt32(), plan.GetProperty("issuer").GetString(),
                plan.GetProperty("published").GetString()));
        Assert.Equal(("given", "inferred"),
            (now.GetProperty("origins").GetProperty("year").GetString(), now.GetProperty("origins").GetProperty("title").GetString()));
        Assert.Equal(1, site.Library.Search(new() { Query = "接口更正", Years = [2017] }).TotalPlans);

        now = await (await PatchAsync(client, address, """{"province": "不详", "reviewedYear": "不详", "issuer": "unknown"}""")).JsonAsync(200);
        Assert.Equal(("given", "given", "given"), (Origin("region"), Origin("reviewedYear"), Origin("issuer")));
        Assert.Equal(("", ""),
            (now.GetProperty("plan").GetProperty("region").GetString(), now.GetProperty("plan").GetProperty("issuer").GetString()));
        Assert.Equal(2017, now.GetProperty("plan").GetProperty("year").GetInt32());
        Assert.Contains("回顾年份</dt><dd>不详<small>人工填写", await client.GetStringAsync(address["/api".Length..]), StringComparison.Ordinal);

        now =
            await (await PatchAsync(client, address,
                """{"province": null, "year": null, "reviewedYear": null, "issuer": null, "published": null}""")).JsonAsync(200);
        Assert.Equal(("inferred", "inferred", "云南省", 2016),
            (Origin("region"), Origin("year"), now.GetProperty("plan").GetProperty("region").GetString(),
                now.GetProperty("plan").GetProperty("year").GetInt32()));
        Assert.Empty(Directory.GetFiles(site.Corpus, "接口更正*.yaml"));

        string? Origin(string field) => now.GetProperty("origins").GetProperty(field).GetString();
    }

    [Fact]
    public async Task Number_and_day_of_signing_are_corrected_and_shown()
    {
        using HttpClient client = site.Client();
        string address = await AddAsync("更正文号");
        JsonElement plan = (await (await PatchAsync(client, address,
            """{"number": "云府发[2017]3号", "signed": "2017-2-3", "type": "国民经济和社会发展计划"}""")).JsonAsync(200)).GetProperty("plan");
        Assert.Equal(("云府发〔2017〕3号", "2017-02-03", "年度计划"),
            (plan.GetProperty("number").GetString(), plan.GetProperty("signed").GetString(), plan.GetProperty("type").GetString()));
        string page = await client.GetStringAsync(address["/api".Length..]);
        Assert.Contains("文号</dt><dd>云府发〔2017〕3号<small>人工填写", page, StringComparison.Ordinal);
        Assert.Contains("成文日期</dt><dd>2017年2月3日<small>人工填写", page, StringComparison.Ordinal);
        Assert.Equal(1, site.Library.Search(new() { Query = "文号:云府发(2017)3号" }).TotalPlans);
    }

    [Theory]
    [InlineData("{\"year\": \"去年\"}", "年份应为 1949 到 2099")]
    [InlineData("{\"year\": 20.5}", "年份应为 1949 到 2099")]
    [InlineData("{\"published\": \"2024-02-31\"}", "发布日期应写作")]
    [InlineData("{\"titel\": \"x\"}", "没有“titel”这一项")]
    [InlineData("{\"title\": [\"x\"]}", "“title”的值应为文字、数字或 null")]
    [InlineData("{}", "没有说更正什么")]
    [InlineData("[1]", "请求体应为 UTF-8 的 JSON 对象")]
    [InlineData("{\"title\": \"\\ud800\"}", "请求体应为 UTF-8 的 JSON 对象")]
    [InlineData("title=x", "请求体应为 UTF-8 的 JSON 对象")]
    [InlineData("", "请求体应为 UTF-8 的 JSON 对象")]
    public async Task A_correction_that_is_none_is_answered_with_what_is_wrong(string body, string said)
    {
        using HttpClient client = site.Client();
        JsonElement problem = await (await PatchAsync(client, "/api/plans/" + site.PingshanId, body)).JsonAsync(400);
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(site.Corpus, Site.Pingshan + ".yaml")));
    }

    [Fact]
    public async Task Who_may_not_write_names_no_plan_or_sends_too_much_changes_nothing()
    {
        using HttpClient client = site.Client();
        string address = "/api/plans/" + site.PingshanId;
        Assert.Equal("没有这份计划",
            (await (await PatchAsync(client, "/api/plans/nosuchplan", "{\"year\":2024}")).JsonAsync(404)).GetProperty("title").GetString());
        await (await PatchAsync(client, address, $"{{\"title\":\"{new string('长', 30_000)}\"}}")).JsonAsync(413);
        Assert.Contains("太长",
            (await (await PatchAsync(client, address, $"{{\"title\":\"{new string('长', 9_000)}\"}}")).JsonAsync(400)).GetProperty("detail")
                .GetString(), StringComparison.Ordinal);
        using HttpClient visitor = site.Visitor();
        await (await PatchAsync(visitor, address, "{\"year\":2031}")).JsonAsync(403);
        Assert.False(File.Exists(Path.Combine(site.Corpus, Site.Pingshan + ".yaml")));
    }

    [Fact]
    public async Task With_a_key_only_who_brings_it_corrects()
    {
        Site keyed = await Site.WithKeyAsync("a-key-to-correct");
        try
        {
            using HttpClient client = keyed.Visitor();
            string address = "/api/plans/" + keyed.PingshanId;
            await (await PatchAsync(client, address, "{\"year\":2031}")).JsonAsync(403);
            using HttpRequestMessage allowed = Patch(address, "{\"year\":2031}");
            allowed.Headers.Add("X-Admin-Key", "a-key-to-correct");
            Assert.Equal(2031, (await (await client.SendAsync(allowed)).JsonAsync(200)).GetProperty("plan").GetProperty("year").GetInt32());
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }

    [Fact]
    public async Task While_another_process_writes_the_caller_is_told_to_try_again()
    {
        using HttpClient client = site.Client();
        using (await HoldIndexAsync())
        {
            JsonElement problem = await (await PatchAsync(client, "/api/plans/" + site.PingshanId, "{\"year\":2031}")).JsonAsync(503);
            Assert.Equal("暂时不能写入", problem.GetProperty("title").GetString());
        }
        Assert.False(File.Exists(Path.Combine(site.Corpus, Site.Pingshan + ".yaml")));
    }

    [Fact]
    public async Task The_description_names_the_members_and_the_answers()
    {
        JsonElement patch = (await site.JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/plans/{id}")
            .GetProperty("patch");
        Assert.Equal(["200", "400", "403", "404", "413", "503"],
            patch.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
        JsonElement members = patch.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("properties");
        Assert.Equal(
            ["city", "county", "issuer", "number", "province", "published", "reviewedYear", "signed", "source", "title", "type", "year"],
            members.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Contains("不详", patch.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    // As another process does; the server itself keeps the index open for a while after it wrote.
    private async Task<FileStream> HoldIndexAsync()
    {
        string path = Path.Combine(site.Library.IndexPath, "write.lock");
        for (DateTime end = DateTime.UtcNow.AddSeconds(20); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<string> AddAsync(string word)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage added = await client.PostAsync($"/api/plans?name={word}.txt",
            new ByteArrayContent(Requests.PlanWith(word)));
        return "/api" + (await added.JsonAsync(201)).GetProperty("plan").GetProperty("url").GetString();
    }

    private static HttpRequestMessage Patch(string address, string body) =>
        new(HttpMethod.Patch, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static async Task<HttpResponseMessage> PatchAsync(HttpClient client, string address, string body)
    {
        using HttpRequestMessage request = Patch(address, body);
        return await client.SendAsync(request);
    }
}
