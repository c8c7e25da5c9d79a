using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Web.Access;
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

    // Behind the plainest proxy every request comes from this machine and asks for its name.
    [Theory]
    [InlineData(null, null)]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Origin", "{site}")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("X-Admin-Key", "")]
    [InlineData("X-Admin-Key", "wrong")]
    [InlineData("Authorization", "Bearer wrong")]
    public async Task From_wherever_it_comes_nothing_is_written_without_a_key(string? header, string? value)
    {
        // Wrong keys would shut everyone else of this address out as well.
        bool guesses = value?.Contains("wrong", StringComparison.Ordinal) == true;
        Site own = guesses ? await Site.WithKeyAsync(null) : site;
        int before = own.Library.Plans.Count;
        using HttpClient client = own.Visitor();
        foreach ((HttpMethod method, string path) in new[]
        {
            (HttpMethod.Post, "/api/plans"), (HttpMethod.Post, "/api/plans?name=no.txt&adminKey=" + own.Key),
            (HttpMethod.Post, "/plans/add"),
            (HttpMethod.Post, "/plans/add/many"), (HttpMethod.Post, "/plans/add/keep"), (HttpMethod.Post, "/plans/add/cancel"),
            (HttpMethod.Post, "/plans/add/compare/x"), (HttpMethod.Post, "/plans/add/many/x/stop"),
            (HttpMethod.Post, $"/plans/{site.PingshanId}/correct?adminKey=" + own.Key), (HttpMethod.Patch, "/api/plans/" + site.PingshanId),
        })
        {
            using HttpRequestMessage request = new(method, path)
            {
                Content = Requests.Upload(Requests.PlanWith("不该收入"), "no.txt")
            };
            if (header != null)
            {
                request.Headers.TryAddWithoutValidation(header, value!.Replace("{site}", own.Address.GetLeftPart(UriPartial.Authority),
                    StringComparison.Ordinal));
            }
            using HttpResponseMessage response = await client.SendAsync(request);
            string body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests,
                $"{path}: {response.StatusCode}");
            Assert.Contains("密钥", body, StringComparison.Ordinal);
        }
        Assert.Equal(before, own.Library.Plans.Count);
        if (guesses)
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_may_not_write_is_told_how_one_may_instead_of_being_offered_a_form()
    {
        using HttpClient client = site.Visitor();
        string page = await client.GetStringAsync("/plans/add");
        Assert.Contains("searchplans add", page, StringComparison.Ordinal);
        Assert.Contains("一次性网址", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Library.IndexPath, page + await client.GetStringAsync("/signin"), StringComparison.Ordinal);
        Assert.DoesNotContain("更正以上各项", await client.GetStringAsync("/plans/" + site.PingshanId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_key_set_only_the_key_counts()
    {
        Site keyed = await Site.WithKeyAsync(Key);
        try
        {
            Assert.Null(keyed.Services.GetRequiredService<KeyRing>().Token);
            using HttpClient client = keyed.Visitor();
            foreach (string? wrong in new[] { null, "", "wrong", Key[..^1], Key + "y" })
            {
                using MultipartFormDataContent form = Requests.Upload(Requests.PlanWith("密钥试验"), "key.txt", ("adminKey", wrong ?? ""));
                using HttpResponseMessage refused = await client.PostAsync("/api/plans", form);
                await refused.JsonAsync(403);
            }
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SignInAsync("wrong")).StatusCode);
            using HttpResponseMessage signedIn = await client.SignInAsync(Key);
            Assert.Equal("/plans/add", signedIn.Headers.Location!.OriginalString);
            using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("密钥试验"));
            Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
            using HttpClient program = keyed.Visitor();
            using MultipartFormDataContent right = Requests.Upload(Requests.PlanWith("密钥试验"), "key.txt", ("adminKey", Key));
            using HttpResponseMessage added = await program.PostAsync("/api/plans", right);
            await added.JsonAsync(201);
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }
}
