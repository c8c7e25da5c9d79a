using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(ReportTests.Name)]
public sealed class WordsTests(ReportSite reports)
{
    [Fact]
    public async Task What_is_new_is_given_as_a_page_json_csv_and_xlsx()
    {
        using HttpClient client = reports.Site.Client();
        Assert.Contains("哪些说法是新的", await client.GetStringAsync("/words"), StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/words?place=太原"));
        Assert.Contains("与同年同级别地区的 1 份相比", page, StringComparison.Ordinal);
        Assert.Contains("/words?place=太原&year=2024", page, StringComparison.Ordinal);
        Assert.Contains("没有收录 1999 年的", await client.GetStringAsync("/words?place=太原&year=1999"), StringComparison.Ordinal);
        Assert.Contains("太原市", await client.GetStringAsync("/words?place=太源市"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/words?place=太原&year=何年")).StatusCode);
        JsonElement words = await reports.Site.JsonAsync("/api/words?place=太原&year=2026");
        Assert.Equal(("山西省/太原市", 2026, 2),
            (words.GetProperty("region").GetString(), words.GetProperty("year").GetInt32(), words.GetProperty("before").GetArrayLength()));
        Assert.Contains("类别,说法,", await client.GetStringAsync("/api/words?place=太原&format=csv"), StringComparison.Ordinal);
        using var workbook = new ZipArchive(await client.GetStreamAsync("/api/words?place=太原&format=xlsx"));
        Assert.Contains(workbook.Entries, e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/words", "place")]
    [InlineData("/api/words?place=太源市", "region")]
    [InlineData("/api/words?place=太原&limit=99", "limit")]
    [InlineData("/api/words?place=太原&format=pdf", "format")]
    public async Task What_is_wrong_is_told_by_its_name(string address, string parameter) => Assert.True(
        (await reports.Site.JsonAsync(address, 400)).GetProperty("errors").TryGetProperty(parameter, out _));
}
