using Microsoft.Playwright;
using SearchPlans.Querying;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Saving a search, and what is new of it at the next visit.</summary>
[Collection(ReportTests.Name)]
public sealed class SavedSearchesTests(ReportSite reports, SiteBrowser browser)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_saved_from_its_results_renamed_and_deleted(bool scripts)
    {
        IPage page = await browser.OpenAsync(reports.Site, "/search?q=无人机航线&region=山西省", scripts: scripts);
        await page.GetByText("保存检索").ClickAsync();
        await page.GetByLabel("名称").FillAsync("山西航线");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存“山西航线”");
        await page.GetByRole(AriaRole.Link, new() { Name = "山西航线" }).ClickAsync();
        await Expect(page.Locator(".chips")).ToContainTextAsync("山西省");
        await page.GotoAsync("/searches");
        await page.GetByText("改名").First.ClickAsync();
        await page.GetByLabel("新的名称").FillAsync("航线");
        await page.GetByLabel("新的名称").PressAsync("Enter");
        await Expect(page.Locator(".name")).ToHaveTextAsync("航线");
        await page.GetByRole(AriaRole.Button, new() { Name = "删去“航线”" }).ClickAsync();
        await Expect(page.Locator(".name")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_came_in_since_the_last_visit_is_counted()
    {
        await using Site own = await Site.WithPlansAsync(new Dictionary<string, string>
        {
            ["江苏省/2026.md"] = "# 江苏省2026年政府工作报告\n\n## 一、工作安排\n\n建设竹蜻蜓航线。\n",
        });
        own.Library.Searches.Save("蜻蜓", new SearchRequest { Query = "竹蜻蜓" });
        own.Library.Searches.Save("没有的", new SearchRequest { Query = "无此说法甲乙" });
        IPage page = await browser.OpenAsync(own, "/searches");
        await Expect(page.Locator(".new")).ToHaveTextAsync(["1 处新的", "没有新的"]);
        await AccessibilityTests.CheckAsync(page, "searches");
        // The visit before was yesterday.
        await page.EvaluateAsync("""
            const visit = JSON.parse(localStorage.getItem('searches-visit'));
            visit[2] -= 864e5;
            localStorage.setItem('searches-visit', JSON.stringify(visit));
            """);
        await page.ReloadAsync();
        await Expect(page.Locator(".new")).ToHaveTextAsync(["没有新的", "没有新的"]);
        using HttpClient client = own.Client();
        using HttpResponseMessage added = await client.PostAsync(
            "/api/plans?name=旧.txt", new ByteArrayContent(Requests.PlanWith("竹蜻蜓")));
        await added.JsonAsync(201);
        await page.ReloadAsync();
        await Expect(page.Locator(".new")).ToHaveTextAsync(["1 处新的", "没有新的"]);
        await page.ReloadAsync();
        await Expect(page.Locator(".new")).ToHaveTextAsync(["1 处新的", "没有新的"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "1 处新的" }).ClickAsync();
        await Expect(page.Locator(".came h2")).ToHaveTextAsync("云南省2016年政府工作报告");
        await AccessibilityTests.CheckAsync(page, "new hits");
        await page.Context.CloseAsync();
    }
}
