using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Whatever a request says, it is answered in time, and the answer is of a size that it gives reason for.</summary>
[Collection(SiteTests.Name)]
public sealed class LimitsTests(Site site, ITestOutputHelper output)
{
    // Took 22 s, and 200 s with three times as many.
    [Theory]
    [InlineData("/search")]
    [InlineData("/api/search")]
    [InlineData("/api/related")]
    public async Task A_region_of_thousands_of_parts_is_no_place(string path)
    {
        foreach (int parts in new[] { 4, 40, 6000 })
        {
            string region = string.Join('/', Enumerable.Repeat("a", parts));
            using HttpClient client = site.Client();
            using HttpResponseMessage response = await client.GetAsync($"{path}?q=发展&region={region}");
            string said = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Matches("至多 3 级的地区路径|太长：至多 100 字", said[0] == '{'
                ? JsonDocument.Parse(said).RootElement.GetProperty("detail").GetString()
                : said);
        }
    }

    // Made a page of 1 GB.
    [Theory]
    [InlineData("issuer")]
    [InlineData("type")]
    [InlineData("region")]
    [InlineData("year")]
    public async Task Thousands_of_values_are_too_many_and_said_so(string name)
    {
        string values = string.Join(',', Enumerable.Range(1000, 8000));
        JsonElement problem = await site.JsonAsync($"/api/search?q=发展&{name}={values}", 400);
        Assert.Contains("合计至多 200 个", problem.GetProperty("errors").GetProperty(name)[0].GetString(), StringComparison.Ordinal);
        using HttpClient client = site.Client();
        using HttpResponseMessage page = await client.GetAsync($"/search?q=发展&{name}={values}");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.InRange((await page.Content.ReadAsByteArrayAsync()).Length, 1, 20_000);
    }

    // Each value stands in a form once, not in every link.
    [Fact]
    public async Task A_page_doesnt_grow_with_the_square_of_what_is_chosen()
    {
        int few = await LengthAsync(50);
        int many = await LengthAsync(200);
        Assert.InRange(many - few, 1, 150 * 1000);
        using HttpClient client = site.Client();
        string page = await client.GetStringAsync("/search?q=蓝莓气球&" + Chosen(200));
        Assert.Equal(200, page.Split("type=\"checkbox\" name=\"issuer\"").Length - 1);
        Assert.Contains("按勾选的检索", page, StringComparison.Ordinal);

        async Task<int> LengthAsync(int count)
        {
            using HttpClient asking = site.Client();
            return (await asking.GetByteArrayAsync("/search?q=蓝莓气球&" + Chosen(count))).Length;
        }

        static string Chosen(int count) => string.Join('&', Enumerable.Range(0, count).Select(i => $"issuer=某地第{i}号人民政府"));
    }

    [Fact]
    public async Task A_query_longer_than_any_is_refused_with_its_bound()
    {
        JsonElement problem = await site.JsonAsync("/api/search?q=" + new string('a', 10_001), 400);
        Assert.Contains("至多 10000 字", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        JsonElement answer = await site.JsonAsync("/api/search?size=200&q=" + Uri.EscapeDataString("蓝莓气球 " + new string('梅', 4000)));
        // Addresses carry a beginning of it.
        Assert.All(answer.GetProperty("hits").EnumerateArray(), h => Assert.InRange(h.GetProperty("url").GetString()!.Length, 1, 6000));
    }

    [Fact]
    public async Task Pages_of_plans_know_no_places_and_types_longer_than_any()
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage page = await client.GetAsync("/plans?region=" + new string('a', 101) + "&type=" + new string('b', 101));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("至多 100 字", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_thousands_of_fields_or_of_megabytes_is_refused()
    {
        using HttpClient client = site.Client();
        using FormUrlEncodedContent fields = new(Enumerable.Range(0, 5000).Select(i => KeyValuePair.Create($"f{i}", "x")));
        using HttpResponseMessage many = await client.PostAsync("/plans/add/cancel", fields);
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        using FormUrlEncodedContent large = new([KeyValuePair.Create("draft", new string('x', 1 << 20))]);
        using HttpResponseMessage long_ = await client.PostAsync("/plans/add/cancel", large);
        Assert.Equal(HttpStatusCode.BadRequest, long_.StatusCode);
    }

    // Took 246 s for 5,000 cells: the time is that of a linear reading, with room for a busy machine.
    [Fact]
    public async Task A_row_of_thousands_of_cells_is_marked_in_linear_time()
    {
        const int Cells = 5000;
        string row = "|" + string.Concat(Enumerable.Range(0, Cells).Select(i => $" 增长{i % 97}.{i % 7}% |"));
        string head = "|" + string.Concat(Enumerable.Range(0, Cells).Select(i => $" 指标{i} |"));
        string text = $"# 河北省2016年国民经济和社会发展计划\n\n## 一、指标\n\n{head}\n|{string.Concat(Enumerable.Repeat(" --- |", Cells))}\n{row}\n";
        string path = Path.Combine(site.Corpus, "wide.md");
        await File.WriteAllTextAsync(path, text);
        try
        {
            site.Library.Synchronize();
            string id = site.Library.Plans.Single(p => p.File == "wide.md").Id;
            using HttpClient client = site.Client();
            var watch = Stopwatch.StartNew();
            int marks = 0;
            foreach (string query in new[] { "增长", "增长>=5%", "同句(增长 指标)", "增长 指标" })
            {
                string page = await client.GetStringAsync($"/plans/{id}?q={Uri.EscapeDataString(query)}");
                Assert.InRange(page.Length, Cells * 20, Cells * 2000);
                marks = Math.Max(marks, page.Split("<mark>").Length - 1);
                output.WriteLine($"{query}: {watch.Elapsed.TotalSeconds:F2} s since the first");
            }
            Assert.InRange(marks, Cells, 3 * Cells);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        }
        finally
        {
            File.Delete(path);
            site.Library.Synchronize();
        }
    }

    [Fact]
    public async Task Idle_and_slow_connections_hold_nobody_up()
    {
        const int Idle = 300;
        List<TcpClient> open = [];
        try
        {
            for (int i = 0; i < Idle; i++)
            {
                TcpClient connection = new();
                await connection.ConnectAsync(site.Address.Host, site.Address.Port);
                open.Add(connection);
                // Every third begins a request that never goes on.
                if (i % 3 == 0)
                {
                    await connection.GetStream().WriteAsync("GET /search?q=a HTTP/1.1\r\nHost: a\r\nX-Slow: "u8.ToArray());
                }
                if (i % 3 == 1)
                {
                    await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                        $"POST /api/plans?name=a.txt HTTP/1.1\r\nHost: {site.Address.Authority}\r\nX-Admin-Key: {site.Key}\r\n"
                            + "Content-Length: 100000\r\n\r\nx"));
                }
            }
            JsonElement found = await site.JsonAsync("/api/search?q=蓝莓气球");
            Assert.True(found.GetProperty("total").GetProperty("paragraphs").GetInt32() > 0);
            using HttpClient client = site.Client();
            using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("不受影响"));
            Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        }
        finally
        {
            open.ForEach(c => c.Dispose());
        }
    }
}
