namespace SearchPlans.OpenSearch.Tests;

/// <summary>How programs are told of a cluster.</summary>
public sealed class OpenSearchSettingsTests
{
    [Fact]
    public void Without_an_address_there_is_no_cluster() => Assert.Null(Read());

    [Fact]
    public void All_settings_are_read()
    {
        OpenSearchOptions options = Read(
            ("Address", "https://search1:9200， https://search2:9200"), ("Index", "plans"), ("User", "me"), ("Password", "secret"),
            ("Timeout", "20"), ("Lease", "60"), ("Shards", "3"), ("Replicas", "0"))!;
        Assert.Equal(["https://search1:9200", "https://search2:9200"], options.Addresses);
        Assert.Equal(
            ("plans", "me", "secret", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), 3, 0),
            (options.Index, options.User, options.Password, options.Timeout, options.Lease, options.Shards, options.Replicas));
    }

    [Theory]
    [InlineData("要和 Index:OpenSearch:Address 一起写", "User", "me")]
    [InlineData("应为整数", "Shards", "many", "Address", "http://search1:9200")]
    [InlineData("应写成", "Address", "search1")]
    public void What_cannot_be_is_told(string told, params string[] settings) => Assert.Contains(
        told,
        Assert.Throws<SettingException>(() => Read([.. settings.Chunk(2).Select(s => (s[0], s[1]))])).Message, StringComparison.Ordinal);

    private static OpenSearchOptions? Read(params (string Key, string Value)[] settings)
    {
        Dictionary<string, string> given = settings.ToDictionary(s => $"Index:OpenSearch:{s.Key}", s => s.Value);
        return OpenSearchSettings.Read(given.GetValueOrDefault);
    }
}
