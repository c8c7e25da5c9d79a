using System.Text;
using System.Text.Json;
using SearchPlans.Access;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Backup and move as <c>docs/operating.md</c> tells it: stop, copy the corpus, start elsewhere.</summary>
public sealed class MoveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_added_corrected_and_given_out_is_there_after_the_corpus_was_copied()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string corpus = Path.Combine(_folder, "here", "corpus"), copy = Path.Combine(_folder, "there", "corpus");
        string id, key;
        using (ServerProcess here = await StartAsync("here"))
        {
            using HttpClient client = here.Client();
            using HttpResponseMessage added = await client.PostAsync("/api/plans?name=搬家.html",
                new StringContent("<p>云南省2016年政府工作报告</p><p>一、工作回顾</p><p>青花瓷瓶建设全面铺开。</p>"));
            id = (await added.JsonAsync(201)).GetProperty("plan").GetProperty("id").GetString()!;
            using HttpResponseMessage corrected = await client.PatchAsync("/api/plans/" + id,
                new StringContent("{\"year\":2017}", Encoding.UTF8, "application/json"));
            await corrected.JsonAsync(200);
            (_, key) = new AccessKeys(corpus).Make("张三", AccessRole.Editor, DateTimeOffset.UtcNow);
            Assert.Equal(0, await here.InterruptAsync());
        }
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        using (System.Diagnostics.Process process = System.Diagnostics.Process.Start("cp", ["-a", corpus, copy]))
        {
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
        using ServerProcess there = await StartAsync("there");
        using HttpClient reader = there.Visitor();
        JsonElement hit = JsonDocument.Parse(await reader.GetStringAsync("/api/search?q=青花瓷瓶")).RootElement.GetProperty("hits")[0];
        Assert.Equal(id, hit.GetProperty("plan").GetString());
        Assert.Equal(2017,
            JsonDocument.Parse(await reader.GetStringAsync("/api/plans/" + id)).RootElement
                .GetProperty("plan").GetProperty("year").GetInt32());
        Assert.Contains("<p>青花瓷瓶", await reader.GetStringAsync($"/plans/{id}/original"), StringComparison.Ordinal);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/plans?name=再加.txt")
        {
            Content = new ByteArrayContent(Requests.PlanWith("搬过来以后"))
        };
        request.Headers.Add(AccessGate.KeyHeader, key);
        await (await reader.SendAsync(request)).JsonAsync(201);
    }

    private Task<ServerProcess> StartAsync(string name) => ServerProcess.StartAsync(
        Path.Combine(_folder, name, "corpus"), Path.Combine(_folder, name, "index"), Path.Combine(_folder, name, "tmp"));
}
