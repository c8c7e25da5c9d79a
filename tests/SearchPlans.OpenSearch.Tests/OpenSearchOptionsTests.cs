namespace SearchPlans.OpenSearch.Tests;

/// <summary>What is set of a cluster is checked before it is asked.</summary>
public sealed class OpenSearchOptionsTests
{
    private static readonly OpenSearchOptions _valid = new() { Addresses = ["https://search1:9200"] };

    public static TheoryData<string, OpenSearchOptions> Wrong() => new()
    {
        { "没有写", _valid with { Addresses = [] } },
        { "应写成", _valid with { Addresses = ["search1:9200"] } },
        { "不能写用户", _valid with { Addresses = ["https://me:secret@search1:9200"] } },
        { "索引名", _valid with { Index = "Plans" } },
        { "索引名", _valid with { Index = "计划" } },
        { "请求时限", _valid with { Timeout = TimeSpan.Zero } },
        { "租约", _valid with { Lease = TimeSpan.FromDays(1) } },
        { "分片", _valid with { Shards = 0 } },
        { "副本", _valid with { Replicas = -1 } },
        { "只能设一种", _valid with { User = "me", ApiKey = "key" } },
        { "找不到文件", _valid with { PasswordFile = "/nowhere/password" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told(string told, OpenSearchOptions options) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void What_can_be_is_taken_and_secrets_are_never_shown()
    {
        OpenSearchOptions options = _valid with { User = "me", Password = "secret" };
        options.Validate();
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_read_from_files_without_the_end_of_the_line()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secret\n");
            Assert.Equal("secret", (_valid with { PasswordFile = file }).ReadPassword());
            Assert.Equal("secret", (_valid with { ApiKeyFile = file }).ReadApiKey());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
