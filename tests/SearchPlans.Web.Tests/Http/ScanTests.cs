using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>A scan through the pages: recognised in the background, previewed, kept, and marked wherever it is shown.</summary>
[Collection(SiteTests.Name)]
public sealed class ScanTests(Site site)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    [ScansFact]
    public async Task A_scan_is_read_in_the_background_and_previewed()
    {
        using HttpClient client = site.Client();
        byte[] scan = ScanFiles.Of(ScanFiles.Page("第一章珊瑚海岸", "　　坚持稳中求进工作总基调，推动高质量发展。"));
        // The request doesn't wait for it.
        string address = await UploadAsync(client, "/plans/add", "file", "扫描.pdf", scan);
        Assert.Matches("^/plans/add/scan/[0-9a-f]{32}$", address);
        string preview = await EndAsync(client, address, page => page.Contains("入库</button>", StringComparison.Ordinal));
        Assert.Contains("文字由机器识别（tesseract", preview, StringComparison.Ordinal);
        string draft = Regex.Match(preview, "name=\"draft\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        Assert.DoesNotContain(site.Library.Plans, plan => plan.File == "扫描.pdf.md");
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", TokenIn(preview)), new("draft", draft), new("title", "珊瑚海岸规划")]);
        using HttpResponseMessage kept = await client.PostAsync("/plans/add/keep", form);
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Equal("珊瑚海岸规划", site.Library.Plans.Single(plan => plan.File == "扫描.pdf.md").Metadata.Title);

        string id = site.Library.Plans.Single(plan => plan.File == "扫描.pdf.md").Id;
        Assert.Contains("机器识别", Facts(await client.GetStringAsync($"/plans/{id}")), StringComparison.Ordinal);
        Assert.Contains("机器识别", Facts(await client.GetStringAsync("/search?q=珊瑚海岸")), StringComparison.Ordinal);
        JsonElement hit = (await site.JsonAsync("/api/search?q=珊瑚海岸")).GetProperty("hits")[0];
        Assert.True(hit.GetProperty("recognized").GetBoolean());
        JsonElement plan = (await site.JsonAsync($"/api/plans/{id}")).GetProperty("plan").GetProperty("recognition");
        Assert.InRange(plan.GetProperty("confidence").GetInt32(), 50, 100);
        Assert.Equal(1, plan.GetProperty("pages").GetArrayLength());
    }

    [ScansFact]
    public async Task A_reading_can_be_stopped_and_scans_are_added_with_other_files()
    {
        using HttpClient client = site.Client();
        byte[] scan = ScanFiles.Of(Enumerable.Repeat(ScanFiles.Page("第一章琥珀海岸", "　　坚持稳中求进工作总基调。"), 30));
        string address = await UploadAsync(client, "/plans/add", "file", "琥珀.pdf", scan);
        string page = await EndAsync(client, address, page => page.Contains("/ 30 页", StringComparison.Ordinal));
        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", TokenIn(page))]);
        using HttpResponseMessage stopped = await client.PostAsync($"{address}/stop", form);
        Assert.Equal(HttpStatusCode.SeeOther, stopped.StatusCode);
        await EndAsync(client, address, page => page.Contains("已停下", StringComparison.Ordinal));
        scan = ScanFiles.Of(ScanFiles.Page("第一章琥珀海岸", "　　坚持稳中求进。"));
        string many = await UploadAsync(client, "/plans/add/many", "files", "多琥珀.pdf", scan);
        page = await EndAsync(client, many, page => page.Contains("完成", StringComparison.Ordinal));
        Assert.Contains("已入库&nbsp;1", page, StringComparison.Ordinal);
    }

    private static async Task<string> UploadAsync(HttpClient client, string path, string field, string name, byte[] content)
    {
        using MultipartFormDataContent form = [];
        form.Add(new StringContent(TokenIn(await client.GetStringAsync("/plans/add"))), "__RequestVerificationToken");
        form.Add(new ByteArrayContent(content), field, name);
        using HttpResponseMessage response = await client.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<string> EndAsync(HttpClient client, string address, Func<string, bool> isEnd)
    {
        DateTime end = DateTime.UtcNow + _patience;
        while (true)
        {
            using HttpResponseMessage response = await client.GetAsync(address);
            string page = response.StatusCode == HttpStatusCode.SeeOther
                ? await client.GetStringAsync(response.Headers.Location)
                : await response.Content.ReadAsStringAsync();
            if (isEnd(page))
            {
                return page;
            }
            Assert.True(DateTime.UtcNow < end, page);
            await Task.Delay(200);
        }
    }

    private static string Facts(string page) =>
        string.Concat(Regex.Matches(page, "<p class=\"facts\">(.*?)</p>", RegexOptions.Singleline).Select(match => match.Value));

    private static string TokenIn(string page) =>
        Regex.Match(page, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;
}
