namespace SearchPlans.Fetching;

/// <summary>What may be fetched from.</summary>
/// <param name="PrivateHosts">Hosts, by name or address as they stand in what is asked for, that may be fetched from although they are
/// of this
/// machine or of a private network; none by default. Setting <see cref="Key"/>.</param>
public sealed record FetchOptions(IReadOnlyList<string> PrivateHosts)
{
    /// <summary>The setting: hosts with commas between.</summary>
    public const string Key = "Fetch:Hosts";

    /// <summary>None but public addresses.</summary>
    public static FetchOptions PublicOnly { get; } = new([]);

    /// <summary>Reads the setting.</summary>
    /// <param name="given">What it says; null, empty or white space for none.</param>
    /// <exception cref="SettingException">What it says are no hosts.</exception>
    public static FetchOptions Read(string? given)
    {
        string[] hosts = (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(hosts, h => Uri.CheckHostName(h.Trim('[', ']')) == UriHostNameType.Unknown) is { } wrong
            ? throw new SettingException($"设置 {Key} 里的“{wrong}”不是主机名。应为主机名或地址，逗号分开，不带 http:// 和端口，如 127.0.0.1。")
            : hosts.Length == 0 ? PublicOnly
            : new FetchOptions([.. hosts.Select(h => h.Trim('[', ']'))]);
    }

    /// <summary>Whether a host may be fetched from wherever it is.</summary>
    internal bool Allows(string host) => PrivateHosts.Contains(host.Trim('[', ']'), StringComparer.OrdinalIgnoreCase);
}
