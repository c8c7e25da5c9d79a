using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SearchPlans.Feeds;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Feeds as readers take them.</summary>
[Collection(SiteTests.Name)]
public sealed class FeedTests(Site site)
{
    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/search.atom?q=蓝莓气球", "/search?q=蓝莓气球", 50)]
    [InlineData("/search.atom?q=蓝莓气球&region=浙江省&scope=section&sort=newest&page=3", "/search?q=蓝莓气球&scope=section&region=浙江省", 2)]
    [InlineData("/search.atom?q=水晶陀螺&scope=plan", "/search?q=水晶陀螺&scope=plan", Site.InventedPlans)]
    [InlineData("/search.atom?q=无此说法甲乙丙&match=exact", "/search?q=无此说法甲乙丙&match=exact", 0)]
    [InlineData("/search.atom?q=%01<a>\"%EF%BF%BE&same=0", null, 0)]
    [InlineData("/plans.atom", "/plans", null)]
    [InlineData("/plans.atom?region=浙江省&type=政府工作报告", "/plans?region=浙江省&type=政府工作报告", 2)]
    [InlineData("/figures.atom?indicator=GDP&kind=result", "/figures?indicator=GDP&kind=result", null)]
    public async Task A_feed_is_valid_and_its_addresses_lead_to_what_it_tells_of(string address, string? page, int? entries)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        XDocument document = Check(await response.Content.ReadAsStringAsync(), site.Address);
        using var xml = document.CreateReader();
        SyndicationFeed feed = SyndicationFeed.Load(xml);
        // Other tests add plans to the site.
        int plans = page == "/plans" ? Math.Min(FeedPage.MaxEntries, (await site.Library.PlansAsync()).Count) : feed.Items.Count();
        Assert.Equal(entries ?? plans, feed.Items.Count());
        if (page is not null)
        {
            Assert.Equal(page, Uri.UnescapeDataString(feed.Links.Single(l => l.RelationshipType == "alternate").Uri.PathAndQuery));
        }
        foreach (SyndicationItem item in feed.Items.Take(3))
        {
            Uri link = item.Links.Single().Uri;
            string read = await client.GetStringAsync(link);
            if (link.Fragment.Length > 1)
            {
                Assert.Matches($"id=\"?{Regex.Escape(link.Fragment[1..].Split('-')[0])}", read);
            }
        }
        using HttpResponseMessage again = await client.GetAsync(feed.Links.Single(l => l.RelationshipType == "self").Uri);
        Assert.Equal(document.ToString(), XDocument.Parse(await again.Content.ReadAsStringAsync()).ToString());
    }

    [Fact]
    public async Task What_a_reader_has_isn_t_sent_again()
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage first = await client.GetAsync("/search.atom?q=水晶陀螺");
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, await AskedAsync(r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.NotModified, await AskedAsync(r => r.Headers.IfModifiedSince = first.Content.Headers.LastModified));
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(r => r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"", true))));
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(r => r.Headers.IfModifiedSince = DateTimeOffset.UnixEpoch));

        async Task<HttpStatusCode> AskedAsync(Action<HttpRequestMessage> change)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/search.atom?q=水晶陀螺");
            change(request);
            using HttpResponseMessage answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("/search.atom?q=甲&year=何年", "year")]
    [InlineData("/figures.atom?indicator=无此指标甲", "indicator")]
    [InlineData("/figures.atom?indicator=GDP&kind=怪", "kind")]
    public async Task What_is_wrong_is_told_by_its_name(string address, string parameter)
    {
        using HttpClient client = site.Client();
        JsonElement problem = await (await client.GetAsync(address)).JsonAsync(400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Theory]
    [InlineData("/", "/plans.atom")]
    [InlineData("/plans?region=浙江省", "/plans.atom?region=浙江省")]
    [InlineData("/library", "/plans.atom")]
    [InlineData("/search?q=蓝莓气球&region=浙江省&page=2", "/search.atom?q=蓝莓气球&region=浙江省")]
    [InlineData("/figures?indicator=GDP&kind=result", "/figures.atom?indicator=地区生产总值&measure=value&kind=result")]
    public async Task Pages_name_their_feed_and_link_to_it(string page, string feed)
    {
        using HttpClient client = site.Client();
        string html = WebUtility.HtmlDecode(await client.GetStringAsync(page));
        Assert.Contains($"type=\"application/atom+xml\" title=", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, $"href=\"{Regex.Escape(feed)}\""));
        Assert.Contains(">订阅</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_in_stands_first_on_the_home_page_and_in_feeds()
    {
        await using Site own = await Site.WithPlansAsync(new Dictionary<string, string>
        {
            ["江苏省/2026.md"] = "# 江苏省2026年政府工作报告\n\n## 一、工作安排\n\n建设竹蜻蜓航线。\n",
        });
        using HttpClient client = own.Client();
        using HttpResponseMessage before = await client.GetAsync("/search.atom?q=竹蜻蜓");
        using HttpResponseMessage added = await client.PostAsync(
            "/api/plans?name=旧.txt", new ByteArrayContent(Requests.PlanWith("竹蜻蜓")));
        string id = (await added.JsonAsync(201)).GetProperty("plan").GetProperty("id").GetString()!;
        using HttpRequestMessage request = new(HttpMethod.Get, "/search.atom?q=竹蜻蜓");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using HttpResponseMessage after = await client.SendAsync(request);
        XElement[] entries = [.. Check(await after.Content.ReadAsStringAsync(), own.Address).Root!.Elements(_atom + "entry")];
        Assert.Equal(2, entries.Length);
        XDocument former = XDocument.Parse(await before.Content.ReadAsStringAsync());
        string old = Assert.Single(former.Descendants(_atom + "entry")).Element(_atom + "id")!.Value;
        Assert.Contains(old, entries.Select(e => e.Element(_atom + "id")!.Value));
        string home = WebUtility.HtmlDecode(await client.GetStringAsync("/"));
        Assert.Contains($"/plans/{id}", home[home.IndexOf("id=\"latest\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_reading_is_closed_a_reader_shows_a_key_as_its_password()
    {
        await using Site closed = await Site.WithKeyAsync("a-key-for-feed-readers", "--Reading", "keys");
        using HttpClient reader = closed.Visitor();
        using HttpResponseMessage asked = await reader.GetAsync("/search.atom?q=坪山");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Equal(["Bearer", "Basic"], asked.Headers.WwwAuthenticate.Select(c => c.Scheme));
        Assert.Equal(HttpStatusCode.Forbidden, await AskedAsync(HttpMethod.Get, "/plans.atom", Basic("wrong")));
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(HttpMethod.Get, "/plans.atom", Basic(closed.Key)));
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(HttpMethod.Get, "/search.atom?q=坪山", new("Bearer", closed.Key)));
        // What browsers send by themselves opens nothing but feeds.
        Assert.Equal(HttpStatusCode.Unauthorized, await AskedAsync(HttpMethod.Get, "/api/plans", Basic(closed.Key)));
        Assert.Equal(HttpStatusCode.SeeOther, await AskedAsync(HttpMethod.Get, "/search?q=坪山", Basic(closed.Key)));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskedAsync(HttpMethod.Post, "/api/plans?name=a.txt", Basic(closed.Key)));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskedAsync(HttpMethod.Get, "/plans.atom", new("Basic", "no base64!")));

        async Task<HttpStatusCode> AskedAsync(HttpMethod method, string address, AuthenticationHeaderValue shown)
        {
            using HttpRequestMessage request = new(method, address) { Headers = { Authorization = shown } };
            using HttpResponseMessage answer = await reader.SendAsync(request);
            return answer.StatusCode;
        }

        static AuthenticationHeaderValue Basic(string key) =>
            new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:" + key)));
    }

    [Fact]
    public async Task Feeds_are_described_with_the_api()
    {
        JsonElement paths = (await site.JsonAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.All(["/search.atom", "/figures.atom", "/plans.atom"], p => Assert.True(
            paths.GetProperty(p).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content")
                .TryGetProperty("application/atom+xml", out _)));
    }

    /// <summary>Checks a feed against RFC 4287: what has to be there, once; times; ids that differ; addresses that are whole.</summary>
    internal static XDocument Check(string text, Uri host)
    {
        XDocument document = XDocument.Parse(text);
        XElement feed = document.Root!;
        Assert.Equal(_atom + "feed", feed.Name);
        Assert.NotEmpty(feed.Elements(_atom + "author"));
        XElement[] entries = [.. feed.Elements(_atom + "entry")];
        foreach (XElement element in entries.Prepend(feed))
        {
            Assert.All(["id", "title", "updated"], name => Assert.Single(element.Elements(_atom + name)));
            Assert.Matches("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", element.Element(_atom + "id")!.Value);
            Assert.All(element.Elements(_atom + "updated").Concat(element.Elements(_atom + "published")), time =>
                Assert.True(DateTimeOffset.TryParseExact(
                    time.Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), time.Value));
            Assert.All(element.Elements(_atom + "link"), link => Assert.StartsWith(
                host.GetLeftPart(UriPartial.Authority) + "/", link.Attribute("href")!.Value, StringComparison.Ordinal));
        }
        Assert.Equal(entries.Length, entries.Select(e => e.Element(_atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, e => Assert.Equal("html", e.Element(_atom + "content")!.Attribute("type")!.Value));
        Assert.Equal(["alternate", "self"], feed.Elements(_atom + "link").Select(l => l.Attribute("rel")!.Value).Order());
        return document;
    }
}
