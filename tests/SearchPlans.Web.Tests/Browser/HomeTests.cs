using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>What the home page has beside its search box.</summary>
[Collection(ReportTests.Name)]
public sealed class HomeTests(ReportSite reports, SiteBrowser browser)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_year_and_a_province_lead_to_their_documents(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/", scripts: scripts);
        await page.GetByTitle("2025年 2 份").ClickAsync();
        await Expect(page.Locator(".list a")).ToHaveTextAsync(["太原市2025年政府工作报告", "广东省2025年政府工作报告"]);
        await page.GoBackAsync();
        await page.Locator(".tiles a", new() { HasText = "山西" }).ClickAsync();
        await Expect(page.Locator(".list li")).ToHaveCountAsync(5);
        await page.GoBackAsync();
        await Expect(page.Locator(".latest li")).ToHaveCountAsync(8);
        await page.Locator(".latest a.phrases").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("2026年政府工作报告");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_was_searched_lately_is_kept_in_the_browser_alone()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/");
        await Expect(page.Locator(".recent")).ToBeHiddenAsync();
        foreach (string query in new[] { "低空经济", "营商环境", "低空经济" })
        {
            await page.GotoAsync("/search?q=" + query);
            await Expect(page.Locator("#hits section").First).ToBeVisibleAsync();
        }
        await page.GotoAsync("/");
        await Expect(page.Locator(".recent a")).ToHaveTextAsync(["低空经济", "营商环境"]);
        await page.Locator(".recent").GetByRole(AriaRole.Link, new() { Name = "营商环境" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("营商环境 · 计划检索");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "清除" }).ClickAsync();
        await Expect(page.Locator(".recent")).ToBeHiddenAsync();
        IPage other = await browser.OpenAsync(reports.Site, "/");
        await Expect(other.Locator(".recent")).ToBeHiddenAsync();
        await other.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_home_page_of_reports()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/");
        await AccessibilityTests.CheckAsync(page, "home");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_document_that_is_suggested_is_gone_to_and_quotes_are_closed()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("大同2026");
        ILocator option = page.Locator("[role=option]", new() { HasText = "大同市2026年政府工作报告" });
        await Expect(option.Locator("small")).ToHaveTextAsync("文件");
        await option.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("大同市2026年政府工作报告");
        await page.GotoAsync("/");
        await page.Locator("input[name=q]").PressSequentiallyAsync("202");
        await Expect(page.Locator("[role=option]").First).ToContainTextAsync("2026年");
        await Expect(page.Locator("[role=option] small").First).ToHaveTextAsync("年份");
        await page.Locator("input[name=q]").FillAsync("");
        await page.Locator("input[name=q]").PressSequentiallyAsync("“低空");
        await page.Locator("[role=option]", new() { HasText = "低空经济" }).First.ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("“低空经济”");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/words")]
    [InlineData("/words?place=太原")]
    public async Task Axe_finds_nothing_on_what_is_new(string path)
    {
        IPage page = await browser.OpenAsync(reports.Site, path);
        await AccessibilityTests.CheckAsync(page, path);
        await page.Context.CloseAsync();
    }
}
