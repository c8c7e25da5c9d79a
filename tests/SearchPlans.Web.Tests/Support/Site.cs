using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Tests.Http;

namespace SearchPlans.Web.Tests.Support;

/// <summary>The application on a port of its own, on a temporary copy of the repository's corpus and some invented plans.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Pingshan = "pingshan-2024-plan.txt";
    /// <summary>A word in every invented plan and nowhere else.</summary>
    public const string SharedWord = "蓝莓气球";
    public const int InventedPlans = 12;

    /// <summary>A plan with a table of four columns and a number left out among its headings.</summary>
    public const string TablePlan = "table.md";

    /// <summary>A plan that <see cref="NamingPlan"/> names.</summary>
    public const string NamedPlan = "named.md";

    /// <summary>A plan that names others.</summary>
    public const string NamingPlan = "naming.md";

    private const string Named = "# 青海省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n\n## 一、发展环境\n\n本纲要明确今后五年的目标。推动各地绿色低碳循环发展，筑牢国家生态安全屏障。\n";

    private const string Naming = "# 青海省2023年政府工作报告\n\n## 一、工作回顾\n\n我省“十四五”规划开局良好，《青海省柴达木循环经济发展规划》印发实施。\n\n"
        + "## 二、工作安排\n\n对照“十四五”规划补短板。推动全省绿色低碳循环发展，筑牢国家生态安全屏障。\n\n| 文件 | 进度 |\n| --- | --- |\n| 我省“十四五”规划 | 过半 |\n";

    private const string Table = """
        ---
        issuer: 昆明市统计局
        ---
        # 昆明市2017年国民经济和社会发展计划

        ## 一、主要指标

        | 指标 | 2016年 | 2017年 | 说明 |
        | --- | --- | --- | --- |
        | 地区生产总值（亿元） | 4,300.4 | 4,857.6 | 玻璃风车试点 |
        | 其中：服务业 | 2,500 | 2,700 |
        | 合计 | | | |

        ## 三、保障措施

        各部门要抓好落实。

        """;

    private static readonly string[] _provinces = ["江苏省", "浙江省", "山东省", "福建省", "湖北省", "四川省"];
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "searchplans-web-" + Guid.NewGuid().ToString("N"));
    private readonly string? _adminKey;
    private readonly string[] _settings;
    private IReadOnlyDictionary<string, string>? _plans;
    private WebApplication? _app;

    public Site() : this(null) { }

    private Site(string? adminKey, params string[] settings) => (_adminKey, _settings) = (adminKey, settings);

    public string Corpus => Path.Combine(_folder, "corpus");
    public Uri Address { get; private set; } = new("http://localhost");
    public PlanLibrary Library => Services.GetRequiredService<PlanLibrary>();
    public IServiceProvider Services => _app!.Services;

    /// <summary>What lets one write here: the administrator key, or the token of this machine's user.</summary>
    public string Key => _adminKey ?? Services.GetRequiredService<KeyRing>().Token!.Text;

    public static async Task<Site> WithKeyAsync(string? key, params string[] settings)
    {
        Site site = new(key, settings);
        await site.InitializeAsync();
        return site;
    }

    /// <summary>A site of plans of one's own, by file name, instead of the invented ones.</summary>
    public static async Task<Site> WithPlansAsync(IReadOnlyDictionary<string, string> plans)
    {
        Site site = new() { _plans = plans };
        await site.InitializeAsync();
        return site;
    }

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Corpus);
        if (_plans == null)
        {
            await WriteInventedAsync();
        }
        foreach ((string name, string text) in _plans ?? new Dictionary<string, string>())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Corpus, name))!);
            await File.WriteAllTextAsync(Path.Combine(Corpus, name), text, Encoding.UTF8);
        }
        List<string> args =
        [
            "--Corpus", Corpus, "--Index", Path.Combine(_folder, "index"), "--urls", "http://127.0.0.1:0",
            // However busy the machine, an answer is one.
            "--Limits:SearchSeconds", "60",
        ];
        if (_adminKey != null)
        {
            string file = Path.Combine(_folder, "key");
            await File.WriteAllTextAsync(file, _adminKey + "\n");
            args.AddRange(["--AdminKeyFile", file]);
        }
        _app = WebServer.Build([.. args, .. _settings]);
        Library.Synchronize();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    private async Task WriteInventedAsync()
    {
        File.Copy(Path.Combine(Repository.Root, "corpus", Pingshan), Path.Combine(Corpus, Pingshan));
        for (int i = 0; i < InventedPlans; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(Corpus, $"invented-{i:00}.txt"), Invented(i), Encoding.UTF8);
        }
        await File.WriteAllTextAsync(Path.Combine(Corpus, TablePlan), Table, Encoding.UTF8);
        await File.WriteAllTextAsync(Path.Combine(Corpus, NamedPlan), Named, Encoding.UTF8);
        await File.WriteAllTextAsync(Path.Combine(Corpus, NamingPlan), Naming, Encoding.UTF8);
        await File.WriteAllBytesAsync(Path.Combine(Corpus, "broken.txt"), [0, 1, 2, 3, 0, 255, 254, 0]);
    }

    public async Task DisposeAsync()
    {
        if (_app != null)
        {
            await _app.DisposeAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client of who may write, that keeps cookies and doesn't follow redirects.</summary>
    public HttpClient Client()
    {
        HttpClient client = Visitor();
        client.DefaultRequestHeaders.Add(AccessGate.KeyHeader, Key);
        return client;
    }

    /// <summary>The same of somebody without a key.</summary>
    public HttpClient Visitor() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address
        };

    /// <summary>The cookie of a browser that signed in.</summary>
    public async Task<Cookie> SignInAsync()
    {
        CookieContainer cookies = new();
        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies })
        {
            BaseAddress = Address
        };
        using HttpResponseMessage response = await client.SignInAsync(Key);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return cookies.GetCookies(Address).Single(c => c.Name == "searchplans-key");
    }

    /// <summary>The id of the shipped plan.</summary>
    public string PingshanId => Library.Plans.Single(p => p.File == Pingshan).Id;

    private static string Invented(int i)
    {
        string place = _provinces[i % _provinces.Length];
        int year = 2018 + i % 5;
        StringBuilder text = new($"{place}{year}年政府工作报告\n一、{year - 1}年工作回顾\n");
        for (int p = 1; p <= 5; p++)
        {
            text.Append($"过去一年，{place}第{p}项工作稳步推进，{SharedWord}试点第{i + 1}批顺利完成，群众满意度不断提高。各地各部门协同发力，成效明显。\n");
        }
        text.Append($"二、{year}年重点工作\n（一）加快产业升级\n推进技术改造。支持企业设备更新，扶持“水晶陀螺”产业链，办好第{i + 1}届展会。\n");
        return text.ToString();
    }
}

/// <summary>Tests that share one site and one browser.</summary>
[TakesLong]
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<Site>, ICollectionFixture<SiteBrowser>
{
    public const string Name = "site";
}
