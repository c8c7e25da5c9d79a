using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SearchPlans.Bench;

/// <summary>The web application, started on a corpus, and a client of it; ended when disposed of.</summary>
internal sealed class ServedCorpus : IDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromMinutes(5);

    private readonly Process _server;

    private ServedCorpus(Process server, Uri address)
    {
        _server = server;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>The memory that it has at the moment, mapped files included, in bytes.</summary>
    public long WorkingSetBytes
    {
        get
        {
            _server.Refresh();
            return _server.WorkingSet64;
        }
    }

    /// <summary>Starts the application as it was built beside this program, and waits for its first page.</summary>
    /// <param name="corpus">The folder of plans, which it may write to.</param>
    /// <param name="index">The folder of the index.</param>
    /// <exception cref="TimeoutException">There was no page within five minutes.</exception>
    public static ServedCorpus Start(string corpus, string index)
    {
        string output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string web = Path.Combine(output, "..", "..", "SearchPlans.Web", Path.GetFileName(output), "SearchPlans.Web.dll");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[web, "--Corpus", corpus, "--Index", index, "--urls", address.OriginalString])
        {
            start.ArgumentList.Add(argument);
        }
        Process server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        var served = new ServedCorpus(server, address);
        try
        {
            served.WaitForPage();
            return served;
        }
        catch
        {
            served.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
    }

    private void WaitForPage()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < _longestStart; Thread.Sleep(100))
        {
            try
            {
                if (Client.GetAsync("/").Result.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (AggregateException e) when (e.InnerException is HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException("The web application did not answer within five minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
