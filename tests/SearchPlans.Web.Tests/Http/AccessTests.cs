using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Access;
using SearchPlans.History;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Who may read and write, and how one shows who one is.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private const string AdminKey = "a-long-key-to-write-42";

    private readonly List<Site> _sites = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (Site site in _sites)
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_address_printed_at_the_start_signs_in_once()
    {
        Site site = await StartAsync(null);
        KeyRing keys = site.Services.GetRequiredService<KeyRing>();
        string address = AccessSetup.Told(keys, new AccessOptions(), ["http://0.0.0.0:5080"])
            .Single(l => l.Contains("once=", StringComparison.Ordinal));
        Assert.StartsWith("http://localhost:5080/signin?once=", address, StringComparison.Ordinal);
        string path = new Uri(address).PathAndQuery;
        using HttpClient browser = site.Visitor();
        using HttpResponseMessage first = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.SeeOther, "/plans/add"), (first.StatusCode, first.Headers.Location!.OriginalString));
        string cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(cookie.Length, 1, 4096);
        using HttpResponseMessage preview = await browser.PreviewAsync(Requests.PlanWith("一次性网址"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);

        using HttpClient other = site.Visitor();
        using HttpResponseMessage again = await other.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Contains("已经用过", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", await other.GetStringAsync("/plans/add"), StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSetup.Told(keys, new AccessOptions(), ["http://x"]),
            l => l.Contains("once=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_lies_in_a_file_for_its_owner_alone_and_signs_in()
    {
        Site site = await StartAsync(null);
        string file = Path.Combine(site.Library.IndexPath, LocalToken.FileName);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        using HttpClient browser = site.Visitor();
        using HttpResponseMessage signedIn = await browser.SignInAsync((await File.ReadAllTextAsync(file)).Trim(), "/search?q=坪山");
        Assert.Equal("/search?q=%E5%9D%AA%E5%B1%B1", signedIn.Headers.Location!.OriginalString);
        Assert.Contains("您已登录：本机用户", await browser.GetStringAsync("/signin"), StringComparison.Ordinal);

        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", await browser.TokenAsync("/signin"))]);
        using HttpResponseMessage left = await browser.PostAsync("/signout", form);
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Contains("type=\"password\"", await browser.GetStringAsync("/signin"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        Site site = await StartAsync(AdminKey);
        using HttpClient browser = site.Visitor();
        using HttpResponseMessage signedIn = await browser.SignInAsync(AdminKey, to);
        Assert.Equal("/plans/add", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_cookie_changes_nothing_by_the_api_and_no_form_is_taken_without_its_token()
    {
        Site site = await StartAsync(AdminKey);
        using HttpClient browser = site.Visitor();
        (await browser.SignInAsync(AdminKey)).Dispose();
        using HttpResponseMessage api = await browser.PostAsync("/api/plans?name=x.txt", new ByteArrayContent(Requests.PlanWith("跨站")));
        await api.JsonAsync(403);
        using HttpResponseMessage patch = await browser.PatchAsync("/api/plans/" + site.PingshanId,
            new StringContent("{\"year\":2031}", Encoding.UTF8, "application/json"));
        await patch.JsonAsync(403);
        foreach (string path in new[] { "/plans/add/cancel", "/signout", $"/plans/{site.PingshanId}/correct", "/plans/add/many/x/stop" })
        {
            using HttpResponseMessage page = await browser.PostAsync(path, new FormUrlEncodedContent([new("title", "假的")]));
            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        }
    }

    [Fact]
    public async Task After_ten_wrong_keys_none_is_looked_at_for_a_while_and_that_is_said_and_logged()
    {
        Site site = await StartAsync(AdminKey);
        using HttpClient browser = site.Visitor(), signedIn = site.Visitor();
        (await signedIn.SignInAsync(AdminKey)).Dispose();
        for (int i = 0; i < GuessLimit.PerAddress; i++)
        {
            using HttpResponseMessage wrong = i % 2 == 0
                ? await browser.SignInAsync($"wrong-{i}")
                : await PostWithKeyAsync(browser, $"wrong-{i}");
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        }
        // The right one isn't looked at either: it would tell a guess from another.
        foreach (HttpResponseMessage refused in new[]
        {
            await browser.SignInAsync(AdminKey), await PostWithKeyAsync(browser, AdminKey), await browser.GetAsync("/signin?once=x"),
            await browser.PostAsync("/api/plans", Requests.Upload(Requests.PlanWith("猜"), "x.txt", ("adminKey", AdminKey))),
        })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), GuessLimit.Window);
            Assert.Contains("尝试次数过多", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            refused.Dispose();
        }
        // Reading goes on, and who has signed in is no guess.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/search?q=坪山")).StatusCode);
        Assert.Contains("<textarea", await signedIn.GetStringAsync("/plans/add"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_made_and_revoked_while_it_serves_and_each_does_what_it_is_for()
    {
        Site site = await StartAsync(AdminKey);
        AccessKeys keys = new(site.Corpus);
        (AccessKey editor, string editing) = keys.Make("张三", AccessRole.Editor, DateTimeOffset.UtcNow);
        (_, string reading) = keys.Make("查阅室", AccessRole.Reader, DateTimeOffset.UtcNow);
        using HttpClient program = site.Visitor(), browser = site.Visitor(), reader = site.Visitor();
        using HttpResponseMessage added = await PostWithKeyAsync(program, editing);
        JsonElement plan = (await added.JsonAsync(201)).GetProperty("plan");
        using HttpResponseMessage mayNot = await PostWithKeyAsync(program, reading);
        Assert.Contains("只能检索和阅读", (await mayNot.JsonAsync(403)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("/", (await reader.SignInAsync(reading)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/plans/{site.PingshanId}/correct")).StatusCode);
        (await browser.SignInAsync(editing)).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await browser.PreviewAsync(Requests.PlanWith("撤销之前"))).StatusCode);

        keys.Revoke(editor.Id, DateTimeOffset.UtcNow);
        using HttpResponseMessage revoked = await PostWithKeyAsync(program, editing);
        await revoked.JsonAsync(403);
        Assert.DoesNotContain("<textarea", await browser.GetStringAsync("/plans/add"), StringComparison.Ordinal);

        string[] lines = await WrittenAsync(site);
        JsonElement line = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal((editor.Id, "张三", "added", plan.GetProperty("id").GetString(), plan.GetProperty("file").GetString()),
            (line.GetProperty("who").GetString()!, line.GetProperty("name").GetString()!, line.GetProperty("action").GetString()!,
                line.GetProperty("subject").GetString(), line.GetProperty("file").GetString()));
        Assert.DoesNotContain("127.0.0.1", lines[0], StringComparison.Ordinal);
    }

    // What was there when the site began was found by itself.
    private static async Task<string[]> WrittenAsync(Site site) =>
        [.. (await File.ReadAllLinesAsync(new WriteLog(site.Corpus).FullPath))
            .Where(line => !line.Contains("\"folder\"", StringComparison.Ordinal))];

    [Fact]
    public async Task Everything_that_is_written_is_recorded()
    {
        Site site = await StartAsync(null);
        using HttpClient client = site.Client();
        using HttpResponseMessage added = await PostWithKeyAsync(client, site.Key);
        string id = (await added.JsonAsync(201)).GetProperty("plan").GetProperty("id").GetString()!;
        using HttpResponseMessage patched = await client.PatchAsync("/api/plans/" + id,
            new StringContent("{\"year\":2017}", Encoding.UTF8, "application/json"));
        await patched.JsonAsync(200);
        using FormUrlEncodedContent correction = new([new("__RequestVerificationToken", await client.TokenAsync()), new("issuer", "某局")]);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync($"/plans/{id}/correct", correction)).StatusCode);
        using MultipartFormDataContent many = new()
        {
            { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" },
            { new ByteArrayContent(Requests.PlanWith("多份之一")), "files", "多一.txt" },
        };
        using HttpResponseMessage job = await client.PostAsync("/plans/add/many", many);
        string page;
        do
        {
            page = await client.GetStringAsync(job.Headers.Location);
        }
        while (!page.Contains("完成：", StringComparison.Ordinal));
        using HttpResponseMessage duplicate = await PostWithKeyAsync(client, site.Key);
        await duplicate.JsonAsync(200);
        string[] lines = await WrittenAsync(site);
        Assert.Equal(["added", "corrected", "corrected", "added"],
            lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("action").GetString()));
        Assert.All(lines, l => Assert.Equal("local", JsonDocument.Parse(l).RootElement.GetProperty("who").GetString()));
    }

    [Fact]
    public async Task Where_reading_is_closed_nothing_of_the_corpus_is_seen_without_a_key()
    {
        Site site = await StartAsync(AdminKey, "--Reading", "keys");
        (_, string reading) = new AccessKeys(site.Corpus).Make("查阅室", AccessRole.Reader, DateTimeOffset.UtcNow);
        using HttpClient visitor = site.Visitor();
        foreach (string path in new[] { "/", "/search?q=坪山", "/plans", $"/plans/{site.PingshanId}", $"/plans/{site.PingshanId}/original",
            "/plans/add", "/help", "/search/why?q=坪山", "/plans/add/many/x", "/plans/add/compare/x" })
        {
            using HttpResponseMessage response = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.StartsWith("/signin?to=", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl?.NoStore);
        }
        foreach (string path in new[] { "/api/search?q=坪山", "/api/plans", "/api/suggest?q=坪", $"/api/plans/{site.PingshanId}" })
        {
            using HttpResponseMessage response = await visitor.GetAsync(path);
            await response.JsonAsync(401);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/error/404")).StatusCode);
        string page = await visitor.GetStringAsync("/signin");
        string style = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/site[^\"]*css)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(style)).StatusCode);
        Assert.Equal(HttpStatusCode.Created,
            (await visitor.PostAsync("/api/plans",
                Requests.Upload(Requests.PlanWith("关着也能加"), "c.txt", ("adminKey", AdminKey)))).StatusCode);

        (await visitor.SignInAsync(reading)).Dispose();
        using HttpResponseMessage opened = await visitor.GetAsync("/search?q=坪山");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.True(opened.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/suggest?q=坪")).StatusCode);
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/plans") { Headers = { { "Authorization", "Bearer " + reading } } };
        using HttpClient program = site.Visitor();
        await (await program.SendAsync(request)).JsonAsync(200);
    }

    [Theory]
    [InlineData("/.searchplans/keys.json")]
    [InlineData("/corpus/.searchplans/keys.json")]
    [InlineData("/plans/.searchplans/original")]
    [InlineData("/plans/..%2f.searchplans%2fkeys.json/original")]
    [InlineData("/write-token")]
    public async Task Nothing_of_keys_and_logs_is_given_out(string path)
    {
        Site site = await StartAsync(null);
        new AccessKeys(site.Corpus).Make("张三", AccessRole.Editor, DateTimeOffset.UtcNow);
        using HttpClient client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Readers_are_told_no_paths_of_this_machine()
    {
        Site site = await StartAsync(null);
        // Held by another program: the system's own sentence names it whole.
        string closed = Path.Combine(site.Corpus, "关着.txt");
        await File.WriteAllTextAsync(closed, "x");
        using (new FileStream(closed, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            site.Library.Synchronize();
        }
        using HttpClient visitor = site.Visitor();
        string page = await visitor.GetStringAsync("/plans");
        Assert.Contains("关着.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Corpus, page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostWithKeyAsync(HttpClient client, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/plans?name=key.txt")
        {
            Content = new ByteArrayContent(Requests.PlanWith("钥匙所写"))
        };
        request.Headers.TryAddWithoutValidation("X-Admin-Key", key);
        return await client.SendAsync(request);
    }

    private async Task<Site> StartAsync(string? key, params string[] settings)
    {
        Site site = await Site.WithKeyAsync(key, settings);
        _sites.Add(site);
        return site;
    }
}
