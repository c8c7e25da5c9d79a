using System.Text;

namespace SearchPlans.Web.Tests.Support;

/// <summary>A site of reports as they are issued: titles that tell neither place nor year, a sentence that all of them repeat.</summary>
public sealed class ReportSite : IAsyncLifetime
{
    /// <summary>The sentence of all reports.</summary>
    public const string Repeated = "坚持把优化营商环境作为头等大事，深入推进“放管服”改革，持续激发各类经营主体活力。";

    /// <summary>The places and years of the reports.</summary>
    public static IReadOnlyList<(string Folder, string Place, int Year)> Reports { get; } =
    [
        ("山西省/太原市", "太原市", 2024), ("山西省/太原市", "太原市", 2025), ("山西省/太原市", "太原市", 2026), ("山西省/大同市", "大同市", 2026),
        ("山西省", "山西省", 2026), ("河北省", "河北省", 2026), ("陕西省", "陕西省", 2026), ("广东省", "广东省", 2025),
    ];

    private Site? _site;

    /// <summary>The site.</summary>
    public Site Site => _site!;

    /// <summary>The id of the report of a place and year.</summary>
    public string IdOf(string place, int year) => Site.Library.Plans
        .Single(p => p.Metadata.Year == year && p.RegionPath.EndsWith(place, StringComparison.Ordinal)).Id;

    public async Task InitializeAsync() => _site = await Site.WithPlansAsync(
        Reports.ToDictionary(r => $"{r.Folder}/{r.Year}.md", r => TextOf(r.Place, r.Year)));

    public Task DisposeAsync() => Site.DisposeAsync();

    private static string TextOf(string place, int year)
    {
        StringBuilder text = new($"---\ntitle: 2 0 {year % 100 / 10} {year % 10} 年 政府工作报告\n---\n# 政府工作报告\n\n");
        text.Append($"## 一、{year - 1}年工作回顾\n\n{place}经济运行总体平稳，重点项目建设取得{place}的新进展。\n\n");
        text.Append($"## 二、{year}年重点工作\n\n### （一）扩大有效投资\n\n{place}新开工{year % 7 + 3}个低空经济项目，总投资{year - 2000}亿元。\n\n");
        text.Append($"### （二）深化改革开放\n\n{Repeated}\n\n").Append($"{place}加快低空经济立法，开通无人机航线{year - 2010}条。\n");
        return text.ToString();
    }
}

/// <summary>Tests that share the reports and a browser.</summary>
[TakesLong]
[CollectionDefinition(Name)]
public sealed class ReportTests : ICollectionFixture<ReportSite>, ICollectionFixture<SiteBrowser>
{
    public const string Name = "reports";
}
