using System.Net;
using System.Text.RegularExpressions;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>The server behind a proxy, as <c>docs/operating.md</c> has it, and as plainly as can be.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private const string AdminKey = "a-key-known-behind-the-proxy";

    // What many people write, and nothing else.
    private const string Plainest = """
        server {
            listen 8080;
            client_max_body_size 100m;
            location / {
                proxy_pass http://127.0.0.1:5080;
            }
        }
        """;

    private Site? _site;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_site != null)
        {
            await _site.DisposeAsync();
        }
    }

    [LinuxFact("nginx")]
    public async Task Behind_the_plainest_proxy_nobody_writes_without_a_key()
    {
        _site = await Site.WithKeyAsync(null);
        using ReverseProxy proxy = await ReverseProxy.NginxAsync(Plainest, _site.Address);
        int plans = _site.Library.Plans.Count;
        using HttpClient client = proxy.Client();
        using HttpResponseMessage api = await client.PostAsync("/api/plans?name=no.txt", new ByteArrayContent(Requests.PlanWith("不该收入")));
        await api.JsonAsync(403);
        using HttpResponseMessage multipart = await client.PostAsync("/api/plans", Requests.Upload(Requests.PlanWith("不该收入"), "no.txt"));
        await multipart.JsonAsync(403);
        Assert.DoesNotContain("<textarea", await client.GetStringAsync("/plans/add"), StringComparison.Ordinal);
        Assert.Equal(plans, _site.Library.Plans.Count);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/search?q=坪山")).StatusCode);
    }

    [LinuxFact("nginx")]
    public async Task The_documented_nginx_passes_on_what_is_needed()
    {
        _site = await Site.WithKeyAsync(AdminKey, "--Proxies", "127.0.0.1");
        using ReverseProxy proxy = await ReverseProxy.NginxAsync(ReverseProxy.Documented("nginx"), _site.Address);
        await CheckAsync(proxy);
    }

    [LinuxFact("caddy")]
    public async Task The_documented_Caddy_passes_on_what_is_needed()
    {
        _site = await Site.WithKeyAsync(AdminKey, "--Proxies", "127.0.0.1,::1");
        using ReverseProxy proxy = await ReverseProxy.CaddyAsync(ReverseProxy.Documented("caddy"), _site.Address);
        await CheckAsync(proxy);
    }

    [Fact]
    public async Task Of_who_is_no_known_proxy_nothing_that_is_passed_on_counts()
    {
        _site = await Site.WithKeyAsync(AdminKey, "--Proxies", "10.1.2.3");
        using HttpClient client = _site.Visitor();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage signedIn = await client.SignInAsync(AdminKey);
        string cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("searchplans-key=", cookie, StringComparison.Ordinal);
        Assert.False(signedIn.Headers.Contains("Strict-Transport-Security"));
        await GuessAsync(client);
    }

    private static async Task CheckAsync(ReverseProxy proxy)
    {
        using HttpClient client = proxy.Client();
        using HttpResponseMessage home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Equal("max-age=31536000", home.Headers.GetValues("Strict-Transport-Security").Single());
        using HttpResponseMessage form = await client.GetAsync("/signin");
        string formCookie = form.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-searchplans=", formCookie, StringComparison.Ordinal);
        Assert.Matches("(?i); secure", formCookie);
        Assert.Matches("(?i); path=/(;|$)", formCookie);
        Assert.DoesNotContain("domain", formCookie, StringComparison.OrdinalIgnoreCase);
        string feed = await client.GetStringAsync("/search.atom?q=坪山");
        MatchCollection links = Regex.Matches(feed, "<link [^>]*href=\"([^\"]+)");
        Assert.True(links.Count > 2, feed);
        Assert.All(links, l => Assert.Matches($"^https://{Regex.Escape(ReverseProxy.Host)}(:[0-9]+)?/", l.Groups[1].Value));
        using HttpResponseMessage long10k = await client.GetAsync("/search?q=" + Uri.EscapeDataString(new string('计', 10_000)));
        Assert.Equal(HttpStatusCode.OK, long10k.StatusCode);

        using HttpResponseMessage refused = await client.PostAsync("/api/plans?name=no.txt",
            new ByteArrayContent(Requests.PlanWith("不该收入")));
        await refused.JsonAsync(403);
        using HttpResponseMessage signedIn = await client.SignInAsync(AdminKey);
        string cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-searchplans-key=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        // Also what is larger than a proxy takes by default.
        using MultipartFormDataContent upload = new() { { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" } };
        upload.Add(new ByteArrayContent(new byte[20 << 20]), "file", "大.docx");
        using HttpResponseMessage large = await client.PostAsync("/plans/add", upload);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("代理之后"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        using HttpClient other = proxy.Client();
        await GuessAsync(other);
    }

    // Somebody under the same domain may set one without the prefix.
    [LinuxFact("nginx")]
    public async Task A_form_cookie_without_its_prefix_counts_for_nothing_over_HTTPS()
    {
        _site = await Site.WithKeyAsync(AdminKey, "--Proxies", "127.0.0.1");
        using ReverseProxy proxy = await ReverseProxy.NginxAsync(ReverseProxy.Documented("nginx"), _site.Address);
        using HttpClient client = proxy.Client(keepsCookies: false);
        using HttpResponseMessage page = await client.GetAsync("/signin");
        string cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        string token = Requests.TokenIn(await page.Content.ReadAsStringAsync());
        foreach ((string sent, HttpStatusCode status) in new[]
        {
            (cookie, HttpStatusCode.SeeOther), (cookie["__Host-".Length..], HttpStatusCode.BadRequest),
        })
        {
            using HttpRequestMessage signIn = new(HttpMethod.Post, "/signin")
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("key", AdminKey)]),
                Headers = { { "Cookie", sent } },
            };
            using HttpResponseMessage answer = await client.SendAsync(signIn);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    // People are led to HTTPS; a program that sends a key in the clear is told off at once.
    [LinuxFact("nginx")]
    public async Task Over_plain_HTTP_pages_lead_to_HTTPS_and_the_API_answers_nothing()
    {
        _site = await Site.WithKeyAsync(AdminKey, "--Proxies", "127.0.0.1");
        using ReverseProxy proxy = await ReverseProxy.NginxAsync(ReverseProxy.Documented("nginx"), _site.Address);
        using HttpClient client = proxy.Client(isPlain: true);
        using HttpResponseMessage page = await client.GetAsync("/search?q=坪山");
        Assert.Equal(HttpStatusCode.MovedPermanently, page.StatusCode);
        Assert.StartsWith($"https://{ReverseProxy.Host}/search?q=", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (string path in new[] { "/api/plans", "/api/search?q=a", "/openapi/v1.json", "/mcp" })
        {
            using HttpResponseMessage api = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        }
    }

    // Whatever address a guesser pretends to have.
    private static async Task GuessAsync(HttpClient client)
    {
        for (int i = 0; i <= GuessLimit.PerAddress; i++)
        {
            using HttpRequestMessage guess = new(HttpMethod.Get, "/api/plans");
            guess.Headers.Add("X-Admin-Key", $"wrong-{i}");
            guess.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            using HttpResponseMessage response = await client.SendAsync(guess);
            Assert.Equal(i < GuessLimit.PerAddress ? 403 : 429, (int)response.StatusCode);
        }
    }
}
