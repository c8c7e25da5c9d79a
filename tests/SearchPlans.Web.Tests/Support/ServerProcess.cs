using System.Diagnostics;
using System.Net;
using System.Text;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Tests.Support;

/// <summary>The application as a process of its own, which can be killed; its corpus, index and temporary files are in folders
/// given; of programs those in a folder may be given that come before the system's.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    private readonly string _token;

    private readonly StringBuilder _said;

    private ServerProcess(Process process, Uri address, string index, StringBuilder said) =>
        (_process, Address, _token, _said) =
            (process, address, TokenIn(index), said);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string corpus, string index, string temporary, string? programs = null)
    {
        foreach (string folder in new[] { corpus, index, temporary })
        {
            Directory.CreateDirectory(folder);
        }
        ProcessStartInfo start = StartOf(["--Corpus", corpus, "--Index", index]);
        start.Environment["TMPDIR"] = start.Environment["TMP"] = temporary;
        if (programs is not null)
        {
            start.Environment["PATH"] = programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        }
        return await StartAsync(start, index);
    }

    /// <summary>Starts it by a command of one's own that has its standard output and error given to this process.</summary>
    /// <param name="start">The command.</param>
    /// <param name="index">Where its index is, for the token of who may write.</param>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start, string index)
    {
        Process process = Process.Start(start)!;
        StringBuilder said = new();
        process.ErrorDataReceived += (_, e) =>
        {
            lock (said)
            {
                said.Append(e.Data).Append('\n');
            }
        };
        process.BeginErrorReadLine();
        if (await process.StandardOutput.ReadLineAsync() is not { } line)
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"The server ended with {process.ExitCode}: {said}");
        }
        return new ServerProcess(process, new Uri(line.Split(' ')[1]), index, said);
    }

    /// <summary>Starts it in a folder and ends it once it serves; gives what it said on standard error, and its exit code where it ended by
    /// itself.</summary>
    public static async Task<(int? ExitCode, string Said)> StartAndStopAsync(
        string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = StartOf(arguments);
        start.WorkingDirectory = folder;
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        bool serves = await process.StandardOutput.ReadLineAsync() is not null;
        if (serves)
        {
            process.Kill();
        }
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (serves ? null : process.ExitCode, await said);
    }

    /// <summary>Starts it, does something to it and ends it as Ctrl+C does; gives all that it said on standard error.</summary>
    public static async Task<string> SaidAsync(IReadOnlyList<string> arguments, Func<HttpClient, Task> ask)
    {
        Process process = Process.Start(StartOf(arguments))!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        string line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The server ended: {await said}");
        using var server = new ServerProcess(process, new Uri(line.Split(' ')[1]), "", new StringBuilder());
        using (HttpClient client = server.Client())
        {
            await ask(client);
        }
        await server.InterruptAsync();
        return await said;
    }

    // There is none where there are other keys to write with.
    private static string TokenIn(string index) =>
        Path.Combine(index, LocalToken.FileName) is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : "";

    /// <summary>A client of who may write.</summary>
    public HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
            DefaultRequestHeaders = { { AccessGate.KeyHeader, _token } },
        };

    /// <summary>The same of somebody without a key.</summary>
    public HttpClient Visitor() => new() { BaseAddress = Address };

    /// <summary>What it wrote to standard error up to and with something.</summary>
    public async Task<string> SaidAsync(string last)
    {
        for (DateTime end = DateTime.UtcNow.AddSeconds(30); ;)
        {
            lock (_said)
            {
                if (_said.ToString() is { } said && said.Contains(last, StringComparison.Ordinal))
                {
                    return said;
                }
                Assert.True(DateTime.UtcNow < end, _said.ToString());
            }
            await Task.Delay(20);
        }
    }

    /// <summary>How the built server is started with some arguments.</summary>
    public static ProcessStartInfo StartOf(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[typeof(WebServer).Assembly.Location, .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }
        return start;
    }

    /// <summary>Stops it as Ctrl+C does and gives its exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", $"{ProgramIn(_process.Id)}"]);
        return await EndAsync();
    }

    // Bubblewrap doesn't pass a signal on to what runs in it.
    private static int ProgramIn(int process)
    {
        while (File.Exists($"/proc/{process}/comm") && File.ReadAllText($"/proc/{process}/comm").Trim() == "bwrap"
            && File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                is [var child, ..])
        {
            process = int.Parse(child, System.Globalization.CultureInfo.InvariantCulture);
        }
        return process;
    }

    /// <summary>Waits until it has ended and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>Ends it without warning, unless it has ended.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }
        _isDisposed = true;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
