using System.Net;
using System.Text;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(FigureSite.Name)]
public sealed class FigurePageTests(FigureSite figures)
{
    // A cell with its sentence; and what is around the table, charts included.
    private const int MaxBytesOfCell = 600;
    private const int MaxBytesAround = 48 * 1024;

    [Fact]
    public async Task A_page_weighs_what_its_cells_weigh_and_little_more()
    {
        using HttpClient client = figures.Site.Client();
        byte[] page = await client.GetByteArrayAsync("/figures?indicator=GDP&level=省");
        int cells = FigureSite.Provinces.Length * (FigureSite.LastYear - FigureSite.FirstYear + 1);
        Assert.InRange(page.Length, 1, MaxBytesAround + cells * MaxBytesOfCell);
        Assert.InRange((await client.GetByteArrayAsync("/figures")).Length, 1, 40 * 1024);
        string text = Encoding.UTF8.GetString(page);
        Assert.DoesNotContain("style=\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures?indicator=GDP&measure=x", "value（总量）")]
    [InlineData("/figures?indicator=GDP&kind=x", "target（目标）")]
    [InlineData("/figures?indicator=GDP&from=abc", "应为年份")]
    [InlineData("/figures?indicator=GDP&year=abc", "应为年份")]
    [InlineData("/figures?indicator=GDP&page=0", "应为从 1 起的整数")]
    public async Task What_an_address_has_wrong_is_said(string address, string said)
    {
        using HttpClient client = figures.Site.Client();
        using HttpResponseMessage response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("上海 浙江")]
    [InlineData("上海，浙江")]
    [InlineData("上海　浙江；")]
    public async Task Places_may_be_parted_by_whatever_parts_names(string places)
    {
        using HttpClient client = figures.Site.Client();
        static string Rows(string page) => page[page.IndexOf("<tbody", StringComparison.Ordinal)..];
        Assert.Equal(
            Rows(await client.GetStringAsync("/figures?indicator=GDP&region=上海、浙江")),
            Rows(await client.GetStringAsync("/figures?indicator=GDP&region=" + Uri.EscapeDataString(places))));
    }

    [Fact]
    public async Task Years_are_taken_as_the_API_takes_them()
    {
        using HttpClient client = figures.Site.Client();
        Assert.Equal(
            await client.GetStringAsync("/figures?indicator=GDP&level=省&from=2021&to=2022"),
            await client.GetStringAsync("/figures?indicator=GDP&level=省&year=2021-2022"));
    }

    [Theory]
    [InlineData("/figures?indicator=<script>alert(1)</script>")]
    [InlineData("/figures?indicator=GDP&region=<b>x</b>")]
    [InlineData("/figures?indicator=GDP&sort=\"><b>&at=\"><b>")]
    [InlineData("/figures?indicator=GDP&change=<b>&measure=change")]
    public async Task Whatever_an_address_holds_is_text(string address)
    {
        using HttpClient client = figures.Site.Client();
        using HttpResponseMessage response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task The_links_of_a_page_to_its_data_give_data(string format)
    {
        using HttpClient client = figures.Site.Client();
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/figures?indicator=GDP&region=长三角&level=省&from=2021&to=2023"));
        int end = page.IndexOf($"format={format}\"", StringComparison.Ordinal);
        string link = page[page.LastIndexOf("\"/api", end, StringComparison.Ordinal)..end].TrimStart('"') + $"format={format}";
        using HttpResponseMessage response = await client.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        byte[] data = await response.Content.ReadAsByteArrayAsync();
        if (format == "xlsx")
        {
            Assert.Equal("PK"u8.ToArray(), data[..2]);
            return;
        }
        string text = Encoding.UTF8.GetString(data);
        Assert.Contains("江苏", text, StringComparison.Ordinal);
        Assert.DoesNotContain("广东", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Targets_against_results_are_a_file_too(string format)
    {
        using HttpClient client = figures.Site.Client();
        byte[] data = await client.GetByteArrayAsync($"/figures?indicator=GDP&region=上海&view=compare&format={format}");
        if (format == "xlsx")
        {
            Assert.Equal("PK"u8.ToArray(), data[..2]);
            return;
        }
        string[] lines = Encoding.UTF8.GetString(data).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // The year before the first report is there by its result.
        Assert.Equal(FigureSite.LastYear - FigureSite.FirstYear + 3, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("2023,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_write_gets_no_form_and_no_way_to_it()
    {
        using HttpClient client = figures.Site.Visitor();
        string address = $"/plans/{figures.IdOf("北京市", 2024)}/figures";
        string page = await client.GetStringAsync(address);
        Assert.Contains("本文指标", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/figures/correct", page, StringComparison.Ordinal);
        using HttpClient here = figures.Site.Client();
        string own = WebUtility.HtmlDecode(await here.GetStringAsync(address));
        int start = own.IndexOf($"{address}/correct", StringComparison.Ordinal);
        string form = own[start..own.IndexOf('"', start)];
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(form)).StatusCode);
        using HttpResponseMessage refused = await client.GetAsync(form);
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.StartsWith("/signin", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using FormUrlEncodedContent strike =
            new([new("__RequestVerificationToken", await client.TokenAsync("/signin")), new("does", "strike")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(form, strike)).StatusCode);
        Assert.Equal(page, await client.GetStringAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, (await here.GetAsync($"{address}/correct?figure=x~1~y")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.GetAsync("/plans/nowhere/figures")).StatusCode);
    }
}
