using System.Net;
using System.Text.Json;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Removing, bringing back and correcting many over HTTP, and who may.</summary>
[Collection(SiteTests.Name)]
public sealed class LibraryApiTests(Site site)
{
    [Fact]
    public async Task A_plan_is_deleted_listed_and_restored_with_its_id()
    {
        using HttpClient client = site.Client();
        string id = await AddAsync(client, "接口删除");
        using HttpResponseMessage deleted = await client.DeleteAsync("/api/plans/" + id);
        string key = (await deleted.JsonAsync(200)).GetProperty("removed").GetProperty("key").GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/plans/" + id)).StatusCode);
        using HttpResponseMessage again = await client.DeleteAsync("/api/plans/" + id);
        await again.JsonAsync(404);
        using HttpResponseMessage trash = await client.GetAsync("/api/trash");
        JsonElement item = (await trash.JsonAsync(200)).GetProperty("items").EnumerateArray()
            .Single(i => i.GetProperty("key").GetString() == key);
        Assert.Equal(("removed", id, "接口删除.txt"), (item.GetProperty("reason").GetString(), item.GetProperty("id").GetString(),
            item.GetProperty("document").GetString()));

        using HttpResponseMessage restored = await client.PostAsync($"/api/trash/{key}/restore", null);
        Assert.Equal(id, (await restored.JsonAsync(200)).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/plans/" + id)).StatusCode);
        using HttpResponseMessage gone = await client.PostAsync($"/api/trash/{key}/restore", null);
        await gone.JsonAsync(404);
    }

    [Fact]
    public async Task A_plan_is_marked_as_looked_at_and_that_is_taken_back()
    {
        using HttpClient client = site.Client();
        string id = await AddAsync(client, "接口核对");
        string text = Path.Combine(site.Corpus, "接口核对.txt");
        await File.WriteAllTextAsync(text, "国民经济和社会发展情况\n接口核对的内容。\n");
        site.Library.Synchronize();
        Assert.Contains(id, await IdsAsync());
        using HttpResponseMessage marked = await client.PutAsync($"/api/plans/{id}/checked", null);
        Assert.Equal(id, (await marked.JsonAsync(200)).GetProperty("id").GetString());
        Assert.DoesNotContain(id, await IdsAsync());
        using HttpResponseMessage undone = await client.DeleteAsync($"/api/plans/{id}/checked");
        await undone.JsonAsync(200);
        Assert.Contains(id, await IdsAsync());
        using HttpResponseMessage none = await client.PutAsync("/api/plans/none/checked", null);
        await none.JsonAsync(404);
        using HttpClient visitor = site.Visitor();
        using HttpResponseMessage refused = await visitor.PutAsync($"/api/plans/{id}/checked", null);
        await refused.JsonAsync(403);
        using HttpResponseMessage closed = await visitor.GetAsync("/api/review");
        await closed.JsonAsync(401);

        async Task<string[]> IdsAsync()
        {
            using HttpResponseMessage list = await client.GetAsync("/api/review");
            return [.. (await list.JsonAsync(200)).GetProperty("items").EnumerateArray()
                .Select(i => i.GetProperty("plan").GetProperty("id").GetString()!)];
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_for_who_may_not_write()
    {
        using HttpClient visitor = site.Visitor();
        string plan = "/plans/" + site.PingshanId;
        foreach (string path in new[] { "/library", "/library?show=all", "/library/trash", "/library/log", plan + "/remove" })
        {
            using HttpResponseMessage page = await visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.SeeOther), (path, page.StatusCode));
            Assert.StartsWith(AccessGate.SignInPath, page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        foreach (string path in new[]
        {
            plan + "/remove", plan + "/rename", "/library/correct", "/library/check", "/library/uncheck", "/library/trash/restore",
            "/plans/add/from", "/api/trash/x/restore",
        })
        {
            using HttpResponseMessage refused = await visitor.PostAsync(path, new FormUrlEncodedContent([new("ids", site.PingshanId)]));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, refused.StatusCode));
        }
        using HttpResponseMessage deleted = await visitor.DeleteAsync("/api/plans/" + site.PingshanId);
        await deleted.JsonAsync(403);
        Assert.DoesNotContain("/library", await visitor.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/remove", await visitor.GetStringAsync(plan), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(site.Corpus, Site.Pingshan)));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using HttpClient client = site.Client();
        foreach (string path in new[]
        {
            $"/plans/{site.PingshanId}/remove", "/library/correct", "/library/trash/restore", "/plans/add/from",
        })
        {
            using HttpResponseMessage refused = await client.PostAsync(path, new FormUrlEncodedContent([new("ids", site.PingshanId)]));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, refused.StatusCode));
        }
        Assert.True(File.Exists(Path.Combine(site.Corpus, Site.Pingshan)));
    }

    [Fact]
    public async Task A_version_is_read_by_who_may_read_and_only_with_its_plan()
    {
        using HttpClient client = site.Client();
        string id = await AddAsync(client, "旧版本甲");
        using HttpResponseMessage replaced = await client.PostAsync(
            $"/api/plans?name=换上.txt&replaces={id}", new ByteArrayContent(Requests.PlanWith("新版本乙")));
        Assert.Equal("updated", (await replaced.JsonAsync(200)).GetProperty("status").GetString());
        string key = site.Library.Versions(id).Single().Key;
        using HttpClient visitor = site.Visitor();
        string page = await visitor.GetStringAsync($"/plans/{id}/versions/{key}");
        Assert.Contains("<del>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("恢复这个版本", page, StringComparison.Ordinal);
        Assert.Contains("恢复这个版本", await client.GetStringAsync($"/plans/{id}/versions/{key}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/plans/{site.PingshanId}/versions/{key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/plans/{id}/versions/..%2f..%2fetc")).StatusCode);
        await client.DeleteAsync("/api/plans/" + id);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/plans/{id}/versions/{key}")).StatusCode);
    }

    [Fact]
    public async Task What_cant_be_corrected_together_is_said_and_changes_nothing()
    {
        using HttpClient client = site.Client();
        string token = await client.TokenAsync("/library?show=all");
        foreach ((string[] ids, string year, string said) in new[]
        {
            (Array.Empty<string>(), "2020", "还没有选文件"),
            ([site.PingshanId], "", "还没有填写"),
            ([site.PingshanId], "去年", "年份应为"),
        })
        {
            using HttpResponseMessage refused = await client.PostAsync("/library/correct", new FormUrlEncodedContent(
                [
                    new("__RequestVerificationToken", token), new("year", year),
                    .. ids.Select(i => new KeyValuePair<string, string>("ids", i)),
                ]));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(said, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(2024, site.Library.Plans.Single(p => p.Id == site.PingshanId).Metadata.Year);
    }

    private static async Task<string> AddAsync(HttpClient client, string word)
    {
        using HttpResponseMessage added = await client.PostAsync(
            $"/api/plans?name={Uri.EscapeDataString(word)}.txt", new ByteArrayContent(Requests.PlanWith(word)));
        return (await added.JsonAsync(201)).GetProperty("plan").GetProperty("id").GetString()!;
    }
}
