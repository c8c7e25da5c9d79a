using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SearchPlans.Web.Access;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Install;

/// <summary>The server tells systemd when it serves and when it stops. In systemd's place stands a shell of its name.</summary>
public sealed class SystemdTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact("sh")]
    public async Task It_is_ready_when_it_serves_and_says_when_it_stops()
    {
        string systemd = Path.Combine(_folder, "systemd"), pid = Path.Combine(_folder, "pid"), told = Path.Combine(_folder, "notify");
        File.Copy(LinuxFactAttribute.PathOf("sh")!, systemd);
        using Socket notified = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        notified.Bind(new UnixDomainSocketEndPoint(told));
        string index = Path.Combine(_folder, "index");
        ProcessStartInfo server = ServerProcess.StartOf(["--Corpus", Path.Combine(_folder, "corpus"), "--Index", index]);
        ProcessStartInfo start = new(systemd,
            ["-c", $"\"$@\" & echo $! > '{pid}'; wait $!; exit $?", "systemd", server.FileName, .. server.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NOTIFY_SOCKET"] = told;
        using ServerProcess running = await ServerProcess.StartAsync(start, index);
        Assert.Equal("READY=1", await NextAsync(notified));
        // Lines stay as they are documented.
        using HttpClient client = running.Visitor();
        using HttpRequestMessage guess = new(HttpMethod.Get, "/plans/add") { Headers = { { AccessGate.KeyHeader, "wrong" } } };
        using HttpResponseMessage refused = await client.SendAsync(guess);
        Assert.Contains(" warn SearchPlans.Web.Access.", await running.SaidAsync("[4001]"), StringComparison.Ordinal);
        using Process stop = Process.Start("kill", ["-TERM", (await File.ReadAllTextAsync(pid)).Trim()]);
        Assert.StartsWith("STOPPING=1", await NextAsync(notified), StringComparison.Ordinal);
        Assert.Equal(0, await running.EndAsync());
    }

    private static async Task<string> NextAsync(Socket notified)
    {
        byte[] datagram = new byte[1024];
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(60));
        int length = await notified.ReceiveAsync(datagram, late.Token);
        return Encoding.UTF8.GetString(datagram, 0, length).Trim();
    }
}
