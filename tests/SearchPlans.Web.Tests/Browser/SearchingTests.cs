using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class SearchingTests(Site site, SiteBrowser browser)
{
    [BrowserFact]
    public async Task The_search_box_of_the_home_page_has_the_focus_and_leads_to_marked_passages()
    {
        IPage page = await browser.OpenAsync(site, "/");
        await page.Keyboard.TypeAsync("装配式建筑");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("装配式建筑 · 计划检索");
        await Expect(page.Locator(".groups mark").First).ToHaveTextAsync("装配式建筑");
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("装配式建筑");
        await Expect(page.Locator(".understood")).ToContainTextAsync("检索条件：包含“装配式建筑”");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_facet_narrows_the_results_and_widens_them_again(bool scripts)
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Site.SharedWord, scripts: scripts);
        await Expect(page.Locator(".total strong").Nth(1)).ToHaveTextAsync(Site.InventedPlans.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "浙江省", Exact = true }).ClickAsync();
        await Expect(page.Locator(".total strong").Nth(1)).ToHaveTextAsync("2");
        foreach (string title in await page.Locator(".groups h2").AllInnerTextsAsync())
        {
            Assert.StartsWith("浙江省", title, StringComparison.Ordinal);
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "江苏省", Exact = true }).ClickAsync();
        await Expect(page.Locator(".total strong").Nth(1)).ToHaveTextAsync("4");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("浙江省.*已选，点按取消") }).ClickAsync();
        await Expect(page.Locator(".total strong").Nth(1)).ToHaveTextAsync("2");
        foreach (string title in await page.Locator(".groups h2").AllInnerTextsAsync())
        {
            Assert.StartsWith("江苏省", title, StringComparison.Ordinal);
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_the_facets_are_folded_away_and_nothing_is_wider_than_the_screen()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Site.SharedWord, SiteBrowser.Phone);
        ILocator place = page.GetByRole(AriaRole.Link, new() { Name = "浙江省", Exact = true });
        await Expect(place).ToBeHiddenAsync();
        await page.Locator(".facets summary").ClickAsync();
        await Expect(place).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Pages_lead_to_the_other_plans()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Site.SharedWord);
        await Expect(page.Locator(".groups section")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Expect(page.Locator(".groups section")).ToHaveCountAsync(2);
        await Expect(page.Locator(".pager [aria-current=page]")).ToHaveTextAsync("2");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_other_hits_of_a_plan_are_one_link_away()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Site.SharedWord);
        await page.GetByRole(AriaRole.Link, new() { Name = "本文还有 2 段" }).First.ClickAsync();
        await Expect(page.Locator(".groups li")).ToHaveCountAsync(5);
        await Expect(page.Locator(".chip").First).ToContainTextAsync("年政府工作报告》中");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_search_without_results_says_how_to_go_on()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString(Site.SharedWord + " 鬺鬺鬺") + "&match=exact");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "未找到符合条件的段落" })).ToBeVisibleAsync();
        await page.Locator(".nothing").GetByRole(AriaRole.Link, new() { Name = Site.SharedWord }).ClickAsync();
        await Expect(page.Locator(".groups mark").First).ToHaveTextAsync(Site.SharedWord);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_condition_is_taken_away_or_made_text_with_one_click(bool scripts)
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("浙江 水晶陀螺"), SiteBrowser.Phone, scripts);
        await Expect(page.Locator(".total strong").Nth(1)).ToHaveTextAsync("2");
        await page.GetByRole(AriaRole.Link, new() { Name = "去掉地区：浙江省" }).ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("水晶陀螺");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.Locator(".chip summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "“浙江”作为正文检索" }).ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("“浙江” 水晶陀螺");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_plan_asked_for_leads_into_its_sections_and_to_the_next_year()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("浙江2019年政府工作报告"));
        ILocator card = page.Locator(".card");
        await Expect(card).ToHaveCountAsync(1);
        await Expect(page.Locator(".facets")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Link, new() { Name = "二、2019年重点工作" }).ClickAsync();
        await Expect(page.Locator("h2:target")).ToContainTextAsync("二、2019年重点工作");
        await page.GoBackAsync();
        await card.GetByRole(AriaRole.Link, new() { Name = "2020年 ›" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("浙江省2020年政府工作报告");
        await page.Context.CloseAsync();
    }
}
