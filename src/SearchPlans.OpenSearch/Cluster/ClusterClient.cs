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

    // Given up too early, a request of megabytes is only sent once more to a cluster that is at it still.
    private const int LongerToWrite = 6;

    // How long each try may take.
    private static readonly HttpRequestOptionsKey<TimeSpan> _time = new("time");

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(200);

    // One that hangs costs a request's whole time: it isn't tried with every request.
    private static readonly TimeSpan _passedOver = TimeSpan.FromSeconds(15);

    private readonly OpenSearchOptions _options;
    private readonly HttpClient _http;
    private int _requests;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    public ClusterClient(OpenSearchOptions options)
    {
        _options = options;
        _http = new HttpClient(new ResilienceHandler(PipelineOf(options))
        {
            InnerHandler = new NodeHandler(
                [.. options.Addresses.Select(a => new Uri(a.TrimEnd('/') + "/"))], options.Clock)
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
    /// <param name="isWriting">Whether it writes or deletes many documents, and may take several times as long as others.</param>
    /// <returns>The answer's JSON; null for that status.</returns>
    /// <exception cref="ClusterException">It can't be reached, or refuses.</exception>
    public async Task<JsonDocument?> SendAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation, HttpStatusCode? accepted = null,
        bool isWriting = false)
    {
        Interlocked.Increment(ref _requests);
        using var request = new HttpRequestMessage(method, path);
        request.Options.Set(_time, isWriting ? _options.Timeout * LongerToWrite : _options.Timeout);
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
                // It is here already: read by the handler of nodes.
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
                // A cluster that has too much to do, or no room to write, answers searches all the same.
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests
                    && HttpClientResiliencePredicates.IsTransient(outcome.Outcome)),
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(3),
            })
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

    // Sends each try to the next node, one that failed lately only where all did. The whole answer is read here, so that one that breaks
    // off or stops in its middle is a failure as any other: within the time of a try, and tried again.
    private sealed class NodeHandler(Uri[] nodes, TimeProvider clock) : DelegatingHandler
    {
        private readonly long[] _until = new long[nodes.Length];
        private int _next;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int node = Next();
            request.Options.TryGetValue(_time, out TimeSpan time);
            using var late = new CancellationTokenSource(time, clock);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            request.RequestUri = new Uri(nodes[node], request.RequestUri!.PathAndQuery.TrimStart('/'));
            bool isAnswered = false;
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, ended.Token);
                await response.Content.LoadIntoBufferAsync(ended.Token);
                isAnswered = true;
                return response;
            }
            catch (OperationCanceledException canceled) when (late.IsCancellationRequested)
            {
                throw new TimeoutRejectedException("No answer in time.", time, canceled);
            }
            catch (OperationCanceledException)
            {
                // Who asks has gone: that says nothing of the node.
                isAnswered = true;
                response?.Dispose();
                throw;
            }
            catch (IOException broken)
            {
                throw new HttpRequestException(broken.Message, broken);
            }
            finally
            {
                Volatile.Write(ref _until[node], isAnswered ? 0 : (clock.GetUtcNow() + _passedOver).UtcTicks);
                if (!isAnswered)
                {
                    response?.Dispose();
                }
            }
        }

        private int Next()
        {
            int first = (int)((uint)Interlocked.Increment(ref _next) % nodes.Length);
            long now = clock.GetUtcNow().UtcTicks;
            for (int i = 0; i < nodes.Length; i++)
            {
                int node = (first + i) % nodes.Length;
                if (Volatile.Read(ref _until[node]) <= now)
                {
                    return node;
                }
            }
            return first;
        }
    }
}
