using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class BadInputTests(Site site)
{
    [Theory]
    [InlineData("scope", "world")]
    [InlineData("match", "fuzzy")]
    [InlineData("sort", "random")]
    [InlineData("year", "去年")]
    [InlineData("page", "0")]
    [InlineData("page", "第二页")]
    [InlineData("size", "201")]
    [InlineData("size", "-1")]
    public async Task A_bad_parameter_is_named(string name, string value)
    {
        JsonElement problem = await site.JsonAsync($"/api/search?q=a&{name}={value}", 400);
        Assert.Contains(name, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(value, problem.GetProperty("errors").GetProperty(name)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("参数有误", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/search?q=a&scope=world", 400, "scope")]
    [InlineData("/search?q=a&page=x", 400, "page")]
    [InlineData("/plans?year=x", 400, "year")]
    [InlineData("/plans/nothing-of-that-name", 404, "页面不存在")]
    [InlineData("/search?q=a&plan=nothing-of-that-name", 404, "页面不存在")]
    [InlineData("/nowhere", 404, "页面不存在")]
    [InlineData("/error/500", 404, "页面不存在")]
    public async Task Error_pages_are_Chinese_and_lead_on(string path, int status, string words)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync(path);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/plans\"", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/plans/nothing", 404)]
    [InlineData("/api/nowhere", 404)]
    public async Task What_is_not_there_is_a_problem_to_programs(string path, int status)
    {
        JsonElement problem = await site.JsonAsync(path, status);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("，。！？—…《》（）")]
    [InlineData("\"\" () - | :")]
    [InlineData("")]
    [InlineData("\u0000\u0001\ud800")]
    public async Task A_query_of_signs_only_gets_a_page_that_says_so(string query)
    {
        using HttpClient client = site.Client();
        string address = "/search?q=" + Uri.EscapeDataString(query.Replace("\ud800", "%ED%A0%80", StringComparison.Ordinal));
        using HttpResponseMessage response = await client.GetAsync(address);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("检索方法", page, StringComparison.Ordinal);
        Assert.Equal(0, (await site.JsonAsync("/api" + address)).GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task A_query_of_10_000_characters_gets_an_answer()
    {
        string query = Uri.EscapeDataString(string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)('一' + i * 7 % 5000))));
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync("/search?q=" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("</html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await site.JsonAsync("/api/search?q=" + query);
    }

    [Fact]
    public async Task Empty_and_binary_uploads_are_refused_with_the_reason_and_keep_what_was_typed()
    {
        int before = Files();
        byte[] binary = new byte[4096];
        new Random(1).NextBytes(binary);
        using HttpClient client = site.Client();
        foreach (byte[] content in new byte[][] { [], "  \n \n"u8.ToArray(), binary })
        {
            using HttpResponseMessage response = await client.PreviewAsync(content, name: "我起的名字", text: "我粘贴的文字");
            string page = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
            Assert.Contains("我起的名字", page, StringComparison.Ordinal);
            Assert.Contains("我粘贴的文字", page, StringComparison.Ordinal);
            using MultipartFormDataContent form = Requests.Upload(content, "x.txt");
            using HttpResponseMessage api = await client.PostAsync("/api/plans", form);
            JsonElement problem = await api.JsonAsync(400);
            Assert.Matches("[一-龥]{4}", problem.GetProperty("detail").GetString());
        }
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_form_without_anything_in_it_says_what_is_missing()
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.PreviewAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("还没有内容", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("..\\escaped.txt")]
    [InlineData("/tmp/../../escaped.txt")]
    [InlineData("....//escaped.txt")]
    public async Task A_name_with_a_path_in_it_never_leaves_the_corpus(string name)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage page = await client.PreviewAsync(Requests.PlanWith("孔雀石碑"), name);
        Assert.True((int)page.StatusCode is 200 or 400, page.StatusCode.ToString());
        using MultipartFormDataContent form = Requests.Upload(Requests.PlanWith("孔雀石" + name.Length), "plan.txt", ("name", name));
        using HttpResponseMessage api = await client.PostAsync("/api/plans", form);
        Assert.True((int)api.StatusCode is 200 or 201 or 400, api.StatusCode.ToString());
        string outside = Path.GetDirectoryName(site.Corpus)!;
        Assert.DoesNotContain(Directory.GetFiles(outside), f => f.Contains("escaped", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()), f => f.Contains("escaped.txt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/plans/add", 69)]
    [InlineData("/api/plans", 69)]
    [InlineData("/api/plans", 17)]
    public async Task An_upload_that_is_too_large_is_refused_with_the_limit(string path, int megabytes)
    {
        using HttpClient client = site.Client();
        using MultipartFormDataContent form = Requests.Upload(new byte[megabytes * 1024 * 1024], "x.txt");
        using HttpResponseMessage response = await client.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("至多 16 MB", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_a_length_is_held_to_the_limit_too()
    {
        using HttpClient client = site.Client();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/plans?name=x.txt")
        {
            Content = new StreamContent(new MemoryStream(new byte[17 * 1024 * 1024]))
        };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException cut)
        {
            // The server may hang up while the rest is still being sent.
            Assert.IsAssignableFrom<IOException>(cut.InnerException);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using HttpClient client = site.Client();
        using MultipartFormDataContent form = new() { { new StringContent("一段文字"), "text" } };
        using HttpResponseMessage response = await client.PostAsync("/plans/add", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("表单已失效", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_gone_is_said()
    {
        using HttpClient client = site.Client();
        using FormUrlEncodedContent form = new(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = await client.TokenAsync(), ["draft"] = "gone" });
        using HttpResponseMessage response = await client.PostAsync("/plans/add/keep", form);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("核对的时间已过", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_of_the_corpus_is_named_on_the_plans_page_and_harms_no_other()
    {
        using HttpClient client = site.Client();
        string page = (await client.GetStringAsync("/plans")).Replace("<wbr>", "", StringComparison.Ordinal);
        Assert.Contains("<code>broken.txt</code>", page, StringComparison.Ordinal);
        Assert.Contains("深圳市坪山区2024年国民经济和社会发展计划", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_query_is_escaped()
    {
        using HttpClient client = site.Client();
        foreach (string path in new[] { "/search?q=", $"/plans/{site.PingshanId}?q=", "/search?q=坪山&region=", "/plans?region=" })
        {
            string page = await client.GetStringAsync(path + Uri.EscapeDataString("\"><script>alert(1)</script>"));
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }
    }

    private int Files() => Directory.GetFiles(site.Corpus, "*", SearchOption.AllDirectories).Length;
}
