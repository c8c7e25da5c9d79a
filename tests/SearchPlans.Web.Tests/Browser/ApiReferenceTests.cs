using System.Net;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>The pages that describe the API: drawn in a browser by a script from here, under a policy of their own.</summary>
[Collection(SiteTests.Name)]
public sealed class ApiReferenceTests(Site site, SiteBrowser browser)
{
    [BrowserFact]
    public async Task It_is_drawn_without_a_complaint_and_asks_nothing_of_others()
    {
        IPage page = await browser.OpenAsync(site, "/signin", signedIn: false);
        List<string> complaints = [], asked = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("/api");
        // Its title and its operations come out of the document.
        await page.GetByRole(AriaRole.Heading, new() { Name = "SearchPlans 计划检索 API" }).First.WaitForAsync();
        await page.GetByText("说明一段何以命中").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(complaints);
        Assert.Contains(asked, url => url.EndsWith("/openapi/v1.json", StringComparison.Ordinal));
        Assert.All(asked.Select(url => new Uri(url)).Where(url => url.Scheme is not ("data" or "blob")),
            url => Assert.Equal(site.Address.Authority, url.Authority));
    }

    [Fact]
    public async Task Its_policy_is_for_its_address_alone()
    {
        using HttpClient client = site.Visitor();
        using HttpResponseMessage moved = await client.GetAsync("/api");
        Assert.Equal((HttpStatusCode.Redirect, "api/"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        string[] nonces = [await NonceAsync(), await NonceAsync()];
        Assert.NotEqual(nonces[0], nonces[1]);
        foreach (string other in new[] { "/", "/api/scalar.js", "/api/plans", "/openapi/v1.json", "/api/nowhere" })
        {
            using HttpResponseMessage response = await client.GetAsync(other);
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("nonce", policy, StringComparison.Ordinal);
        }
        await site.JsonAsync("/api/nowhere", 404);

        async Task<string> NonceAsync()
        {
            using HttpResponseMessage response = await client.GetAsync("/api/");
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("eval", policy, StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl!.NoStore);
            string nonce = policy.Split("'nonce-")[1].Split('\'')[0];
            string drawn = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
            Assert.Contains($"nonce=\"{nonce}\"", drawn, StringComparison.Ordinal);
            return nonce;
        }
    }

    [Fact]
    public async Task Where_reading_is_closed_it_asks_for_a_key_too()
    {
        Site closed = await Site.WithKeyAsync("a-key-of-24-characters-x", "--Reading", "keys");
        try
        {
            using HttpClient client = closed.Visitor();
            using HttpResponseMessage page = await client.GetAsync("/api/");
            Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
            using HttpResponseMessage document = await client.GetAsync("/openapi/v1.json");
            Assert.Equal(HttpStatusCode.Unauthorized, document.StatusCode);
        }
        finally
        {
            await closed.DisposeAsync();
        }
    }
}
