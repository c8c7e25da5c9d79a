using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SearchPlans.Bench.Comparing;

/// <summary>What a peer says of an index it filled.</summary>
internal sealed record IndexResult(long Docs, long Chars, int Threads, double Ms, long IndexBytes, long PeakRssBytes);

/// <summary>What a peer says of the queries it answered.</summary>
internal sealed record QueryResult(double OpenFirstMs, long PeakRssBytes, long AnonBytes, Dictionary<string, ModeResult> Modes);

/// <summary>The queries in one mode.</summary>
internal sealed record ModeResult(
    List<QueryTimes> Queries,
    [property: JsonPropertyName("qps_1thread")] double OneThread,
    [property: JsonPropertyName("qps_2thread")] double TwoThreads);

/// <summary>One query: its times, hits and best documents.</summary>
internal sealed record QueryTimes(string Class, string Q,
    [property: JsonPropertyName("median_us")] double MedianUs, [property: JsonPropertyName("p95_us")] double P95Us, int Runs, long Hits,
    List<double[]> Top);

/// <summary>A program with the verbs <c>index</c> and <c>query</c>.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Command">Program and first arguments.</param>
internal sealed record Peer(string Name, string[] Command)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = true,
    };

    /// <summary>Fills an index.</summary>
    public IndexResult Index(string documents, string folder, bool pretokenized, int threads)
    {
        string output = Run(
            ["index", documents, folder, .. pretokenized ? ["--pretokenized"] : Array.Empty<string>(), "--threads", $"{threads}"]);
        return JsonSerializer.Deserialize<IndexResult>(output, _json)!;
    }

    /// <summary>Asks an index.</summary>
    public QueryResult Query(string folder, string queries, string outFile, ComparisonOptions options, double mostSeconds)
    {
        Run(["query", folder, queries, outFile, "--modes", string.Join(',', options.Modes), "--warm-up", $"{options.WarmUp}", "--runs",
            $"{options.Runs}",
            "--seconds", $"{mostSeconds}", "--throughput", $"{options.Throughput}"]);
        return JsonSerializer.Deserialize<QueryResult>(File.ReadAllText(outFile), _json)!;
    }

    private string Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Command[0], [.. Command[1..], .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Name} failed at {arguments[0]}, with {process.ExitCode}.");
    }
}
