using System.Text.Json;
using Microsoft.Playwright;
using SearchPlans.Web.Rendering;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

/// <summary>Two reports side by side in a browser.</summary>
[Collection(ReportTests.Name)]
public sealed class ContrastTests(ReportSite reports, SiteBrowser browser)
{
    [BrowserFact]
    public async Task From_reading_one_click_leads_to_what_changed_and_a_line_of_it_back()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/plans/" + reports.IdOf("太原市", 2026), scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "与上一年对照" }).ClickAsync();
        await Expect(page.Locator(".side-of > a")).ToHaveTextAsync(["太原市2025年政府工作报告", "太原市2026年政府工作报告"]);
        ILocator changed = page.Locator("div.duo.changed").First;
        await Expect(changed.Locator(".was del").First).ToBeVisibleAsync();
        await Expect(changed.Locator(".is ins").First).ToBeVisibleAsync();
        await Expect(changed.Locator(".is del").First).ToBeHiddenAsync();
        await changed.Locator(".is .at").ClickAsync();
        await Expect(page.Locator(":target")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_and_on_paper_it_reads_in_one_and_in_two_columns()
    {
        string address = $"/compare?a={reports.IdOf("太原市", 2025)}&b={reports.IdOf("太原市", 2026)}";
        IPage page = await browser.OpenAsync(reports.Site, address, new() { Width = 390, Height = 844 });
        ILocator changed = page.Locator("div.duo.changed").First;
        await Expect(changed.Locator(".was")).ToBeHiddenAsync();
        await Expect(changed.Locator(".is del").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(SiteBrowser.Desktop.Width, SiteBrowser.Desktop.Height);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(changed.Locator(".was")).ToBeVisibleAsync();
        await Expect(page.Locator(".takes")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    // Where a line of each heading ends, as offsets into its text.
    private const string LineEnds = """
        [...document.querySelectorAll("article :is(h1, h2, h3, h4), .toc a")].map(h => {
          const walker = document.createTreeWalker(h, NodeFilter.SHOW_TEXT), ends = [];
          let text = "", top = null;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest(".pl, .cite, .part")) continue;
            for (let i = 0; i < node.data.length; i++) {
              const range = document.createRange();
              range.setStart(node, i);
              range.setEnd(node, i + 1);
              const r = range.getBoundingClientRect();
              if (r.width > 0 && top !== null && r.top > top + 8) ends.push(text.length);
              if (r.width > 0) top = r.top;
              text += node.data[i];
            }
          }
          return { text, ends };
        })
        """;

    private sealed record Heading(string Text, int[] Ends);

    [BrowserFact]
    public async Task Headings_end_their_lines_between_words()
    {
        // So narrow that these headings, too, take several lines.
        IPage page = await browser.OpenAsync(
            reports.Site, $"/plans/{reports.IdOf("太原市", 2026)}?q=工作", new() { Width = 240, Height = 844 });
        await page.Locator(".toc").EvaluateAsync("t => { t.closest('details').open = true; }");
        JsonElement[] all = [.. (await page.EvaluateAsync<JsonElement>(LineEnds)).EnumerateArray()];
        Heading[] headings = [.. all.Select(h => h.Deserialize<Heading>(JsonSerializerOptions.Web)!)];
        Assert.Contains(headings, h => h.Ends.Length > 0);
        string[] broken =
        [
            .. headings.SelectMany(h => h.Ends.Where(end => !BrokenTitle.BreaksOf(h.Text).Contains(end)
                && !char.IsPunctuation(h.Text[end - 1]) && !char.IsPunctuation(h.Text[end]) && !char.IsWhiteSpace(h.Text[end - 1]))
                .Select(end => $"{h.Text[..end]}／{h.Text[end..]}")),
        ];
        Assert.True(broken.Length == 0, string.Join('\n', broken));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/compare")]
    [InlineData("/compare?a=太原&b={new}")]
    [InlineData("/compare?a={old}&b={new}")]
    [InlineData("/compare?a={new}&b={other}")]
    [InlineData("/compare?q=低空经济&region=太原、大同、吉林&year=2026")]
    [InlineData("/compare?q=低空经济&region=太原、广东、河北")]
    [InlineData("/words")]
    [InlineData("/words?place=太原")]
    [InlineData("/plans/{new}/origins")]
    public async Task Axe_finds_nothing(string path)
    {
        path = path.Replace("{new}", reports.IdOf("太原市", 2026), StringComparison.Ordinal)
            .Replace("{old}", reports.IdOf("太原市", 2025), StringComparison.Ordinal)
            .Replace("{other}", reports.IdOf("河北省", 2026), StringComparison.Ordinal);
        IPage page = await browser.OpenAsync(reports.Site, path);
        await page.EvaluateAsync("document.querySelectorAll('details.fold').forEach(d => { d.open = true; })");
        await AccessibilityTests.CheckAsync(page, path);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_pasted_draft_is_compared_and_carried_along_to_another_plan()
    {
        IPage page = await browser.OpenAsync(reports.Site, "/compare?a=" + reports.IdOf("太原市", 2026));
        await page.Locator("textarea[name=text]").FillAsync("# 太原市2027年政府工作报告\n\n## 一、2026年工作回顾\n\n太原市经济运行平稳。\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "与草稿对照" }).ClickAsync();
        await Expect(page.Locator(".side-of > :is(a, b)")).ToHaveTextAsync(["太原市2026年政府工作报告", "太原市2027年政府工作报告"]);
        await page.Locator(".again summary").ClickAsync();
        await AccessibilityTests.CheckAsync(page, "draft");
        await page.Locator("input[name=a]").FillAsync("河北 2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "与草稿对照" }).ClickAsync();
        await Expect(page.Locator(".side-of > a")).ToHaveTextAsync("河北省2026年政府工作报告");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Another_plan_is_chosen_by_keyboard()
    {
        string address = $"/compare?a={reports.IdOf("太原市", 2025)}&b={reports.IdOf("太原市", 2026)}";
        IPage page = await browser.OpenAsync(reports.Site, address);
        await page.Locator(".side-of summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#pick-a").FocusAsync();
        await page.Keyboard.TypeAsync("太原 2024");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".side-of > a").First).ToHaveTextAsync("太原市2024年政府工作报告");
        await page.Context.CloseAsync();
    }
}
