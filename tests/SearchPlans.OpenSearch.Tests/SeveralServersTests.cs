using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>Two web servers, as they are built, on one corpus and a real cluster: what is added at one is found at the other, whichever of
/// them follows the corpus, and when one is killed the other goes on.</summary>
[Collection(ClusterNode.Tests)]
public sealed class SeveralServersTests(ClusterNode node) : IAsyncLifetime
{
    private const string Query = "低空经济";

    private const string AdminKey = "a-key-that-all-servers-know";

    // Until a server took over; no test of speed.
    private static readonly TimeSpan _guard = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly string _index = $"t{Guid.NewGuid():N}";
    private readonly List<Process> _servers = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (Process server in _servers)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        await node.ClearAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task What_is_added_at_one_is_found_at_the_other_also_when_one_is_killed()
    {
        _ = node.Required;
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        (Process first, HttpClient atOne) = await StartAsync("one");
        (_, HttpClient atTwo) = await StartAsync("two");
        using (atOne)
        using (atTwo)
        {
            await AddAsync(atOne, "山西省", "低空经济平稳运行");
            await UntilFoundAsync(atTwo, 1);
            await AddAsync(atTwo, "青海省", "低空经济起步");
            await UntilFoundAsync(atOne, 2);
            Assert.Equal(await HitsAsync(atOne), await HitsAsync(atTwo));
            first.Kill(entireProcessTree: true);
            await AddAsync(atTwo, "海南省", "低空经济开局良好");
            await UntilFoundAsync(atTwo, 3);
            (_, HttpClient again) = await StartAsync("one");
            using (again)
            {
                await UntilFoundAsync(again, 3);
                Assert.Equal(await HitsAsync(again), await HitsAsync(atTwo));
            }
        }
    }

    private static async Task AddAsync(HttpClient server, string place, string sentence)
    {
        using var plan = new ByteArrayContent(Encoding.UTF8.GetBytes($"{place}2024年政府工作报告\n一、工作回顾\n{sentence}。\n"));
        using HttpResponseMessage added = await server.PostAsync($"/api/plans?name={Uri.EscapeDataString(place)}.txt", plan);
        string said = await added.Content.ReadAsStringAsync();
        Assert.True(added.StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted, $"{added.StatusCode} {said}");
    }

    private static async Task UntilFoundAsync(HttpClient server, int plans)
    {
        var watch = Stopwatch.StartNew();
        string said;
        do
        {
            await Task.Delay(100);
            using HttpResponseMessage found = await server.GetAsync($"/api/search?q={Query}");
            said = await found.Content.ReadAsStringAsync();
            if (found.IsSuccessStatusCode
                && JsonDocument.Parse(said).RootElement.GetProperty("total").GetProperty("plans").GetInt32() == plans)
            {
                return;
            }
        }
        while (watch.Elapsed < _guard);
        Assert.Fail($"{Query} isn't found in {plans} plans: {said}");
    }

    private static async Task<string> HitsAsync(HttpClient server) =>
        JsonDocument.Parse(await server.GetStringAsync($"/api/search?q={Query}")).RootElement.GetProperty("hits").GetRawText();

    private async Task<(Process Process, HttpClient Client)> StartAsync(string name)
    {
        string index = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        ProcessStartInfo start = new(
            BuiltProgram.Server,
            ["--Corpus", Path.Combine(_folder, "corpus"), "--Index", index, "--Index:OpenSearch:Address", string.Join(',', node.Addresses),
                "--Index:OpenSearch:Index", _index, "--Index:OpenSearch:Replicas", $"{ClusterNode.Replicas}",
                "--Index:OpenSearch:Lease", "5", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AdminKey"] = AdminKey;
        Process process = Process.Start(start)!;
        _servers.Add(process);
        StringBuilder said = new();
        process.ErrorDataReceived += (_, e) => said.Append(e.Data).Append('\n');
        process.BeginErrorReadLine();
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended: {said}");
        var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = new Uri(line.Split(' ')[1]) };
        client.DefaultRequestHeaders.Add("X-Admin-Key", AdminKey);
        return (process, client);
    }
}
