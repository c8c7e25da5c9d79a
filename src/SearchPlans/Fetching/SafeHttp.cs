using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace SearchPlans.Fetching;

/// <summary>What came from an address.</summary>
/// <param name="Address">Where it came from in the end, redirects followed.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">What the server says that it is; empty where it doesn't.</param>
/// <param name="FileName">The name that the server gives it; empty where it doesn't.</param>
internal sealed record HttpContentRead(Uri Address, byte[] Content, string MediaType, string FileName);

/// <summary>
/// Fetches by HTTP and HTTPS from public addresses only. A host is looked up once, all that it was found to be has to be public, and that
/// is what is connected to: a name that says something else the next time leads nowhere. No proxy, no cookies; redirects are
/// followed here, each looked at like the first. Size and time are bounded, what is unpacked as well.
/// </summary>
internal sealed class SafeHttp : IDisposable
{
    private const int MaxRedirects = 5;
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan _connectTime = TimeSpan.FromSeconds(10);

    private readonly FetchOptions _options;
    private readonly TimeSpan _time;
    private readonly HttpClient _client;

    /// <summary>Makes one.</summary>
    /// <param name="options">What may be fetched from.</param>
    /// <param name="time">How long one address may take, redirects included.</param>
    public SafeHttp(FetchOptions options, TimeSpan time)
    {
        (_options, _time) = (options, time);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = _connectTime,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SearchPlans", "1.0"));
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN, zh;q=0.9");
    }

    /// <summary>Fetches an address.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="maxBytes">How much it may be.</param>
    /// <param name="mayFetch">Looks at an address before it is asked for, the first and each that one is sent on to.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="FetchException">It can't or may not be fetched.</exception>
    public async Task<HttpContentRead> GetAsync(
        Uri address, int maxBytes, Func<Uri, CancellationToken, Task> mayFetch, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_time);
        try
        {
            for (int redirects = 0; ; redirects++)
            {
                Expect(address);
                await mayFetch(address, limit.Token);
                // A connection each: one that a server has let go of meanwhile is no reason to fail.
                using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { ConnectionClose = true } };
                using HttpResponseMessage response =
                    await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                    && response.Headers.Location is { } location)
                {
                    if (redirects == MaxRedirects)
                    {
                        throw new FetchException($"{address.Host} 一再转到别的网址，没有打开。请在浏览器里打开，改用最后的网址。");
                    }
                    address = location.IsAbsoluteUri ? location : new Uri(address, location);
                    continue;
                }
                if (!response.IsSuccessStatusCode)
                {
                    throw new FetchStatusException(response.StatusCode, address);
                }
                return await ReadAsync(response, address, maxBytes, limit.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException($"{address.Host} 在 {_time.TotalSeconds:0} 秒内没有传完。请稍后再试，或用浏览器下载后添加。", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw e.InnerException as FetchException
                ?? new FetchException($"{address.Host} 连接不上。请核对网址，稍后再试，或用浏览器下载后添加。", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>Looks whether an address is one that is ever fetched.</summary>
    /// <exception cref="FetchException">It isn't.</exception>
    internal static void Expect(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new FetchException("只能打开 http:// 和 https:// 的网址。");
        }
        if (address.UserInfo.Length > 0)
        {
            throw new FetchException("网址里不能有用户名和密码。");
        }
    }

    private static async Task<HttpContentRead> ReadAsync(
        HttpResponseMessage response, Uri address, int maxBytes, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            throw TooLarge();
        }
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        using var content = new MemoryStream();
        byte[] buffer = new byte[BufferBytes];
        for (int count; (count = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + count > maxBytes)
            {
                throw TooLarge();
            }
            content.Write(buffer, 0, count);
        }
        ContentDispositionHeaderValue? disposition = response.Content.Headers.ContentDisposition;
        return new HttpContentRead(
            address, content.ToArray(), response.Content.Headers.ContentType?.MediaType ?? "",
            (disposition?.FileNameStar ?? disposition?.FileName ?? "").Trim('"'));

        FetchException TooLarge() => new($"{address} 超过 {maxBytes >> 20} MB 的上限。请用浏览器下载，拆分后添加。");
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        string host = context.DnsEndPoint.Host;
        IPAddress[] found = IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancellation);
        if (found.Length == 0 || (!_options.Allows(host) && !Array.TrueForAll(found, PublicAddresses.IsPublic)))
        {
            throw new FetchException(
                $"{host} 是这台机器或内部网络的地址，不能打开。确实需要，请管理员以设置 {FetchOptions.Key} 写明这个主机。");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A server answered that there is nothing to have.</summary>
internal sealed class FetchStatusException(HttpStatusCode status, Uri address) : Exception
{
    /// <summary>Its status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The same for users.</summary>
    public FetchException ToFetchException() => new(status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => $"{address} 不存在（{(int)status}）。请核对网址。",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{address} 不许打开（{(int)status}）。请用浏览器下载后添加。",
        _ => $"{address} 暂时打不开（{(int)status}）。请稍后再试，或用浏览器下载后添加。",
    }, this);
}
