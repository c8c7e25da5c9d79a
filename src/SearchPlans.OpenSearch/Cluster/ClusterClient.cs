using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace SearchPlans.OpenSearch.Cluster;

/// <summary>
/// Asks a cluster: each request within its time, tried again at another node where one fails or is too busy, and not at all for a few
/// seconds when most fail. Safe for concurrent use.
/// </summary>
internal sealed class ClusterClient : IDisposable
{
    private const int Retries = 3;

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(200);

    private readonly OpenSearchOptions _options;
    private readonly HttpClient _http;
    private int _requests;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    public ClusterClient(OpenSearchOptions options)
    {
        _options = options;
        _http = new HttpClient(new ResilienceHandler(PipelineOf(options))
        {
            InnerHandler = new NodeHandler([.. options.Addresses.Select(a => new Uri(a.TrimEnd('/') + "/"))])
            {
                InnerHandler = HandlerOf(options),
            },
        })
        {
            // Replaced by a node's.
            BaseAddress = new Uri("http://cluster/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (options.ReadApiKey() is { Length: > 0 } key)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        }
        else if (options.User.Length > 0)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.ReadPassword()}")));
        }
    }

    /// <summary>How many requests were made.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The nodes, for people.</summary>
    public string Addresses => string.Join('、', _options.Addresses);

    /// <summary>Asks.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query, without a leading slash.</param>
    /// <param name="body">JSON, or lines of JSON; null for none.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="accepted">A status that is no failure here.</param>
    /// <returns>The answer's JSON; null for that status.</returns>
    /// <exception cref="ClusterException">It can't be reached, or refuses.</exception>
    public async Task<JsonDocument?> SendAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation, HttpStatusCode? accepted = null)
    {
        Interlocked.Increment(ref _requests);
        using var request = new HttpRequestMessage(method, path);
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.IsSuccessStatusCode)
            {
                await using Stream stream = await response.Content.ReadAsStreamAsync(cancellation);
                return await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
            }
            byte[] said = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.StatusCode == accepted ? null : throw ClusterErrors.Of(response.StatusCode, said);
        }
        catch (Exception e) when (e is not ClusterException and (HttpRequestException or IOException or TimeoutRejectedException
            or BrokenCircuitException or JsonException))
        {
            throw ClusterErrors.Of(e, Addresses);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> PipelineOf(OpenSearchOptions options) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Clock }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = _firstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                MinimumThroughput = 10,
                FailureRatio = 0.8,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(3),
            })
            .AddTimeout(options.Timeout)
            .Build();

    private static SocketsHttpHandler HandlerOf(OpenSearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.CertificateAuthority.Length > 0)
        {
            X509Certificate2Collection roots = [];
            roots.ImportFromPemFile(options.CertificateAuthority);
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }
        return handler;
    }

    // Sends each try to the next node.
    private sealed class NodeHandler(Uri[] nodes) : DelegatingHandler
    {
        private int _next;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri node = nodes[(uint)Interlocked.Increment(ref _next) % nodes.Length];
            request.RequestUri = new Uri(node, request.RequestUri!.PathAndQuery.TrimStart('/'));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
