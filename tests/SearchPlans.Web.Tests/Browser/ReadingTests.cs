using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class ReadingTests(Site site, SiteBrowser browser)
{
    private const string Position = ".matches output";

    [BrowserTheory]
    [InlineData("坪山", "链上坪山")]
    [InlineData("近零碳", "近零碳排放区")]
    public async Task What_only_its_characters_find_is_marked_where_it_stands(string query, string around)
    {
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}?q={query}");
        string[] marked = await page.EvaluateAsync<string[]>("""
            [query, around] => [...document.querySelectorAll("article mark")]
              .filter(m => (m.previousSibling?.textContent ?? "").slice(-10).concat(m.textContent, (m.nextSibling?.textContent ?? "").slice(0, 10)).includes(around))
              .map(m => m.textContent)
            """.Replace("[query, around]", "([query, around])", StringComparison.Ordinal), new[] { query, around });
        Assert.NotEmpty(marked);
        Assert.All(marked, m => Assert.Equal(query, m));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hit_leads_to_its_paragraph_in_the_plan_marked_and_with_its_citation(bool scripts)
    {
        IPage page = await browser.OpenAsync(site, "/search?q=" + Uri.EscapeDataString("装配式建筑 考核"), scripts: scripts);
        ILocator hit = page.Locator(".groups li", new() { HasText = "装配式建筑项目占比" }).Last;
        await hit.Locator("a.text").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/plans/.*q=.*#."));
        ILocator here = page.Locator(":target");
        await Expect(here).ToBeInViewportAsync();
        await Expect(here.Locator("mark").First).ToBeVisibleAsync();
        await Expect(page.Locator("aside input[name=q]")).ToHaveValueAsync("装配式建筑 考核");
        if (scripts)
        {
            await Expect(here.Locator("mark.now")).ToHaveCountAsync(1);
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Buttons_and_keys_go_from_match_to_match_and_around()
    {
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}?q=" + Uri.EscapeDataString("创新"));
        int count = await page.Locator("article mark:not(.rest)").CountAsync();
        Assert.True(count > 2, $"{count} matches");
        await Expect(page.Locator(Position)).ToHaveTextAsync($"{count} 处");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一处" }).ClickAsync();
        int first = int.Parse(Regex.Match(await page.Locator(Position).InnerTextAsync(), @"(\d+)/").Groups[1].Value);
        await Expect(page.Locator("mark.now")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(Position)).ToHaveTextAsync($"{first + 1}/{count}");
        await Expect(page.Locator("mark.now")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(Position)).ToHaveTextAsync($"{(first == 1 ? count : first - 1)}/{count}");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(Position)).ToHaveTextAsync($"{first}/{count}");
        await Expect(page.Locator("mark.now")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Keys_typed_into_the_search_box_stay_there()
    {
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}?q=" + Uri.EscapeDataString("创新"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("npjk");
        await Expect(page.Locator("aside input[name=q]")).ToHaveValueAsync("npjk");
        await Expect(page.Locator("mark.now")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_stands_around_the_plan_is_folded_away_and_opens_for_a_link_into_it()
    {
        PlanPageUnit around = site.Library.Read(site.PingshanId)!.Units.First(u => u.Kind == PlanUnitKind.Surrounding);
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}");
        await Expect(page.Locator("#" + around.Anchor)).ToBeHiddenAsync();
        await page.GotoAsync($"/plans/{site.PingshanId}#{around.Anchor}");
        await Expect(page.Locator("#" + around.Anchor)).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_citation_is_shown_with_the_paragraph_and_copied()
    {
        PlanPageUnit cited = site.Library.Read(site.PingshanId)!.Units.Last(u => u.Kind == PlanUnitKind.Paragraph && u.Citation.Length > 0);
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}");
        ILocator paragraph = page.Locator("#" + cited.Anchor);
        await paragraph.ScrollIntoViewIfNeededAsync();
        await paragraph.HoverAsync();
        await paragraph.GetByRole(AriaRole.Link, new() { Name = "本段固定链接" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("#" + cited.Anchor + "$"));
        await paragraph.GetByRole(AriaRole.Button, new() { Name = "复制引用" }).ClickAsync();
        await Expect(paragraph.GetByRole(AriaRole.Status)).ToHaveTextAsync("已复制");
        Excerpt excerpt = Assert.Single(await site.Library.ExcerptsAsync(ExcerptAddress.ReadAll($"{site.PingshanId}~{cited.Anchor}")));
        string link = new Uri(site.Address, $"/plans/{site.PingshanId}#{cited.Anchor}").ToString();
        Assert.Equal(excerpt.Sentence(link), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await paragraph.GetByRole(AriaRole.Button, new() { Name = "其他格式" }).ClickAsync();
        await Expect(paragraph.Locator(".citations div", new() { HasText = "GB/T 7714" })).ToContainTextAsync(link);
        await Expect(paragraph.Locator(".citations dt")).ToHaveTextAsync(["一句话", "GB/T 7714", "BibTeX", "RIS"]);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_outline_stays_beside_the_text_and_shows_the_section_being_read()
    {
        PlanPage plan = site.Library.Read(site.PingshanId)!;
        int last = plan.Sections.Count - 1;
        string anchor = plan.Units[plan.Sections[last].FirstUnit].Anchor;
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}");
        ILocator entry = page.Locator($".side a[href='#{anchor}']");
        await entry.ClickAsync();
        await Expect(page.Locator("#" + anchor)).ToBeInViewportAsync();
        await Expect(entry).ToBeInViewportAsync();
        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        await Expect(page.Locator(".side a[aria-current=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".side a[aria-current=true]")).ToBeInViewportAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Expect(page.Locator(".side a[aria-current=true]")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task In_print_there_is_the_plan_and_its_address_and_no_chrome()
    {
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (string chrome in new[] { ".top", ".bottom", ".side" })
        {
            await Expect(page.Locator(chrome)).ToBeHiddenAsync();
        }
        await Expect(page.Locator(".print")).ToContainTextAsync("/plans/" + site.PingshanId);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_table_is_one_whose_rows_are_paragraphs_to_link_to()
    {
        PlanPage plan = site.Library.Read(site.Library.Plans.Single(p => p.File == Site.TablePlan).Id)!;
        PlanPageUnit[] rows = [.. plan.Units.Where(u => u.Kind == PlanUnitKind.TableRow)];
        IPage page = await browser.OpenAsync(site, $"/plans/{plan.Summary.Id}?q={Uri.EscapeDataString("玻璃风车")}#{rows[1].Anchor}",
            SiteBrowser.Phone);
        await Expect(page.Locator("article table")).ToHaveCountAsync(1);
        Assert.Equal(["指标", "2016年", "2017年", "说明"], (await page.Locator("thead th").AllTextContentsAsync()).Select(t => t.Split('¶')[0]));
        ILocator row = page.Locator($"tr#{rows[1].Anchor}");
        await Expect(row.Locator("td")).ToHaveCountAsync(4);
        await Expect(row.Locator("td").Nth(1)).ToHaveClassAsync("num");
        await Expect(row.Locator("mark")).ToHaveTextAsync("玻璃风车");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "复制引用" })).ToBeVisibleAsync();
        await Expect(page.Locator($"tr#{rows[2].Anchor} td").Last).ToHaveAttributeAsync("colspan", "2");
        await Expect(page.Locator($"tr#{rows[3].Anchor} td")).ToHaveCountAsync(4);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_known_of_a_plan_is_told_with_how_it_is_known(bool scripts)
    {
        string id = site.Library.Plans.Single(p => p.File == Site.TablePlan).Id;
        IPage page = await browser.OpenAsync(site, "/plans/" + id, scripts: scripts);
        await page.Locator(".about summary").ClickAsync();
        ILocator facts = page.Locator(".about dl");
        await Expect(facts.Locator("div", new() { HasText = "发布机关" })).ToContainTextAsync("昆明市统计局文首标注");
        await Expect(facts.Locator("div", new() { HasText = "计划年份" })).ToContainTextAsync("2017年自动识别");
        await Expect(page.Locator(".about ul")).ToContainTextAsync("编号从“一、”跳到“三、”");
        await page.Context.CloseAsync();
    }
}
