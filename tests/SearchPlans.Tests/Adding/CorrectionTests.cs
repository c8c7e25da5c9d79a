using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Adding;

public sealed class CorrectionTests(ITestOutputHelper output)
{
    private const string Report = "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n二、工作安排\n继续努力。\n";

    [Fact]
    public void A_correction_is_in_the_sidecar_and_in_the_index_and_can_be_taken_back()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report), ("乙.txt", Report.Replace("光伏", "风电", StringComparison.Ordinal)));
        PlanSummary plan = temporary.Library.Plans.Single(p => p.File == "甲.txt");
        PlanSummary corrected = temporary.Library.Correct(plan.Id,
            plan.Metadata with { Year = 2031, Issuer = "深圳市发改委", Published = new DateOnly(2031, 2, 3) })!;
        Assert.Equal((plan.Id, 2031, "深圳市发改委"), (corrected.Id, corrected.Metadata.Year, corrected.Metadata.Issuer));
        Assert.Equal("year: 2031\nissuer: \"深圳市发改委\"\npublished: 2031-02-03\n",
            File.ReadAllText(Path.Combine(temporary.Corpus, "甲.txt.yaml")));
        Assert.Equal(Report, File.ReadAllText(Path.Combine(temporary.Corpus, "甲.txt")));
        PlanPage page = temporary.Library.Read(plan.Id)!;
        Assert.Equal((MetadataOrigin.Given, MetadataOrigin.Inferred), (page.Origins.Year, page.Origins.Title));
        Assert.Equal("甲.txt", Assert.Single(temporary.Library.Search(new SearchRequest { Query = "年份:2031 光伏" }).Hits).Plan.File);
        Assert.Equal((0, 0), (temporary.Library.Synchronize().Changed, temporary.Library.LastSync!.Added));

        PlanMetadata back = temporary.Library.Correct(plan.Id,
            corrected.Metadata with { Year = 0, Issuer = "", Published = null })!.Metadata;
        Assert.Equal(plan.Metadata, back);
        Assert.False(File.Exists(Path.Combine(temporary.Corpus, "甲.txt.yaml")));
        Assert.Equal(2, temporary.Library.Plans.Count);
        Assert.Null(temporary.Library.Correct("none", plan.Metadata));
    }

    [Fact]
    public void What_is_said_not_to_be_known_stays_empty_until_it_is_taken_back()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        PlanSummary plan = temporary.Library.Plans[0];
        string sidecar = Path.Combine(temporary.Corpus, "甲.txt.yaml");
        const UnknownFields all = UnknownFields.Place | UnknownFields.Year | UnknownFields.ReviewedYear | UnknownFields.Type
            | UnknownFields.Issuer | UnknownFields.Published | UnknownFields.Source;
        PlanMetadata nothing = temporary.Library.Correct(plan.Id,
            new PlanMetadata { Title = plan.Metadata.Title, Unknown = all })!.Metadata;
        Assert.Equal(new PlanMetadata { Title = plan.Metadata.Title, Unknown = all }, nothing);
        Assert.Equal("province: 不详\nyear: 不详\nreviewedYear: 不详\ntype: 不详\nissuer: 不详\npublished: 不详\nsource: 不详\n",
            File.ReadAllText(sidecar));
        // Read again, from the index and from the file.
        Assert.Equal(nothing, temporary.Library.Plans[0].Metadata);
        Assert.Equal(MetadataOrigin.Given, temporary.Library.Read(plan.Id)!.Origins.Year);
        temporary.Library.Synchronize(rebuild: true);
        Assert.Equal(nothing, temporary.Library.Plans[0].Metadata);

        PlanMetadata place = temporary.Library.Correct(plan.Id, nothing with { Unknown = all & ~UnknownFields.Place })!.Metadata;
        Assert.Equal(("深圳市", 0, ""), (place.City, place.Year, place.Type));
        Assert.Equal(plan.Metadata, temporary.Library.Correct(plan.Id, place with { Unknown = UnknownFields.None })!.Metadata);
        Assert.False(File.Exists(sidecar));
    }

    [Theory]
    [InlineData(null, null, "不详", "广东省/深圳市/")]
    [InlineData(null, "不详", null, "广东省//")]
    [InlineData("不详", null, null, "不详")]
    [InlineData("", "", "unknown", "不详")]
    [InlineData("广东省", "深圳市", "不详", "广东省/深圳市/")]
    [InlineData(null, "珠海市", null, "/珠海市/")]
    [InlineData("", null, null, "//")]
    [InlineData(null, null, null, "广东省/深圳市/坪山区")]
    public void A_place_is_said_whole_but_where_a_part_of_it_is_only_not_known(string? province, string? city, string? county,
        string expected)
    {
        var known = new PlanMetadata { Province = "广东省", City = "深圳市", County = "坪山区", Unknown = UnknownFields.Year };
        PlanMetadata now = MetadataCorrection.WithPlace(known, province, city, county);
        Assert.Equal(expected, now.Unknown.HasFlag(UnknownFields.Place) ? "不详" : $"{now.Province}/{now.City}/{now.County}");
        Assert.True(now.Unknown.HasFlag(UnknownFields.Year));
    }

    [Fact]
    public void Who_changes_one_field_keeps_what_the_sidecar_said_of_others()
    {
        using var temporary = new TemporaryLibrary(("甲.docx.md", Report), ("甲.docx.md.yaml", "type: 专项规划\n"));
        PlanSummary plan = temporary.Library.Plans[0];
        PlanMetadata now = temporary.Library.Correct(plan.Id, plan.Metadata with { City = "珠海市" })!.Metadata;
        Assert.Equal(("专项规划", "广东省", "珠海市", 2024), (now.Type, now.Province, now.City, now.Year));
        Assert.Equal("province: \"广东省\"\ncity: \"珠海市\"\ntype: \"专项规划\"\n",
            File.ReadAllText(Path.Combine(temporary.Corpus, "甲.docx.md.yaml")));
    }

    [Fact]
    public void What_is_wanted_is_known_whatever_was_known()
    {
        Random random = TestRandom.Create(output);
        string[] titles = ["", "甲\"：\\ #", "乙: [丙]", "- 丁", "---", "己\u3000戊 '庚"];
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        string id = temporary.Library.Plans[0].Id;
        for (int i = 0; i < 30; i++)
        {
            var wanted = new PlanMetadata
            {
                Title = titles[random.Next(titles.Length)],
                Province = random.Next(2) == 0 ? "" : "云南省",
                City = random.Next(2) == 0 ? "" : "昆明市",
                Year = random.Next(2) * 2020,
                Source = titles[random.Next(titles.Length)],
                Published = random.Next(2) == 0 ? null : new DateOnly(2020, 1, 1 + random.Next(28)),
            };
            PlanMetadata now = temporary.Library.Correct(id, wanted)!.Metadata;
            if (wanted.Title.Length > 0)
            {
                Assert.Equal(wanted.Title, now.Title);
            }
            if (wanted.City.Length > 0)
            {
                Assert.Equal((wanted.City, "云南省"), (now.City, now.Province));
            }
            if (wanted.Year != 0)
            {
                Assert.Equal(wanted.Year, now.Year);
            }
            Assert.Equal((wanted.Source, wanted.Published), (now.Source, now.Published));
        }
    }

    [Fact]
    public void What_a_sidecar_cannot_hold_is_refused_and_nothing_is_changed()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        PlanSummary plan = temporary.Library.Plans[0];
        Assert.Throws<PlanFileException>(() => temporary.Library.Correct(plan.Id, plan.Metadata with { Source = new string('长', 9000) }));
        Assert.Equal(["甲.txt"], Directory.GetFiles(temporary.Corpus).Select(Path.GetFileName));
        Assert.Equal(plan, Assert.Single(temporary.Library.Plans));
    }

    [Fact]
    public void A_notice_names_its_paragraph_and_front_matter_is_told_apart()
    {
        using var temporary = new TemporaryLibrary(
            ("甲.md", "---\nissuer: 深圳市政府\nyear: 2024\n---\n" + Report.Replace("二、", "三、", StringComparison.Ordinal)));
        PlanPage page = temporary.Library.Read(temporary.Library.Plans[0].Id)!;
        Assert.Equal("三、工作安排", page.Units.Single(u => u.Anchor == Assert.Single(page.Notices).Anchor).Text);
        Assert.Equal([0], page.Units.Select((u, i) => u.IsFrontMatter ? i : -1).Where(i => i >= 0));
    }
}
