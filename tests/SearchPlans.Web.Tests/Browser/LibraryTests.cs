using Microsoft.Playwright;
using SearchPlans.Corpus;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>A library kept in order in a browser; each task within so many actions, an action being a click, a typed field or a file
/// chosen.</summary>
[Collection(SiteTests.Name)]
public sealed class LibraryTests(Site site, SiteBrowser browser)
{
    private const int MostActions = 5;

    private int _actions;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_is_removed_and_brought_back_within_five_actions_each(bool scripts)
    {
        string id = await GivenAsync(scripts ? "删除甲" : "删除乙");
        IPage page = await browser.OpenAsync(site, "/plans/" + id, scripts: scripts);
        await ClickAsync(page.GetByText("关于本文", new() { Exact = true }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "删除这份文件" }));
        await Expect(page.Locator("main")).ToContainTextAsync("随时可以恢复");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "删除" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已删除");
        AssertWithin("remove");
        Assert.DoesNotContain(site.Library.Plans, p => p.Id == id);

        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "撤销删除" }));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已恢复");
        AssertWithin("bring back");
        Assert.EndsWith($"/plans/{id}?restored=1", page.Url, StringComparison.Ordinal);
        Assert.Contains(site.Library.Plans, p => p.Id == id);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_plan_that_was_removed_some_time_ago_is_brought_back_within_five_actions()
    {
        string word = "先前删除";
        string id = await GivenAsync(word);
        await site.Library.RemoveAsync(id);
        IPage page = await browser.OpenAsync(site, "/");
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "整理" }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "回收站" }));
        await ClickAsync(page.Locator(".trash li").Filter(new() { HasText = word + ".txt" }).GetByRole(AriaRole.Button));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已恢复");
        AssertWithin("bring back");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_document_is_added_and_one_replaced_within_five_actions_and_the_old_one_compared()
    {
        string word = "替换前";
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await ChooseAsync(page, word + ".txt", Long(word));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }));
        await Expect(page.Locator(".steps [aria-current=step]")).ToHaveTextAsync("核对");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已入库");
        AssertWithin("add");

        await page.GotoAsync("/plans/add");
        await ChooseAsync(page, "新稿.txt", Long(word).Replace("第7项", "第七项", StringComparison.Ordinal));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "对照两份" }));
        await Expect(page.Locator("th").First).ToContainTextAsync(word + ".txt · ");
        await Expect(page.Locator("th").First).ToContainTextAsync(" KB · ");
        await Expect(page.Locator("th").Nth(1)).ToContainTextAsync("新稿.txt · ");
        await Expect(page.Locator("th").Nth(1)).ToContainTextAsync("上传");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "换成新的" }));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已替换");
        AssertWithin("replace");

        await page.GetByText("关于本文", new() { Exact = true }).ClickAsync();
        await page.Locator(".versions a").First.ClickAsync();
        await Expect(page.Locator(".compare del")).ToHaveTextAsync("7");
        await Expect(page.Locator(".compare ins")).ToHaveTextAsync("七");
        await AccessibilityTests.CheckAsync(page, "version");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复这个版本" }).ClickAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("第7项");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_needs_a_look_is_found_and_corrected_together_within_five_actions()
    {
        string[] files = ["待核对一.txt", "待核对二.txt"];
        foreach (string file in files)
        {
            await File.WriteAllTextAsync(Path.Combine(site.Corpus, file), $"国民经济和社会发展计划草案\n{file}的内容，红莲灯笼。\n");
        }
        site.Library.Synchronize();
        IPage page = await browser.OpenAsync(site, "/");
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "整理" }));
        await Expect(page.Locator(".total")).ToContainTextAsync("份待核对");
        AssertWithin("find what needs a look");
        await AccessibilityTests.CheckAsync(page, "library");

        await page.GotoAsync("/library?reason=year");
        foreach (string file in files)
        {
            await CheckAsync(page.Locator(".choose li").Filter(new() { HasText = file }).GetByRole(AriaRole.Checkbox));
        }
        await FillAsync(page, "#province", "甘肃省");
        await FillAsync(page, "#year", "2011");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "更正选中的" }));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已更正 2 份");
        AssertWithin("correct together");
        Assert.All(files, file =>
        {
            PlanSummary plan = site.Library.Plans.Single(p => p.File == file);
            Assert.Equal(("甘肃省", 2011), (plan.RegionPath, plan.Metadata.Year));
        });
        await page.Context.CloseAsync();
    }

    // Nothing but Tab, space and Enter.
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_looked_at_leaves_the_list_and_comes_back_within_five_actions_each(bool scripts)
    {
        string file = scripts ? "无误一.txt" : "无误二.txt";
        await File.WriteAllTextAsync(Path.Combine(site.Corpus, file), $"国民经济和社会发展计划草案\n{file}的内容，青莲灯笼。\n");
        site.Library.Synchronize();
        IPage page = await browser.OpenAsync(site, "/", scripts: scripts);
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "整理" }));
        ILocator row = page.Locator(".choose li").Filter(new() { HasText = file });
        await ClickAsync(row.GetByRole(AriaRole.Button, new() { Name = "无误，标为已核对" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已核对 1 份");
        await Expect(row).ToHaveCountAsync(0);
        AssertWithin("mark as looked at");
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "已核对" }));
        await ClickAsync(row.GetByRole(AriaRole.Button, new() { Name = "撤销核对" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已撤销 1 份");
        AssertWithin("take that back");
        await page.GotoAsync("/library");
        await Expect(row).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
        File.Delete(Path.Combine(site.Corpus, file));
        site.Library.Synchronize();
    }

    [BrowserFact]
    public async Task The_list_of_what_was_looked_at_is_accessible()
    {
        const string File = "无误三.txt";
        string path = Path.Combine(site.Corpus, File);
        await System.IO.File.WriteAllTextAsync(path, $"国民经济和社会发展计划草案\n{File}的内容，白莲灯笼。\n");
        site.Library.Synchronize();
        await site.Library.CheckAsync(site.Library.Plans.Single(p => p.File == File).Id, isChecked: true);
        IPage page = await browser.OpenAsync(site, "/library?show=checked");
        await Expect(page.Locator(".choose li").Filter(new() { HasText = File })).ToHaveCountAsync(1);
        await AccessibilityTests.CheckAsync(page, "library, looked at");
        await page.Context.CloseAsync();
        System.IO.File.Delete(path);
        System.IO.File.Delete(path + ".yaml");
        site.Library.Synchronize();
    }

    [BrowserFact]
    public async Task A_library_is_kept_in_order_by_the_keyboard_alone()
    {
        string id = await GivenAsync("键盘删除");
        IPage page = await browser.OpenAsync(site, $"/plans/{id}/remove");
        await ReachAsync(page, "删除", "button");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已删除");
        await ReachAsync(page, "撤销删除", "button");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已恢复");
        await page.GotoAsync("/library?show=all");
        await ReachAsync(page, "选中本页全部", "input");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".choose [name=ids]:not(:checked)")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".choose [name=ids]:checked")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_plan_gets_another_file_name_and_its_address_holds()
    {
        string id = await GivenAsync("改名之前");
        IPage page = await browser.OpenAsync(site, $"/plans/{id}/correct");
        await page.FillAsync("#file", "改到夹里/改名之后");
        await page.GetByRole(AriaRole.Button, new() { Name = "改名" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已更正");
        Assert.StartsWith($"{site.Address}plans/{id}", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator(".source")).ToContainTextAsync("改到夹里/改名之后.txt");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Files_dropped_on_the_page_are_looked_at()
    {
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await Expect(page.Locator("[data-drop]")).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            text => {
              const files = new DataTransfer();
              files.items.add(new File([text], '拖来的.txt', { type: 'text/plain' }));
              for (const type of ['dragenter', 'dragover', 'drop'])
                document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files }));
            }
            """, System.Text.Encoding.UTF8.GetString(Requests.PlanWith("拖放而来")));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("拖来的.txt · ");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/library?show=all")]
    [InlineData("/library/trash")]
    [InlineData("/library/log")]
    [InlineData("/plans/{pingshan}/remove")]
    public async Task Axe_finds_nothing(string path)
    {
        string id = await GivenAsync("无障碍" + path.Length);
        await site.Library.RemoveAsync(id);
        path = path.Replace("{pingshan}", site.PingshanId, StringComparison.Ordinal);
        IPage page = await browser.OpenAsync(site, path);
        await AccessibilityTests.CheckAsync(page, path);
        await page.Context.CloseAsync();
    }

    private async Task<string> GivenAsync(string word)
    {
        await File.WriteAllBytesAsync(Path.Combine(site.Corpus, word + ".txt"), Requests.PlanWith(word));
        site.Library.Synchronize();
        return site.Library.Plans.Single(p => p.File == word + ".txt").Id;
    }

    // Long enough for near copies to be told by.
    private static string Long(string word) => $"云南省2016年国民经济和社会发展计划\n一、{word}\n"
        + string.Concat(Enumerable.Range(1, 60).Select(i => $"第{i}项工作由{word}第{i * 37 % 101}组负责，投资{i * 7919 % 9973}万元。\n"));

    private async Task ClickAsync(ILocator at)
    {
        _actions++;
        await at.ClickAsync();
    }

    private async Task CheckAsync(ILocator at)
    {
        _actions++;
        await at.CheckAsync();
    }

    private async Task FillAsync(IPage page, string field, string value)
    {
        _actions++;
        await page.FillAsync(field, value);
    }

    private async Task ChooseAsync(IPage page, string name, string text)
    {
        _actions++;
        await page.SetInputFilesAsync("#file",
            new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
    }

    private void AssertWithin(string task)
    {
        Assert.True(_actions is > 0 and <= MostActions, $"{task}: {_actions} actions");
        _actions = 0;
    }

    private static async Task ReachAsync(IPage page, string name, string element)
    {
        const string Focused =
            "(document.activeElement?.closest('label')?.textContent || document.activeElement?.textContent || '').trim()";
        for (int tabs = 0; tabs < 200; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(Focused) == name
                && await page.EvaluateAsync<string>("document.activeElement.localName") == element)
            {
                return;
            }
        }
        Assert.Fail($"{name} isn't reached by Tab");
    }
}
