using System.Diagnostics;
using System.Net;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Servers beside each other, on one corpus and one cluster, which here has no room to write.</summary>
public sealed class SeveralServersTests : IDisposable
{
    private const string AdminKey = "a-key-that-all-servers-know";

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly TestWebServer _cluster = new();

    public void Dispose()
    {
        _cluster.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_form_and_a_sign_in_of_one_server_are_taken_by_the_other()
    {
        using ServerProcess one = await StartAsync("one", _cluster.Address), two = await StartAsync("two", _cluster.Address);
        var cookies = new CookieContainer();
        using HttpClient atOne = Browser(one, cookies);
        string token = await atOne.TokenAsync("/signin");
        // Cookies aren't a port's own: what one server gave is sent to the other.
        using HttpClient atTwo = Browser(two, cookies);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("key", AdminKey), new("to", "")]);
        using HttpResponseMessage signedIn = await atTwo.PostAsync("/signin", form);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Contains("<textarea", await atOne.GetStringAsync("/plans/add"), StringComparison.Ordinal);
        string ring = Path.Combine(_folder, "corpus", ".searchplans", "cookies");
        Assert.NotEmpty(Directory.GetFiles(ring));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ring));
        }
    }

    [Fact]
    public async Task How_an_upload_to_one_server_ended_is_shown_by_the_other()
    {
        using ServerProcess one = await StartAsync("one", _cluster.Address), two = await StartAsync("two", _cluster.Address);
        var cookies = new CookieContainer();
        using HttpClient atOne = Browser(one, cookies), atTwo = Browser(two, cookies);
        atOne.DefaultRequestHeaders.Add(AccessGate.KeyHeader, AdminKey);
        atTwo.DefaultRequestHeaders.Add(AccessGate.KeyHeader, AdminKey);
        using MultipartFormDataContent form = new()
        {
            { new StringContent(await atOne.TokenAsync()), "__RequestVerificationToken" },
            { new ByteArrayContent([1, 2, 3]), "files", "图.png" },
        };
        using HttpResponseMessage sent = await atOne.PostAsync("/plans/add/many", form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        string page;
        do
        {
            await Task.Delay(50);
            using HttpResponseMessage told = await atTwo.GetAsync(sent.Headers.Location);
            page = told.IsSuccessStatusCode ? await told.Content.ReadAsStringAsync() : "";
        }
        while (!page.Contains("完成：", StringComparison.Ordinal));
        Assert.Contains("<h1>添加多份</h1>", page, StringComparison.Ordinal);
        string waiting = Path.Combine(_folder, "corpus", ".searchplans", "waiting");
        Assert.Single(Directory.GetFiles(waiting));
    }

    [Fact]
    public async Task A_cluster_without_room_is_told_with_507_and_nothing_is_kept()
    {
        _cluster.Answers["/searchplans-lease"] = new TestAnswer("{}", "application/json");
        _cluster.Answers["/searchplans-lease/_doc/writer?op_type=create"] = new TestAnswer(
            """{"error":{"root_cause":[],"type":"cluster_block_exception","reason":"full"},"status":429}""", "application/json", 429);
        using ServerProcess server = await StartAsync("one", _cluster.Address);
        using HttpClient client = server.Client();
        client.DefaultRequestHeaders.Remove(AccessGate.KeyHeader);
        client.DefaultRequestHeaders.Add(AccessGate.KeyHeader, AdminKey);
        using HttpResponseMessage refused = await client.PostAsync("/api/plans?name=a.txt", new ByteArrayContent(Requests.PlanWith("满了")));
        string said = await refused.Content.ReadAsStringAsync();
        Assert.True(refused.StatusCode == HttpStatusCode.InsufficientStorage, $"{(int)refused.StatusCode} {said}");
        Assert.Contains("检索集群的磁盘将满", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_cluster.Address, said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "corpus"), "*.txt"));
    }

    [Fact]
    public async Task A_query_of_more_terms_than_the_cluster_compares_is_told_as_such()
    {
        _cluster.Answers["/searchplans/_mapping"] = new TestAnswer(
            """{"error":{"type":"search_phase_execution_exception","reason":"maxClauseCount is set to 1024"},"status":400}""",
            "application/json", 400);
        using ServerProcess server = await StartAsync("one", _cluster.Address);
        using HttpClient client = server.Visitor();
        using HttpResponseMessage page = await client.GetAsync("/search?q=低空经济");
        Assert.Contains("检索内容太长", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        using HttpResponseMessage api = await client.GetAsync("/api/search?q=低空经济");
        Assert.Equal("检索内容太长", (await api.JsonAsync(400)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_server_starts_without_its_cluster_and_says_so()
    {
        string away = _cluster.Address;
        _cluster.Dispose();
        using ServerProcess server = await StartAsync("one", away);
        using HttpClient client = server.Visitor();
        using HttpResponseMessage page = await client.GetAsync("/search?q=低空经济");
        string said = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("索引暂时不可用", said, StringComparison.Ordinal);
        Assert.DoesNotContain(away, said, StringComparison.Ordinal);
        using HttpResponseMessage api = await client.GetAsync("/api/search?q=低空经济");
        Assert.Equal("索引暂时不可用", (await api.JsonAsync(503)).GetProperty("title").GetString());
    }

    private static HttpClient Browser(ServerProcess server, CookieContainer cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies })
        {
            BaseAddress = server.Address,
        };

    private Task<ServerProcess> StartAsync(string name, string cluster)
    {
        string corpus = Directory.CreateDirectory(Path.Combine(_folder, "corpus")).FullName;
        string index = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        ProcessStartInfo start = ServerProcess.StartOf(["--Corpus", corpus, "--Index", index, "--Index:OpenSearch:Address", cluster]);
        start.Environment["AdminKey"] = AdminKey;
        return ServerProcess.StartAsync(start, index);
    }
}
