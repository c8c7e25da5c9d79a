using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>A server that answers as a cluster in trouble does.</summary>
internal sealed class StubCluster : IDisposable
{
    /// <summary>A body that ends before all of it was sent.</summary>
    public const string BreaksOff = "…";

    private readonly HttpListener _listener = new();
    private readonly Func<string, int, (HttpStatusCode Status, string Body)> _answer;
    private readonly Task _serving;

    /// <param name="answer">Gets a path and how many requests came before; gives status and body.</param>
    public StubCluster(Func<string, int, (HttpStatusCode Status, string Body)> answer)
    {
        _answer = answer;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    /// <summary>What the last request was authorized by.</summary>
    public string? Authorization { get; private set; }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private async Task ServeAsync()
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
            Authorization = context.Request.Headers["Authorization"];
            (HttpStatusCode status, string body) = _answer(context.Request.Url!.AbsolutePath, Requests++);
            context.Response.StatusCode = (int)status;
            if (body == BreaksOff)
            {
                context.Response.ContentLength64 = 1000;
                await context.Response.OutputStream.WriteAsync("{"u8.ToArray());
                context.Response.Abort();
                continue;
            }
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }
}
