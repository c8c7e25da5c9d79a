using System.Globalization;
using SearchPlans.Index.Embedded;

namespace SearchPlans.OpenSearch;

/// <summary>The settings that say that an index is on a cluster, named and checked alike by every program. Without
/// <see cref="AddressKey"/> it is in a folder.</summary>
public static class OpenSearchSettings
{
    /// <summary>The setting that says where the cluster is: its nodes, separated by commas.</summary>
    public const string AddressKey = "Index:OpenSearch:Address";

    /// <summary>The setting of <see cref="OpenSearchOptions.Index"/>.</summary>
    public const string IndexKey = "Index:OpenSearch:Index";

    /// <summary>The setting of <see cref="OpenSearchOptions.User"/>.</summary>
    public const string UserKey = "Index:OpenSearch:User";

    /// <summary>The setting of <see cref="OpenSearchOptions.Password"/>.</summary>
    public const string PasswordKey = "Index:OpenSearch:Password";

    /// <summary>The setting of <see cref="OpenSearchOptions.PasswordFile"/>.</summary>
    public const string PasswordFileKey = "Index:OpenSearch:PasswordFile";

    /// <summary>The setting of <see cref="OpenSearchOptions.ApiKey"/>.</summary>
    public const string ApiKeyKey = "Index:OpenSearch:ApiKey";

    /// <summary>The setting of <see cref="OpenSearchOptions.ApiKeyFile"/>.</summary>
    public const string ApiKeyFileKey = "Index:OpenSearch:ApiKeyFile";

    /// <summary>The setting of <see cref="OpenSearchOptions.CertificateAuthority"/>.</summary>
    public const string CertificateAuthorityKey = "Index:OpenSearch:CertificateAuthority";

    /// <summary>The setting of <see cref="OpenSearchOptions.Timeout"/>, in seconds.</summary>
    public const string TimeoutKey = "Index:OpenSearch:Timeout";

    /// <summary>The setting of <see cref="OpenSearchOptions.Lease"/>, in seconds.</summary>
    public const string LeaseKey = "Index:OpenSearch:Lease";

    /// <summary>The setting of <see cref="OpenSearchOptions.Shards"/>.</summary>
    public const string ShardsKey = "Index:OpenSearch:Shards";

    /// <summary>The setting of <see cref="OpenSearchOptions.Replicas"/>.</summary>
    public const string ReplicasKey = "Index:OpenSearch:Replicas";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AddressKey, IndexKey, UserKey, PasswordKey, PasswordFileKey, ApiKeyKey, ApiKeyFileKey, CertificateAuthorityKey, TimeoutKey,
        LeaseKey, ShardsKey, ReplicasKey,
    ];

    /// <summary>Reads the settings; null where no cluster is named.</summary>
    /// <param name="given">Gives what is said of a setting, or null; what is empty or white space isn't said.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static OpenSearchOptions? Read(Func<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        string[] addresses = Text(AddressKey).Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0)
        {
            return All.FirstOrDefault(key => Text(key).Length > 0) is { } key
                ? throw new SettingException($"设置 {key} 要和 {AddressKey} 一起写。")
                : null;
        }
        var options = new OpenSearchOptions { Addresses = addresses };
        options = options with
        {
            Index = Text(IndexKey) is { Length: > 0 } index ? index : options.Index,
            User = Text(UserKey),
            Password = Text(PasswordKey),
            PasswordFile = Text(PasswordFileKey),
            ApiKey = Text(ApiKeyKey),
            ApiKeyFile = Text(ApiKeyFileKey),
            CertificateAuthority = Text(CertificateAuthorityKey),
            Timeout = TimeSpan.FromSeconds(Number(TimeoutKey, (int)options.Timeout.TotalSeconds)),
            Lease = TimeSpan.FromSeconds(Number(LeaseKey, (int)options.Lease.TotalSeconds)),
            Shards = Number(ShardsKey, options.Shards),
            Replicas = Number(ReplicasKey, options.Replicas),
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException wrong)
        {
            throw new SettingException(wrong.Message, wrong);
        }
        return options;

        string Text(string key) => given(key)?.Trim() ?? "";
        int Number(string key, int otherwise) => Text(key) is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw new SettingException($"设置 {key} 应为整数，不能是“{text}”。");
    }

    /// <summary>Opens the library of settings, its index wherever it is.</summary>
    /// <param name="settings">Where the corpus is, and how words are cut.</param>
    /// <param name="index">The index in a folder, where no cluster is named.</param>
    /// <param name="cluster">The cluster; null where none is named.</param>
    public static PlanLibrary Open(LibrarySettings settings, EmbeddedIndexOptions index, OpenSearchOptions? cluster)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(index);
        return cluster is null
            ? PlanLibrary.Open(settings.CorpusPath, index)
            : PlanLibrary.Open(
                settings.CorpusPath, index.Words, (words, areWordsGone) => new OpenSearchPlanIndex(cluster, words, areWordsGone));
    }
}
