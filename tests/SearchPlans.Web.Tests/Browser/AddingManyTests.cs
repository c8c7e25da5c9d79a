using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class AddingManyTests(Site site, SiteBrowser browser)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_files_are_reported_on_one_by_one(bool scripts)
    {
        string mark = scripts ? "有脚本" : "无脚本";
        await File.WriteAllTextAsync(Path.Combine(site.Corpus, mark + "旧.txt"), Plan(mark + "旧", "从前"));
        await File.WriteAllTextAsync(Path.Combine(site.Corpus, mark + "同.txt"), Plan(mark + "同", "一样"));
        site.Library.Synchronize();
        IPage page = await browser.OpenAsync(site, "/plans/add", scripts: scripts);
        await page.SetInputFilesAsync("#files",
        [
            Text(mark + "新.txt", Plan(mark + "新", "新来")), Text(mark + "旧.txt", Plan(mark + "旧", "现在")),
            Text(mark + "又同.txt", Plan(mark + "同", "一样")),
            Text(mark + "坏.pdf", "%PDF-1.7 不是真的"), Text(mark + "图.png", "图"),
        ]);
        await page.CheckAsync("[name=update]");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并入库" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("完成：5 / 5 份");
        await Expect(Row(page, mark + "新.txt")).ToContainTextAsync("已入库");
        await Expect(Row(page, mark + "旧.txt")).ToContainTextAsync("已替换");
        await Expect(Row(page, mark + "又同.txt")).ToContainTextAsync("已有");
        await Expect(Row(page, mark + "坏.pdf")).ToContainTextAsync("拒收");
        await Expect(Row(page, mark + "图.png")).ToContainTextAsync("不支持“.png”文件");
        Assert.Contains("现在", await File.ReadAllTextAsync(Path.Combine(site.Corpus, mark + "旧.txt")), StringComparison.Ordinal);
        await Row(page, mark + "新.txt").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("article")).ToContainTextAsync(mark + "新");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_bar_moves_while_files_are_sent_and_leaving_the_page_does_no_harm()
    {
        string zip = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".zip");
        int plans = site.Library.Plans.Count;
        try
        {
            WriteZip(zip, 24 << 20, ("慢慢传.txt", Plan("慢慢", "传来")));
            IPage page = await browser.OpenAsync(site, "/plans/add");
            // As slow as a line out in the country: 4 MB a second.
            ICDPSession session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("Network.enable");
            Dictionary<string, object> slow = new()
            {
                ["offline"] = false,
                ["latency"] = 0,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = 4 << 20
            };
            await session.SendAsync("Network.emulateNetworkConditions", slow);
            await page.SetInputFilesAsync("#files", zip);
            await page.GetByRole(AriaRole.Button, new() { Name = "上传并入库" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            double first = await SentBeyondAsync(page, 0);
            double then = await SentBeyondAsync(page, first);
            Assert.True(first < then && then < 1, $"{first} {then}");
            await Expect(page.Locator("form[data-many] [role=status]")).ToHaveTextAsync(new Regex("已上传 [1-9][0-9]?%"));
            await page.GotoAsync("/");
            for (int i = 0; i < 100 && Directory.GetDirectories(Path.GetTempPath(), "searchplans-upload-*").Length > 0; i++)
            {
                await Task.Delay(50);
            }
            Assert.Equal(plans, site.Library.Plans.Count);

            slow["uploadThroughput"] = -1;
            await session.SendAsync("Network.emulateNetworkConditions", slow);
            foreach (string status in new[] { "已入库", "已有" })
            {
                await page.GotoAsync("/plans/add");
                await page.SetInputFilesAsync("#files", zip);
                await page.GetByRole(AriaRole.Button, new() { Name = "上传并入库" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("完成");
                await Expect(Row(page, "慢慢传.txt")).ToContainTextAsync(status);
            }
            Assert.Equal(plans + 1, site.Library.Plans.Count);
            Assert.DoesNotContain(Directory.GetDirectories(Path.GetTempPath(), "searchplans-upload-*"),
                f => Directory.EnumerateFiles(f, "*.zip").Any());
            await page.Context.CloseAsync();
        }
        finally
        {
            File.Delete(zip);
        }
    }

    [BrowserTheory]
    [InlineData("保留旧的", false, true)]
    [InlineData("换成新的", true, false)]
    [InlineData("两份都留", true, true)]
    public async Task Near_copies_are_shown_side_by_side_and_the_choice_is_kept(string choice, bool keepsNew, bool keepsOld)
    {
        string zip = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".zip");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(site.Corpus, choice + ".txt"), Plan(choice, "旧的结尾"));
            site.Library.Synchronize();
            WriteZip(zip, 0, ($"湖南省/2014/{choice}二.txt", Plan(choice, "新的收尾")));
            IPage page = await browser.OpenAsync(site, "/plans/add");
            await page.SetInputFilesAsync("#files", zip);
            await page.GetByRole(AriaRole.Button, new() { Name = "上传并入库" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("相近待定 1");
            string report = page.Url;
            await page.GetByRole(AriaRole.Link, new() { Name = "对照并决定" }).ClickAsync();
            ILocator changed = page.Locator("tr", new() { Has = page.Locator("ins") });
            await Expect(changed.Locator("td").First.Locator("del")).ToHaveTextAsync("旧的结");
            await Expect(changed.Locator("td").Last.Locator("ins")).ToHaveTextAsync("新的收");
            await page.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
            await Expect(page.Locator("article")).ToContainTextAsync(keepsNew ? "新的收尾" : "旧的结尾");
            string[] files = [.. site.Library.Plans.Select(p => p.File).Where(f => f.Contains(choice, StringComparison.Ordinal))];
            string[] texts = [.. files.Select(f => File.ReadAllText(Path.Combine(site.Corpus, f)))];
            Assert.Equal((keepsNew, keepsOld), (texts.Any(t => t.Contains("新的收尾", StringComparison.Ordinal)),
                texts.Any(t => t.Contains("旧的结尾", StringComparison.Ordinal))));
            // Folders tell place and year: they last.
            Assert.Equal(keepsNew && keepsOld, files.Contains($"湖南省/2014/{choice}二.txt"));
            await page.GotoAsync(report);
            await Expect(Row(page, choice + "二.txt")).ToContainTextAsync("已作决定");
            await page.Context.CloseAsync();
        }
        finally
        {
            File.Delete(zip);
        }
    }

    // How much of the bar is full, once it is more than that. Asked again and again: the page lets no code be evaluated within it.
    private static async Task<double> SentBeyondAsync(IPage page, double share)
    {
        for (int i = 0; i < 200; i++)
        {
            double now = await page.EvaluateAsync<double>(
                "(() => { const bar = document.querySelector('progress'); return bar.position > 0 ? bar.position : 0; })()");
            if (now > share)
            {
                return now;
            }
            await Task.Delay(25);
        }
        throw new TimeoutException("The bar does not move.");
    }

    private static ILocator Row(IPage page, string file) => page.Locator("tbody tr", new() { HasText = file });

    private static FilePayload Text(string name, string text) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    private static string Plan(string word, string end) =>
        "湖南省2014年政府工作报告\n一、"
            + $"工作回顾\n{string.Concat(Enumerable.Range(0, 60).Select(i => $"{word}{i}项{word}{i * 37 % 101}亿{word}{i * 53 % 97}个。\n"))}{word}"
            + $"{end}。\n";

    // With bytes that can't be packed, so that sending takes its time.
    private static void WriteZip(string path, int ballast, params (string Name, string Text)[] entries)
    {
        using System.IO.Compression.ZipArchive zip = new(File.Create(path), System.IO.Compression.ZipArchiveMode.Create);
        foreach ((string name, string text) in entries)
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
        if (ballast == 0)
        {
            return;
        }
        byte[] noise = new byte[ballast];
        new Random(1).NextBytes(noise);
        using Stream picture = zip.CreateEntry("地图.png", System.IO.Compression.CompressionLevel.NoCompression).Open();
        picture.Write(noise);
    }
}
