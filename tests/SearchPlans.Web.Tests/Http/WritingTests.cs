using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class WritingTests(Site site)
{
    private const string Key = "正确的密钥-k3y";

    [Fact]
    public async Task A_plan_is_added_by_form_found_at_once_and_not_twice()
    {
        using HttpClient client = site.Client();
        using MultipartFormDataContent form = Requests.Upload(Requests.PlanWith("珐琅彩灯"), "api-form.txt", ("title", "云南省更正后的报告"),
            ("year", "2017"));
        using HttpResponseMessage response = await client.PostAsync("/api/plans", form);
        JsonElement added = await response.JsonAsync(201);
        Assert.Equal("added", added.GetProperty("status").GetString());
        Assert.Equal("云南省更正后的报告", added.GetProperty("plan").GetProperty("title").GetString());
        Assert.Equal(2017, added.GetProperty("plan").GetProperty("year").GetInt32());
        Assert.Equal(1, (await site.JsonAsync("/api/search?q=珐琅彩灯")).GetProperty("total").GetProperty("paragraphs").GetInt32());
        await site.JsonAsync(response.Headers.Location!.ToString());

        using MultipartFormDataContent again = Requests.Upload(Requests.PlanWith("珐琅彩灯"), "other-name.txt");
        using HttpResponseMessage second = await client.PostAsync("/api/plans", again);
        JsonElement duplicate = await second.JsonAsync(200);
        Assert.Equal("duplicate", duplicate.GetProperty("status").GetString());
        Assert.Equal(added.GetProperty("plan").GetProperty("id").GetString(), duplicate.GetProperty("plan").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_plan_is_added_by_its_bare_content()
    {
        using HttpClient client = site.Client();
        using ByteArrayContent body = new(Requests.PlanWith("景泰蓝碗"));
        using HttpResponseMessage unnamed = await client.PostAsync("/api/plans", body);
        await unnamed.JsonAsync(400);
        using HttpResponseMessage response = await client.PostAsync("/api/plans?name=api-raw.txt", body);
        JsonElement added = await response.JsonAsync(201);
        Assert.Equal(1, (await site.JsonAsync("/api/search?q=景泰蓝碗")).GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Contains("api-raw", added.GetProperty("plan").GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_file_that_curl_calls_a_form_is_read_as_a_file()
    {
        using HttpClient client = site.Client();
        using ByteArrayContent body = new(Requests.PlanWith("掐丝 & 珐琅=碗"));
        body.Headers.ContentType = new("application/x-www-form-urlencoded");
        using HttpResponseMessage response = await client.PostAsync("/api/plans?name=api-curl.txt", body);
        await response.JsonAsync(201);
        Assert.Equal(Requests.PlanWith("掐丝 & 珐琅=碗"),
            await File.ReadAllBytesAsync(
                Directory.GetFiles(site.Corpus, "api-curl*").First(f => f.EndsWith(".txt", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_multipart_body_that_is_none_is_a_bad_request()
    {
        using HttpClient client = site.Client();
        using ByteArrayContent body = new("no multipart"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using HttpResponseMessage response = await client.PostAsync("/api/plans", body);
        await response.JsonAsync(400);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Host", "plans.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Requests_that_did_not_come_straight_from_this_machine_may_not_write(string header, string value)
    {
        int before = site.Library.Plans.Count;
        using HttpClient client = site.Client();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/plans")
        {
            Content = Requests.Upload(Requests.PlanWith("不该收入"), "no.txt")
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await client.SendAsync(request);
        JsonElement problem = await response.JsonAsync(403);
        Assert.Contains("管理密钥", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (header != "Host")
        {
            using HttpResponseMessage page = await client.PreviewAsync(Requests.PlanWith("不该收入"),
                change: r => r.Headers.TryAddWithoutValidation(header, value));
            Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        }
        Assert.Equal(before, site.Library.Plans.Count);
    }

    [Fact]
    public async Task From_elsewhere_the_add_page_says_how_to_add_instead_of_offering_a_form()
    {
        using HttpClient client = site.Client();
        using HttpRequestMessage request = new(HttpMethod.Get, "/plans/add");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "10.1.2.3");
        using HttpResponseMessage response = await client.SendAsync(request);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Contains("searchplans add", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_key_set_only_the_key_counts()
    {
        Site keyed = await Site.WithKeyAsync(Key);
        try
        {
            using HttpClient client = keyed.Client();
            Assert.Contains("type=\"password\"", await client.GetStringAsync("/plans/add"), StringComparison.Ordinal);
            foreach (string? wrong in new[] { null, "", "wrong", Key[..^1], Key + "y" })
            {
                using MultipartFormDataContent form = Requests.Upload(Requests.PlanWith("密钥试验"), "key.txt", ("adminKey", wrong ?? ""));
                using HttpResponseMessage refused = await client.PostAsync("/api/plans", form);
                await refused.JsonAsync(403);
                using HttpResponseMessage page = await client.PreviewAsync(Requests.PlanWith("密钥试验"), key: wrong);
                Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
            }
            using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("密钥试验"), key: Key);
            Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/plans")
            {
                Content = Requests.Upload(Requests.PlanWith("密钥试验"), "key.txt", ("adminKey", Key))
            };
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "10.1.2.3");
            using HttpResponseMessage added = await client.SendAsync(request);
            await added.JsonAsync(201);
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }
}
