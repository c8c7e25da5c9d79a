using System.Net;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class WeightTests(Site site)
{
    private const int MaxPageBytes = 60 * 1024;
    private const int MaxLongQueryPageBytes = 40 * 1024;
    private const int MaxScriptBytes = 10 * 1024;

    [Theory]
    [InlineData("/search?q=蓝莓气球")]
    [InlineData("/search?q=发展&region=浙江省&region=江苏省&year=2019&year=2020")]
    [InlineData("/search?q=坪山")]
    public async Task A_result_page_weighs_at_most_60_KB_with_everything_and_uncompressed(string path)
    {
        using HttpClient client = site.Client();
        byte[] page = await client.GetByteArrayAsync(path);
        int scripts = 0;
        int total = page.Length;
        foreach (string part in Parts(System.Text.Encoding.UTF8.GetString(page)))
        {
            int bytes = (await client.GetByteArrayAsync(part)).Length;
            total += bytes;
            if (part.EndsWith(".js", StringComparison.Ordinal))
            {
                scripts += bytes;
            }
        }
        Assert.InRange(scripts, 1, MaxScriptBytes);
        Assert.InRange(total, scripts + 1, MaxPageBytes);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plans/{0}?q=坪山")]
    [InlineData("/plans/{0}/correct")]
    [InlineData("/plans")]
    [InlineData("/help")]
    [InlineData("/excerpts")]
    [InlineData("/figures")]
    public async Task The_scripts_of_other_pages_weigh_at_most_20_KB_with_those_that_come_later(string path)
    {
        using HttpClient client = site.Client();
        string page = await client.GetStringAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, site.PingshanId));
        string[] scripts = [.. Parts(page).Where(p => p.EndsWith(".js", StringComparison.Ordinal)),
            .. Regex.Matches(page, "data-suggest=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
        int total = 0;
        foreach (string script in scripts)
        {
            total += (await client.GetByteArrayAsync(script)).Length;
        }
        Assert.InRange(total, 1, 20 * 1024);
    }

    [Theory]
    [InlineData(500, "/search?scope=plan&q=")]
    [InlineData(10_000, "/search?scope=plan&q=")]
    [InlineData(10_000, "/search?match=exact&region=浙江省&q=鬺")]
    [InlineData(10_000, "/search/why?of=x&at=x&q=")]
    [InlineData(10_000, "/search/related?q=")]
    public async Task A_long_query_doesnt_multiply_in_the_page(int chars, string address)
    {
        using HttpClient client = site.Client();
        string query = string.Concat(Enumerable.Repeat("蓝莓气球试点", chars / 6 + 1))[..chars];
        using HttpResponseMessage response = await client.GetAsync(address + Uri.EscapeDataString(query));
        byte[] page = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(page.Length, 1, MaxLongQueryPageBytes);
    }

    [Fact]
    public async Task Values_to_narrow_by_that_dont_fit_are_a_page_away()
    {
        using HttpClient client = site.Client();
        string page = await client.GetStringAsync("/search?facets=all&q=" + Site.SharedWord);
        Assert.Contains("浙江省", page, StringComparison.Ordinal);
        Assert.Contains("回到结果", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=蓝莓气球")]
    [InlineData("/plans")]
    [InlineData("/plans/add")]
    public async Task Pages_ask_for_nothing_from_elsewhere_and_forbid_it(string path)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync(path);
        Assert.All(Parts(await response.Content.ReadAsStringAsync()), part => Assert.StartsWith("/", part, StringComparison.Ordinal));
        string policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Styles_and_scripts_are_kept_by_the_browser_and_pages_are_compressed()
    {
        using HttpClient client = site.Client();
        string[] parts = [.. Parts(await client.GetStringAsync("/search?q=蓝莓气球"))];
        Assert.Equal(5, parts.Length);
        foreach (string part in parts)
        {
            using HttpResponseMessage response = await client.GetAsync(part);
            Assert.NotNull(response.Headers.ETag);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        using HttpRequestMessage request = new(HttpMethod.Get, "/search?q=蓝莓气球");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using HttpResponseMessage page = await client.SendAsync(request);
        Assert.Equal("br", page.Content.Headers.ContentEncoding.Single());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    // What a browser loads of itself; a feed is only pointed to.
    private static IEnumerable<string> Parts(string page) =>
        Regex.Matches(page, "<(?!link rel=\"alternate\")(?:link|script|img)[^>]+(?:href|src)=\"([^\"]+)\"").Select(m => m.Groups[1].Value);
}
