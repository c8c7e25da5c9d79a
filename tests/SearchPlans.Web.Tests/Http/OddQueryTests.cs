using System.Diagnostics;
using System.Net;
using System.Text;
using SearchPlans.Web.Tests.Support;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Long and odd queries from outside: each is answered as a query, none as a fault, none takes the server for itself.</summary>
[Collection(SiteTests.Name)]
public sealed class OddQueryTests(Site site, ITestOutputHelper output)
{
    private const int Most = 10_000;

    // How long one may take whatever the machine has to do besides; a search alone is held to 2 s.
    private static readonly TimeSpan _guard = TimeSpan.FromMinutes(2);

    public static TheoryData<string, string> Queries => new()
    {
        { "one character over and over", new string('坪', Most) },
        { "words", Fill("蓝莓气球 试点 ") },
        { "a run of shipped text", Fill("坪山区国民经济和社会发展计划执行情况") },
        { "either, thousands of times", Fill("a|") },
        { "not, thousands of times", Fill("坪山 -房地产 ") },
        { "brackets that open", Fill("(") },
        { "brackets that close", Fill(")") },
        { "brackets in brackets", new string('(', Most / 3) + "坪山" + new string(')', Most / 3) },
        { "quotes", Fill("\"“”「」《》") },
        { "quoted words", Fill("\"坪山\"") },
        { "together in one sentence", Fill("同句(坪山 发展)") },
        { "together in together", Fill("同句(同段(同节(") + "坪山" },
        { "fields", Fill("标题:章节:正文:地区:年份:") },
        { "conditions", Fill("地区:长三角 年份:2020-2024 ") },
        { "amounts", Fill("增长>=5% ") },
        { "an amount of digits", "增长>=" + new string('9', Most - 10) + "%" },
        { "numerals", Fill("一二三四五六七八九十百千万亿") },
        { "years", string.Join(' ', Enumerable.Range(1900, 1500)) },
        { "places", Fill("江苏 浙江 山东 福建 ") },
        { "letters of every plane", string.Concat(Enumerable.Range(0, 1800).Select(i => char.ConvertFromUtf32(0x20000 + i))) },
        { "marks over letters", "坪" + new string('\u0301', Most - 1) },
        { "signs that nobody sees", Fill("\u200b\u200d\u2060\ufeff\u202e") },
        { "control signs", Fill("\u0001\u0007\u001b\u0000") },
        { "halves of letters", Fill("\ud83d") },
        { "pinyin", Fill("pingshan") },
        { "typing errors", Fill("坪山区国民经纪和社会发展计化 ") },
        { "signs alone", Fill("，。、；：？！…—·～") },
        { "wildcards of other languages", Fill("*?~^[]{}\\/+&&||!") },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task It_is_answered(string kind, string query)
    {
        using HttpClient client = site.Client();
        string escaped = Escape(query[..Math.Min(query.Length, Most)]);
        foreach (string path in new[]
        {
            "/api/search?q=", "/api/search?scope=section&q=", "/api/search?match=exact&q=", "/search?q=", $"/plans/{site.PingshanId}?q=",
            "/api/related?q=",
        })
        {
            var watch = Stopwatch.StartNew();
            using HttpResponseMessage answer = await client.GetAsync(path + escaped);
            string said = await answer.Content.ReadAsStringAsync();
            output.WriteLine($"{kind}: {path} {(int)answer.StatusCode} {watch.ElapsedMilliseconds} ms");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} {(int)answer.StatusCode} {said[..Math.Min(said.Length, 500)]}");
            Assert.True(watch.Elapsed < _guard, $"{path} {watch.Elapsed}");
        }
    }

    // Half a letter as it would have been sent: what a browser makes of it.
    private static string Escape(string query) => string.Concat(
        Encoding.UTF8.GetBytes(query).Select(b => $"%{b:X2}"));

    private static string Fill(string piece) => string.Concat(Enumerable.Repeat(piece, (Most / piece.Length) + 1))[..Most];
}
