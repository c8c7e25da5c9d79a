using System.Net;
using System.Text.RegularExpressions;
using SearchPlans.OpenSearch;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;
using YamlDotNet.Serialization;

namespace SearchPlans.Web.Tests.Install;

/// <summary>What <c>deploy/</c> says of a cluster, two servers and the proxy before them fits together.</summary>
public sealed class ComposeTests
{
    private static readonly string _folder = Repository.PathOf("src", "SearchPlans.Web", "deploy");

    private readonly string _proxy = File.ReadAllText(Path.Combine(_folder, "nginx.conf"));

    private readonly Dictionary<string, object> _file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(
        new YamlDotNet.Core.MergingParser(
            new YamlDotNet.Core.Parser(new StringReader(File.ReadAllText(Path.Combine(_folder, "compose.yaml"))))));

    [Fact]
    public void Every_server_asks_every_node_and_knows_the_corpus_that_the_others_know()
    {
        string[] nodes = [.. Services.Where(s => TextOf(s, "image").StartsWith("opensearchproject/opensearch:", StringComparison.Ordinal))];
        string[] servers = [.. Services.Where(s => Of(Service(s), "build") is not null)];
        Assert.Equal((3, 2), (nodes.Length, servers.Length));
        foreach (string node in nodes)
        {
            Dictionary<object, object> environment = Map(Service(node)["environment"]);
            Assert.Equal(node, environment["node.name"]);
            Assert.Equal(nodes, ((string)environment["discovery.seed_hosts"]).Split(','));
            Assert.Equal(nodes, ((string)environment["cluster.initial_cluster_manager_nodes"]).Split(','));
        }
        foreach (string server in servers)
        {
            Dictionary<object, object> environment = Map(Service(server)["environment"]);
            OpenSearchOptions options = OpenSearchSettings.Read(
                key => environment.GetValueOrDefault(LibrarySettings.VariableOf(key)) as string)!;
            Assert.Equal(nodes, options.Addresses.Select(a => new Uri(a).Host));
            Assert.True(options.Replicas > 0);
            Assert.All(
                environment.Keys.Cast<string>().Where(k => k.StartsWith("Index__", StringComparison.Ordinal)),
                k => Assert.Contains(k.Replace("__", ":", StringComparison.Ordinal), OpenSearchSettings.All));
            Assert.Contains("./corpus:/corpus", Texts(Service(server)["volumes"]));
            Assert.True(File.Exists(Repository.PathOf((string)Map(Service(server)["build"])["dockerfile"])));
            Assert.Contains($"server {server}:5080", _proxy, StringComparison.Ordinal);
        }
        Assert.Equal(servers.Length, Regex.Count(_proxy, @"^ +server \w+:5080", RegexOptions.Multiline));
    }

    [Fact]
    public void Whatever_is_named_is_there()
    {
        string[] volumes = [.. Map(_file["volumes"]).Keys.Cast<string>()];
        string[] networks = [.. Map(_file["networks"]).Keys.Cast<string>()];
        foreach (string service in Services)
        {
            Assert.All(Texts(Of(Service(service), "depends_on")), other => Assert.Contains(other, Services));
            Assert.All(Texts(Service(service)["networks"]), network => Assert.Contains(network, networks));
            Assert.All(
                Texts(Service(service)["volumes"]).Select(v => v.Split(':')[0]).Where(v => v[0] != '.'),
                volume => Assert.Contains(volume, volumes));
        }
    }

    [LinuxFact("nginx")]
    public async Task The_proxy_passes_on_to_whichever_server_is_there()
    {
        await using Site site = await Site.WithKeyAsync("a-key-behind-two", "--Proxies", "127.0.0.1");
        // The first of the two is away.
        string servers = _proxy.Replace("web1:5080", "127.0.0.1:1", StringComparison.Ordinal)
            .Replace("web2:5080", site.Address.Authority, StringComparison.Ordinal);
        using ReverseProxy proxy = await ReverseProxy.NginxAsync(servers, site.Address);
        using HttpClient client = proxy.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/search?q=坪山")).StatusCode);
        using HttpResponseMessage signedIn = await client.SignInAsync("a-key-behind-two");
        Assert.StartsWith("__Host-", signedIn.Headers.GetValues("Set-Cookie").First(), StringComparison.Ordinal);
    }

    private string[] Services => [.. Map(_file["services"]).Keys.Cast<string>()];

    private Dictionary<object, object> Service(string name) => Map(Map(_file["services"])[name]);

    private string TextOf(string service, string key) => Of(Service(service), key) as string ?? "";

    private static object? Of(Dictionary<object, object> map, string key) => map.GetValueOrDefault(key);

    private static Dictionary<object, object> Map(object map) => (Dictionary<object, object>)map;

    private static IEnumerable<string> Texts(object? list) => ((List<object>?)list ?? []).Cast<string>();
}
