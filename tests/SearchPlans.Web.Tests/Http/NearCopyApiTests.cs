using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

[Collection(SiteTests.Name)]
public sealed class NearCopyApiTests(Site site)
{
    [Theory]
    [InlineData("old", 200, "near", false, true)]
    [InlineData("new", 200, "updated", true, false)]
    [InlineData("两份都留", 201, "added", true, true)]
    public async Task A_near_copy_is_not_kept_until_the_caller_says_which_counts(string near, int status, string ended, bool keepsNew,
        bool keepsOld)
    {
        using HttpClient client = site.Client();
        (byte[] old, byte[] changed) = (Plan(ended, "旧的结尾"), Plan(ended, "新的收尾"));
        JsonElement first = await (await PostAsync(client, old, "近似" + ended)).JsonAsync(201);

        JsonElement problem = await (await PostAsync(client, changed, "近似二" + ended)).JsonAsync(409);
        Assert.Equal("与已有的计划近似", problem.GetProperty("title").GetString());
        JsonElement named = problem.GetProperty("near")[0];
        Assert.Equal(first.GetProperty("plan").GetProperty("id").GetString(), named.GetProperty("plan").GetProperty("id").GetString());
        Assert.Equal(first.GetProperty("plan").GetProperty("title").GetString(),
            named.GetProperty("plan").GetProperty("title").GetString());
        Assert.InRange(named.GetProperty("containment").GetDouble(), 0.9, 1);
        Assert.Contains("<ins>新的收</ins>", await client.GetStringAsync(named.GetProperty("compare").GetString()), StringComparison.Ordinal);
        Assert.False(Keeps(changed));

        JsonElement decided = await (await PostAsync(client, changed, "近似二" + ended, "&near=" + near)).JsonAsync(status);
        Assert.Equal(ended, decided.GetProperty("status").GetString());
        Assert.Equal((keepsNew, keepsOld), (Keeps(changed), Keeps(old)));
    }

    [Fact]
    public async Task Of_several_near_plans_the_one_that_is_named_gives_way_and_the_others_stay()
    {
        using HttpClient client = site.Client();
        byte[][] versions = [Plan("几份", "第一版"), Plan("几份", "另外一版的收尾"), Plan("几份", "最后一版的末尾")];
        string[] ids = new string[2];
        for (int i = 0; i < 2; i++)
        {
            JsonElement added = await (await PostAsync(client, versions[i], $"几份{i}", "&near=both")).JsonAsync(201);
            ids[i] = added.GetProperty("plan").GetProperty("id").GetString()!;
        }
        JsonElement[] near = [.. (await (await PostAsync(client, versions[2], "几份新")).JsonAsync(409)).GetProperty("near").EnumerateArray()];
        Assert.Equal(ids.Order(), near.Select(n => n.GetProperty("plan").GetProperty("id").GetString()!).Order());
        // Each is a page that leads to the others.
        string page = await client.GetStringAsync(near[1].GetProperty("compare").GetString());
        Assert.Contains("另有 1 份也与它内容相近", page, StringComparison.Ordinal);
        Assert.Contains($"plan={near[0].GetProperty("plan").GetProperty("id").GetString()}\"", page, StringComparison.Ordinal);

        string farther = near[1].GetProperty("plan").GetProperty("id").GetString()!;
        foreach (string wrong in new[] { "&replaces=nosuchplan", $"&near=old&replaces={farther}" })
        {
            JsonElement problem = await (await PostAsync(client, versions[2], "几份新", wrong)).JsonAsync(400);
            Assert.Contains("应为已入库文件的 id", problem.GetProperty("errors").GetProperty("replaces")[0].GetString(),
                StringComparison.Ordinal);
        }
        JsonElement decided = await (await PostAsync(client, versions[2], "几份新", "&replaces=" + farther)).JsonAsync(200);
        Assert.Equal(("updated", farther),
            (decided.GetProperty("status").GetString(), decided.GetProperty("plan").GetProperty("id").GetString()));
        Assert.Equal([ids[0] != farther, ids[1] != farther, true], versions.Select(Keeps));
    }

    [Fact]
    public async Task A_choice_that_is_none_is_named()
    {
        using HttpClient client = site.Client();
        JsonElement problem = await (await PostAsync(client, Plan("错", "的选择"), "错", "&near=perhaps")).JsonAsync(400);
        Assert.Contains("both（两份都留）", problem.GetProperty("errors").GetProperty("near")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_description_says_is_what_is_read()
    {
        JsonElement add = (await site.JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/plans").GetProperty("post");
        Assert.Contains("txt、md、html、htm（至多 16 MB），docx、pdf、doc、wps、odt、rtf、ofd（至多 64 MB）", add.GetProperty("description").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(["200", "201", "202", "400", "403", "409", "413", "429", "503", "507"],
            add.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
        JsonElement near = add.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "near");
        Assert.Contains("both", near.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] content, string name, string query = "") =>
        client.PostAsync($"/api/plans?name={name}.txt{query}", new ByteArrayContent(content));

    private static byte[] Plan(string word, string end) => Encoding.UTF8.GetBytes(
        "吉林省2013年政府工作报告\n一、"
            + $"工作回顾\n{string.Concat(Enumerable.Range(0, 60).Select(i => $"{word}第{i}项{word}{i * 41 % 101}亿{word}{i * 59 % 97}个。\n"))}"
            + $"{word}{end}。\n");

    private bool Keeps(byte[] content) =>
        site.Library.Plans.Any(p => File.ReadAllBytes(Path.Combine(site.Corpus, p.File)).AsSpan().SequenceEqual(content));
}
