using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Documents added by the pages come back as they were, to be saved.</summary>
[Collection(SiteTests.Name)]
public sealed class OriginalsTests(Site site, SiteBrowser browser)
{
    private static string Text(string word) =>
        $"海南省2013年政府工作报告\n\n一、2012年工作回顾\n\n过去一年，{word}建设全面铺开，群众生活持续改善，各项事业取得新的成绩。\n\n二、2013年工作安排\n\n继续做好{word}各项工作，完成全年目标任务。\n";

    [LibreOfficeTheory]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("html", "application/octet-stream")]
    [InlineData("odt", "application/vnd.oasis.opendocument.text")]
    public async Task A_document_added_by_the_page_comes_back_byte_for_byte_under_its_name(string format, string type)
    {
        string word = $"铜铃{format}";
        string name = $"海南省 2013 年报告（{format}）“终稿”&附件.{format}";
        byte[] document = await LibreOffice.MakeAsync(Text(word), format);
        using HttpClient client = site.Client();
        string address = await KeepAsync(client, document, name);

        using HttpResponseMessage response = await client.GetAsync(address + "/original");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(document, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        ContentDispositionHeaderValue disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", name), (disposition.DispositionType, disposition.FileNameStar));
        // Who doesn't read RFC 5987 gets a name in ASCII, with its ending.
        Assert.Matches($@"^[ -~]+\.{format}$", disposition.FileName!.Trim('"'));
        Assert.Contains($"下载 {name}<", WebUtility.HtmlDecode(await client.GetStringAsync(address)), StringComparison.Ordinal);
        Assert.NotEqual(0, site.Library.Search(new() { Query = word }).TotalParagraphs);
    }

    [BrowserFact]
    public async Task A_page_that_was_added_is_saved_and_not_opened()
    {
        byte[] document = Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html><body><script>document.title='ran'"
                + $"</script>{string.Concat(Text("铁铃网页").Split("\n\n").Select(p => $"<p>{p}</p>"))}</body></html>");
        using HttpClient client = site.Client();
        string address = await KeepAsync(client, document, "海南报告.html");
        IPage page = await browser.OpenAsync(site, address);
        await page.GetByText("关于本文").ClickAsync();
        IDownload saved = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "下载 海南报告.html" }).ClickAsync());
        Assert.Equal("海南报告.html", saved.SuggestedFilename);
        Assert.Equal(document, await File.ReadAllBytesAsync((await saved.PathAsync())!));
        Assert.EndsWith(address, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_plan_that_is_its_own_text_has_no_document()
    {
        using HttpClient client = site.Client();
        foreach (string id in new[] { site.PingshanId, "nosuchplan" })
        {
            using HttpResponseMessage response = await client.GetAsync($"/plans/{id}/original");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    // A conversion may take a minute: shown, it isn't made again to be kept.
    [Fact]
    public async Task A_document_is_read_once_between_preview_and_keeping()
    {
        // No other test adds a document of this ending.
        int reads = 0;
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "searchplans.import.duration")
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (tags.Contains(KeyValuePair.Create<string, object?>("format", "htm")))
            {
                Interlocked.Increment(ref reads);
            }
        });
        listener.Start();
        using HttpClient client = site.Client();
        byte[] page = System.Text.Encoding.UTF8.GetBytes(
            "<html><body><h1>青海省2011年政府工作报告</h1><p>一、工作回顾</p><p>琥珀织机厂建成投产，青稞丰收。</p></body></html>");
        string plan = await KeepAsync(client, page, "织机.htm");
        Assert.Equal(1, reads);
        Assert.Contains("琥珀织机厂", await client.GetStringAsync(plan), StringComparison.Ordinal);
    }

    // Previews and keeps a document as a person does, and gives the address of the plan.
    private static async Task<string> KeepAsync(HttpClient client, byte[] document, string name)
    {
        using HttpResponseMessage preview = await client.PreviewAsync(document, name);
        string page = await preview.Content.ReadAsStringAsync();
        Assert.True(preview.StatusCode == HttpStatusCode.OK, page);
        using FormUrlEncodedContent form = new(
            Regex.Matches(page, "name=\"(draft|__RequestVerificationToken)\" (?:type=\"hidden\" )?value=\"([^\"]+)")
                .Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)));
        using HttpResponseMessage kept = await client.PostAsync("/plans/add/keep", form);
        Assert.True(kept.StatusCode == HttpStatusCode.SeeOther, await kept.Content.ReadAsStringAsync());
        return kept.Headers.Location!.OriginalString.Split('?')[0];
    }
}
