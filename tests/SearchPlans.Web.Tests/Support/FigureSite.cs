using System.Globalization;

namespace SearchPlans.Web.Tests.Support;

/// <summary>A site of invented reports that state targets and results, of eight provinces over five years and of a city.</summary>
public sealed class FigureSite : IAsyncLifetime
{
    public const string Name = "figures";
    public static readonly string[] Provinces = ["北京市", "上海市", "江苏省", "浙江省", "山东省", "广东省", "四川省", "新疆维吾尔自治区"];
    public const int FirstYear = 2020;
    public const int LastYear = 2024;
    /// <summary>A province whose report of <see cref="LackingYear"/> states no target.</summary>
    public const string Silent = "四川省";
    /// <summary>A province that has no report of <see cref="LackingYear"/>.</summary>
    public const string Lacking = "新疆维吾尔自治区";
    public const int LackingYear = 2022;

    // What is aimed at, in all the ways in which it is said.
    private static readonly string[] _targets = ["5%左右", "6%以上", "5%—6%", "5.5%", "6%", "5%左右", "6%左右", "7%"];

    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.WithPlansAsync(Plans());

    public Task DisposeAsync() => Site.DisposeAsync();

    /// <summary>The growth that a province's report of a year states for the year before.</summary>
    public static string Growth(int province, int year) =>
        (4 + (province * 7 + year * 3) % 40 / 10.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The plan of a province and a year.</summary>
    public string IdOf(string province, int year) =>
        Site.Library.Plans.Single(p => p.RegionPath == province && p.Metadata.Year == year).Id;

    private static Dictionary<string, string> Plans()
    {
        Dictionary<string, string> plans = [];
        for (int p = 0; p < Provinces.Length; p++)
        {
            for (int year = FirstYear; year <= LastYear; year++)
            {
                if (Provinces[p] != Lacking || year != LackingYear)
                {
                    plans[$"report-{p}-{year}.txt"] = Report(Provinces[p], "全省", p, year);
                }
            }
        }
        plans["city-2024.txt"] = Report("广东省深圳市", "全市", 5, 2024);
        return plans;
    }

    private static string Report(string place, string all, int number, int year)
    {
        string target = place == Silent && year == LackingYear
            ? "今年要做好各项工作，推动经济稳定增长。"
            : $"今年发展的主要预期目标是：地区生产总值增长{_targets[(number + year) % _targets.Length]}，城镇调查失业率控制在5.5%以内，居民消费价格涨幅3%左右。";
        return $"""
            {place}{year}年政府工作报告
            一、{year - 1}年工作回顾
            过去一年，{all}经济稳中有进。地区生产总值增长{Growth(number, year)}%，达到{20_000 + number * 9000 + (year - FirstYear) * 1500}亿元；一般公共预算收入{3000 + number * 700}亿元，增长{3 + number % 4}.2%。
            各项工作取得新的成绩。
            二、{year}年工作安排
            {target}
            （一）扩大有效需求
            推动消费持续恢复，社会消费品零售总额增长{6 + number % 3}%。

            """;
    }
}

/// <summary>Tests that share the site of figures and one browser.</summary>
[TakesLong]
[CollectionDefinition(FigureSite.Name)]
public sealed class FigureSiteTests : ICollectionFixture<FigureSite>, ICollectionFixture<SiteBrowser>;
