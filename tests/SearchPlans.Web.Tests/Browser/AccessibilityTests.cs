using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using SearchPlans.Querying;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class AccessibilityTests(Site site, SiteBrowser browser)
{
    // Axe's own package for Playwright opens a page more for each answer, which costs more than the check; there are no frames here.
    // Only colours are other in the dark; only on a phone are fingers as wide as 24 px.
    private const string Violations = """
        of => axe.run(document, of.isDark
            ? { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
            : { resultTypes: ['violations'], rules: { 'target-size': { enabled: of.isPhone } } })
          .then(result => result.violations.map(
            v => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map(n => n.html).join('\n  ')}`))
        """;

    // Entries of the menu that break over two lines, and fields on the screen that something else lies over, but for what was opened.
    private const string BrokenOrCovered = """
        [...document.querySelectorAll('.top nav a')].filter(a => {
          const range = document.createRange();
          range.selectNodeContents(a);
          const lines = [...range.getClientRects()].filter(r => r.width > 0);
          return lines.some(r => r.top >= lines[0].bottom);
        }).concat([...document.querySelectorAll('main :is(input, select, textarea, button)')].filter(e => {
          const r = e.getBoundingClientRect();
          const at = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
          return e.checkVisibility() && r.width > 4 && r.height > 4 && r.top >= 0 && r.bottom <= innerHeight
            && at && !e.contains(at) && !at.contains(e) && !at.closest('details[open], [role=listbox], .matches, label');
        })).map(e => e.outerHTML.slice(0, 120))
        """;

    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/search?q=坪山 企业")]
    [InlineData("/search?q=蓝莓气球&region=浙江省&year=2019")]
    [InlineData("/search?q=蓝莓气球&scope=section")]
    [InlineData("/search?q=坪山 企业&scope=plan")]
    [InlineData("/search?q=鬺鬺 鬺鬺鬺&match=exact")]
    [InlineData("/search?q=，。")]
    [InlineData("/plans/{pingshan}")]
    [InlineData("/plans/{pingshan}?q=坪山#{last}")]
    [InlineData("/plans")]
    [InlineData("/plans/{table}?q=玻璃风车")]
    [InlineData("/help")]
    [InlineData("/search/why?q=坪山&of={pingshan}&at={hit}")]
    [InlineData("/search/related?q=蓝莓气球")]
    [InlineData("/search?q=规上工业 坪山&same=0&part=回顾")]
    [InlineData("/search?q=生物医要")]
    [InlineData("/search?q=浙江 2019年 蓝莓气球")]
    [InlineData("/search?q=江苏2018年政府工作报告")]
    [InlineData("/search?q=文种:政府工作报告")]
    [InlineData("/search?q=满意度 水晶陀螺")]
    [InlineData("/search?q=浙江 “鬺鬺”&part=回顾")]
    [InlineData("/trend")]
    [InlineData("/trend?q=坪山、蓝莓气球")]
    [InlineData("/coverage?q=坪山&level=省&type=政府工作报告&year=2023-2024")]
    [InlineData("/batch")]
    [InlineData("/batch?q=坪山&q=蓝莓气球&region=浙江、江苏&year=2018-2024")]
    [InlineData("/searches")]
    [InlineData("/cited")]
    [InlineData("/plans/{naming}")]
    [InlineData("/plans/{naming}/citations")]
    [InlineData("/plans/{naming}/origins")]
    [InlineData("/excerpts")]
    [InlineData("/excerpts?at={pingshan}~{hit},{pingshan}")]
    [InlineData("/plans/add")]
    [InlineData("/plans/{pingshan}/correct")]
    [InlineData("/nowhere")]
    public async Task Axe_finds_nothing_in_light_in_dark_and_on_a_phone(string path)
    {
        path = path.Replace("{pingshan}", site.PingshanId, StringComparison.Ordinal)
            .Replace("{last}", site.Library.Read(site.PingshanId)!.Units[^2].Anchor, StringComparison.Ordinal);
        path = path.Replace("{table}", site.Library.Plans.Single(p => p.File == Site.TablePlan).Id, StringComparison.Ordinal)
            .Replace("{naming}", site.Library.Plans.Single(p => p.File == Site.NamingPlan).Id, StringComparison.Ordinal)
            .Replace("{hit}", site.Library.Search(new SearchRequest { Query = "坪山", PlanId = site.PingshanId }).Hits[0].Anchor,
                StringComparison.Ordinal);
        IPage page = await browser.OpenAsync(site, path);
        // What is folded away is looked at too, and what is asked for by a click.
        await page.EvaluateAsync(
            "document.querySelectorAll('.about, .chip details, .same').forEach(d => { d.open = true; });"
            + "document.querySelector('a.why')?.click()");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await CheckAsync(page, path);
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("", "<img src='/nowhere.png'>", "light", "image-alt")]
    [InlineData("p { color: #555 } @media (prefers-color-scheme: dark) { html { background: #222 } }", "<p>看不清的字</p>", "dark",
        "color-contrast")]
    [InlineData("a { font-size: 8px }", "<a href='/'>一</a><br><a href='/help'>二</a>", "phone", "target-size")]
    public async Task Axe_finds_what_is_wrong(string style, string main, string where, string rule)
    {
        IPage page = await browser.OpenAsync(site, "/help");
        // No policy of the site's, which takes no styles of a page's own.
        await page.GotoAsync("about:blank");
        await page.SetContentAsync($"<html lang=zh><title>页</title><style>{style}</style><main><h1>页</h1>{main}</main></html>");
        string said = (await Assert.ThrowsAnyAsync<Exception>(() => CheckAsync(page, "page"))).Message;
        Assert.StartsWith($"page, {where}:\n{rule}: ", said, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_suggestions()
    {
        IPage page = await browser.OpenAsync(site, "/");
        await page.Keyboard.TypeAsync("新");
        await page.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await CheckAsync(page, "suggestions");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_preview()
    {
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await page.FillAsync("#text", await File.ReadAllTextAsync(Path.Combine(site.Corpus, Site.Pingshan)));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
        await CheckAsync(page, "preview");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_a_report_and_a_comparison()
    {
        string plan = await File.ReadAllTextAsync(Path.Combine(site.Corpus, Site.Pingshan));
        IPage page = await browser.OpenAsync(site, "/plans/add");
        await page.SetInputFilesAsync("#files",
        [
            new FilePayload
            {
                Name = "又一版.txt",
                MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes(plan.Replace("企业", "公司", StringComparison.Ordinal) + "\n又一段。\n")
            },
            new FilePayload { Name = "图.png", MimeType = "image/png", Buffer = [1] },
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并入库" }).ClickAsync();
        await page.GetByText("完成：").WaitForAsync();
        await CheckAsync(page, "report");
        await page.GetByRole(AriaRole.Link, new() { Name = "对照并决定" }).ClickAsync();
        await CheckAsync(page, "comparison");
        await page.Context.CloseAsync();
    }

    internal static async Task CheckAsync(IPage page, string what)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(_axe);
        }
        foreach ((string name, ColorScheme scheme, ViewportSize size) in new[]
        {
            ("light", ColorScheme.Light, SiteBrowser.Desktop),
            ("dark", ColorScheme.Dark, SiteBrowser.Desktop),
            ("phone", ColorScheme.Light, SiteBrowser.Phone),
        })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(size.Width, size.Height);
            string[] violations = await page.EvaluateAsync<string[]>(Violations, new
            {
                isDark = scheme == ColorScheme.Dark,
                isPhone = size == SiteBrowser.Phone,
            });
            Assert.True(violations.Length == 0, $"{what}, {name}:\n{string.Join('\n', violations)}");
            string[] amiss = await page.EvaluateAsync<string[]>(BrokenOrCovered);
            Assert.True(amiss.Length == 0, $"{what}, {name}: {string.Join('、', amiss)}");
            int width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(width <= size.Width, $"{what}, {name}: {width} px wide");
        }
    }
}
