using System.Text.RegularExpressions;

namespace SearchPlans.OpenSearch;

/// <summary>Which cluster holds the index, and how it is reached. Checked when an index is opened.</summary>
public sealed partial record OpenSearchOptions
{
    /// <summary>The nodes that are asked, in turn: https://search1:9200. At least one.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The name of the index: an alias, behind which indexes made anew take each other's place. Lower case letters, digits,
    /// hyphens.</summary>
    public string Index { get; init; } = "searchplans";

    /// <summary>The user; empty where none is asked for.</summary>
    public string User { get; init; } = "";

    /// <summary>The user's password; or see <see cref="PasswordFile"/>.</summary>
    public string Password { get; init; } = "";

    /// <summary>A file that holds the password and nothing else.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>An API key in place of user and password; or see <see cref="ApiKeyFile"/>.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>A file that holds the API key and nothing else.</summary>
    public string ApiKeyFile { get; init; } = "";

    /// <summary>A file (PEM) of the authority that signed the nodes' certificates, where the system doesn't know it.</summary>
    public string CertificateAuthority { get; init; } = "";

    /// <summary>How long one request may take, from a second to ten minutes; six times as long where it writes many documents.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Shards of an index that is made, from 1 to 100.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Copies of each shard beside the first, from 0 to 10.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>How long an indexer that doesn't tell of itself counts as still at work, from five seconds to an hour.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Checks what was set.</summary>
    /// <exception cref="ArgumentException">Something can't be; the message says what, in Chinese.</exception>
    public void Validate()
    {
        if (Addresses.Count == 0)
        {
            throw new ArgumentException("没有写 OpenSearch 的地址，例如 https://search1:9200。");
        }
        foreach (string address in Addresses)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            {
                throw new ArgumentException($"OpenSearch 的地址“{address}”不对，应写成 https://search1:9200 这样。");
            }
            if (uri.UserInfo.Length > 0)
            {
                throw new ArgumentException("OpenSearch 的地址里不能写用户和密码，请另设用户和密码文件。");
            }
        }
        if (!IndexName().IsMatch(Index))
        {
            throw new ArgumentException($"索引名“{Index}”不对：只用小写字母、数字和连字符，以字母开头，不超过 100 个。");
        }
        Expect(Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromMinutes(10), "请求时限应在 1 秒到 10 分钟之间。");
        Expect(Lease >= TimeSpan.FromSeconds(5) && Lease <= TimeSpan.FromHours(1), "写入租约应在 5 秒到 1 小时之间。");
        Expect(Shards is >= 1 and <= 100, "分片数应在 1 到 100 之间。");
        Expect(Replicas is >= 0 and <= 10, "副本数应在 0 到 10 之间。");
        Expect(User.Length == 0 || ApiKey.Length + ApiKeyFile.Length == 0, "用户与 API 密钥只能设一种。");
        foreach (string file in new[] { PasswordFile, ApiKeyFile, CertificateAuthority })
        {
            Expect(file.Length == 0 || File.Exists(file), $"找不到文件 {file}。");
        }
    }

    /// <summary>The password, from wherever it is.</summary>
    internal string ReadPassword() => PasswordFile.Length > 0 ? File.ReadAllText(PasswordFile).Trim() : Password;

    /// <summary>The API key, from wherever it is; empty where there is none.</summary>
    internal string ReadApiKey() => ApiKeyFile.Length > 0 ? File.ReadAllText(ApiKeyFile).Trim() : ApiKey;

    /// <summary>Leaves out what is secret.</summary>
    public override string ToString() => $"{string.Join(' ', Addresses)} {Index}";

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,99}$")]
    private static partial Regex IndexName();
}
