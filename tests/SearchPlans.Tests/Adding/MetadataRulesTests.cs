using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Adding;

public sealed class MetadataRulesTests
{
    private const string Report = "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n二、工作安排\n继续努力。\n";

    public static TheoryData<PlanMetadata, string> Wrong => new()
    {
        { new() { Province = "广东省/深圳市" }, "省级应是一个地名" },
        { new() { City = "a\\b" }, "地市应是一个地名" },
        { new() { County = "坪山\n区" }, "区县应是一行文字" },
        { new() { Province = new string('长', 31) }, "省级太长：至多 30 个字" },
        { new() { Title = "一\n二" }, "标题应是一行文字" },
        { new() { Title = "一\u2028二" }, "标题应是一行文字" },
        { new() { Title = "\u001b[2J标题" }, "标题应是一行文字" },
        { new() { Title = "gpj.\u202e计划" }, "标题应是一行文字" },
        { new() { Title = "半\ud800个" }, "标题应是一行文字" },
        { new() { Title = new string('长', 301) }, "标题太长：至多 300 个字" },
        { new() { Type = "文\t种" }, "文种应是一行文字" },
        { new() { Issuer = "局\r" }, "发布机关应是一行文字" },
        { new() { Source = "https://example.org/\u0007" }, "来源应是一行文字" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_no_line_or_no_place_is_refused_and_leaves_nothing_behind(PlanMetadata given, string said)
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        Assert.StartsWith(said, MetadataRules.Problem(given), StringComparison.Ordinal);
        PlanSummary plan = temporary.Library.Plans[0];
        string[] before = Directory.GetFiles(temporary.Corpus);
        Assert.StartsWith(said,
            (await Assert.ThrowsAsync<PlanFileException>(() => temporary.Library.CorrectAsync(plan.Id, Over(plan.Metadata, given))))
                .Message,
            StringComparison.Ordinal);
        byte[] other = Encoding.UTF8.GetBytes(Report.Replace("深圳市", "珠海市", StringComparison.Ordinal));
        Assert.StartsWith(said,
            (await Assert.ThrowsAsync<PlanFileException>(() => temporary.Library.AddAsync("乙.txt", other, given))).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(temporary.Corpus));
        Assert.Equal(plan.Metadata, temporary.Library.Plans[0].Metadata);
    }

    [Theory]
    [InlineData("广东省", "深圳市", "坪山区")]
    [InlineData("全国", "", "")]
    [InlineData("不在名单里的地方", "某某（试验）区", "A·B")]
    public void Places_of_the_list_and_plain_text_are_taken(string province, string city, string county) =>
        Assert.Null(MetadataRules.Problem(new PlanMetadata
        {
            Title = "深圳市坪山区2024年计划 𠮷",
            Province = province,
            City = city,
            County = county,
            Source = "https://www.example.gov.cn/a/b?c=d",
        }));

    [Fact]
    public async Task What_a_sidecar_said_by_hand_keeps_nobody_from_correcting_something_else()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("甲.txt.yaml", "province: \"甲/乙\"\n"));
        PlanSummary plan = temporary.Library.Plans[0];
        Assert.Equal(2031, (await temporary.Library.CorrectAsync(plan.Id, plan.Metadata with { Year = 2031 }))!.Metadata.Year);
    }

    private static PlanMetadata Over(PlanMetadata known, PlanMetadata given) => known with
    {
        Title = given.Title.Length > 0 ? given.Title : known.Title,
        Province = given.Province.Length > 0 ? given.Province : known.Province,
        City = given.City.Length > 0 ? given.City : known.City,
        County = given.County.Length > 0 ? given.County : known.County,
        Type = given.Type.Length > 0 ? given.Type : known.Type,
        Issuer = given.Issuer.Length > 0 ? given.Issuer : known.Issuer,
        Source = given.Source.Length > 0 ? given.Source : known.Source,
    };
}
