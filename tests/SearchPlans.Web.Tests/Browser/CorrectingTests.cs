using Microsoft.Playwright;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SearchPlans.Web.Tests.Browser;

[Collection(SiteTests.Name)]
public sealed class CorrectingTests(Site site, SiteBrowser browser)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_known_of_a_plan_is_corrected_on_a_form_and_taken_back(bool scripts)
    {
        string word = scripts ? "更正甲" : "更正乙";
        byte[] text = Requests.PlanWith(word);
        string file = Path.Combine(site.Corpus, word + ".txt");
        await File.WriteAllBytesAsync(file, text);
        site.Library.Synchronize();
        IPage page = await browser.OpenAsync(site, "/plans/" + site.Library.Plans.Single(p => p.File == word + ".txt").Id,
            scripts: scripts);
        await page.GetByText("关于本文").ClickAsync();
        await Expect(page.Locator(".about")).ToContainTextAsync("2016年自动识别");
        await page.GetByRole(AriaRole.Link, new() { Name = "更正以上各项" }).ClickAsync();
        await page.FillAsync("#issuer", word + "局");
        await page.FillAsync("#published", "去年");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("发布日期应写作");
        await Expect(page.Locator("#issuer")).ToHaveValueAsync(word + "局");
        await page.FillAsync("#published", "2016年3月4日");
        await page.FillAsync("#year", "2017");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已更正");
        await Expect(page.Locator(".about")).ToContainTextAsync(word + "局人工填写");
        await Expect(page.Locator(".about")).ToContainTextAsync("2016年3月4日人工填写");
        await Expect(page.Locator(".about")).ToContainTextAsync("云南省自动识别");
        Assert.Equal(text, await File.ReadAllBytesAsync(file));
        Assert.Equal($"year: 2017\nissuer: \"{word}局\"\npublished: 2016-03-04\n", await File.ReadAllTextAsync(file + ".yaml"));
        Assert.Equal(1, site.Library.Search(new() { Query = word, Years = [2017] }).TotalPlans);

        await page.GetByRole(AriaRole.Link, new() { Name = "更正以上各项" }).ClickAsync();
        await page.FillAsync("#province", "不详");
        await page.FillAsync("#year", "不详");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.Locator(".about")).ToContainTextAsync("地区不详人工填写");
        await Expect(page.Locator(".about")).ToContainTextAsync("计划年份不详人工填写");
        Assert.Equal("", site.Library.Plans.Single(p => p.File == word + ".txt").RegionPath);

        await page.GetByRole(AriaRole.Link, new() { Name = "更正以上各项" }).ClickAsync();
        await Expect(page.Locator("#year")).ToHaveValueAsync("不详");
        foreach (string field in new[] { "#province", "#year", "#issuer", "#published" })
        {
            await page.FillAsync(field, "");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "保存更正" }).ClickAsync();
        await Expect(page.Locator(".about")).ToContainTextAsync("2016年自动识别");
        Assert.False(File.Exists(file + ".yaml"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task An_odd_number_leads_to_its_paragraph()
    {
        IPage page = await browser.OpenAsync(site, "/plans/" + site.Library.Plans.Single(p => p.File == Site.TablePlan).Id);
        await page.GetByText("关于本文").ClickAsync();
        await page.Locator(".about li a").ClickAsync();
        await Expect(page.Locator(":target")).ToContainTextAsync("三、保障措施");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_key_nothing_is_corrected()
    {
        using HttpClient client = site.Visitor();
        string address = $"/plans/{site.PingshanId}/correct";
        using HttpResponseMessage form = await client.GetAsync(address);
        Assert.Equal((System.Net.HttpStatusCode.SeeOther, $"/signin?to={Uri.EscapeDataString(address)}"),
            (form.StatusCode, form.Headers.Location!.OriginalString));
        using FormUrlEncodedContent fields = new(
            [new("__RequestVerificationToken", await client.TokenAsync("/signin")), new("title", "假的")]);
        using HttpResponseMessage response = await client.PostAsync(address, fields);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(File.Exists(Path.Combine(site.Corpus, Site.Pingshan + ".yaml")));
    }
}
