using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Reading one report beside others, citing from it, and excerpts kept in the browser.</summary>
[Collection(ReportTests.Name)]
public sealed class CitingTests(ReportSite reports, SiteBrowser browser)
{
    private static readonly ViewportSize _phone = new() { Width = 390, Height = 844 };

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_years_and_places_beside_it_are_a_click_away(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/plans/" + reports.IdOf("太原市", 2025), scripts: scripts);
        ILocator near = page.GetByRole(AriaRole.Navigation, new() { Name = "相邻文件" });
        await Expect(near.GetByRole(AriaRole.Link)).ToHaveTextAsync([new Regex("‹ 太原市2024年"), new Regex("太原市2026年政府工作报告 ›")]);
        await near.GetByRole(AriaRole.Link).Nth(1).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("太原市2026年政府工作报告");
        await Expect(near.Locator("p")).ToHaveTextAsync("2026年周边：大同");
        await page.GotoAsync("/plans/" + reports.IdOf("山西省", 2026));
        await Expect(near.Locator("p")).ToHaveTextAsync("2026年周边：河北陕西");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task After_a_jump_the_bar_names_the_plan_the_section_and_the_match()
    {
        IPage page = await browser.OpenAsync(reports.Site, $"/plans/{reports.IdOf("太原市", 2026)}?q=低空经济", _phone);
        ILocator bar = page.Locator(".matches");
        await Expect(bar.Locator(".name")).ToHaveTextAsync("太原 2026");
        await page.SetViewportSizeAsync(390, 400);
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("n");
        await Expect(bar.Locator("output")).ToHaveTextAsync("2/2");
        await Expect(bar.Locator(".name")).ToHaveTextAsync("太原 2026 · 二、（二）");
        await Expect(bar).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "取消高亮" }).ClickAsync();
        await Expect(page.Locator("article mark")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_outline_is_one_tap_away_wherever_one_reads(bool scripts)
    {
        IPage page = await browser.OpenAsync(
            reports.Site, "/plans/" + reports.IdOf("太原市", 2026), new() { Width = 390, Height = 400 }, scripts);
        ILocator last = page.Locator(".toc").GetByRole(AriaRole.Link, new() { Name = "（二）深化改革开放" });
        await page.Mouse.WheelAsync(0, 10_000);
        await Expect(last).ToBeHiddenAsync();
        await page.Locator(".fold summary").ClickAsync();
        await Expect(last).ToBeInViewportAsync();
        await last.ClickAsync();
        await Expect(page.Locator(":target")).ToContainTextAsync("深化改革开放");
        if (scripts)
        {
            await Expect(last).ToBeHiddenAsync();
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_is_selected_is_copied_with_its_citation_and_kept_as_an_excerpt()
    {
        string id = reports.IdOf("太原市", 2026);
        IPage page = await browser.OpenAsync(reports.Site, "/plans/" + id);
        string anchor = await page.EvaluateAsync<string>("""
            () => {
              const p = [...document.querySelectorAll("article > p[id]")].find((e) => e.textContent.includes("放管服"));
              const text = p.firstChild;
              const start = text.data.indexOf("深入推进");
              getSelection().setBaseAndExtent(text, start, text, text.data.indexOf("改革") + 2);
              return p.id;
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "复制并引用" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "已复制" })).ToBeVisibleAsync();
        string copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("“深入推进“放管服”改革”——《", copied, StringComparison.Ordinal);
        string link = new Uri(reports.Site.Address, $"/plans/{id}#{anchor}").ToString();
        Assert.EndsWith($"（太原市人民政府，2026年）二、（二）第1段，{link}", copied, StringComparison.Ordinal);
        await page.Locator(".bubble").GetByRole(AriaRole.Button, new() { Name = "摘录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "摘录 1" }).ClickAsync();
        await Expect(page.Locator("blockquote")).ToHaveTextAsync("深入推进“放管服”改革");
        await page.GetByRole(AriaRole.Button, new() { Name = "移出" }).ClickAsync();
        await Expect(page.Locator("blockquote")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Several_paragraphs_are_kept_at_once()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/plans/" + reports.IdOf("大同市", 2026));
        await page.EvaluateAsync("""
            () => {
              const all = [...document.querySelectorAll("article > p[id]")].filter((e) => e.textContent.includes("低空经济"));
              getSelection().setBaseAndExtent(all[0].firstChild, 0, all[1].firstChild, 5);
            }
            """);
        // Two paragraphs, the heading between them and the paragraph below it.
        await page.GetByRole(AriaRole.Button, new() { Name = "摘录 4 段" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "摘录 4" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Excerpts_are_exported_in_each_format()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济");
        await page.GetByRole(AriaRole.Button, new() { Name = "摘录" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "摘录", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "摘录 2" }).ClickAsync();
        await Expect(page.Locator("blockquote")).ToHaveCountAsync(2);
        await AccessibilityTests.CheckAsync(page, "excerpts");
        foreach (string format in new[] { "Word", "Markdown", "CSV", "BibTeX", "RIS" })
        {
            IDownload file = await page.RunAndWaitForDownloadAsync(
                () => page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).ClickAsync());
            Assert.StartsWith("摘录.", file.SuggestedFilename, StringComparison.Ordinal);
            Assert.InRange(new FileInfo(await file.PathAsync()).Length, 200, 100_000);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "清空" }).ClickAsync();
        await Expect(page.Locator("blockquote")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
