using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SearchPlans.Vocabulary;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>One node of OpenSearch for all tests of the process, one after the other: started by the script beside the repository, ended
/// with the last test. SEARCHPLANS_TEST_NODES=3 starts as many, with a replica of every shard.</summary>
public sealed class ClusterNode : IDisposable
{
    /// <summary>The collection of the tests that need it.</summary>
    public const string Tests = "cluster";

    private static readonly string _script = Repository.SharedPathOf("opensearch/cluster");

    // Free ports may be taken by another before the node has them.
    private const int Tries = 3;

    private static readonly int _count = TestSize.Asked("SEARCHPLANS_TEST_NODES") ?? 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-cluster-").FullName;
    private readonly string _running = "";
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };

    public ClusterNode()
    {
        if (!File.Exists(_script))
        {
            return;
        }
        for (int i = 0; Address is null; i++)
        {
            int port = FreePort();
            string folder = Path.Combine(_folder, $"{i}");
            (int code, string said) = Run("start", folder, $"{_count}", $"{port}");
            if (code == 0)
            {
                Address = $"http://127.0.0.1:{port}";
                Addresses = [.. Enumerable.Range(port, _count).Select(p => $"http://127.0.0.1:{p}")];
                _running = folder;
                TakeLongQueries();
            }
            else if (i + 1 == Tries)
            {
                throw new InvalidOperationException($"OpenSearch didn't start: {said}");
            }
            else
            {
                Run("stop", folder);
            }
        }
    }

    /// <summary>Where it is; null where there is none.</summary>
    public string? Address { get; }

    /// <summary>Where all of them are.</summary>
    public IReadOnlyList<string> Addresses { get; } = [];

    /// <summary>How many there are.</summary>
    public static int Count => _count;

    /// <summary>Copies of a shard beside the first.</summary>
    public static int Replicas => _count > 1 ? 1 : 0;

    /// <summary>Does something to a node: kill, pause, resume; or has one that ended start again on its data, for which it waits a
    /// minute.</summary>
    public void Do(string action, int number) => Run(action, _running, $"{number}");

    /// <summary>Waits until all nodes are there and every shard has all its copies.</summary>
    public async Task UntilWholeAsync()
    {
        // Indexes of tests may want a copy, for which one node has no place.
        string whole = _count > 1 ? "green" : "yellow";
        while (true)
        {
            try
            {
                using HttpResponseMessage found = await _client.GetAsync(
                    $"{Address}/_cluster/health?wait_for_status={whole}&wait_for_nodes={_count}&timeout=30s");
                if (found.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // This one isn't there yet.
            }
        }
    }

    /// <summary>Its address; skips the test where there is none.</summary>
    public string Required
    {
        get
        {
            Skip.If(Address is null, "../shared/opensearch is missing beside the repository.");
            return Address!;
        }
    }

    /// <summary>An index of its own, empty; or one that is there, as a process that was just started sees it.</summary>
    internal OpenSearchPlanIndex CreateIndex(string? name = null) => new(
        new OpenSearchOptions
        {
            Addresses = [Required],
            Index = name ?? $"t{Guid.NewGuid():N}",
            Shards = 1,
            Replicas = Replicas,
            Timeout = TimeSpan.FromMinutes(1),
        },
        () => PlanVocabulary.Shipped, () => false);

    /// <summary>Deletes all indexes of tests.</summary>
    public async Task ClearAsync()
    {
        if (Address is not null)
        {
            using HttpResponseMessage done = await _client.DeleteAsync($"{Address}/t*?expand_wildcards=all");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        if (Address is not null)
        {
            foreach (string folder in Directory.GetDirectories(_folder))
            {
                Run("stop", folder);
            }
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static (int Code, string Said) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(_script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HEAP"] = "512m";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }

    // One whose hundredth neighbour is free, too: the nodes talk to each other there.
    // As docs/opensearch.md says: copied paragraphs are queries, too.
    private void TakeLongQueries()
    {
        using var settings = new StringContent(
            """{"persistent":{"indices.query.bool.max_clause_count":16384}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage set = _client.PutAsync($"{Address}/_cluster/settings", settings).GetAwaiter().GetResult();
        set.EnsureSuccessStatusCode();
    }

    private static int FreePort()
    {
        while (true)
        {
            using var http = new TcpListener(IPAddress.Loopback, 0);
            http.Start();
            int port = ((IPEndPoint)http.LocalEndpoint).Port;
            try
            {
                using var transport = new TcpListener(IPAddress.Loopback, port + 100);
                transport.Start();
                return port;
            }
            catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
            {
                // Another.
            }
        }
    }
}

[CollectionDefinition(ClusterNode.Tests)]
public sealed class ClusterTests : ICollectionFixture<ClusterNode>;
