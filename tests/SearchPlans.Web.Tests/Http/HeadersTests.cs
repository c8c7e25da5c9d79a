using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>The headers that keep a page to itself stand on every answer, also of what failed.</summary>
[Collection(SiteTests.Name)]
public sealed class HeadersTests(Site site)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/signin", 200)]
    [InlineData("/api/plans", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/nowhere", 404)]
    [InlineData("/search?q=a&scope=world", 400)]
    [InlineData("/plans/add/many/x", 303)]
    public async Task They_stand_on_pages_and_refusals(string path, int status)
    {
        using HttpClient client = site.Visitor();
        using HttpResponseMessage response = await client.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Check(response);
    }

    // The answer to an exception is made anew.
    [Theory]
    [InlineData("/plans/add")]
    [InlineData("/plans/add/many")]
    [InlineData("/api/plans")]
    public async Task They_stand_on_what_an_exception_became(string path)
    {
        using HttpClient client = site.Client();
        using ByteArrayContent body = new("no multipart"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using HttpResponseMessage response = await client.PostAsync(path, body);
        Assert.InRange((int)response.StatusCode, 400, 500);
        Check(response);
    }

    private static void Check(HttpResponseMessage response)
    {
        Assert.StartsWith("default-src 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
    }
}
