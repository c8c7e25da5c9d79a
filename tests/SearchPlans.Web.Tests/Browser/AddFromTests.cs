using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Adding from addresses, against a server of this test that the option names.</summary>
public sealed class AddFromTests : IAsyncLifetime, IDisposable
{
    private readonly TestWebServer _server = new();
    private readonly SiteBrowser _browser = new();
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.WithKeyAsync(null, "--Fetch:Hosts", "127.0.0.1");

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    [BrowserFact]
    public async Task A_page_is_fetched_looked_at_and_kept_with_its_address_and_one_that_cant_be_is_said()
    {
        _server.Answers["/t.html"] = new TestAnswer("""
            <html><head><meta name="ArticleTitle" content="某市2024年国民经济和社会发展计划"><meta name="PubDate" content="2024-02-01">
            </head><body><h1>某市2024年国民经济和社会发展计划</h1><p>一、总体要求</p><p>发展储能，支持光伏项目，完善充电设施，翠竹风铃。</p></body></html>
            """);
        string address = _server.Address + "/t.html";
        IPage page = await _browser.OpenAsync(_site, "/plans/add");
        await page.FillAsync("#addresses", $"{address}\n{_server.Address}/none.html\nhttp://localhost:{_server.Port}/t.html\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "打开并核对" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("完成：3 / 3");
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("不存在（404）");
        await Expect(page.Locator("tbody tr").Nth(2)).ToContainTextAsync("内部网络");
        await AccessibilityTests.CheckAsync(page, "from");
        await page.GetByRole(AriaRole.Link, new() { Name = "核对《某市2024年国民经济和社会发展计划》" }).ClickAsync();
        await Expect(page.Locator("#source")).ToHaveValueAsync(address);
        await Expect(page.Locator("#published")).ToHaveValueAsync("2024-02-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "入库", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已入库");
        await Expect(page.Locator(".source")).ToContainTextAsync("来源：" + address);

        await page.GotoAsync("/plans/add");
        await page.FillAsync("#addresses", address);
        await page.GetByRole(AriaRole.Button, new() { Name = "打开并核对" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("已有");
        await page.GotoAsync("/plans/add");
        await page.FillAsync("#addresses", "不是网址");
        await page.GetByRole(AriaRole.Button, new() { Name = "打开并核对" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是网址");
        await page.Context.CloseAsync();
    }
}
