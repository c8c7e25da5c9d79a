using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class SuggestingTests(Site site, SiteBrowser browser)
{
    private const string Options = "[role=option]";
    private const string Chosen = "[aria-selected=true]";

    [BrowserFact]
    public async Task Arrow_keys_choose_a_suggestion_and_Enter_searches_it()
    {
        IPage page = await browser.OpenAsync(site, "/");
        ILocator box = page.GetByRole(AriaRole.Combobox);
        await page.RunAndWaitForResponseAsync(() => box.PressSequentiallyAsync("pings"), "**/api/suggest?q=pings");
        await Expect(page.Locator(Options).First).ToBeVisibleAsync();
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Locator(Chosen)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(Options).First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await page.Locator(Chosen).GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator(Options).Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        string chosen = await page.Locator(Chosen + " span").InnerTextAsync();
        Assert.StartsWith("坪山", chosen, StringComparison.Ordinal);
        await Expect(page.Locator(Chosen + " small")).ToHaveTextAsync("地区");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync(chosen + " · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_is_pointed_at_while_the_last_letter_is_answered_stays_so()
    {
        IPage page = await browser.OpenAsync(site, "/");
        TaskCompletionSource answer = new();
        await page.RouteAsync("**/api/suggest?q=pingsh", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        ILocator box = page.GetByRole(AriaRole.Combobox);
        await page.RunAndWaitForResponseAsync(() => box.PressSequentiallyAsync("pings"), "**/api/suggest?q=pings");
        await Expect(page.Locator(Options).First).ToBeVisibleAsync();
        await page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("h"), "**/api/suggest?q=pingsh");
        await page.Keyboard.PressAsync("ArrowDown");
        string chosen = await page.Locator(Chosen + " span").InnerTextAsync();
        await page.EvalOnSelectorAllAsync(Options, "options => options.forEach((o) => o.dataset.old = 1)");
        answer.SetResult();
        await Expect(page.Locator(Options + "[data-old]")).ToHaveCountAsync(0);
        await Expect(page.Locator(Chosen + " span")).ToHaveTextAsync(chosen);
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await page.Locator(Chosen).GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync(chosen + " · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Typing_on_takes_the_pointer_away_and_Enter_searches_what_is_typed()
    {
        IPage page = await browser.OpenAsync(site, "/");
        ILocator box = page.GetByRole(AriaRole.Combobox);
        await page.RunAndWaitForResponseAsync(() => box.PressSequentiallyAsync("新能源"), "**/api/suggest?q=" + Uri.EscapeDataString("新能源"));
        await Expect(page.Locator(Options).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(Chosen)).ToHaveCountAsync(1);
        await page.Keyboard.InsertTextAsync("车");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("新能源车 · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Escape_closes_the_list_and_Enter_searches_what_was_typed()
    {
        IPage page = await browser.OpenAsync(site, "/");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("新能源");
        await Expect(page.Locator(Options).First).ToBeVisibleAsync();
        await Expect(page.Locator(Options + " b").First).ToHaveTextAsync("新能源");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(Options).First).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("新能源");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("新能源 · 计划检索");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Only_the_word_at_the_caret_is_finished_and_a_click_chooses()
    {
        IPage page = await browser.OpenAsync(site, $"/plans/{site.PingshanId}");
        await page.Locator("input[name=q]").FillAsync("企业 章节:");
        await page.Keyboard.TypeAsync("pings");
        await page.Locator(Options).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/plans/"));
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync(new Regex("^企业 章节:坪山"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task While_characters_are_being_composed_nothing_is_asked()
    {
        IPage page = await browser.OpenAsync(site, "/");
        List<string> asked = [];
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/api/suggest", StringComparison.Ordinal))
            {
                asked.Add(Uri.UnescapeDataString(request.Url));
            }
        };
        await page.GetByRole(AriaRole.Combobox).FocusAsync();
        ICDPSession keyboard = await page.Context.NewCDPSessionAsync(page);
        foreach (string composing in new[] { "p", "pi", "pin" })
        {
            await keyboard.SendAsync("Input.imeSetComposition",
                new() { ["text"] = composing, ["selectionStart"] = composing.Length, ["selectionEnd"] = composing.Length });
            await page.WaitForTimeoutAsync(200);
        }
        Assert.Empty(asked);
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "坪山" });
        await Expect(page.Locator(Options).First).ToContainTextAsync("坪山");
        Assert.EndsWith("q=坪山", Assert.Single(asked), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Without_a_script_the_box_is_a_plain_one()
    {
        IPage page = await browser.OpenAsync(site, "/", scripts: false);
        await page.Locator("input[name=q]").FillAsync("新能源");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("新能源 · 计划检索");
        await page.Context.CloseAsync();
    }
}
