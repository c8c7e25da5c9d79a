using System.Net;
using SearchPlans.OpenSearch;

namespace SearchPlans.Web.Access;

/// <summary>Who may do what over HTTP.</summary>
public sealed record AccessOptions
{
    /// <summary>The setting that is the administrator key itself; never on the command line, where every user of the machine sees
    /// it.</summary>
    public const string KeySetting = "AdminKey";

    /// <summary>The setting that says in which file the administrator key is.</summary>
    public const string KeyFileSetting = "AdminKeyFile";

    /// <summary>The setting that closes reading.</summary>
    public const string ReadingSetting = "Reading";

    /// <summary>The setting that names the proxies whose word on addresses counts.</summary>
    public const string ProxiesSetting = "Proxies";

    /// <summary>A key that is shorter can be guessed; it is told at the start.</summary>
    public const int WeakKeyChars = 16;

    private const int MaxKeyBytes = 4096;

    /// <summary>The administrator key, or null where none is set.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Whether searching and reading ask for a key, too. Setting <c>Reading</c>: <c>open</c> (default) or <c>keys</c>.</summary>
    public bool IsReadingClosed { get; init; }

    /// <summary>Proxies in front of the server, one by one or by network: what they say of where a request comes from and by which
    /// scheme is believed, what others say isn't. Setting <c>Proxies</c>, with commas between.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>What the operator should know of these settings, in Chinese.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="given">Gives what is said of a setting, or null.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed, or the file of the key can't be read.</exception>
    public static AccessOptions From(Func<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        List<string> warnings = [];
        string? key = given(KeyFileSetting) is { } file ? KeyIn(file, warnings) : given(KeySetting)?.Trim();
        if (key is { Length: < WeakKeyChars })
        {
            warnings.Add($"管理密钥只有 {key.Length} 个字符，容易被猜到。请换成 {WeakKeyChars} 个以上的随机字符，例如 openssl rand -base64 24。");
        }
        return new AccessOptions
        {
            AdminKey = string.IsNullOrEmpty(key) ? null : key,
            IsReadingClosed = given(ReadingSetting)?.Trim().ToLowerInvariant() switch
            {
                null or "open" => false,
                "keys" => true,
                _ => throw new SettingException($"设置 {ReadingSetting} 不认识“{given(ReadingSetting)}”。可以是 open（默认）、keys。"),
            },
            Proxies = [.. (given(ProxiesSetting) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(NetworkOf)],
            Warnings = warnings,
        };
    }

    /// <summary>Refuses keys and passwords on the command line, in whatever form the settings of one are written there.</summary>
    /// <exception cref="SettingException">There is one.</exception>
    public static void RefuseKeyIn(string[] args)
    {
        IConfigurationRoot given = new ConfigurationBuilder().AddCommandLine(args).Build();
        foreach ((string secret, string what, string file) in (ReadOnlySpan<(string, string, string)>)[
            (KeySetting, "密钥", KeyFileSetting), (OpenSearchSettings.PasswordKey, "集群的密码", OpenSearchSettings.PasswordFileKey),
            (OpenSearchSettings.ApiKeyKey, "集群的密钥", OpenSearchSettings.ApiKeyFileKey)])
        {
            if (given[secret] != null)
            {
                throw new SettingException($"{what}不能写在命令行里：这台机器上的别人用 ps 就能看到。请写进只有您能读的文件，用 --{file} 文件 "
                    + $"指明；或用环境变量 {LibrarySettings.VariableOf(secret)}，或写在 {LibrarySettings.FileName} 里。");
            }
        }
    }

    private static string KeyIn(string file, List<string> warnings)
    {
        string path = Path.GetFullPath(file);
        try
        {
            FileInfo info = new(path);
            if (!info.Exists)
            {
                throw new SettingException($"设置 {KeyFileSetting}：没有这个文件：{path}");
            }
            // Of a device or a pipe nothing is read.
            if (info.Length is 0 or > MaxKeyBytes)
            {
                throw new SettingException($"设置 {KeyFileSetting}：文件应只有密钥一行，至多 {MaxKeyBytes} 字节：{path}");
            }
            if (!OperatingSystem.IsWindows() && (info.UnixFileMode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
            {
                warnings.Add($"密钥文件 {path} 别的用户也能读。请收紧：chmod 600 {path}");
            }
            string key = File.ReadAllText(path).Trim();
            return key.Length > 0 && !key.Any(char.IsControl)
                ? key
                : throw new SettingException($"设置 {KeyFileSetting}：文件应只有密钥一行：{path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"设置 {KeyFileSetting}：读不了 {path}：{e.Message}", e);
        }
    }

    private static IPNetwork NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out IPNetwork network))
        {
            return network;
        }
        return IPAddress.TryParse(text, out IPAddress? one)
            ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
            : throw new SettingException($"设置 {ProxiesSetting} 不认识“{text}”。应是地址或网段，用逗号分开，如 127.0.0.1,10.0.0.0/8。");
    }
}
