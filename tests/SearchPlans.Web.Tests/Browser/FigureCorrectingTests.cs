using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>On a site of its own: what is corrected here would change what others look at.</summary>
public sealed class FigureCorrectingTests(FigureSite figures, SiteBrowser browser) : IClassFixture<FigureSite>, IClassFixture<SiteBrowser>
{
    [BrowserFact]
    public async Task A_figure_is_corrected_struck_out_and_taken_back()
    {
        string address = $"/plans/{figures.IdOf("上海市", 2024)}/figures";
        IPage page = await browser.OpenAsync(figures.Site, address, scripts: false);
        int before = await page.Locator("#figures tbody tr").CountAsync();
        await Line("居民消费价格").GetByRole(AriaRole.Link, new() { Name = "更正" }).ClickAsync();
        await Expect(page.Locator("blockquote mark")).ToHaveTextAsync("3%");
        ILocator change = page.GetByRole(AriaRole.Group, new() { Name = "增速" });
        await change.GetByLabel("数", new() { Exact = true }).FillAsync("三");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("只写数字");
        await change.GetByLabel("数", new() { Exact = true }).FillAsync("2.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已更正");
        await Expect(Line("居民消费价格")).ToContainTextAsync("2.5%");
        await Expect(Line("居民消费价格")).ToContainTextAsync("人工更正");

        await Line("居民消费价格").GetByRole(AriaRole.Link, new() { Name = "更正" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "划去" }).ClickAsync();
        await Expect(page.Locator("#figures tbody tr")).ToHaveCountAsync(before - 1);
        await Expect(page.Locator("del")).ToContainTextAsync("居民消费价格");

        await page.GetByRole(AriaRole.Link, new() { Name = "恢复或更正" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await Expect(page.Locator("#figures tbody tr")).ToHaveCountAsync(before);
        await Expect(Line("居民消费价格")).Not.ToContainTextAsync("人工更正");
        await page.Context.CloseAsync();

        ILocator Line(string name) => page.Locator("#figures tbody tr", new()
        {
            Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }),
        });
    }
}
