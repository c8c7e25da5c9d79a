using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class AddingTests(Site site, SiteBrowser browser)
{
    private static string Text(string word) =>
        $"贵州省2021年政府工作报告\n一、2020年工作回顾\n过去一年，我们扎实推进{word}建设，取得明显成效，人民生活持续改善。\n二、2021年重点工作\n继续推进各项任务，确保完成全年目标。\n";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_uploaded_file_is_previewed_corrected_kept_and_found(bool scripts)
    {
        string word = scripts ? "琥珀风铃" : "翡翠风铃";
        IPage page = await browser.OpenAsync(site, "/plans/add", scripts: scripts);
        await page.SetInputFilesAsync("#file",
            new FilePayload { Name = $"上传-{scripts}.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Text(word)) });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await Expect(page.Locator("#title")).ToHaveValueAsync("贵州省2021年政府工作报告");
        await Expect(page.Locator("#province")).ToHaveValueAsync("贵州省");
        await Expect(page.Locator("#year")).ToHaveValueAsync("2021");
        await Expect(page.Locator(".toc li").First).ToContainTextAsync("一、2020年工作回顾");
        Assert.Equal(0, site.Library.Search(new() { Query = word }).TotalParagraphs);
        await page.FillAsync("#title", $"贵州省{word}报告");
        await page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已入库");
        await page.GotoAsync("/search?q=" + word);
        await Expect(page.Locator(".groups h2").First).ToContainTextAsync($"贵州省{word}报告");
        await Expect(page.Locator(".groups mark", new() { HasText = word }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Pasted_text_is_kept_once_and_its_duplicate_is_named()
    {
        string text = Text("玛瑙风铃");
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await page.FillAsync("#text", text);
        await page.FillAsync("#name", "粘贴的报告");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("added="));
        string address = new Uri(page.Url).AbsolutePath;
        Assert.Contains(site.Library.Plans, p => p.File == "粘贴的报告.txt");
        int plans = site.Library.Plans.Count;

        await page.GotoAsync("/plans/add");
        await page.FillAsync("#text", text);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("已有同样的文字");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        Assert.Equal(address, new Uri(page.Url).AbsolutePath);
        Assert.Equal(plans, site.Library.Plans.Count);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_preview_that_is_cancelled_keeps_nothing()
    {
        int files = Directory.GetFiles(site.Corpus).Length;
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await page.FillAsync("#text", Text("珊瑚风铃"));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "添加文件" })).ToBeVisibleAsync();
        Assert.Equal(files, Directory.GetFiles(site.Corpus).Length);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_year_that_is_none_is_named_and_what_was_typed_is_kept()
    {
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await page.FillAsync("#text", Text("珍珠风铃"));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await page.FillAsync("#title", "改过的标题");
        await page.FillAsync("#year", "去年");
        await page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("年份应为");
        await Expect(page.Locator("#title")).ToHaveValueAsync("改过的标题");
        await Expect(page.Locator("#year")).ToHaveValueAsync("去年");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_file_that_is_too_large_is_answered_in_Chinese()
    {
        IPage page = await browser.OpenAsync(site, "/plans/add", scripts: false);
        string large = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".txt");
        try
        {
            await File.WriteAllBytesAsync(large, new byte[17 * 1024 * 1024]);
            await page.SetInputFilesAsync("#file", large);
            await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("至多 16 MB");
        }
        finally
        {
            File.Delete(large);
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Markup_in_a_plan_or_a_query_is_shown_and_not_run()
    {
        const string script = "<script>document.body.dataset.ran=1</script><img src=x onerror=alert(1)>";
        IPage page = await browser.OpenAsync(site, "/plans/add");
        bool dialog = false;
        page.Dialog += (_, d) =>
        {
            dialog = true;
            _ = d.DismissAsync();
        };
        await page.FillAsync("#text", $"海南省2020年政府工作报告{script}\n一、工作{script}\n石榴风铃{script}已经建成，群众满意。\n");
        await page.FillAsync("#name", "markup");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }).ClickAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("石榴风铃<script>");
        foreach (string path in new[]
        {
            "/plans",
            "/search?q=" + Uri.EscapeDataString("石榴风铃 " + script),
            "/search?q=石榴风铃",
            page.Url + "&q=" + Uri.EscapeDataString(script)
        })
        {
            await page.GotoAsync(path);
            Assert.Null(await page.Locator("body").GetAttributeAsync("data-ran"));
            Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        }
        Assert.False(dialog);
        await page.Context.CloseAsync();
    }
}
