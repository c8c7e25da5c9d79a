using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SearchPlans.TestKit;

/// <summary>What a path of a test's web server answers.</summary>
/// <param name="Content">The body.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Status">The status.</param>
/// <param name="Location">Where it sends one on to, or null.</param>
public sealed record TestAnswer(byte[] Content, string ContentType = "text/html; charset=utf-8", int Status = 200, string? Location = null)
{
    public TestAnswer(string content, string contentType = "text/html; charset=utf-8", int status = 200)
        : this(System.Text.Encoding.UTF8.GetBytes(content), contentType, status) { }

    /// <summary>How long it waits before the body.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Sends one on.</summary>
    public static TestAnswer To(string location) => new([], "text/html", 302, location);
}

/// <summary>A web server on 127.0.0.1 that answers what a test says, and remembers what was asked for.</summary>
public sealed class TestWebServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public TestWebServer()
    {
        Port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Prefixes.Add($"http://localhost:{Port}/");
        _listener.Start();
        _ = RunAsync();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    public ConcurrentDictionary<string, TestAnswer> Answers { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string path = context.Request.RawUrl!;
        Asked.Enqueue(path);
        TestAnswer answer = Answers.GetValueOrDefault(path) ?? new TestAnswer("没有", status: 404);
        try
        {
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            if (answer.Location is { } location)
            {
                context.Response.RedirectLocation = location;
            }
            await Task.Delay(answer.Delay);
            await context.Response.OutputStream.WriteAsync(answer.Content);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Who asked went away.
        }
    }
}
