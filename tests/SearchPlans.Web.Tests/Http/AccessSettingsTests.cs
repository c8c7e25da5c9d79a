using System.Net;
using Microsoft.Extensions.Configuration;
using SearchPlans.Access;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Who may write, as the built program is told, and what it says of it.</summary>
public sealed class AccessSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public AccessSettingsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        File.WriteAllText(Path.Combine(_folder, "corpus", "甲\u001b[31m\n.txt"), "山西省2019年政府工作报告\n一、工作回顾\n经济平稳运行。\n");
        File.WriteAllBytes(Path.Combine(_folder, "corpus", "坏\u001b[2J\nfail 假的.txt"), [0, 1, 2, 0]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--AdminKey", "secret-secret-secret")]
    [InlineData("--adminkey=secret-secret-secret")]
    [InlineData("/AdminKey", "secret-secret-secret")]
    [InlineData("AdminKey=secret-secret-secret")]
    public async Task A_key_on_the_command_line_keeps_it_from_starting(params string[] arguments)
    {
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder,
            ["--Corpus", "corpus", "--Index", "index", .. arguments]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("无法启动：密钥不能写在命令行里", said, StringComparison.Ordinal);
        Assert.Contains("AdminKeyFile", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-secret", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password", "密码")]
    [InlineData("ApiKey", "密钥")]
    public async Task Nor_does_it_start_with_a_secret_of_the_cluster_there(string setting, string what)
    {
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder,
            ["--Corpus", "corpus", "--Index", "index", "--Index:OpenSearch:Address", "http://127.0.0.1:9",
                $"--Index:OpenSearch:{setting}", "secret-secret"]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"无法启动：集群的{what}不能写在命令行里", said, StringComparison.Ordinal);
        Assert.Contains($"Index:OpenSearch:{setting}File", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-secret", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AdminKeyFile", "none", "没有这个文件")]
    [InlineData("AdminKeyFile", "empty", "应只有密钥一行")]
    [InlineData("AdminKeyFile", "two", "应只有密钥一行")]
    [InlineData("Reading", "closed", "可以是 open（默认）、keys")]
    [InlineData("Proxies", "nginx", "应是地址或网段")]
    [InlineData("Proxies", "127.0.0.1,10.0.0.0/99", "应是地址或网段")]
    public void A_setting_that_is_none_is_told(string setting, string value, string said)
    {
        string file = Path.Combine(_folder, value.Replace('/', '-'));
        if (value is "empty" or "two")
        {
            File.WriteAllText(file, value == "two" ? "one\ntwo\n" : "");
        }
        SettingException wrong = Assert.Throws<SettingException>(
            () => AccessOptions.From(key => key == setting ? (setting == "AdminKeyFile" ? file : value) : null));
        Assert.StartsWith($"设置 {setting}", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_can_be_guessed_or_read_by_others_is_warned_of()
    {
        string file = Path.Combine(_folder, "key");
        File.WriteAllText(file, "kurz\n");
        AccessOptions options = AccessOptions.From(key => key == "AdminKeyFile" ? file : null);
        Assert.Equal("kurz", options.AdminKey);
        Assert.Contains(options.Warnings, w => w.Contains("容易被猜到", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains(options.Warnings, w => w.Contains("chmod 600", StringComparison.Ordinal));
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            File.WriteAllText(Path.Combine(_folder, "long"), "");
            Assert.Single(AccessOptions.From(key => key == "AdminKeyFile" ? file : null).Warnings);
        }
        Assert.Empty(AccessOptions.From(key => key == "AdminKey" ? " a-key-of-24-characters-x " : null).Warnings);
        AccessOptions proxies = AccessOptions.From(key => key == "Proxies" ? "127.0.0.1, 10.0.0.0/8 ::1" : null);
        Assert.Equal(["127.0.0.1/32", "10.0.0.0/8", "::1/128"], proxies.Proxies.Select(n => n.ToString()));
    }

    [Fact]
    public async Task What_happens_is_logged_and_no_name_or_key_is_obeyed_or_told()
    {
        string corpus = Path.Combine(_folder, "corpus"), index = Path.Combine(_folder, "index");
        using ServerProcess server = await ServerProcess.StartAsync(corpus, index, Path.Combine(_folder, "tmp"));
        using HttpClient client = server.Visitor();
        const string Guess = "guessed-secret";
        for (int i = 0; i < 12; i++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/plans");
            request.Headers.Add("X-Admin-Key", Guess);
            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.Equal(i < GuessLimit.PerAddress ? HttpStatusCode.Forbidden : HttpStatusCode.TooManyRequests, response.StatusCode);
        }
        using HttpResponseMessage refused = await client.PostAsync("/plans/add/cancel", null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        string said = await server.SaidAsync("[4005]");
        Assert.Equal(GuessLimit.PerAddress, said.Split("[4001]").Length - 1);
        Assert.Equal(1, said.Split("[4002]").Length - 1);
        Assert.DoesNotContain(Guess, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        Assert.Contains("坏␛[2J␊fail 假的.txt", said, StringComparison.Ordinal);
        Assert.DoesNotContain(said.Split('\n'), line => line.StartsWith("fail", StringComparison.Ordinal));
    }

    // Who tries what can be got round is seen, and can't fill the disk with it.
    [Fact]
    public async Task Requests_that_are_refused_are_logged_without_their_queries_and_within_a_bound()
    {
        const int Tries = 3 * RefusedRequests.PerMinute;
        using ServerProcess server = await ServerProcess.StartAsync(
            Path.Combine(_folder, "corpus"), Path.Combine(_folder, "index"), Path.Combine(_folder, "tmp"));
        using HttpClient client = server.Client();
        for (int i = 0; i < Tries; i++)
        {
            using HttpResponseMessage refused = await client.GetAsync($"/api/search?q=shibboleth&scope=%1b{i}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        using FormUrlEncodedContent form = new([new("draft", "a")]);
        using HttpResponseMessage withoutToken = await client.PostAsync("/plans/add/cancel", form);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        string said = await server.SaidAsync("[4008]");
        Assert.Contains("[4008] 没有受理：400 GET /api/search，密钥 ", said, StringComparison.Ordinal);
        // A minute may have gone by on the way.
        Assert.InRange(said.Split("[4008]").Length - 1, 1, 2 * RefusedRequests.PerMinute);
        Assert.DoesNotContain("shibboleth", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
    }

    [Fact]
    public async Task A_setting_that_nothing_reads_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"),
            """{ "Corpus": "corpus", "Index": "index", "Indx:Codec": "block", "Logging": { "LogLevel": { "Default": "Warning" } } }""");
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder, ["--Proxie", "127.0.0.1", "--Reading", "open"],
            new Dictionary<string, string> { ["SEARCHPLANS_READNG"] = "keys", ["SEARCHPLANS_PROXIES"] = "127.0.0.1" });
        Assert.True(exitCode is null, said);
        Assert.Equal(
            ["命令行里的 Proxie", $"{Path.Combine(_folder, "appsettings.json")} 里的 Indx:Codec", "环境变量 SEARCHPLANS_READNG"],
            said.Split('\n').Where(l => l.StartsWith("注意：不认识的设置：", StringComparison.Ordinal))
                .Select(l => l["注意：不认识的设置：".Length..].Split('。')[0]));
    }

    [Fact]
    public void The_file_that_comes_with_it_explains_every_setting_and_sets_none()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "..", "..", "SearchPlans.Web", Path.GetFileName(
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "appsettings.json");
        string text = File.ReadAllText(file);
        Assert.All(KnownSettings.Own, setting => Assert.Contains($"// \"{setting}\": ", text, StringComparison.Ordinal));
        Assert.Empty(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build().AsEnumerable());
    }

    [Fact]
    public async Task With_keys_to_write_with_nothing_is_printed_that_opens_the_door()
    {
        new AccessKeys(Path.Combine(_folder, "corpus")).Make("张三", AccessRole.Editor, DateTimeOffset.UtcNow);
        string index = Path.Combine(_folder, "index");
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder, ["--Corpus", "corpus", "--Index", "index"]);
        Assert.True(exitCode is null, said);
        Assert.False(File.Exists(Path.Combine(index, LocalToken.FileName)));
    }
}
