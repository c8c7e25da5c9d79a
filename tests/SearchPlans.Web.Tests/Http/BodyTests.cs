using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Web.Tests.Support;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Whatever comes as the body of a request, at every address that reads one, is answered as the sender's mistake with a sentence,
/// never as a fault of the server.</summary>
public sealed class BodyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Multipart = "multipart/form-data; boundary=x";
    private const string Part = "--x\r\nContent-Disposition: form-data; name=\"";

    private Site? _site;
    private string? _plan;

    private static readonly (string Type, byte[] Body)[] _bodies =
    [
        // Ended in the middle: of a file, a field, the heads, the boundary.
        (Multipart, Bytes(Part + "file\"; filename=\"a.txt\"\r\n\r\n江苏省2024年政府工作报告\n一、工作回")),
        (Multipart, Bytes(Part + "files\"; filename=\"a.zip\"\r\n\r\nPK")),
        (Multipart, Bytes(Part + "text\"\r\n\r\n江苏省2024年")),
        (Multipart, Bytes(Part + "text\"\r\n")),
        (Multipart, Bytes(Part + "text\"\r\n\r\na\r\n--x")),
        (Multipart, Bytes(Part + "te")),
        (Multipart, []),
        // None, or of another kind.
        (Multipart, Bytes("no multipart")),
        ("multipart/form-data", Bytes("--x--\r\n")),
        ("multipart/form-data; boundary=\"\"", Bytes("--x--\r\n")),
        ("multipart/mixed; boundary=x", Bytes("--x\r\n\r\na\r\n--x--\r\n")),
        (Multipart, Bytes("--x\r\nContent-Disposition: \0\r\n\r\na\r\n--x--\r\n")),
        (Multipart, Bytes("--x\r\nno head at all\r\n\r\na\r\n--x--\r\n")),
        (Multipart, Bytes("--x\r\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"H{i}: 1\r\n")) + "\r\na\r\n--x--\r\n")),
        (Multipart, Bytes("--x\r\nH: " + new string('h', 40_000) + "\r\n\r\na\r\n--x--\r\n")),
        (Multipart, Bytes(Part + "file\"; filename*=UTF-8''%ff%zz\r\n\r\n\xff\r\n--x--\r\n")),
        (Multipart, Bytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"{Part}f{i}\"\r\n\r\n1\r\n")) + "--x--\r\n")),
        (Multipart, Bytes(string.Concat(Enumerable.Repeat(Part + "file\"; filename=\"\0../../a\"\r\n\r\n\r\n", 50)) + "--x--\r\n")),
        ("application/x-www-form-urlencoded", Bytes("%zz%ff&&&==%&draft=%00&title=%ed%a0%80")),
        ("application/x-www-form-urlencoded; charset=utf-16", Bytes("draft=a")),
        ("application/x-www-form-urlencoded; charset=no-such-thing", Bytes("draft=a")),
        ("application/x-www-form-urlencoded", Bytes("draft=" + new string('a', 100_000))),
        ("application/x-www-form-urlencoded", Bytes(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"a{i}={i}")))),
        ("application/x-www-form-urlencoded", Bytes("year=9999999999999999999&indicator=" + new string('[', 2000))),
        ("application/json", Bytes("{")),
        ("application/json", Bytes("{\"year\":")),
        ("application/json", Bytes("[]")),
        ("application/json", Bytes("null")),
        ("application/json", Bytes("{\"year\":{\"a\":[1]},\"title\":\"\\ud800\"}")),
        ("application/json", Bytes("{\"\\ud800\":1}")),
        ("application/json", Bytes("{\"title\":\"\\u0000\",\"year\":1e999}")),
        ("application/json", Bytes(new string('[', 50_000))),
        ("application/json", [0xff, 0xfe, (byte)'{', 0, (byte)'}', 0]),
        ("application/json", [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
        ("application/json", Bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[]}")),
        ("application/json", Bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":1,\"arguments\":[]}}")),
        ("application/json", new byte[1 << 21]),
        ("text/plain", Bytes("text")),
        ("text/plain", []),
        ("///", Bytes("{}")),
        ("", Bytes("{}")),
    ];

    public async Task InitializeAsync() => _site = await Site.WithKeyAsync(null, "--Mcp", "true");

    public Task DisposeAsync() => _site!.DisposeAsync();

    [Fact]
    public async Task No_body_is_a_fault_of_the_server()
    {
        using HttpClient client = _site!.Client();
        // As a header: a form that can't be read can't bring it.
        client.DefaultRequestHeaders.Add("RequestVerificationToken", await client.TokenAsync());
        client.DefaultRequestHeaders.Add("Accept", "application/json, text/event-stream, text/html");
        int asked = 0;
        List<string> faults = [];
        foreach ((string method, string path) in Addresses())
        {
            foreach ((string type, byte[] body) in _bodies)
            {
                using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
                if (type.Length > 0)
                {
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                }
                // What isn't read to its end ends the connection too.
                request.Headers.ConnectionClose = body.Length > 1 << 16;
                asked++;
                try
                {
                    using HttpResponseMessage response = await client.SendAsync(request);
                    if ((int)response.StatusCode >= 500)
                    {
                        string begins = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 80)]);
                        faults.Add($"{(int)response.StatusCode} {method} {path} {type} {begins}");
                    }
                }
                catch (HttpRequestException cut) when (cut.InnerException is IOException)
                {
                    // The server may hang up while the rest is still being sent.
                    if (body.Length <= 1 << 16)
                    {
                        faults.Add($"hung up on {method} {path} {type}, {body.Length} bytes");
                    }
                }
            }
        }
        output.WriteLine($"{_bodies.Length} bodies at {Addresses().Count()} addresses, {asked} requests");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.InRange(asked, 300, 5000);
    }

    [Theory]
    [InlineData("/plans/add", "上传不完整")]
    [InlineData("/plans/add/many", "上传不完整")]
    [InlineData("/api/plans", "上传不完整")]
    [InlineData("/plans/add/keep", "上传不完整")]
    public async Task An_upload_that_ends_in_the_middle_is_said_to(string path, string said)
    {
        using HttpClient client = _site!.Client();
        string token = await client.TokenAsync();
        client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        int files = Directory.GetFiles(_site.Corpus, "*", SearchOption.AllDirectories).Length;
        using ByteArrayContent body = new(Bytes($"{Part}__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + Part + "file\"; filename=\"a.txt\"\r\n\r\n江苏省2024年政府工作报告\n一、工作回"));
        body.Headers.TryAddWithoutValidation("Content-Type", Multipart);
        using HttpResponseMessage response = await client.PostAsync(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(files, Directory.GetFiles(_site.Corpus, "*", SearchOption.AllDirectories).Length);
    }

    // What no client library sends: chunks that are none, a body that ends before its length.
    [Fact]
    public async Task Broken_HTTP_is_no_fault_of_the_server()
    {
        string token;
        using (HttpClient client = _site!.Client())
        {
            token = await client.TokenAsync();
        }
        foreach ((string method, string path) in Addresses())
        {
            string head = $"{method} {path} HTTP/1.1\r\nHost: {_site.Address.Authority}\r\nX-Admin-Key: {_site.Key}\r\n"
                + $"RequestVerificationToken: {token}\r\nConnection: close\r\n";
            foreach (string rest in new[]
            {
                $"Content-Type: {Multipart}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                $"Content-Type: {Multipart}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n--x\r\n\r\nffffffffffffffff\r\n",
                $"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
                $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ndraft=",
                $"Content-Type: {Multipart}\r\nContent-Length: 1000\r\n\r\n{Part}file\"; filename=\"a.txt\"\r\n\r\n一",
            })
            {
                string answer = await SendAsync(head + rest);
                Assert.False(answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal), $"{head}{rest}\n{answer}");
            }
            // Of a sender who is still there, a size that no number holds is known as soon as it is read.
            string waiting = await SendAsync(
                $"{head}Content-Type: {Multipart}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n--x\r\n\r\nffffffffffffffff\r\n", ends: false);
            Assert.StartsWith("HTTP/1.1 4", waiting, StringComparison.Ordinal);
        }
    }

    // Everything that isn't only read, whatever is added; what takes the plan away comes last.
    private IEnumerable<(string Method, string Path)> Addresses() => AllAddresses()
        .OrderBy(a => a.Path.EndsWith("/remove", StringComparison.Ordinal) || (a.Method == "DELETE" && a.Path == $"/api/plans/{_plan}"));

    private IEnumerable<(string Method, string Path)> AllAddresses() =>
        from endpoint in _site!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method is not ("GET" or "HEAD" or "OPTIONS")
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                ? literal.Content
                : _plan ??= _site.PingshanId))))
        select (method, path);

    private async Task<string> SendAsync(string request, bool ends = true)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_site!.Address.Host, _site.Address.Port);
        await socket.SendAsync(Bytes(request));
        if (ends)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        byte[] head = new byte[1024];
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        try
        {
            int length = await socket.ReceiveAsync(head, late.Token);
            return Encoding.UTF8.GetString(head, 0, length);
        }
        catch (SocketException)
        {
            // Hung up on.
            return "";
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
