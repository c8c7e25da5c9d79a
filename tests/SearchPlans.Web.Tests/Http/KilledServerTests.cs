using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Servers that are killed without warning, and what the next one finds.</summary>
public sealed class KilledServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_killed_server_left_in_the_temporary_folder_goes_and_what_a_living_one_holds_stays()
    {
        string temporary = Path.Combine(_folder, "tmp");
        using ServerProcess living = await StartAsync("living", temporary);
        string theirs = await DraftAsync(living, temporary);
        string left;
        using (ServerProcess killed = await StartAsync("killed", temporary))
            left = await DraftAsync(killed, temporary);
        Assert.True(Directory.Exists(left));
        using ServerProcess next = await StartAsync("killed", temporary);
        Assert.False(Directory.Exists(left) || File.Exists(left + ".lock"));
        Assert.NotEmpty(Directory.GetFiles(theirs));
    }

    [Fact]
    public async Task Killed_while_it_adds_many_the_next_server_has_whole_plans_and_finds_them_as_the_same()
    {
        const int files = 400;
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < files; i++)
            {
                using Stream entry = zip.CreateEntry($"山西省/第{i}份.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(Plan(i)));
            }
        }
        string corpus = Path.Combine(_folder, "many", "corpus");
        using (ServerProcess killed = await StartAsync("many", Path.Combine(_folder, "tmp")))
        {
            using HttpClient client = killed.Client();
            await UploadAsync(client, packed.ToArray());
            while (!Directory.Exists(corpus) || Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories).Length < 60)
                await Task.Delay(2);
        }
        string[] kept = Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories);
        Assert.InRange(kept.Length, 60, files);
        Assert.All(kept, file => Assert.EndsWith("完。\n", File.ReadAllText(file), StringComparison.Ordinal));

        using ServerProcess next = await StartAsync("many", Path.Combine(_folder, "tmp"));
        using HttpClient again = next.Client();
        Assert.Equal(kept.Length, await PlansAsync(again));
        string report = await UploadAsync(again, packed.ToArray());
        string page;
        for (page = ""; !page.Contains("完成：", StringComparison.Ordinal); page = await again.GetStringAsync(report))
            await Task.Delay(50);
        Assert.Contains($"{files} / {files} 份 · 已收入 {files - kept.Length} · 已更新 0 · 已有 {kept.Length} · 近似待定 0 · 拒收 0", page, StringComparison.Ordinal);
        Assert.Equal(files, await PlansAsync(again));
        Assert.Equal(files, Directory.GetFiles(corpus, "*", SearchOption.AllDirectories).Count(f => !Path.GetFileName(f).StartsWith('.')));
    }

    private Task<ServerProcess> StartAsync(string name, string temporary) =>
        ServerProcess.StartAsync(Path.Combine(_folder, name, "corpus"), Path.Combine(_folder, name, "index"), temporary);

    private static async Task<string> DraftAsync(ServerProcess server, string temporary)
    {
        string[] before = Directory.GetDirectories(temporary, "searchplans-drafts-*");
        using HttpClient client = server.Client();
        using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("等着"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        return Assert.Single(Directory.GetDirectories(temporary, "searchplans-drafts-*").Except(before));
    }

    private static async Task<string> UploadAsync(HttpClient client, byte[] zip)
    {
        using MultipartFormDataContent form = new() { { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" }, { new ByteArrayContent(zip), "files", "汇编.zip" } };
        using HttpResponseMessage response = await client.PostAsync("/plans/add/many", form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<int> PlansAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync("/api/plans")).RootElement.GetProperty("plans").GetArrayLength();

    // Each with words of its own, so that none is near another.
    private static string Plan(int i) => $"山西省{1980 + i % 40}年政府工作报告\n一、工作回顾\n"
        + string.Concat(Enumerable.Range(0, 80).Select(p => string.Concat(Enumerable.Range(0, 24).Select(c => (char)(0x4E00 + (i * 7919 + p * 104729 + c * (i + 31) * 613) % 20000))) + "。\n"))
        + "完。\n";
}
