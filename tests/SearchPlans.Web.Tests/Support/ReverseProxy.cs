using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace SearchPlans.Web.Tests.Support;

/// <summary>nginx or Caddy of the system with a configuration, in front of a site.</summary>
internal sealed class ReverseProxy : IDisposable
{
    /// <summary>The host that the documented configurations are for.</summary>
    public const string Host = "plans.example.cn";

    private readonly Process _process;
    private readonly string _folder;

    private ReverseProxy(Process process, string folder, Uri address, int plainPort) =>
        (_process, _folder, Address, PlainPort) = (process, folder, address, plainPort);

    public Uri Address { get; }

    /// <summary>Where it listens to plain HTTP, if the configuration says so.</summary>
    public int PlainPort { get; }

    /// <summary>A configuration of a page of the documentation.</summary>
    public static string Documented(string language) =>
        Regex.Match(File.ReadAllText(Repository.PathOf("docs", "operating.md")),
            $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>nginx with the servers of a configuration; the ports and files in it are replaced by those of the test.</summary>
    public static Task<ReverseProxy> NginxAsync(string servers, Uri site)
    {
        (string folder, int port, int plain) = Prepare();
        servers = servers.Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("/etc/searchplans/", folder + "/", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", site.Authority, StringComparison.Ordinal);
        string[] temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        string paths = string.Join('\n', temporary.Select(p => $"{p}_temp_path {folder}/{p};"));
        string file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(file,
            $"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ }}\n"
            + $"http {{\naccess_log off;\n{paths}\n{servers}\n}}\n");
        return StartAsync("nginx", ["-p", folder, "-c", file, "-e", Path.Combine(folder, "error.log")], folder,
            new Uri($"{(servers.Contains(" ssl;", StringComparison.Ordinal) ? "https" : "http")}://127.0.0.1:{port}"), plain);
    }

    /// <summary>Caddy with a configuration for one host.</summary>
    public static Task<ReverseProxy> CaddyAsync(string configuration, Uri site)
    {
        (string folder, int port, _) = Prepare();
        // As documented but for the port and the certificate, which it can't get for this host.
        configuration = configuration
            .Replace($"{Host} {{", $"https://{Host}:{port} {{\n    tls {folder}/cert.pem {folder}/key.pem", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", site.Authority, StringComparison.Ordinal);
        string file = Path.Combine(folder, "Caddyfile");
        File.WriteAllText(file, $"{{\n    admin off\n    auto_https off\n    storage file_system {folder}\n}}\n{configuration}");
        return StartAsync("caddy", ["run", "--config", file, "--adapter", "caddyfile"], folder,
            new Uri($"https://127.0.0.1:{port}"), port);
    }

    /// <summary>A client that asks for the host by its name and takes the test's certificate.</summary>
    /// <param name="keepsCookies">Whether it keeps cookies by itself.</param>
    /// <param name="isPlain">Whether it comes over plain HTTP.</param>
    public HttpClient Client(bool keepsCookies = true, bool isPlain = false)
    {
        int port = isPlain ? PlainPort : Address.Port;
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            CookieContainer = new CookieContainer(),
            UseCookies = keepsCookies,
            ConnectCallback = async (_, cancellation) =>
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == $"CN={Host}";
        return new HttpClient(handler) { BaseAddress = new Uri($"{(isPlain ? "http" : Address.Scheme)}://{Host}:{port}") };
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static (string Folder, int Port, int Plain) Prepare()
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={Host}", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return (folder, FreePort(), FreePort());
    }

    private static async Task<ReverseProxy> StartAsync(string program, string[] arguments, string folder, Uri address, int plainPort)
    {
        ProcessStartInfo start = new(LinuxFactAttribute.PathOf(program)!, arguments) { RedirectStandardError = true };
        start.Environment["HOME"] = folder;
        Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        for (DateTime end = DateTime.UtcNow.AddSeconds(60); ;)
        {
            Assert.True(!process.HasExited && DateTime.UtcNow < end, process.HasExited ? await said : "It doesn't listen.");
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, address.Port);
                return new ReverseProxy(process, folder, address, plainPort);
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
