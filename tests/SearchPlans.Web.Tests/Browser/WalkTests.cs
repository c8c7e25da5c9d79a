using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Tasks as a newcomer does them, by what is shown. An action is a click, a key, or a text typed; each task has a limit, which
/// docs/web.md lists.</summary>
[Collection(ReportTests.Name)]
public sealed class WalkTests(ReportSite reports, SiteBrowser browser)
{
    [BrowserFact]
    public async Task A_known_document_is_two_actions_away()
    {
        Walk walk = await StartAsync("/");
        await walk.TypeAsync("太原2026");
        await walk.ClickAsync(walk.Page.Locator("[role=option]", new() { HasText = "太原市2026年政府工作报告" }));
        await Expect(walk.Page.Locator("h1")).ToHaveTextAsync("太原市2026年政府工作报告");
        await walk.EndAsync(2);
    }

    [BrowserFact]
    public async Task A_topic_is_two_actions_away()
    {
        Walk walk = await StartAsync("/");
        await walk.TypeAsync("低空经济");
        await walk.PressAsync("Enter");
        await Expect(walk.Page.Locator("#hits a.text mark").First).ToBeInViewportAsync();
        await walk.EndAsync(2);
    }

    [BrowserFact]
    public async Task A_topic_of_a_document_is_two_taps_away_on_a_phone()
    {
        Walk walk = await StartAsync("/plans/" + reports.IdOf("太原市", 2026), new() { Width = 390, Height = 500 });
        await walk.ClickAsync(walk.Page.Locator(".fold summary"));
        await walk.ClickAsync(walk.Page.Locator(".toc").GetByRole(AriaRole.Link, new() { Name = "（二）深化改革开放" }));
        await Expect(walk.Page.Locator(":target")).ToBeInViewportAsync();
        await walk.EndAsync(2);
    }

    [BrowserFact]
    public async Task A_topic_is_narrowed_to_place_and_year_in_four_actions()
    {
        Walk walk = await StartAsync("/");
        await walk.TypeAsync("低空经济");
        await walk.PressAsync("Enter");
        ILocator facets = walk.Page.Locator(".facets");
        await walk.ClickAsync(facets.GetByRole(AriaRole.Link, new() { Name = "山西省", Exact = true }));
        await walk.ClickAsync(facets.GetByRole(AriaRole.Link, new() { Name = "2025", Exact = true }));
        await Expect(walk.Page.Locator(".groups h2")).ToHaveTextAsync(["太原市2025年政府工作报告"]);
        await walk.EndAsync(4);
    }

    [BrowserFact]
    public async Task A_topic_is_narrowed_to_two_years_in_four_actions()
    {
        Walk walk = await StartAsync("/");
        await walk.TypeAsync("低空经济");
        await walk.PressAsync("Enter");
        ILocator facets = walk.Page.Locator(".facets");
        await walk.ClickAsync(facets.GetByRole(AriaRole.Link, new() { Name = "2024", Exact = true }));
        await walk.ClickAsync(facets.GetByRole(AriaRole.Link, new() { Name = "2025", Exact = true }));
        await Expect(walk.Page.Locator(".total strong").Nth(1)).ToHaveTextAsync(
            ReportSite.Reports.Count(r => r.Year is 2024 or 2025).ToString());
        await walk.EndAsync(4);
    }

    [BrowserFact]
    public async Task A_hit_is_cited_in_three_actions()
    {
        Walk walk = await StartAsync("/search?q=低空经济");
        await walk.ClickAsync(walk.Page.Locator("#hits a.text").First);
        await walk.ClickAsync(walk.Page.GetByRole(AriaRole.Button, new() { Name = "复制引用" }));
        await Expect(walk.Page.Locator(".cite [role=status]")).ToHaveTextAsync("已复制");
        Assert.StartsWith("《", await walk.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await walk.EndAsync(3);
    }

    [BrowserFact]
    public async Task Five_excerpts_are_exported_in_twelve_actions()
    {
        Walk walk = await StartAsync("/");
        await walk.TypeAsync("低空经济");
        await walk.PressAsync("Enter");
        for (int i = 0; i < 5; i++)
        {
            await walk.ClickAsync(walk.Page.Locator("#hits").GetByRole(AriaRole.Button, new() { Name = "摘录", Exact = true }).First);
        }
        await walk.ClickAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "摘录 5" }));
        IDownload file = await walk.Page.RunAndWaitForDownloadAsync(
            () => walk.ClickAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Word", Exact = true })));
        Assert.Equal("摘录.docx", file.SuggestedFilename);
        await walk.EndAsync(12);
    }

    private async Task<Walk> StartAsync(string address, ViewportSize? size = null) =>
        new(await browser.OpenAsync(reports.Site, address, size, signedIn: false));

    private sealed class Walk(IPage page)
    {
        private int _actions;

        public IPage Page { get; } = page;

        public async Task TypeAsync(string text)
        {
            _actions++;
            await Page.Keyboard.TypeAsync(text, new() { Delay = 10 });
        }

        public async Task PressAsync(string key)
        {
            _actions++;
            await Page.Keyboard.PressAsync(key);
        }

        public async Task ClickAsync(ILocator what)
        {
            _actions++;
            await what.ClickAsync();
        }

        public async Task EndAsync(int limit)
        {
            await Page.Context.CloseAsync();
            Assert.InRange(_actions, 1, limit);
        }
    }
}
