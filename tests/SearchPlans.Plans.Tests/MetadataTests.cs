namespace SearchPlans.Plans.Tests;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("广东省深圳市坪山区2024年国民经济和社会发展计划", "广东省/深圳市/坪山区", 2024, "年度计划")]
    [InlineData("关于苏州市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告", "江苏省/苏州市/", 2024, "年度计划")]
    [InlineData("北京市朝阳区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "北京市//朝阳区", 2021, "五年规划")]
    [InlineData("湖北省国民经济和社会发展十一五规划纲要", "湖北省//", 2006, "五年规划")]
    [InlineData("恩施州“十四五”教育发展规划", "湖北省/恩施土家族苗族自治州/", 2021, "专项规划")]
    [InlineData("二〇〇八年吉林省政府工作报告", "吉林省//", 2008, "政府工作报告")]
    [InlineData("吉林市2019年政府工作报告", "吉林省/吉林市/", 2019, "政府工作报告")]
    [InlineData("中华人民共和国2023年国民经济和社会发展统计公报", "全国//", 2023, "统计公报")]
    [InlineData("襄樊市2008年政府工作报告", "湖北省/襄阳市/", 2008, "政府工作报告")]
    [InlineData("廣東省佛山市順德區2024年政府工作報告", "广东省/佛山市/顺德区", 2024, "政府工作报告")]
    [InlineData("乾县2024年政府工作报告", "陕西省/咸阳市/乾县", 2024, "政府工作报告")]
    [InlineData("仙桃市2022年政府工作报告", "湖北省//仙桃市", 2022, "政府工作报告")]
    public void Titles_tell_place_year_and_type(string title, string place, int year, string type)
    {
        PlanMetadata metadata = PlanParser.Parse($"{title}\n一、总体要求\n统筹推进各项工作，确保目标任务圆满完成。", "x.txt").Metadata;
        Assert.Equal(title, metadata.Title);
        Assert.Equal(place, Place(metadata));
        Assert.Equal(year, metadata.Year);
        Assert.Equal(type, metadata.Type);
    }

    [Theory]
    [InlineData("深圳市/2024.md", "广东省/深圳市/", 2024)]
    [InlineData("广东省\\深圳市\\坪山区\\2024年.md", "广东省/深圳市/坪山区", 2024)]
    [InlineData("长春市/朝阳区/2021.md", "吉林省/长春市/朝阳区", 2021)]
    [InlineData("计划/国务院/1999.md", "全国//", 1999)]
    [InlineData("坪山/2023.txt", "广东省/深圳市/坪山区", 2023)]
    public void Folders_tell_place_and_year(string path, string place, int year)
    {
        PlanMetadata metadata = PlanParser.Parse("各位代表：\n现在向大会报告工作。", path).Metadata;
        Assert.Equal(place, Place(metadata));
        Assert.Equal(year, metadata.Year);
        Assert.Equal("政府工作报告", metadata.Type);
    }

    [Theory]
    [InlineData("1993年")]
    [InlineData("1993")]
    public void A_title_in_front_matter_that_is_only_a_year_gives_way_to_the_text(string title)
    {
        PlanMetadata metadata = PlanParser.Parse(
            $"---\ntitle: {title}\n---\n\n**关于一九九三年国民经济和社会发展的统计公报**\n\n1994年2月28日\n\n一、农业\n\n粮食增产。", "x.md").Metadata;
        Assert.Equal("关于一九九三年国民经济和社会发展的统计公报", metadata.Title);
        Assert.Equal(1993, metadata.Year);
        Assert.Equal("统计公报", metadata.Type);
    }

    [Fact]
    public void Front_matter_may_have_full_width_colons()
    {
        PlanMetadata metadata = PlanParser.Parse(
            "---\n标题：乐清市2022年国民经济和社会发展计划\n发布机关：乐清市发展和改革局\n---\n一、总体要求\n统筹推进各项工作。", "x.md").Metadata;
        Assert.Equal("乐清市2022年国民经济和社会发展计划", metadata.Title);
        Assert.Equal("乐清市发展和改革局", metadata.Issuer);
    }

    [Fact]
    public void Lines_with_colons_between_rules_are_no_front_matter()
    {
        Plan plan = PlanParser.Parse("---\n各位代表：\n主要目标：增长百分之六。\n---\n一、总体要求\n统筹推进各项工作。", "x.md");
        Assert.DoesNotContain(plan.Units, u => u.IsAside);
    }

    [Fact]
    public void An_approval_is_of_the_year_of_its_number()
    {
        PlanMetadata metadata = PlanParser.Parse(
            "国务院关于“十四五”城市群发展实施方案的批复\n国函〔2022〕12号\n国家发展改革委：\n现批复如下：\n一、原则同意。\n国务院\n2022年2月15日", "x.txt").Metadata;
        Assert.Equal(2022, metadata.Year);
    }

    [Fact]
    public void Whose_government_speaks_is_named_once()
    {
        PlanMetadata metadata = PlanParser.Parse(
            "各位代表：\n现在，我代表泰顺县人民政府向大会报告工作，请予审议。\n一、2018年工作回顾\n推进改革。\n二、2019年工作安排\n改善民生。", "x.txt").Metadata;
        Assert.Equal("浙江省/温州市/泰顺县", Place(metadata));
        Assert.Equal(2019, metadata.Year);
    }

    [Fact]
    public void A_meeting_in_December_plans_the_next_year()
    {
        PlanMetadata metadata = PlanParser.Parse("政府工作报告\n——2021年12月7日在甘南藏族自治州第十七届人民代表大会第一次会议上\n各位代表：\n现在报告工作。", "x.txt").Metadata;
        Assert.Equal(2022, metadata.Year);
        Assert.Equal("甘肃省/甘南藏族自治州/", Place(metadata));
    }

    [Fact]
    public void Without_a_title_one_is_made_from_place_year_and_type()
    {
        PlanMetadata metadata = PlanParser.Parse("——2021年2月1日在云浮市第六届人民代表大会第七次会议上\n云浮市市长 王某\n各位代表：\n我代表市政府向大会作政府工作报告。", "2021.md").Metadata;
        Assert.Equal("云浮市2021年政府工作报告", metadata.Title);
    }

    [Fact]
    public void Front_matter_wins_over_the_text_and_what_is_given_over_both()
    {
        const string Text =
            "---\ntitle: 坪山区计划\n年份: 2023\n地区: 广东省深圳市\n文种: 专项规划\n来源: https://example.org/1\nother: [1, {a: b}]\n---\n2024年坪山区政府工作报告\n一、"
                + "总体要求\n抓好落实。";
        Plan plan = PlanParser.Parse(Text, "x.md");
        PlanAssert.IsWhole(plan);
        Assert.Equal(PlanUnitKind.Surrounding, plan.Units[0].Kind);
        Assert.EndsWith("---", PlanAssert.TextOf(plan, plan.Units[0]), StringComparison.Ordinal);
        Assert.Equal(
            new PlanMetadata
            {
                Title = "坪山区计划",
                Province = "广东省",
                City = "深圳市",
                Year = 2023,
                Type = "专项规划",
                Source = "https://example.org/1"
            },
            plan.Metadata);

        PlanMetadata given = PlanParser.Parse(Text, "x.md", new PlanMetadata { County = "坪山区", Year = 2025 }).Metadata;
        Assert.Equal(("广东省/深圳市/坪山区", 2025, "坪山区计划"), (Place(given), given.Year, given.Title));
    }

    [Fact]
    public void Each_field_says_where_it_comes_from()
    {
        const string Text =
            "---\nyear: 2024\nsource:\n- https://example.org/1\n- https://example.org/2\n---\n坪山区2024年工作要点\n来源：区发展改革局　发布机构：坪山区人民政府　发布时"
                + "间：2024年3月1日\n一、总体要求\n抓好落实。";
        var found = new PlanMetadata { Title = "文件属性里的标题", Issuer = "区政府办公室", Year = 2023 };
        Plan plan = PlanParser.Parse(Text, "x.md", new PlanMetadata { Type = "专项规划" }, found);
        Assert.Equal(
            new PlanMetadata
            {
                Title = "文件属性里的标题",
                Province = "广东省",
                City = "深圳市",
                County = "坪山区",
                Year = 2024,
                Type = "专项规划",
                Issuer = "深圳市坪山区政府办公室",
                Published = new DateOnly(2024, 3, 1),
                Source = "https://example.org/1",
            },
            plan.Metadata);
        Assert.Equal(
            new PlanMetadataOrigins
            {
                Title = MetadataOrigin.Found,
                Place = MetadataOrigin.Inferred,
                Year = MetadataOrigin.FrontMatter,
                Type = MetadataOrigin.Given,
                Issuer = MetadataOrigin.Found,
                Published = MetadataOrigin.Found,
                Source = MetadataOrigin.FrontMatter,
            },
            plan.Origins);
        Assert.Equal("深圳市坪山区人民政府", PlanParser.Parse(Text, "x.md").Metadata.Issuer);
    }

    [Theory]
    [InlineData("国家统计局关于1997年国民经济和社会发展的统计公报\n1998年3月4日", "国家统计局", 1997, "1998-03-04")]
    [InlineData("中华人民共和国2009年国民经济和社会发展统计公报\n中华人民共和国国家统计局\n二〇一〇年二月二十五日", "国家统计局", 2009, "2010-02-25")]
    [InlineData("深圳市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n深圳市发展和改革委员会", "深圳市发展和改革委员会", 2023, null)]
    [InlineData("深圳市坪山区2024年政府工作报告", "深圳市坪山区人民政府", 2023, null)]
    [InlineData("深圳市“十四五”教育发展规划", "", 0, null)]
    public void Issuer_reviewed_year_and_day_are_read(string head, string issuer, int reviewed, string? published)
    {
        PlanMetadata metadata = PlanParser.Parse($"{head}\n一、总体情况\n各项工作扎实推进，目标任务圆满完成。", "x.txt").Metadata;
        Assert.Equal((issuer, reviewed), (metadata.Issuer, metadata.ReviewedYear));
        Assert.Equal(published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
            metadata.Published);
    }

    [Theory]
    [InlineData("2023年广州市政府工作报告2023年广州市政府工作报告", "2023年广州市政府工作报告")]
    [InlineData("2023年广州市政府工作报告 2023年广州市政府工作报告", "2023年广州市政府工作报告")]
    [InlineData("2023年广州市政府工作报告_2023年广州市政府工作报告", "2023年广州市政府工作报告")]
    [InlineData("报告和报告", "报告和报告")]
    [InlineData("2023年广州市政府工作报告，2024年广州市政府工作报告", "2023年广州市政府工作报告，2024年广州市政府工作报告")]
    public void A_title_that_is_said_twice_is_one(string said, string title)
    {
        Assert.Equal(title, PlanParser.Parse($"---\ntitle: {said}\n---\n政府工作报告\n一、工作回顾\n抓好落实。", "x.md").Metadata.Title);
        Assert.Equal(said, PlanParser.Parse("政府工作报告\n一、工作回顾\n抓好落实。", "x.md", given: new PlanMetadata { Title = said }).Metadata.Title);
    }

    [Theory]
    [InlineData("湖南省浏阳市2014年政府工作报告", "浏阳市人民政府")]
    [InlineData("长沙市长沙县2014年政府工作报告", "长沙县人民政府")]
    public void Counties_and_cities_of_their_rank_give_documents_by_their_own_names(string title, string issuer) =>
        Assert.Equal(issuer, PlanParser.Parse($"{title}\n一、工作回顾\n抓好落实。", "x.txt").Metadata.Issuer);

    [Theory]
    [InlineData("广东坪山区发展和改革局", "深圳市坪山区发展和改革局")]
    [InlineData("广东省深圳坪山区发展和改革局", "深圳市坪山区发展和改革局")]
    [InlineData("坪山区人民政府办公室", "深圳市坪山区人民政府办公室")]
    [InlineData("区发展和改革局", "深圳市坪山区发展和改革局")]
    [InlineData("深圳市坪山区发展和改革局", "深圳市坪山区发展和改革局")]
    [InlineData("深圳市发展和改革委员会", "深圳市发展和改革委员会")]
    [InlineData("国务院办公厅", "国务院办公厅")]
    public void An_office_bears_the_whole_name_of_its_place(string said, string issuer) =>
        Assert.Equal(issuer,
            PlanParser.Parse("坪山区2024年工作要点\n一、总体要求\n抓好落实。", "x.txt", found: new PlanMetadata { Issuer = said }).Metadata.Issuer);

    [Theory]
    [InlineData("政府工作报告\n各位代表：\n我代表省人民政府报告工作。\n一、1993年全省经济提前翻番\n过去的一年，是我省发展最快的一年。\n二、切实做好工作\n各级都要抓好。", 1994)]
    [InlineData("政府工作报告\n各位代表：\n我代表省人民政府报告工作。\n一、形势\n一九八〇年同一九七九年比较，增长。一九八〇年有了提高。一九八〇年底放开。比一九七九年好。一九八一年要抓好。", 1981)]
    [InlineData("政府工作报告\n各位代表：\n我代表市人民政府报告工作。\n一、目标\n2003年达到一步，2003年再上一步。2007年翻番，2007年建成。2008年再看。", 0)]
    [InlineData("某会议\n关于机构改革方案的决定\n2008年3月15日\n会议审议了方案，决定批准。\n# 机构改革方案\n改革的主要任务是转变职能。", 2008)]
    public void The_year_is_read_from_what_the_text_looks_back_on(string text, int year) =>
        Assert.Equal(year, PlanParser.Parse(text, "x.md").Metadata.Year);

    [Theory]
    [InlineData("---\n: : [\n---\n一、总体要求\n抓好落实。")]
    [InlineData("---\n- a\n- b\n---\n一、总体要求\n抓好落实。")]
    [InlineData("---\n一、总体要求\n抓好落实。")]
    public void Malformed_front_matter_is_text(string text)
    {
        Plan plan = PlanParser.Parse(text, "x.md");
        PlanAssert.IsWhole(plan);
        Assert.Contains(plan.Sections, section => section.Heading == "一、总体要求");
    }

    [Fact]
    public void Deeply_nested_front_matter_costs_nothing()
    {
        string text = $"---\na: {new string('[', 8000)}\n---\n抓好落实。";
        PlanAssert.IsWhole(PlanParser.Parse(text, "x.md"));
    }

    [Fact]
    public void The_source_is_read_from_the_line_of_the_site()
    {
        PlanMetadata metadata = PlanParser.Parse("2024年工作要点\n来源：市发展改革委　发布时间：2024-03-01　浏览次数：12\n一、总体要求\n抓好落实。", "x.txt").Metadata;
        Assert.Equal("市发展改革委", metadata.Source);
    }

    private static string Place(PlanMetadata metadata) => $"{metadata.Province}/{metadata.City}/{metadata.County}";
}
