using System.Net;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Http;

/// <summary>The disk of temporary files is full: whatever is sent is told so and leaves nothing behind, and searching goes on. Those of
/// corpus and index have tests in FullDiskTests.</summary>
public sealed class FullTemporaryDiskTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SmallDiskFact]
    public async Task Nothing_that_is_sent_is_kept_or_left_and_all_of_it_is_told()
    {
        using SmallDisk disk = SmallDisk.Mount(4096);
        string corpus = Path.Combine(_folder, "corpus");
        using ServerProcess server = await ServerProcess.StartAsync(corpus, Path.Combine(_folder, "index"), disk.FullPath);
        using HttpClient client = server.Client();
        using HttpResponseMessage first = await client.PostAsync("/api/plans?name=a.txt",
            new ByteArrayContent(Requests.PlanWith("先前的")));
        await first.JsonAsync(201);
        string filler = disk.Fill();
        string[] before = All(corpus), temporary = Left(disk.FullPath);
        byte[] pdf = PdfFiles.Make([PdfFiles.Rows(760, 20, (150, "某市2024年国民经济和社会发展计划"))]);
        int told = 0;
        foreach (Func<Task<HttpResponseMessage>> send in new Func<Task<HttpResponseMessage>>[]
        {
            () => client.PostAsync("/api/plans?name=b.txt", new ByteArrayContent(Requests.PlanWith("满了"))),
            () => client.PostAsync("/api/plans?name=b.pdf", new ByteArrayContent(pdf)),
            () => client.PostAsync("/api/plans", Requests.Upload(Requests.PlanWith("满了"), "b.txt")),
            () => client.PreviewAsync(Requests.PlanWith("满了")),
            () => client.PreviewAsync(text: "云南省2016年政府工作报告\n一、满了\n满了。\n"),
            async () => await client.PostAsync("/plans/add/many", await ManyAsync(client)),
        })
        {
            using HttpResponseMessage answer = await send();
            string said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.InsufficientStorage, $"{(int)answer.StatusCode} {said}");
            Assert.Contains("磁盘空间不足", said, StringComparison.Ordinal);
            Assert.DoesNotContain(disk.FullPath, said, StringComparison.Ordinal);
            told++;
        }
        JsonElement found = JsonDocument.Parse(await client.GetStringAsync("/api/search?q=先前的")).RootElement;
        Assert.Equal(1, found.GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Equal(before, All(corpus));
        Assert.Equal(temporary, Left(disk.FullPath));
        File.Delete(filler);
        using HttpResponseMessage again = await client.PostAsync("/api/plans?name=b.pdf", new ByteArrayContent(pdf));
        await again.JsonAsync(201);
        output.WriteLine($"{told} of {told} ways to send a document met a full temporary disk and were told so; 0 files left behind");
    }

    private static async Task<MultipartFormDataContent> ManyAsync(HttpClient client) => new()
    {
        { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" },
        { new ByteArrayContent(Requests.PlanWith("满了")), "files", "b.txt" },
    };

    // The folder for drafts stays as long as the server, with nothing in it.
    private static string[] Left(string folder) =>
        [.. All(folder).Where(path => !Path.GetRelativePath(folder, path).StartsWith("searchplans-drafts-", StringComparison.Ordinal)),
            .. Directory.GetDirectories(folder, "searchplans-drafts-*").SelectMany(All)];

    private static string[] All(string folder) => [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order()];
}
