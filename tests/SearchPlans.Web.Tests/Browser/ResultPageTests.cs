using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>The result page as it is used: what comes first, by keys alone, what is folded away, and the way back to it.</summary>
[Collection(ReportTests.Name)]
public sealed class ResultPageTests(ReportSite reports, SiteBrowser browser)
{
    private static readonly ViewportSize _phone = new() { Width = 390, Height = 844 };

    [BrowserTheory]
    [InlineData("/search?q=低空经济")]
    [InlineData("/search?q=低空经济&region=山西省&year=2026")]
    [InlineData("/search?q=太原 低空经济")]
    public async Task On_a_phone_the_first_hit_begins_in_the_upper_40_percent(string address)
    {
        IPage page = await browser.OpenAsync(reports.Site, address, _phone);
        LocatorBoundingBoxResult box = (await page.Locator(".groups section h2, .groups .card h2").First.BoundingBoxAsync())!;
        Assert.InRange(box.Y, 1, 0.4 * _phone.Height - box.Height);
        // One line of count, one row of what is chosen.
        Assert.InRange((await page.Locator(".total").BoundingBoxAsync())!.Height, 1, 30);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_reach_the_first_hit_within_five_tabs_and_by_a_skip_link(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济&region=山西省&year=2026", scripts: scripts);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveTextAsync("跳到第一条结果");
        for (int i = 1; i < 5; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        await Expect(page.Locator("#hits :focus")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#hits h2 a").First).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Keys_go_from_hit_to_hit_and_from_result_to_result_while_reading()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济");
        ILocator hits = page.Locator("#hits ol > li > p > a.text");
        await page.Keyboard.PressAsync("n");
        await Expect(hits.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(hits.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("p");
        await Expect(hits.Nth(0)).ToBeFocusedAsync();
        string second = (await hits.Nth(1).GetAttributeAsync("href"))!;
        int all = await hits.CountAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".trail")).ToContainTextAsync($"结果 1/{all}");
        await page.Keyboard.PressAsync("]");
        await Expect(page.Locator(".trail")).ToContainTextAsync($"结果 2/{all}");
        Assert.Equal(second, Uri.UnescapeDataString(new Uri(page.Url).PathAndQuery + new Uri(page.Url).Fragment));
        await page.Keyboard.PressAsync("[");
        await Expect(page.Locator(".trail")).ToContainTextAsync($"结果 1/{all}");
        await page.GetByRole(AriaRole.Link, new() { Name = "回到结果" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("低空经济 · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_sentence_that_all_reports_repeat_stands_once_and_opens(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=优化营商环境", scripts: scripts);
        await Expect(page.Locator(".total strong").First).ToHaveTextAsync(ReportSite.Reports.Count.ToString());
        await Expect(page.Locator(".groups section")).ToHaveCountAsync(1);
        ILocator same = page.Locator(".same");
        await Expect(same.Locator("summary")).ToHaveTextAsync(new Regex(
            $"^另有 {ReportSite.Reports.Count - 1} 段内容相同：[^、]+ 20\\d\\d、[^、]+ 20\\d\\d、[^、]+ 20\\d\\d等$"));
        await Expect(same.Locator("p").First).ToBeHiddenAsync();
        await same.Locator("summary").ClickAsync();
        await Expect(same.Locator("p")).ToHaveCountAsync(ReportSite.Reports.Count - 1);
        await same.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(":target mark")).ToHaveTextAsync("优化营商环境");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_title_tells_place_and_year_and_breaks_between_words()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济&region=山西省/太原市&year=2026", _phone);
        ILocator title = page.Locator(".groups h2").First;
        await Expect(title).ToHaveTextAsync("太原市2026年政府工作报告");
        Assert.Contains("<wbr>", await title.InnerHTMLAsync(), StringComparison.Ordinal);
        await title.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("太原市2026年政府工作报告");
        await Expect(page.Locator(".issued")).ToContainTextAsync("政府工作报告");
        await Expect(page).ToHaveTitleAsync("太原市2026年政府工作报告 · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/search?q=鬺鬺鬺鬺")]
    [InlineData("/search?q=asdfqwer")]
    [InlineData("/search?q=低空经济&region=海南省&year=1999")]
    public async Task What_isnt_there_is_said_plainly_and_each_condition_can_be_dropped(string address)
    {
        IPage page = await browser.OpenAsync(reports.Site, address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "未找到符合条件的段落" })).ToBeVisibleAsync();
        int conditions = Regex.Count(address, "region=|year=");
        await Expect(page.Locator(".nothing li", new() { HasText = "去掉一项条件" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(conditions);
        await Expect(page.Locator(".chip a")).ToHaveCountAsync(conditions);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_printed_page_says_what_was_asked_under_which_conditions_and_when()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济&region=山西省&year=2026");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".print")).ToHaveTextAsync(new Regex("检索词：低空经济　条件：地区：山西省、年份：2026年　20\\d\\d年\\d+月\\d+日检索"));
        await Expect(page.Locator(".print")).ToBeVisibleAsync();
        foreach (string chrome in new[] { ".top", ".facets", ".menu", ".beside", ".dots" })
        {
            await Expect(page.Locator(chrome).First).ToBeHiddenAsync();
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_opens_over_the_page_closes_by_escape_and_by_a_click_elsewhere()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=低空经济", _phone);
        ILocator place = page.Locator(".facets").GetByRole(AriaRole.Link, new() { Name = "河北省", Exact = true });
        await page.Locator(".facets summary").ClickAsync();
        await Expect(place).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(place).ToBeHiddenAsync();
        await page.Locator(".menu summary").ClickAsync();
        await Expect(page.Locator(".menu .drop")).ToBeVisibleAsync();
        await page.Locator(".total").ClickAsync();
        await Expect(page.Locator(".menu .drop")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }
}
