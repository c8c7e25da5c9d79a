using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>A draft is compared by whoever may read, and nothing of it stays.</summary>
[Collection(ReportTests.Name)]
public sealed class ContrastDraftTests(ReportSite reports)
{
    private const string Phrase = "翡翠风筝产业园";

    private const string Draft = $"# 太原市2027年政府工作报告\n\n## 一、2026年工作回顾\n\n太原市经济运行总体平稳，重点项目建设取得太原市的新进展。\n\n"
        + $"## 二、2027年重点工作\n\n### （一）扩大有效投资\n\n建设{Phrase}，总投资30亿元。\n";

    private string Plan => reports.IdOf("太原市", 2026);

    [Theory]
    [InlineData("草稿.md")]
    [InlineData("草稿.html")]
    public async Task A_draft_stands_beside_a_plan_and_leaves_no_trace(string name)
    {
        using HttpClient client = reports.Site.Visitor();
        string[] before = Trace();
        IEnumerable<string> elements = Draft.Split("\n\n").Select(l => l.StartsWith('#') ? $"<h2>{l.Trim('#', ' ')}</h2>" : $"<p>{l}</p>");
        string body = name.EndsWith(".html", StringComparison.Ordinal) ? $"<html><body>{string.Concat(elements)}</body></html>" : Draft;
        using HttpResponseMessage bare = await client.PostAsync(
            $"/api/compare?a={Plan}&name={Uri.EscapeDataString(name)}", new ByteArrayContent(Encoding.UTF8.GetBytes(body)));
        JsonElement contrast = await bare.JsonAsync(200);
        JsonElement side = contrast.GetProperty("new");
        Assert.Equal(("", 2027), (side.GetProperty("plan").GetString(), side.GetProperty("year").GetInt32()));
        Assert.Contains(Phrase, contrast.GetProperty("rows").ToString(), StringComparison.Ordinal);
        Assert.True(contrast.GetProperty("sections").GetProperty("gone").GetInt32() > 0);

        using HttpResponseMessage page = await PageAsync(client, ("a", Plan), ("text", Draft));
        string html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("只用来对照这一次", html, StringComparison.Ordinal);
        Assert.Contains(Phrase, html, StringComparison.Ordinal);
        // No address leads to it.
        Assert.DoesNotContain("/plans/#", html, StringComparison.Ordinal);
        using HttpResponseMessage file = await PageAsync(client, ("a", "太原 2026"), ("text", Draft), ("format", "docx"));
        using var document = new ZipArchive(await file.Content.ReadAsStreamAsync());
        Assert.NotNull(document.GetEntry("word/document.xml"));

        Assert.Equal(before, Trace());
        JsonElement found = await reports.Site.JsonAsync($"/api/search?q={Phrase}&match=exact");
        Assert.Equal(0, found.GetProperty("total").GetProperty("paragraphs").GetInt32());
        Assert.Equal(ReportSite.Reports.Count, (await reports.Site.Library.PlansAsync()).Count);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "searchplans-upload-*").SelectMany(d => Directory.GetFiles(d, "*草稿*")));
    }

    [Fact]
    public async Task What_is_wrong_is_told()
    {
        using HttpClient client = reports.Site.Visitor();
        Assert.Contains("没有草稿", await ProblemAsync($"a={Plan}", [], 400), StringComparison.Ordinal);
        Assert.Contains("计划的 id", await ProblemAsync("", Encoding.UTF8.GetBytes(Draft), 400), StringComparison.Ordinal);
        Assert.Contains("none", await ProblemAsync("a=none", Encoding.UTF8.GetBytes(Draft), 404), StringComparison.Ordinal);
        byte[] tooLong = Encoding.UTF8.GetBytes(new string('长', 600_001));
        Assert.Contains("草稿太长", await ProblemAsync($"a={Plan}", tooLong, 400), StringComparison.Ordinal);
        Assert.Contains("20 MB", await ProblemAsync($"a={Plan}&name=大.pdf", new byte[(20 << 20) + 1], 413), StringComparison.Ordinal);
        await ProblemAsync($"a={Plan}&name=图.png", [1, 2, 3], 400);

        using HttpResponseMessage noDraft = await PageAsync(client, ("a", Plan));
        Assert.Equal(HttpStatusCode.BadRequest, noDraft.StatusCode);
        Assert.Contains("还没有草稿", WebUtility.HtmlDecode(await noDraft.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using HttpResponseMessage unsettled = await PageAsync(client, ("a", "太原"), ("text", Draft));
        Assert.Contains("有 3 份", WebUtility.HtmlDecode(await unsettled.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var tokenless = new MultipartFormDataContent { { new StringContent(Plan), "a" }, { new StringContent(Draft), "text" } };
        using HttpResponseMessage refused = await client.PostAsync("/compare/draft", tokenless);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        async Task<string> ProblemAsync(string query, byte[] body, int status)
        {
            using HttpResponseMessage response = await client.PostAsync("/api/compare?" + query, new ByteArrayContent(body));
            return (await response.JsonAsync(status)).ToString();
        }
    }

    [Fact]
    public async Task Where_reading_is_closed_a_draft_needs_a_key_too()
    {
        Site keyed = await Site.WithKeyAsync("draft-key", "--Reading", "keys");
        try
        {
            using HttpClient visitor = keyed.Visitor();
            using HttpResponseMessage refused = await visitor.PostAsync(
                $"/api/compare?a={keyed.PingshanId}", new ByteArrayContent(Encoding.UTF8.GetBytes(Draft)));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }

    private static async Task<HttpResponseMessage> PageAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await client.TokenAsync("/compare")), "__RequestVerificationToken" },
        };
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }
        return await client.PostAsync("/compare/draft", form);
    }

    // Every file of the corpus with its content, the log and the trash among them.
    private string[] Trace() =>
    [
        .. Directory.GetFiles(reports.Site.Corpus, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
