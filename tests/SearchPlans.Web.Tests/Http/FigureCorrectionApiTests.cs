using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Correcting figures by the API, on a site of its own: what is corrected here would change what others look at.</summary>
public sealed class FigureCorrectionApiTests : IAsyncLifetime
{
    private const string Report = """
        上海市2024年政府工作报告
        一、2023年工作回顾
        全市地区生产总值增长5%。
        二、2024年工作安排
        今年的主要预期目标是：地区生产总值增长5%以上，居民消费价格涨幅3%左右，一般公共预算收入9000亿元。
        """;

    private Site _site = null!;

    private string Address => $"/api/plans/{_site.Library.Plans.Single().Id}/figures";

    public async Task InitializeAsync() => _site = await Site.WithPlansAsync(new Dictionary<string, string> { ["shanghai.txt"] = Report });

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_is_named_is_corrected_and_the_rest_stays_as_read()
    {
        using HttpClient client = _site.Client();
        JsonElement before = await FigureAsync(client, "地区生产总值", "target");
        Assert.Equal(("≥5%", "同比"), (before.GetProperty("change").GetString(), before.GetProperty("changeKind").GetString()));

        JsonElement now = Figure(await (await PatchAsync(client, before, """{"change": 5.5}""")).JsonAsync(200), "地区生产总值", "target");
        Assert.Equal(("≥5.5%", "2024", true),
            (now.GetProperty("change").GetString(), now.GetProperty("period").GetString(), now.GetProperty("corrected").GetBoolean()));
        now = Figure(await (await PatchAsync(client, before,
            """{"changeMin": null, "changeHedge": "左右", "number": 4.9, "unit": "万亿元"}""")).JsonAsync(200), "地区生产总值", "target");
        Assert.Equal(("5.5%左右", "4.9万亿元"), (now.GetProperty("change").GetString(), now.GetProperty("value").GetString()));

        // A correction holds after all is read again.
        await _site.Library.SynchronizeAsync(rebuild: true);
        Assert.Equal("5.5%左右", (await FigureAsync(client, "地区生产总值", "target")).GetProperty("change").GetString());
    }

    [Fact]
    public async Task Another_indicator_kind_and_period_are_said()
    {
        using HttpClient client = _site.Client();
        JsonElement before = await FigureAsync(client, "一般公共预算收入", "target");
        JsonElement now = Figure(await (await PatchAsync(client, before,
            """{"indicator": "地方财政收入", "kind": "plan-period", "aim": "target", "period": "2024-2028"}""")).JsonAsync(200),
            "地方财政收入", "plan-period");
        Assert.Equal(("2024-2028", "9000亿元"), (now.GetProperty("period").GetString(), now.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task A_figure_is_struck_out_and_taken_back()
    {
        using HttpClient client = _site.Client();
        JsonElement before = await FigureAsync(client, "居民消费价格", "target");
        JsonElement all = await (await PatchAsync(client, before, """{"struckOut": true}""")).JsonAsync(200);
        Assert.DoesNotContain(Named(all, "figures"), name => name == "居民消费价格");
        Assert.Equal(["居民消费价格"], Named(all, "struckOut"));
        JsonElement table = await _site.JsonAsync("/api/figures?indicator=居民消费价格&kind=target");
        Assert.Empty(table.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("cells").EnumerateArray())
            .SelectMany(c => c.GetProperty("statements").EnumerateArray()));

        using HttpResponseMessage withdrawn = await client.DeleteAsync(KeyAddress(before));
        all = await withdrawn.JsonAsync(200);
        Assert.Contains("居民消费价格", Named(all, "figures"));
        Assert.Empty(Named(all, "struckOut"));
        Assert.Empty(Directory.GetFiles(_site.Corpus, "*.yaml"));
    }

    [Theory]
    [InlineData("""{"change": "快"}""", "“change”不是可改的一项，或它的值不对")]
    [InlineData("""{"speed": 5}""", "“speed”不是可改的一项")]
    [InlineData("""{"struckOut": "yes"}""", "“struckOut”")]
    [InlineData("""{"indicator": ""}""", "请写明是哪个指标")]
    [InlineData("""{"change": null, "changeMin": null}""", "至少一项要有数字")]
    [InlineData("""{"kind": "wish"}""", "target（目标）")]
    [InlineData("""{"period": "去年"}""", "请写明年份")]
    [InlineData("""{"changeMin": 9, "changeMax": 3}""", "下限不能大于上限")]
    [InlineData("{}", "请求体应为 UTF-8 的 JSON 对象")]
    [InlineData("[]", "请求体应为 UTF-8 的 JSON 对象")]
    [InlineData("change=5", "请求体应为 UTF-8 的 JSON 对象")]
    public async Task A_correction_that_is_none_is_answered_with_what_is_wrong(string body, string said)
    {
        using HttpClient client = _site.Client();
        JsonElement before = await FigureAsync(client, "地区生产总值", "target");
        JsonElement problem = await (await PatchAsync(client, before, body)).JsonAsync(400);
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_site.Corpus, "*.yaml"));
    }

    [Fact]
    public async Task Who_may_not_write_names_no_figure_or_sends_too_much_changes_nothing()
    {
        using HttpClient client = _site.Client();
        JsonElement before = await FigureAsync(client, "地区生产总值", "target");
        const string Body = """{"change": 6}""";
        await (await SendAsync(client, Address, Body)).JsonAsync(404);
        await (await SendAsync(client, Address + "?key=none", Body)).JsonAsync(404);
        await (await SendAsync(client, "/api/plans/nosuchplan/figures?key=none", Body)).JsonAsync(404);
        await (await PatchAsync(client, before, $"{{\"indicator\":\"{new string('长', 20_000)}\"}}")).JsonAsync(413);
        using (HttpResponseMessage withdrawn = await client.DeleteAsync(Address))
        {
            Assert.Contains("key", (await withdrawn.JsonAsync(400)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        using HttpClient visitor = _site.Visitor();
        await (await PatchAsync(visitor, before, Body)).JsonAsync(403);
        using (HttpResponseMessage withdrawn = await visitor.DeleteAsync(KeyAddress(before)))
        {
            await withdrawn.JsonAsync(403);
        }
        Assert.Empty(Directory.GetFiles(_site.Corpus, "*.yaml"));
    }

    private static string[] Named(JsonElement all, string list) =>
        [.. all.GetProperty(list).EnumerateArray().Select(f => f.GetProperty("indicator").GetString()!)];

    private static JsonElement Figure(JsonElement all, string indicator, string kind) => all.GetProperty("figures").EnumerateArray()
        .Single(f => f.GetProperty("indicator").GetString() == indicator && f.GetProperty("kind").GetString() == kind);

    private async Task<JsonElement> FigureAsync(HttpClient client, string indicator, string kind)
    {
        using HttpResponseMessage answer = await client.GetAsync(Address);
        return Figure(await answer.JsonAsync(200), indicator, kind);
    }

    private string KeyAddress(JsonElement figure) => $"{Address}?key={Uri.EscapeDataString(figure.GetProperty("key").GetString()!)}";

    private Task<HttpResponseMessage> PatchAsync(HttpClient client, JsonElement figure, string body) =>
        SendAsync(client, KeyAddress(figure), body);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await client.SendAsync(request);
    }
}
