using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Pages that look across places and years by keys alone, with scripts and without, and on paper.</summary>
[Collection(ReportTests.Name)]
public sealed class LookingAcrossTests(ReportSite reports, SiteBrowser browser)
{
    // More than any of these pages has before what is looked for.
    private const int MostTabs = 80;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task New_expressions_of_a_place_are_asked_for_and_followed_by_keys(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/words", scripts: scripts);
        await ReachAsync(page, "input[name=place]");
        await page.Keyboard.TypeAsync("太原");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("太原市 2026");
        await ReachAsync(page, ".at-year a[href*='year=2025']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("太原市 2025");
        await Expect(page.Locator(".at-year [aria-current]")).ToHaveTextAsync("2025");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_is_looked_up_and_a_number_followed_by_keys(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/batch", scripts: scripts);
        await ReachAsync(page, "textarea[name=q]");
        await page.Keyboard.TypeAsync("低空经济");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("无人机航线");
        await ReachAsync(page, "input[name=region]");
        await page.Keyboard.TypeAsync("山西、河北");
        await ReachAsync(page, "button.main");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("p.total")).ToContainTextAsync("2 个说法 × 2 个地区");
        await ReachAsync(page, "td a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/search\\?"));
        await Expect(page.Locator(".groups mark").First).ToHaveTextAsync("低空经济");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_saved_renamed_and_deleted_by_keys(bool scripts)
    {
        string first = scripts ? "键盘一" : "键盘二", second = first + "改";
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=无人机航线", scripts: scripts);
        await ReachAsync(page, ".save summary");
        await page.Keyboard.PressAsync("Enter");
        await ReachAsync(page, ".save input[name=name]");
        await TypeOverAsync(page, first);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"已保存“{first}”");
        ILocator saved = page.Locator(".list > li").Filter(new() { Has = page.Locator(".name", new() { HasText = first }) });
        await ReachAsync(page, $".list > li:has(input[value='{first}']) summary");
        await page.Keyboard.PressAsync("Enter");
        await ReachAsync(page, "input[name=to]");
        await TypeOverAsync(page, second);
        await Expect(saved.Locator(".name")).ToHaveTextAsync(second);
        await ReachAsync(page, $"button[aria-label='删去“{second}”']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(saved).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/trend?q=低空经济、营商环境", ".ask, .exports, .switches, .at-year", "#counts")]
    [InlineData("/compare?q=低空经济&region=太原、大同&year=2026", ".ask-topic, .takes", ".columns-of section")]
    [InlineData("/coverage?q=低空经济", ".ask", ".by-place")]
    [InlineData("/words?place=太原", ".ask, .exports, .at-year", ".drawn")]
    public async Task On_paper_there_is_what_was_found_and_no_form(string path, string left, string kept)
    {
        IPage page = await browser.OpenAsync(reports.Site, path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // A4 without margins at 96 dots an inch.
        await page.SetViewportSizeAsync(794, 1123);
        Assert.NotEqual(0, await page.Locator(left).CountAsync());
        foreach (ILocator one in await page.Locator(left).AllAsync())
        {
            await Expect(one).ToBeHiddenAsync();
        }
        await Expect(page.Locator(kept).First).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        // Nothing is cut off at the edge of the paper or by a box that scrolls.
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            [...document.querySelectorAll('main, main *')].filter(e => getComputedStyle(e).overflowX !== 'visible'
              && !(e instanceof SVGElement) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 4).length
            """));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Latest_plans_of_several_years_say_so_and_lead_to_one_year()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/compare?q=低空经济&region=太原、广东、河北", scripts: false);
        await Expect(page.Locator(".soft").Filter(new() { HasText = "年份不同（2025—2026）" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "同看 2026 年的" }).ClickAsync();
        await Expect(page.Locator(".columns-of h2")).ToContainTextAsync(["太原 2026", "广东", "河北 2026"]);
        await Expect(page.GetByText("年份不同")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Below_the_form_the_answer_begins_within_three_fifths_of_a_phone()
    {
        foreach (string path in (string[])["/coverage?q=低空经济", "/trend?q=低空经济", "/words?place=太原"])
        {
            IPage page = await browser.OpenAsync(reports.Site, path, new() { Width = 390, Height = 844 });
            ILocator answer = page.Locator(".tally, .spreads, .words-of .facts").First;
            double top = await answer.EvaluateAsync<double>("e => e.getBoundingClientRect().top");
            Assert.True(top < 844 * 0.6, $"{path}: {top} px");
            await page.Context.CloseAsync();
        }
    }

    private static async Task TypeOverAsync(IPage page, string text)
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task ReachAsync(IPage page, string selector)
    {
        for (int tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }
        Assert.Fail($"{selector} isn't reached by Tab");
    }
}
