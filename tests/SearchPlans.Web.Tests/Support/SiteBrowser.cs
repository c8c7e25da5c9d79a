using Microsoft.Playwright;

namespace SearchPlans.Web.Tests.Support;

/// <summary>One headless Chromium for all tests, started with the first page asked for.</summary>
public sealed class SiteBrowser : IAsyncLifetime
{
    public static readonly ViewportSize Desktop = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    // A state is waited for as long as a very busy machine may need; what never comes fails all the same.
    private const float PatienceMs = 60_000;

    static SiteBrowser() => Assertions.SetDefaultExpectTimeout(PatienceMs);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens a page in a context of its own.</summary>
    public async Task<IPage> OpenAsync(Site site, string path, ViewportSize? size = null, bool scripts = true, bool signedIn = true)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = size ?? Desktop,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(PatienceMs);
        if (signedIn)
        {
            System.Net.Cookie cookie = await site.SignInAsync();
            await context.AddCookiesAsync([new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString(),
                HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        }
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(path);
        // The focus comes with the first picture of a page, which on a busy machine comes after the page has loaded.
        ILocator focused = page.Locator("[autofocus]");
        if (await focused.CountAsync() > 0)
        {
            await Assertions.Expect(focused).ToBeFocusedAsync();
        }
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser != null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
