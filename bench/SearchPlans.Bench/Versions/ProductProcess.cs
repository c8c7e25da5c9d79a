using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SearchPlans.Bench.Versions;

/// <summary>An index made anew.</summary>
internal sealed record Rebuilt(double Ms, double CpuMs, int Plans, long Characters, long IndexBytes, long PeakRssBytes);

/// <summary>Opening and the first answer, since the corpus was opened; processor time since the process began.</summary>
internal sealed record FirstAnswer(double Ms, double CpuMs, long Hits);

/// <summary>A page asked for several times in a row.</summary>
internal sealed record PageTimes(double[] Us, double CpuUs, long Hits);

/// <summary>A changed file brought into the index and found.</summary>
internal sealed record Followed(double Ms, double CpuMs, int Plans, long Hits);

/// <summary>Memory of the process: the most there was, and what isn't file pages now.</summary>
internal sealed record MemoryUse(long PeakRssBytes, long AnonBytes);

/// <summary>A process of <c>SearchPlans.Product.Bench</c>, of this version or another; it does one command at a time, so that
/// several can take turns.</summary>
internal sealed class ProductProcess : IDisposable
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Process _process;

    /// <summary>Starts a process; it does nothing before its first command.</summary>
    public ProductProcess(string program, string corpus, string index)
    {
        var start = new ProcessStartInfo("dotnet", [program, corpus, index])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        };
        // Without the mark that some encodings write first: the other side would read it as part of a command.
        start.StandardInputEncoding = new System.Text.UTF8Encoding(false);
        _process = Process.Start(start)!;
    }

    /// <summary>Makes the index anew.</summary>
    public Rebuilt Rebuild() => Send<Rebuilt>("rebuild");

    /// <summary>Opens the index and answers one query; to be the first command.</summary>
    public FirstAnswer First(string query) => Send<FirstAnswer>($"first\t{query}");

    /// <summary>Answers a query with a page, once untimed and then so many times.</summary>
    public PageTimes Page(string query, int runs) => Send<PageTimes>($"page\t{runs}\t{query}");

    /// <summary>Brings changed files into the index and asks for what they say now.</summary>
    public Followed Follow(string phrase) => Send<Followed>($"follow\t{phrase}");

    /// <summary>Says how much memory there is.</summary>
    public MemoryUse Memory() => Send<MemoryUse>("memory");

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private T Send<T>(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"The process ended at the command {command}; see above.");
        return JsonSerializer.Deserialize<T>(answer, _json)!;
    }
}
