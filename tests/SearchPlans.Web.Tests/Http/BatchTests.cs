using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class BatchTests(Site site)
{
    [Fact]
    public async Task A_list_is_looked_up_from_a_form_a_file_and_an_address()
    {
        using HttpClient visitor = site.Visitor();
        Assert.Contains("一行一个", await visitor.GetStringAsync("/batch"), StringComparison.Ordinal);
        string page = await PostAsync(visitor, 200, "# 说明\n蓝莓气球\n\n水晶陀螺\n蓝莓气球\n", null, ("region", "浙江、江苏"), ("year", "2018-2019"));
        Assert.Contains("<strong>2</strong> 个说法 × 2 个地区 × 2 年", page, StringComparison.Ordinal);
        string link = Regex.Match(page, "href=\"(/search\\?q=蓝莓气球[^\"]*region=浙江省[^\"]*)\"[^>]*>(\\d+)</a>").Groups[1].Value;
        Assert.Contains("蓝莓气球", await visitor.GetStringAsync(link), StringComparison.Ordinal);
        string fixedLink = Regex.Match(page, "href=\"(/batch\\?[^\"]+)\">固定链接").Groups[1].Value;
        Assert.Equal(TableOf(page), TableOf(WebUtility.HtmlDecode(await visitor.GetStringAsync(fixedLink))));
        page = await PostAsync(visitor, 200, "", Encoding.UTF8.GetBytes("\uFEFF水晶陀螺\r\n坪山\r\n"));
        Assert.Contains("<strong>2</strong> 个说法", page, StringComparison.Ordinal);
        Assert.Contains(">" + Site.InventedPlans + "</a>", page, StringComparison.Ordinal);

        Assert.Contains("没有名为“浙姜”的地区", await PostAsync(visitor, 400, "甲", null, ("region", "浙姜")), StringComparison.Ordinal);
        Assert.Contains("至多 200 个", await PostAsync(
            visitor, 400, string.Join('\n', Enumerable.Range(0, 201).Select(i => $"词{i}")), null), StringComparison.Ordinal);
        Assert.Contains("UTF-8", await PostAsync(visitor, 400, "", [0xB9, 0xE2, 0xB7, 0xFC]), StringComparison.Ordinal);
        Assert.Contains("太长", await PostAsync(visitor, 400, new string('长', 101), null), StringComparison.Ordinal);
        Assert.Contains("2015-2025", await PostAsync(visitor, 400, "甲", null, ("year", "何年")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_numbers_of_searches_as_json_csv_and_xlsx()
    {
        using HttpClient visitor = site.Visitor();
        object body = new { expressions = new[] { "蓝莓气球", "水晶陀螺", "无此说法甲乙" }, regions = new[] { "浙江", "江苏" }, year = "2018-2020" };
        JsonElement batch = await (await visitor.PostAsJsonAsync("/api/batch", body)).JsonAsync(200);
        Assert.Equal([2018, 2019, 2020], batch.GetProperty("years").EnumerateArray().Select(y => y.GetInt32()));
        int seen = 0;
        foreach (JsonElement place in batch.GetProperty("expressions").EnumerateArray()
            .SelectMany(e => e.GetProperty("places").EnumerateArray()))
        {
            foreach (JsonElement count in place.GetProperty("byYear").EnumerateArray().Prepend(place.GetProperty("total")))
            {
                JsonElement total = (await site.JsonAsync("/api" + count.GetProperty("url").GetString())).GetProperty("total");
                Assert.Equal((total.GetProperty("paragraphs").GetInt32(), total.GetProperty("plans").GetInt32()),
                    (count.GetProperty("paragraphs").GetInt32(), count.GetProperty("plans").GetInt32()));
                seen += count.GetProperty("plans").GetInt32();
            }
        }
        Assert.True(seen > 4);
        using HttpResponseMessage csv = await visitor.PostAsJsonAsync("/api/batch?format=csv", body);
        Assert.Contains("蓝莓气球,浙江,合计,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage xlsx = await visitor.PostAsJsonAsync("/api/batch?format=xlsx", body);
        using var workbook = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        Assert.Equal(3, workbook.Entries.Count(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)));

        foreach ((object wrong, string parameter) in new (object, string)[]
        {
            (new { }, "expressions"), (new { expressions = new[] { "甲" }, regions = new[] { "浙姜" } }, "region"),
            (new { expressions = new[] { "甲" }, levels = new[] { "村" } }, "level"),
        })
        {
            JsonElement problem = await (await visitor.PostAsJsonAsync("/api/batch", wrong)).JsonAsync(400);
            Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _), problem.ToString());
        }
        await (await visitor.PostAsJsonAsync("/api/batch?format=pdf", body)).JsonAsync(400);
    }

    private static string TableOf(string page) => Regex.Match(page, "<table.*?</table>", RegexOptions.Singleline).Value;

    private static async Task<string> PostAsync(
        HttpClient client, int status, string list, byte[]? file, params (string Name, string Value)[] fields)
    {
        using MultipartFormDataContent form = new() { { new StringContent(list), "q" } };
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }
        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", "说法.txt");
        }
        using HttpResponseMessage answer = await client.PostAsync("/batch", form);
        Assert.Equal(status, (int)answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
