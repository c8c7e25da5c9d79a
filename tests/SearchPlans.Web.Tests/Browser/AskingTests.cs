using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>What a result page tells of itself: what was searched along, what may have been meant, what belongs to it, why a hit is
/// one.</summary>
[Collection(SiteTests.Name)]
public sealed class AskingTests(Site site, SiteBrowser browser)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_words_for_the_same_are_switched_off_and_on_with_a_click(bool scripts)
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("规上工业"), scripts: scripts);
        await Expect(page.Locator(".understood")).ToContainTextAsync("规模以上工业");
        await Expect(page.Locator(".groups mark", new() { HasText = "规模以上工业" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".chip")).ToContainTextAsync("也找：规模以上工业");
        await page.Locator(".chips").GetByRole(AriaRole.Link, new() { Name = "只找原词" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("same=0"));
        await Expect(page.Locator("mark", new() { HasText = "规模以上工业" })).ToHaveCountAsync(0);
        await page.Locator(".menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "章节", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("same=0"));
        await page.Locator("input[name=q]").FillAsync("规上工业");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("same=0"));
        await page.Locator(".beside").GetByRole(AriaRole.Link, new() { Name = "也找同义的说法" }).ClickAsync();
        await Expect(page.Locator(".groups mark", new() { HasText = "规模以上工业" }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("section", ".best + .points")]
    [InlineData("plan", "p + .points")]
    public async Task Of_a_section_or_plan_the_points_stand_beneath_its_best_paragraph(string scope, string where)
    {
        IPage page = await browser.OpenAsync(site, $"/search?q={Site.SharedWord}&scope={scope}");
        ILocator hit = page.Locator(".groups li").First;
        await hit.Locator(".dots summary").ClickAsync();
        await hit.GetByRole(AriaRole.Link, new() { Name = "匹配说明" }).ClickAsync();
        await Expect(hit.Locator(where)).ToHaveTextAsync(new Regex("总分"));
        // Each paragraph leads to itself.
        ILocator paragraph = hit.Locator("a.text").Last;
        string anchor = (await paragraph.GetAttributeAsync("href"))!.Split('#')[1];
        await paragraph.ClickAsync();
        await Expect(page.Locator($"[id='{anchor}'] mark").First).ToHaveTextAsync(Site.SharedWord);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_hit_says_beneath_itself_why_it_stands_where_it_does()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("新能源汽车"));
        ILocator hit = page.Locator(".groups li").First;
        ILocator why = hit.GetByRole(AriaRole.Link, new() { Name = "匹配说明" });
        await Expect(why).ToBeHiddenAsync();
        await hit.Locator(".dots summary").PressAsync("Enter");
        await why.PressAsync("Enter");
        await Expect(hit.Locator(".points")).ToBeVisibleAsync();
        await Expect(hit.Locator(".points .reasons li").First).ToHaveTextAsync(new Regex("含原文“新能源汽车”"));
        await Expect(hit.Locator(".tree li").First).ToBeHiddenAsync();
        await hit.GetByText("各项得分").ClickAsync();
        await Expect(hit.Locator(".points details > p")).ToHaveTextAsync(new Regex(@"总分 [\d.]+ 分"));
        await Expect(hit.Locator(".tree li").First).ToHaveTextAsync(new Regex(@"[\d.]+ 分"));
        await hit.Locator(".dots summary").PressAsync("Enter");
        await why.PressAsync("Enter");
        await Expect(hit.Locator(".points")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Without_a_script_the_reasons_are_a_page_of_their_own()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("新能源汽车"), SiteBrowser.Phone, scripts: false);
        await page.Locator(".dots summary").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "匹配说明" }).First.ClickAsync();
        await Expect(page.Locator("blockquote mark").First).ToHaveTextAsync("新能源汽车");
        await Expect(page.Locator(".points details > p")).ToContainTextAsync("总分");
        await page.GetByRole(AriaRole.Link, new() { Name = "回到结果" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("新能源汽车 · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_related_word_is_added_to_the_query(bool scripts)
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Site.SharedWord, scripts: scripts);
        if (!scripts)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "更多相关词" }).ClickAsync();
        }
        ILocator word = page.Locator("a.plus").First;
        string added = await word.InnerTextAsync();
        await word.ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync($"{Site.SharedWord} {added}");
        await Expect(page.Locator(".groups mark").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_nobody_writes_is_asked_about()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("生物医要") + "&match=exact");
        await page.GetByRole(AriaRole.Link, new() { Name = "仍查“生物医要”" }).ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("生物医要");
        await Expect(page.Locator(".groups ol")).ToHaveCountAsync(0);
        await page.Locator(".meant").GetByRole(AriaRole.Link, new() { Name = "生物医药", Exact = true }).ClickAsync();
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("生物医药");
        await Expect(page).ToHaveURLAsync(new Regex("match=exact"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_part_of_the_plans_narrows_the_results()
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("推进"));
        await page.Locator(".facets").GetByRole(AriaRole.Link, new() { Name = "部署" }).ClickAsync();
        await Expect(page.Locator(".groups .part").First).ToBeVisibleAsync();
        foreach (string part in await page.Locator(".groups .part").AllInnerTextsAsync())
        {
            Assert.Equal("部署", part);
        }
        await page.Context.CloseAsync();
    }
}
