using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class AddManyTests(Site site)
{
    [Fact]
    public async Task Files_and_a_zip_are_added_with_a_report_per_file()
    {
        using HttpClient client = site.Client();
        string page = await UploadAsync(client,
            ("多一.txt", Requests.PlanWith("翡翠风铃")), ("多.zip", Zip(("深圳市/多二.txt", Requests.PlanWith("玛瑙风车")))), ("../图.png", [1, 2, 3]));
        Assert.Contains("完成：3 / 3 份", page, StringComparison.Ordinal);
        Assert.Contains("已入库 2", page, StringComparison.Ordinal);
        Assert.Contains("未入库 1", page, StringComparison.Ordinal);
        Assert.Contains("多二.txt<small>多.zip/深圳市</small>", page, StringComparison.Ordinal);
        Assert.Equal(1, (await site.JsonAsync("/api/search?q=玛瑙风车")).GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Contains("已有 1", await UploadAsync(client, ("又.txt", Requests.PlanWith("翡翠风铃"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("old", false, true)]
    [InlineData("both", true, true)]
    [InlineData("new", true, false)]
    public async Task A_near_copy_is_shown_beside_the_other_and_decided_upon(string counts, bool ofNew, bool ofOld)
    {
        using HttpClient client = site.Client();
        string plan = Invented($"琉璃{counts}");
        await UploadAsync(client, ($"近似-{counts}.txt", Encoding.UTF8.GetBytes(plan)));
        string page = await UploadAsync(client,
            ($"转载-{counts}.txt", Encoding.UTF8.GetBytes(plan.Replace("旧的结尾", "新的收尾", StringComparison.Ordinal))));
        Assert.Contains("相近待定 1", page, StringComparison.Ordinal);
        string address = WebUtility.HtmlDecode(Regex.Match(page, "/plans/add/compare/[^\"]+").Value);
        string compare = await client.GetStringAsync(address);
        Assert.Contains("<del>旧的结</del>", compare, StringComparison.Ordinal);
        Assert.Contains("<ins>新的收</ins>", compare, StringComparison.Ordinal);
        using FormUrlEncodedContent form = new(
        [
            new("__RequestVerificationToken",
                Regex.Match(compare, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value),
            new("plan", Regex.Match(address, "plan=(.+)").Groups[1].Value), new("counts", counts),
        ]);
        using HttpResponseMessage response = await client.PostAsync(address[..address.IndexOf('?', StringComparison.Ordinal)], form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        string[] kept = [.. site.Library.Plans.Select(p => File.ReadAllText(Path.Combine(site.Corpus, p.File)))];
        Assert.Equal((ofNew, ofOld), (Keeps("新的收尾"), Keeps("旧的结尾")));

        bool Keeps(string end) => kept.Any(text => text.Contains($"琉璃{counts}{end}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_original_is_given_to_be_saved_under_its_name()
    {
        using HttpClient client = site.Client();
        byte[] html = Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html><body><script>alert(1)"
                + $"</script><p>{Encoding.UTF8.GetString(Requests.PlanWith("网页原件")).Replace("\n", "</p><p>", StringComparison.Ordinal)}</p>"
                + "</body></html>");
        await UploadAsync(client, ("原件.html", html));
        string id = site.Library.Plans.Single(p => p.File == "原件.html.md").Id;
        using HttpResponseMessage response = await client.GetAsync($"/plans/{id}/original");
        Assert.Equal(html, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "原件.html"),
            (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/plans/{site.PingshanId}/original")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/plans/..%2f..%2fetc/original")).StatusCode);
    }

    [Fact]
    public async Task A_file_put_into_the_corpus_shows_by_itself()
    {
        await File.WriteAllBytesAsync(Path.Combine(site.Corpus, "followed.txt"), Requests.PlanWith("自动跟随"));
        DateTime end = DateTime.UtcNow.AddSeconds(20);
        while (!site.Library.Plans.Any(p => p.File == "followed.txt"))
        {
            Assert.True(DateTime.UtcNow < end);
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken()
    {
        using HttpClient client = site.Visitor();
        using HttpResponseMessage response = await client.PostAsync("/plans/add/many",
            Requests.Upload(Requests.PlanWith("不该收入"), "no.txt"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static async Task<string> UploadAsync(HttpClient client, params (string Name, byte[] Content)[] files)
    {
        using MultipartFormDataContent form = new() { { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" } };
        foreach ((string name, byte[] content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }
        using HttpResponseMessage response = await client.PostAsync("/plans/add/many", form);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        DateTime end = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            string page = await client.GetStringAsync(response.Headers.Location);
            if (page.Contains("完成：", StringComparison.Ordinal))
            {
                return page.Replace("&nbsp;", " ", StringComparison.Ordinal);
            }
            Assert.True(DateTime.UtcNow < end, page);
            await Task.Delay(50);
        }
    }

    private static string Invented(string word) =>
        "湖南省2014年政府工作报告\n一、"
            + $"工作回顾\n{string.Concat(Enumerable.Range(0, 60).Select(i => $"{word}{i}项{word}{i * 37 % 101}亿{word}{i * 53 % 97}个。\n"))}{word}"
            + "旧的结尾。\n";

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
