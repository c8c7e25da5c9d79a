using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Figures;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(FigureSite.Name)]
public sealed class FigureTests(FigureSite figures, SiteBrowser browser)
{
    private const string Targets = "/figures?indicator=GDP&level=省";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_leads_to_its_sentence_with_the_number_marked(bool scripts)
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets, scripts: scripts);
        ILocator cell = Cell(page, "广东", 2023);
        string number = await cell.InnerTextAsync();
        await cell.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/plans/{figures.IdOf("广东省", 2023)}#"));
        ILocator here = page.Locator(":target");
        await Expect(here).ToBeInViewportAsync();
        // ≥6% in the table is 6%以上 in the text.
        Assert.Equal(number.Trim('≥'), await here.InnerTextAsync() + (number.EndsWith("左右", StringComparison.Ordinal) ? "左右" : ""));
        await Expect(page.Locator("article p", new() { Has = here })).ToContainTextAsync("主要预期目标");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/figures")]
    [InlineData("/figures?names=other")]
    [InlineData("/figures?indicator=收入")]
    [InlineData("/figures?indicator=zzz")]
    [InlineData(Targets)]
    [InlineData("/figures?indicator=GDP&level=省&measure=value&kind=result&at=2022")]
    [InlineData("/figures?indicator=GDP&region=上海、浙江、江苏")]
    [InlineData("/figures?indicator=GDP&region=无此地")]
    [InlineData("/figures?indicator=GDP&region=上海&view=compare")]
    [InlineData("/figures?indicator=GDP&view=compare")]
    [InlineData("/plans/{plan}#{number}")]
    [InlineData("/plans/{plan}/figures")]
    [InlineData("/plans/{plan}/figures/correct?figure={key}")]
    [InlineData("/search?q=2023年广东的GDP目标是多少")]
    [InlineData("/search?q=哪些省2023年GDP目标在6%以上")]
    public async Task Axe_finds_nothing_in_light_in_dark_and_on_a_phone(string path)
    {
        string plan = figures.IdOf("浙江省", 2024);
        FigureStatement first = (await figures.Site.Library.PlanFiguresAsync(plan))!.Figures[0];
        path = path.Replace("{plan}", plan, StringComparison.Ordinal)
            .Replace("{number}", FigureMarks.TargetOf(first), StringComparison.Ordinal)
            .Replace("{key}", Uri.EscapeDataString(first.Key.ToString()), StringComparison.Ordinal);
        IPage page = await browser.OpenAsync(figures.Site, path);
        await page.EvaluateAsync("document.querySelectorAll('.own').forEach(d => { d.open = true; });"
            + "document.querySelectorAll('.own-marks').forEach(c => { c.checked = true; }); document.querySelector('td a')?.focus()");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await AccessibilityTests.CheckAsync(page, path);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_sentence_shows_on_hover_and_with_the_focus()
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets);
        ILocator said = Cell(page, "广东", 2023).Locator("..");
        await Expect(said.Locator(".tip")).ToBeHiddenAsync();
        await said.HoverAsync();
        await Expect(said.Locator(".tip")).ToBeVisibleAsync();
        await Expect(said.Locator(".tip mark")).ToHaveCountAsync(1);
        await page.Mouse.MoveAsync(0, 0);
        await Expect(said.Locator(".tip")).ToBeHiddenAsync();
        await said.Locator("a").FocusAsync();
        await Expect(said.Locator(".tip")).ToBeVisibleAsync();
        await Expect(said.Locator(".tip")).ToBeInViewportAsync(new() { Ratio = 0.95f });
        await page.Keyboard.PressAsync("Escape");
        await Expect(said.Locator(".tip")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Form_and_keys_alone_go_from_the_indicators_to_a_sentence()
    {
        IPage page = await browser.OpenAsync(figures.Site, "/figures", scripts: false);
        await page.GetByLabel("指标", new() { Exact = true }).FillAsync("gdp");
        await page.GetByLabel("地区", new() { Exact = true }).FillAsync("长三角");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "层级" }).SelectOptionAsync("省");
        await page.GetByLabel("从哪一年").FillAsync("2022");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("地区生产总值");
        await Expect(page.Locator("#figures tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("#figures thead th")).ToHaveCountAsync(4);
        await page.Locator("#figures td a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(":target")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("zzz不知名指标", false)]
    [InlineData("dqsczz", true)]
    public async Task What_no_list_has_leads_to_what_comes_near(string typed, bool found)
    {
        IPage page = await browser.OpenAsync(figures.Site, "/figures?indicator=" + Uri.EscapeDataString(typed), scripts: false);
        if (found)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "地区生产总值", Exact = true }).ClickAsync();
            await Expect(page.Locator("#figures")).ToBeVisibleAsync();
        }
        else
        {
            await Expect(page.Locator(".notice")).ToContainTextAsync("没有名称相符的指标");
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Heads_stay_in_sight_and_a_year_orders_the_places()
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets, SiteBrowser.Phone, scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "2023", Exact = true }).First.ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("2023");
        double[] numbers = await NumbersAsync(page, 2023);
        Assert.Equal(numbers.OrderDescending(), numbers);
        await page.Locator("th[aria-sort=descending] a").ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("2023");
        numbers = await NumbersAsync(page, 2023);
        Assert.Equal(numbers.Order(), numbers);
        await page.Locator(".grid").EvaluateAsync("e => e.scrollTo(150, 80)");
        await Expect(page.Locator("#figures thead th").First).ToBeInViewportAsync();
        LocatorBoundingBoxResult grid = (await page.Locator(".grid").BoundingBoxAsync())!;
        LocatorBoundingBoxResult place = (await page.Locator("#figures tbody th").First.BoundingBoxAsync())!;
        Assert.InRange(place.X, grid.X - 1, grid.X + 1);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Empty_cells_say_why()
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets);
        await Expect(EmptyCell(page, FigureSite.Lacking)).ToContainTextAsync("未收录");
        await Expect(EmptyCell(page, FigureSite.Silent)).ToContainTextAsync("有此文件但未见表述");
        await Expect(page.Locator(".legend")).ToContainTextAsync("有此文件但未见表述");
        await page.Context.CloseAsync();

        ILocator EmptyCell(IPage page, string place) =>
            Row(page, Short(place)).Locator("td").Nth(FigureSite.LastYear - FigureSite.LackingYear);
    }

    [BrowserFact]
    public async Task Targets_stand_against_results_with_a_chart()
    {
        IPage page = await browser.OpenAsync(figures.Site, "/figures?indicator=GDP&region=上海&view=compare");
        await Expect(page.Locator("h1")).ToContainTextAsync("上海");
        await Expect(page.Locator("svg.over-years circle.result")).ToHaveCountAsync(FigureSite.LastYear - FigureSite.FirstYear + 1);
        await Expect(page.Locator("svg.over-years circle.target")).ToHaveCountAsync(FigureSite.LastYear - FigureSite.FirstYear + 1);
        string[] results = [.. await page.Locator("#figures tbody tr td:last-child").AllInnerTextsAsync()];
        Assert.Contains(results, r => r.Length > 0);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_grid_has_34_tiles_and_each_with_a_number_leads_on()
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets + "&at=2023", scripts: false);
        await Expect(page.Locator("svg.tiles rect")).ToHaveCountAsync(34);
        await Expect(page.Locator("svg.tiles a")).ToHaveCountAsync(FigureSite.Provinces.Length);
        await Expect(page.GetByText("省份方格图", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.DoesNotContain("地图", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Locator("svg.tiles a", new() { HasText = "广东" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("广东");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_table_is_copied_with_its_numbers_and_without_the_sentences()
    {
        IPage page = await browser.OpenAsync(figures.Site, Targets);
        await page.GetByRole(AriaRole.Button, new() { Name = "复制表格" }).ClickAsync();
        await Expect(page.Locator(".exports [role=status]")).ToHaveTextAsync("已复制");
        string text = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        string[][] lines = [.. text.Split('\n').Select(l => l.Split('\t'))];
        Assert.Equal(["地区", "2024", "2023", "2022", "2021", "2020"], lines[0]);
        Assert.Equal(FigureSite.Provinces.Length + 1, lines.Length);
        Assert.Contains("未收录", lines.Single(l => l[0] == "新疆"));
        Assert.All(lines.SelectMany(l => l), cell => Assert.InRange(cell.Length, 1, 12));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_plan_lists_its_own_figures_and_marks_them_on_demand_without_a_script()
    {
        IPage page = await browser.OpenAsync(figures.Site, $"/plans/{figures.IdOf("浙江省", 2024)}", scripts: false);
        await page.Locator(".own summary").ClickAsync();
        ILocator number = page.Locator("article u").First;
        Assert.Equal("none", await LineOf(number));
        await page.GetByLabel("在正文里标出数字").CheckAsync();
        Assert.Equal("underline", await LineOf(number));
        await page.Locator(".own tr", new() { HasText = "城镇调查失业率" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(":target")).ToBeInViewportAsync();
        await Expect(page.Locator(":target")).ToHaveTextAsync("5.5%");
        await page.Context.CloseAsync();

        static Task<string> LineOf(ILocator number) => number.EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine");
    }

    [BrowserFact]
    public async Task A_question_for_a_figure_is_answered_above_the_hits()
    {
        IPage page = await browser.OpenAsync(figures.Site, "/search?q=" + Uri.EscapeDataString("2023年广东的GDP目标是多少"), scripts: false);
        ILocator card = page.Locator(".figure-card");
        await Expect(card.Locator(".answer b")).ToHaveTextAsync("6%");
        await Expect(card).ToContainTextAsync("广东");
        await card.Locator("a.text").ClickAsync();
        await Expect(page.Locator(":target")).ToHaveTextAsync("6%");
        await page.Context.CloseAsync();
    }

    private static ILocator Row(IPage page, string place) =>
        page.Locator("#figures tbody tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = place, Exact = true }) });

    private static ILocator Cell(IPage page, string place, int year) =>
        Row(page, place).Locator("td").Nth(FigureSite.LastYear - year).Locator("a").First;

    private static string Short(string province) => province.StartsWith("新疆", StringComparison.Ordinal) ? "新疆" : province[..2];

    // Of a range the middle, as the order takes it.
    private static async Task<double[]> NumbersAsync(IPage page, int year)
    {
        string column = $"#figures tbody td:nth-child({FigureSite.LastYear - year + 2}) a";
        IReadOnlyList<string> cells = await page.Locator(column).AllInnerTextsAsync();
        return [.. cells.Select(c => Regex.Matches(c, @"\d+(\.\d+)?").Average(m => double.Parse(m.Value, CultureInfo.InvariantCulture)))];
    }
}
