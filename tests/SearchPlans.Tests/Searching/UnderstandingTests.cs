using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Plain words are taken for what they are: plans, places, years and types, by what plans there are.</summary>
public sealed partial class UnderstandingTests(UnderstandingTests.Plans plans) : IClassFixture<UnderstandingTests.Plans>
{
    private HitList Search(string query) => plans.Library.Search(new SearchRequest { Query = query, Size = 50 });

    // Front matter is shown and not searched.
    private int ParagraphsOf(PlanCard card) => plans.Library.Read(card.Plan.Id)!.Units.Count(u => !u.IsAside);

    private static string[] Cards(HitList found) => [.. found.Cards.Select(c => c.Plan.File)];

    private static string[] FilesOf(HitList found) =>
        [.. found.Hits.Where(h => h.Answers).Select(h => h.Plan.File).Distinct().Order(StringComparer.Ordinal)];

    private static string Chips(HitList found) => string.Join(' ', found.Conditions.Select(c => $"{c.Field}:{c.Value}"));

    [Theory]
    // In whatever order and wording.
    [InlineData("2024年国务院政府工作报告", "国2024.md")]
    [InlineData("国务院2024年政府工作报告", "国2024.md")]
    [InlineData("政府工作报告 2024 国务院", "国2024.md")]
    [InlineData("2024 全国 政府工作报告", "国2024.md")]
    [InlineData("国家2024年政府工作报告", "国2024.md")]
    [InlineData("江苏2024政府工作报告", "苏2024.md")]
    [InlineData("江苏省2024年政府工作报告", "苏2024.md")]
    [InlineData("2024年江苏省人民政府工作报告", "苏2024.md")]
    [InlineData("2024年江苏省政府工作报告", "苏2024.md")]
    [InlineData("2024年 江苏省 人民政府 政府工作报告", "苏2024.md")]
    [InlineData("2024年江苏省人民政府政府工作报告", "苏2024.md")]
    [InlineData("江苏 政府 工作报告 2024", "苏2024.md")]
    [InlineData("政府工作报告 江苏 2024年", "苏2024.md")]
    [InlineData("2024年的政府工作报告 江苏", "苏2024.md")]
    [InlineData("江苏的2024年政府工作报告", "苏2024.md")]
    [InlineData("江苏省政府工作报告（2024年）", "苏2024.md")]
    [InlineData("2024年的政府工作报告 北京", "京2024.md")]
    [InlineData("北京市2024政府工作报告", "京2024.md")]
    [InlineData("北京 2024年 工作报告", "京2024.md")]
    [InlineData("2024年内蒙古自治区人民政府工作报告", "蒙2024.md")]
    [InlineData("2024内蒙古政府工作报告", "蒙2024.md")]
    [InlineData("2024年蒙政府工作报告", "蒙2024.md")]
    // By what stands for a province.
    [InlineData("政府工作报告2024年苏", "苏2024.md")]
    [InlineData("苏 2024 政府工作报告", "苏2024.md")]
    [InlineData("沪2023年政府工作报告", "沪2023.md")]
    [InlineData("2023年沪政府工作报告", "沪2023.md")]
    [InlineData("粤2023年政府工作报告", "粤2023.md")]
    [InlineData("桂 政府工作报告 2023", "桂2023.md")]
    [InlineData("广西2023年政府工作报告", "桂2023.md")]
    [InlineData("广西壮族自治区2023年政府工作报告", "桂2023.md")]
    // Cities, also behind their province.
    [InlineData("深圳2024年政府工作报告", "深2024.md")]
    [InlineData("广东深圳 2024 政府工作报告", "深2024.md")]
    [InlineData("广东省深圳市2024年政府工作报告", "深2024.md")]
    // Years otherwise.
    [InlineData("江苏二〇二四年政府工作报告", "苏2024.md")]
    [InlineData("江苏去年政府工作报告", "苏2024.md")]
    [InlineData("江苏二0二四年政府工作报告", "苏2024.md")]
    [InlineData("二Ｏ二四年江苏政府工作报告", "苏2024.md")]
    [InlineData("江苏２０２４年政府工作报告", "苏2024.md")]
    [InlineData("江苏24年政府工作报告", "苏2024.md")]
    [InlineData("江苏二四年 政府工作报告", "苏2024.md")]
    [InlineData("政府工作报告 24年 江苏", "苏2024.md")]
    // By a title that isn't stored as it is quoted.
    [InlineData("《江苏省2024年政府工作报告》", "苏2024.md")]
    [InlineData("《2024年江苏省人民政府工作报告》", "苏2024.md")]
    [InlineData("《2023年上海市政府工作报告》", "沪2023.md")]
    [InlineData("《国务院2024年政府工作报告》", "国2024.md")]
    [InlineData("江苏 2024 年 政府工作报告", "苏2024.md")]
    // Plans for five years.
    [InlineData("十四五规划纲要", "十四五.md")]
    [InlineData("第十四个五年规划", "十四五.md")]
    [InlineData("“十四五”规划", "十四五.md")]
    [InlineData("十四五规划", "十四五.md")]
    [InlineData("国家十四五规划", "十四五.md")]
    [InlineData("全国“十四五”规划", "十四五.md")]
    [InlineData("国务院“十二五”规划纲要", "十二五.md")]
    [InlineData("十四五 规划纲要", "十四五.md")]
    [InlineData("国民经济和社会发展第十四个五年规划纲要", "十四五.md")]
    [InlineData("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "十四五.md")]
    [InlineData("“十二五”规划", "十二五.md")]
    [InlineData("第十二个五年规划纲要", "十二五.md")]
    [InlineData("“十二五”规划纲要", "十二五.md")]
    // Communiqués and annual plans.
    [InlineData("2022年统计公报", "公报2022.md")]
    [InlineData("2022年国民经济和社会发展统计公报", "公报2022.md")]
    [InlineData("2022年国务院统计公报", "公报2022.md")]
    [InlineData("全国2022年统计公报", "公报2022.md")]
    [InlineData("深圳2023年国民经济和社会发展计划", "深计划2023.md")]
    [InlineData("2023年深圳国民经济计划", "深计划2023.md")]
    public void A_plan_that_is_named_stands_first(string query, string file)
    {
        HitList found = Search(query);
        Assert.Equal(PlanCardsAre.AskedFor, found.CardsAre);
        Assert.Equal(file, Cards(found)[0]);
        Assert.Single(found.Cards);
        Assert.Equal(1, found.TotalPlans);
    }

    [Theory]
    [InlineData("政府工作报告 2023", "国2023.md|沪2023.md|苏2023.md|粤2023.md|桂2023.md")]
    [InlineData("2023年政府工作报告", "国2023.md|沪2023.md|苏2023.md|粤2023.md|桂2023.md")]
    [InlineData("江苏政府工作报告", "苏2024.md|苏2023.md")]
    [InlineData("广东 政府工作报告", "粤2023.md|深2024.md")]
    [InlineData("长三角 2023年 政府工作报告", "沪2023.md|苏2023.md")]
    [InlineData("五年规划", "十四五.md|十二五.md")]
    [InlineData("深圳", "深2024.md|深计划2023.md")]
    [InlineData("江苏省", "苏2024.md|苏2023.md")]
    [InlineData("直辖市 2023年", "沪2023.md")]
    public void What_fits_several_lists_them_as_plans(string query, string files)
    {
        HitList found = Search(query);
        Assert.Equal(PlanCardsAre.AskedFor, found.CardsAre);
        Assert.Equal(files, string.Join('|', Cards(found)));
        Assert.Equal(found.Cards.Count, found.TotalPlans);
    }

    [Fact]
    public void A_card_has_the_outline_and_the_years_beside()
    {
        PlanCard card = Assert.Single(Search("2023年江苏省政府工作报告").Cards);
        Assert.Equal(["一、2022年工作回顾", "二、2023年重点工作"], card.Outline.Select(h => h.Heading));
        Assert.Null(card.Previous);
        Assert.Equal("苏2024.md", card.Next?.File);
        PlanCard nation = Assert.Single(Search("国务院2024年政府工作报告").Cards);
        Assert.Equal(("国2023.md", "国2025.md"), (nation.Previous?.File, nation.Next?.File));
        SearchPlans.Reading.PlanPage page = plans.Library.Read(card.Plan.Id)!;
        Assert.All(card.Outline, h => Assert.Contains(page.Units,
            u => u.Anchor == h.Anchor && u.Text.Contains(h.Heading, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("十四五规划纲要")]
    [InlineData("2024年国务院政府工作报告")]
    public void Paragraphs_that_hold_the_name_stand_outside_the_total(string query)
    {
        HitList found = Search(query);
        SearchHit[] named = [.. found.Hits];
        Assert.NotEmpty(named);
        Assert.All(named, h =>
        {
            Assert.True(h.HoldsName);
            Assert.False(h.Answers);
            Assert.Contains(query, h.Text, StringComparison.Ordinal);
            Assert.NotEmpty(h.Marks);
        });
        int paragraphs = ParagraphsOf(found.Cards[0]);
        Assert.Equal((1, paragraphs), (found.TotalPlans, found.TotalParagraphs));
    }

    [Theory]
    [InlineData("江苏 民营经济", "地区:江苏省", "苏2023.md|苏2024.md")]
    [InlineData("江苏民营经济", "地区:江苏省", "苏2023.md|苏2024.md")]
    [InlineData("民营经济 江苏省", "地区:江苏省", "苏2023.md|苏2024.md")]
    [InlineData("广东 民营经济", "地区:广东省", "深2024.md|深计划2023.md|粤2023.md")]
    [InlineData("深圳 民营经济", "地区:深圳市", "深2024.md|深计划2023.md")]
    [InlineData("长三角 民营经济", "地区:长三角", "沪2023.md|苏2023.md|苏2024.md")]
    [InlineData("长三角民营经济", "地区:长三角", "沪2023.md|苏2023.md|苏2024.md")]
    [InlineData("直辖市 民营经济", "地区:直辖市", "京2024.md|沪2023.md")]
    [InlineData("京津冀 民营经济", "地区:京津冀", "京2024.md")]
    [InlineData("计划单列市 民营经济", "地区:计划单列市", "深2024.md|深计划2023.md")]
    [InlineData("2024 江苏 民营经济", "年份:2024年 地区:江苏省", "苏2024.md")]
    public void A_place_typed_as_a_word_is_a_condition(string query, string chips, string files)
    {
        HitList found = Search(query);
        Assert.Equal(chips, Chips(found));
        Assert.Equal(files, string.Join('|', FilesOf(found)));
        Assert.All(found.Hits.Where(h => h.Answers), h => Assert.NotEmpty(h.Marks));
    }

    [Theory]
    [InlineData("深圳湾 通关")]
    [InlineData("深圳湾")]
    [InlineData("北京路 步行街")]
    [InlineData("上海合作组织")]
    [InlineData("上海合作组织 峰会")]
    [InlineData("南京路 改造")]
    [InlineData("“江苏” 民营经济")]
    public void A_place_that_is_part_of_a_longer_name_is_text(string query) =>
        Assert.DoesNotContain(Search(query).Conditions, c => c.Field == "地区");

    [Theory]
    [InlineData("2024年 民营经济", "年份:2024年")]
    [InlineData("民营经济 2024年", "年份:2024年")]
    [InlineData("2023—2024 民营经济", "年份:2023—2024年")]
    [InlineData("2023-2024年 民营经济", "年份:2023—2024年")]
    [InlineData("2023年至2024年 民营经济", "年份:2023—2024年")]
    [InlineData("近三年 民营经济", "年份:2022—2024年")]
    [InlineData("近两年民营经济", "年份:2023—2024年")]
    [InlineData("十四五期间 民营经济", "年份:2021—2025年")]
    [InlineData("去年 民营经济", "年份:2023年")]
    [InlineData("二〇二四年 民营经济", "年份:2024年")]
    public void Years_in_words_are_conditions(string query, string chip) => Assert.Equal(chip, Chips(SearchWithoutTomorrow(query)));

    [Theory]
    [InlineData("2035年远景目标 展望")]
    [InlineData("到2025年 民营经济")]
    [InlineData("2024年底 民营经济")]
    [InlineData("2024万元 民营经济")]
    public void What_is_no_year_of_a_plan_is_text(string query) => Assert.DoesNotContain(Search(query).Conditions, c => c.Field == "年份");

    // The newest year of the other plans is 2024.
    private static HitList SearchWithoutTomorrow(string query)
    {
        using var temporary = new TemporaryLibrary([.. Plans.Files.Where(f => f.Name != "国2025.md")]);
        return temporary.Library.Search(new SearchRequest { Query = query });
    }

    [Theory]
    [InlineData("广西 2025年 民营经济", "广西壮族自治区", "2025年")]
    [InlineData("上海 2024年 民营经济", "上海市", "2024年")]
    [InlineData("2011年江苏民营经济", "江苏省", "2011年")]
    [InlineData("北京2021—2022年 民营经济", "北京市", "2021—2022年")]
    public void Where_no_plan_meets_place_and_year_the_words_are_text_and_that_is_said(string query, string place, string year)
    {
        HitList told = Search(query);
        Assert.Contains($"没有{place}{year}的文件", told.Notice, StringComparison.Ordinal);
        Assert.Empty(told.Conditions);
        Assert.Equal(0, told.TotalParagraphs);
    }

    [Theory]
    [InlineData("北京 2019年", "2019年")]
    [InlineData("北京2019年", "2019年")]
    [InlineData("2019年 江苏 民营经济", "2019年")]
    [InlineData("长三角 2009—2010年 民营经济", "2009—2010年")]
    public void Where_there_is_no_plan_of_a_year_at_all_beside_a_place_that_is_said(string query, string year)
    {
        HitList told = Search(query);
        Assert.Equal($"没有{year}的文件，“{year}”按正文检索。", told.Notice);
        Assert.Equal("地区", Assert.Single(told.Conditions).Field);
        Assert.Equal(0, told.TotalParagraphs);
    }

    [Theory]
    [InlineData("北京 2035年远景目标")]
    [InlineData("2035年远景目标")]
    [InlineData("江苏 民营经济")]
    public void A_year_within_what_is_meant_as_text_is_not_talked_of(string query) => Assert.Null(Search(query).Notice);

    [Theory]
    [InlineData("江苏 五六年 民营经济")]
    [InlineData("深圳40年 民营经济")]
    [InlineData("三五年 民营经济")]
    [InlineData("57年 民营经济")]
    public void How_long_something_takes_is_no_year(string query) =>
        Assert.DoesNotContain(Search(query).Conditions, c => c.Field == "年份");

    [Theory]
    [InlineData("《江苏省2024年政府工作报告》 氢能", "苏2024.md")]
    [InlineData("《2023年上海市政府工作报告》 民营经济", "沪2023.md")]
    [InlineData("《江苏省2019年政府工作报告》 氢能", "")]
    [InlineData("《江苏省2024年统计公报》 氢能", "")]
    public void A_title_that_names_a_plan_by_place_year_and_type_is_that_plan(string query, string files) =>
        Assert.Equal(files, string.Join('|', FilesOf(Search(query))));

    [Theory]
    [InlineData("国务院")]
    [InlineData("全国")]
    [InlineData("中央政府")]
    public void The_nation_alone_lists_its_plans(string query)
    {
        HitList found = Search(query);
        Assert.Equal(PlanCardsAre.AskedFor, found.CardsAre);
        Assert.All(found.Cards, c => Assert.Equal("全国", c.Plan.RegionPath));
        // A type more narrows them.
        Assert.InRange(Search($"{query} 政府工作报告").TotalParagraphs, 1, found.TotalParagraphs);
        Assert.Empty(Search($"{query} 民营经济").Conditions);
    }

    [Theory]
    [InlineData("中央")]
    [InlineData("国家")]
    public void A_word_of_every_text_is_the_nation_beside_a_type_and_year_only(string query)
    {
        Assert.InRange(Search($"{query} 政府工作报告").TotalParagraphs, 0, Search(query).TotalParagraphs);
        Assert.Equal("国2024.md", Assert.Single(Cards(Search($"{query} 2024年 政府工作报告"))));
    }

    [Theory]
    [InlineData("江苏科技园区 产业用地", "江苏科技园区", "产业用地")]
    [InlineData("产业用地 江苏科技园区", "江苏科技园区", "产业用地")]
    [InlineData("江苏2024年养老驿站 床位", "江苏2024年养老驿站", "床位")]
    [InlineData("江苏氢能走廊 2024年", "江苏氢能走廊", "2024年")]
    public void Of_several_runs_one_that_begins_with_a_condition_stands_first_as_typed(string query, string run, string other)
    {
        string text = run.Replace("江苏", "", StringComparison.Ordinal).Replace("2024年", "", StringComparison.Ordinal);
        string[] others = [.. Enumerable.Range(1, 12).Select(i => $"{text}、{other}，{other}，{text}，第{i}批{other}。")];
        using var temporary = new TemporaryLibrary(
            ("苏.md", "---\ntitle: 江苏省政府工作报告\nprovince: 江苏省\nyear: 2024\ntype: 政府工作报告\n---\n"
                + $"## 一、重点工作\n{string.Join('\n', others)}\n规划建设{run}，今后几年逐步扩大规模，完善配套，做好服务，保障{other}。\n"),
            ("京.md", "---\ntitle: 北京市政府工作报告\nprovince: 北京市\nyear: 2024\ntype: 政府工作报告\n---\n"
                + $"## 一、重点工作\n赴{run}考察，学习{other}。\n"));
        HitList found = temporary.Library.Search(new SearchRequest { Query = query, Size = 50 });
        Assert.NotEmpty(found.Conditions);
        Assert.StartsWith($"规划建设{run}", found.Hits[0].Text, StringComparison.Ordinal);
        // What holds it as typed is found wherever it stands.
        Assert.Contains(found.Hits, h => h.Answers && h.Plan.File == "京.md");
        Assert.Equal(14, found.TotalParagraphs);
        Assert.InRange(found.TotalParagraphs, 1, temporary.Library.Search(new SearchRequest { Query = run }).TotalParagraphs);
    }

    [Theory]
    [InlineData("江苏氢能装备研发", "氢能装备停产。", "研发")]
    [InlineData("江苏养老服务设施", "养老服务改善。", "设施")]
    [InlineData("江苏轨道交通车站", "轨道交通延伸。", "车站")]
    public void What_lacks_something_is_shown_of_a_single_run_with_a_condition_too(string query, string line, string lacks)
    {
        using var temporary = new TemporaryLibrary(
            ("苏.txt", $"2024年江苏省政府工作报告\n一、重点工作\n{query}全面推进。\n{line}"),
            ("京.txt", $"2024年北京市政府工作报告\n一、重点工作\n{line}"));
        HitList found = temporary.Library.Search(new SearchRequest { Query = query });
        Assert.Equal(1, found.TotalParagraphs);
        SearchHit hit = Assert.Single(found.Hits, h => !h.Answers);
        Assert.Equal(("苏.txt", lacks), (hit.Plan.File, Assert.Single(hit.Lacks)));
    }

    [Theory]
    [InlineData("江苏 民营经济", "民营经济", "“江苏” 民营经济")]
    [InlineData("江苏民营经济", "民营经济", "“江苏” 民营经济")]
    [InlineData("民营经济 2024年", "民营经济", "民营经济 “2024年”")]
    [InlineData("民营经济2024年", "民营经济", "民营经济 “2024年”")]
    public void A_chip_is_taken_away_or_made_text_by_its_queries(string query, string without, string asText)
    {
        QueryCondition chip = Assert.Single(Search(query).Conditions);
        Assert.Equal((without, asText), (chip.Without, chip.AsText));
        HitList less = Search(chip.Without);
        Assert.Empty(less.Conditions);
        Assert.Equal(Search("民营经济").TotalParagraphs, less.TotalParagraphs);
        HitList text = Search(chip.AsText);
        Assert.Empty(text.Conditions);
        Assert.All(text.Hits.Where(h => h.Answers), h => Assert.Contains(chip.Typed, h.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_chips_each_is_taken_away_alone()
    {
        HitList found = Search("2023年江苏氢能");
        Assert.Equal("年份:2023年 地区:江苏省", Chips(found));
        Assert.Equal("地区:江苏省", Chips(Search(found.Conditions[0].Without)));
        Assert.Equal("年份:2023年", Chips(Search(found.Conditions[1].Without)));
        Assert.Equal("地区:江苏省", Chips(Search(found.Conditions[0].AsText)));
        Assert.Equal("年份:2023年", Chips(Search(found.Conditions[1].AsText)));
    }

    [Fact]
    public void A_year_takes_its_plans_and_what_the_next_ones_look_back_on()
    {
        HitList found = Search("2023年 江苏 氢能");
        Assert.Equal(["苏2023.md", "苏2024.md"], FilesOf(found));
        Assert.All(found.Hits.Where(h => h.Answers && h.Plan.Metadata.Year == 2024), h => Assert.Equal(PlanPart.Review, h.Part));
        QueryCondition year = found.Conditions.Single(c => c.Field == "年份");
        Assert.Equal("含2024年文件的回顾", year.Note);
        Assert.Equal(2, year.Narrower.Count);
        HitList own = Search(year.Narrower[0].Query), back = Search(year.Narrower[1].Query);
        Assert.Equal(["苏2023.md"], FilesOf(own));
        Assert.Equal(["苏2024.md"], FilesOf(back));
        Assert.All(back.Hits.Where(h => h.Answers), h => Assert.Equal(PlanPart.Review, h.Part));
        Assert.Equal(found.TotalParagraphs, own.TotalParagraphs + back.TotalParagraphs);
        // The year of the plan alone.
        Assert.Equal(["苏2023.md"], FilesOf(Search("年份:2023 江苏 氢能")));
    }

    [Theory]
    [InlineData("2023年 江苏 氢能 目标")]
    [InlineData("2023年江苏氢能预期目标")]
    [InlineData("江苏 2023年 氢能任务")]
    [InlineData("江苏 氢能工作安排 2023年")]
    public void What_was_planned_stands_in_the_plan_of_the_year(string query)
    {
        HitList found = Search(query);
        QueryCondition year = found.Conditions.Single(c => c.Field == "年份");
        Assert.Equal("", year.Note);
        Assert.Empty(year.Narrower);
        Assert.All(found.Hits.Where(h => h.Answers), h => Assert.Equal(2023, h.Plan.Metadata.Year));
    }

    [Theory]
    [InlineData("最早提出低空经济")]
    [InlineData("低空经济最早")]
    [InlineData("哪年首次提出低空经济")]
    [InlineData("哪份报告最早提到低空经济")]
    [InlineData("首次写入低空经济")]
    public void The_first_to_say_it_comes_first(string query)
    {
        HitList found = Search(query);
        Assert.Equal(SearchSort.Oldest, found.Request.Sort);
        Assert.Equal("沪2023.md", found.Hits[0].Plan.File);
        Assert.NotNull(found.SortedBy);
        Assert.Equal(Search("低空经济").TotalParagraphs, found.TotalParagraphs);
        Assert.Contains(found.Conditions, c => c.Field == "次序");
    }

    [Theory]
    [InlineData("地区:广东", "粤2023.md|深2024.md|深计划2023.md")]
    [InlineData("年份:2024", "国2024.md|京2024.md|蒙2024.md|苏2024.md|深2024.md")]
    [InlineData("标题:政府工作报告 年份:2024", "国2024.md|京2024.md|蒙2024.md|苏2024.md|深2024.md")]
    [InlineData("文种:统计公报", "公报2022.md")]
    [InlineData("层级:市", "深2024.md|深计划2023.md")]
    [InlineData("层级:国家 年份:2023..", "国2025.md|国2024.md|国2023.md")]
    [InlineData("地区:长三角", "苏2024.md|沪2023.md|苏2023.md")]
    [InlineData("-民营经济", "公报2022.md|国2024.md|国2023.md|十四五.md|十二五.md|蒙2024.md")]
    public void Filters_alone_list_all_plans_with_true_counts(string query, string files)
    {
        HitList found = Search(query);
        string[] expected = [.. files.Split('|').Order(StringComparer.Ordinal)];
        Assert.Equal(PlanCardsAre.AskedFor, found.CardsAre);
        Assert.Equal(expected, Cards(found).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length, found.TotalPlans);
        Assert.Equal(found.Cards.Sum(ParagraphsOf), found.TotalParagraphs);
        Assert.Equal(1, found.Pages);
        PlanHitList grouped = plans.Library.SearchPlans(new SearchRequest { Query = query, Size = 2 });
        Assert.Equal((found.TotalPlans, found.TotalParagraphs), (grouped.TotalPlans, grouped.TotalParagraphs));
        Assert.Equal((expected.Length + 1) / 2, grouped.Pages);
        Assert.Equal(Math.Min(2, expected.Length), grouped.Cards.Count);
    }

    [Theory]
    [InlineData("地区:广东")]
    [InlineData("年份:2024")]
    [InlineData("文种:政府工作报告")]
    [InlineData("标题:政府工作报告")]
    public void Plans_whose_title_is_given_are_listed_like_those_whose_first_line_it_is(string query)
    {
        using var temporary = new TemporaryLibrary(
            ("a.md", "---\ntitle: 2024年甲市政府工作报告\nprovince: 广东省\nyear: 2024\n---\n各位代表：\n## 一、2023年工作回顾\n建成公园三处。\n"),
            ("b.md", "---\nprovince: 广东省\nyear: 2024\n---\n# 2024年乙市政府工作报告\n各位代表：\n## 一、2023年工作回顾\n建成公园三处。\n"));
        HitList found = temporary.Library.Search(new SearchRequest { Query = query });
        Assert.Equal(2, found.TotalPlans);
        Assert.Equal(2, found.Cards.Count);
    }

    [Fact]
    public void Exclusion_alone_lists_the_plans_it_leaves()
    {
        using var temporary = new TemporaryLibrary(
            ("a.md", "---\ntitle: 2024年甲市政府工作报告\n---\n建成公园三处。\n"),
            ("b.md", "2024年乙市政府工作报告\n发展航天产业。\n"),
            ("c.md", "2024年丙市政府工作报告\n修路。\n"));
        Assert.Equal(["a.md", "c.md"], Cards(temporary.Library.Search(new SearchRequest { Query = "-航天" })).Order(StringComparer.Ordinal));
        Assert.Equal(["b.md", "c.md"], Cards(temporary.Library.Search(new SearchRequest { Query = "-公园" })).Order(StringComparer.Ordinal));
        Assert.Equal(["c.md"], Cards(temporary.Library.Search(new SearchRequest { Query = "-公园 -航天" })));
    }

    [Theory]
    [InlineData("深圳湾口岸通关便利")]
    [InlineData("江苏经验")]
    [InlineData("上海合作组织博览会")]
    [InlineData("2035年")]
    [InlineData("广州北京路步行街")]
    public void What_was_copied_is_found_where_it_stands(string run)
    {
        HitList found = Search(run);
        Assert.Contains(found.Hits, h => h.Answers && h.Text.Contains(run, StringComparison.Ordinal));
        Assert.True(found.TotalParagraphs > 0);
    }

    [Theory]
    [InlineData("江苏 民营经济", "江苏 上海 民营经济")]
    [InlineData("江苏", "江苏 上海")]
    [InlineData("2023年 民营经济", "2023年 民营经济 2021年")]
    [InlineData("江苏 2023年 民营经济", "江苏 2023年 民营经济 统计公报")]
    [InlineData("政府工作报告 民营经济", "政府工作报告 民营经济 统计公报")]
    [InlineData("长三角 民营经济", "长三角 民营经济 江苏")]
    [InlineData("十四五期间 民营经济", "民营经济 2023年 十四五期间")]
    public void A_condition_more_never_finds_more(string fewer, string more) =>
        Assert.True(Search(more).TotalParagraphs <= Search(fewer).TotalParagraphs);

    [Theory]
    [InlineData("江苏 上海 民营经济", "上海", "地区:江苏|上海")]
    [InlineData("江苏民营经济 广西", "广西", "地区:江苏|广西")]
    [InlineData("广东 北京", "北京", "地区:广东|北京")]
    public void Of_two_places_apart_the_second_is_text_and_the_way_to_ask_for_both_is_told(string query, string second, string list)
    {
        HitList found = Search(query);
        Assert.Single(found.Conditions, c => c.Field == "地区");
        Assert.Contains($"“{second}”按正文检索", found.Notice, StringComparison.Ordinal);
        Assert.Contains($"“{list}”", found.Notice, StringComparison.Ordinal);
        string[] places = list["地区:".Length..].Split('|');
        Assert.Equal(places.Sum(p => Search($"{p} 民营经济").TotalParagraphs), Search($"{list} 民营经济").TotalParagraphs);
    }

    [Theory]
    [InlineData("江苏、上海民营经济", "沪2023.md|苏2023.md|苏2024.md")]
    [InlineData("江苏上海 民营经济", "沪2023.md|苏2023.md|苏2024.md")]
    [InlineData("广东深圳 民营经济", "深2024.md|深计划2023.md")]
    [InlineData("深圳 广东 民营经济", "深2024.md|深计划2023.md")]
    [InlineData("长三角 江苏 民营经济", "苏2023.md|苏2024.md")]
    public void Places_in_a_row_are_a_list_and_one_in_another_narrows_it(string query, string files)
    {
        HitList found = Search(query);
        Assert.Null(found.Notice);
        Assert.Equal(files, string.Join('|', FilesOf(found)));
    }

    [Fact]
    public void Only_smart_matching_takes_words_for_conditions()
    {
        HitList exact = plans.Library.Search(new SearchRequest { Query = "江苏 民营经济", Match = SearchMatch.Exact });
        Assert.Empty(exact.Conditions);
        Assert.All(exact.Hits, h => Assert.Contains("江苏", h.Text, StringComparison.Ordinal));
    }

    /// <summary>Plans of some places and years, indexed once.</summary>
    public sealed class Plans : IDisposable
    {
        private readonly TemporaryLibrary _temporary = new([.. Files]);

        public PlanLibrary Library => _temporary.Library;

        public static IReadOnlyList<(string Name, string Text)> Files { get; } =
        [
            Report("国2023.md", "全国", "", 2023, "稳住经济大盘。", "出台政策措施。"),
            Report("国2024.md", "全国", "", 2024, "落实国家战略。", "推动高质量发展。"),
            Report("国2025.md", "全国", "", 2025, "民营经济促进法出台。", "落实2024年国务院政府工作报告部署，壮大民营经济。"),
            Report("京2024.md", "北京市", "", 2024, "民营经济回升。", "建设国际科技创新中心，北京路步行街联营，民营经济提质。"),
            Report("蒙2024.md", "内蒙古自治区", "", 2024, "草原修复。", "壮大乳业。"),
            Report("沪2023.md", "上海市", "", 2023, "低空经济破题，民营经济活跃。", "服务上海合作组织峰会。"),
            Report("苏2023.md", "江苏省", "", 2023, "民营经济占比提高，南京路改造。", "支持氢能装备研发，民营经济优化环境。"),
            Report("苏2024.md", "江苏省", "", 2024, "氢能应用扩大，民营经济增长。", "氢能走廊延伸，发展低空经济，落实十四五规划纲要。"),
            Report("粤2023.md", "广东省", "", 2023, "深圳湾口岸通关便利，民营经济向好。", "广州北京路步行街改造，深圳湾片区开发。"),
            Report("桂2023.md", "广西壮族自治区", "", 2023, "民营经济恢复，上海合作组织博览会参展。", "学习江苏经验，打造北京路夜市，深圳湾考察，上海合作组织峰会参会。"),
            Report("深2024.md", "广东省", "深圳市", 2024, "民营经济领先。", "低空经济成网，民营经济再上台阶。"),
            ("深计划2023.md", "---\ntitle: 深圳市2022年国民经济和社会发展计划执行情况与2023年计划草案的报告\nprovince: 广东省\ncity: 深圳市\nyear: 2023\n"
                + "type: 国民经济和社会发展计划\n---\n## 一、2022年计划执行情况\n外贸稳住，民营经济平稳。\n## 二、2023年主要任务\n扩大投资。\n"),
            ("十四五.md", "---\ntitle: 中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要\nprovince: 全国\nyear: 2021\ntype: 五年规划\n---\n"
                + "## 第一篇　开启新征程\n展望2035年，基本实现现代化。\n## 第二篇　创新驱动\n强化科技力量。\n"),
            ("十二五.md", "---\ntitle: 中华人民共和国国民经济和社会发展第十二个五年规划纲要\nprovince: 全国\nyear: 2011\ntype: 五年规划\n---\n"
                + "## 第一篇　转变方式\n科学发展。\n## 第二篇　强农惠农\n发展现代农业。\n"),
            ("公报2022.md", "---\ntitle: 中华人民共和国2022年国民经济和社会发展统计公报\nprovince: 全国\nyear: 2022\ntype: 统计公报\n---\n## 一、综合\n全年国内生产总值增长。\n"),
        ];

        private static (string, string) Report(string file, string province, string city, int year, string review, string outlook) =>
            (file, $"---\ntitle: {(province == "全国" ? "" : province + city)}政府工作报告\nprovince: {province}\n"
                + $"{(city.Length > 0 ? $"city: {city}\n" : "")}"
                + $"year: {year}\ntype: 政府工作报告\n---\n各位代表：\n## 一、{year - 1}年工作回顾\n{review}\n## 二、{year}年重点工作\n{outlook}\n");

        public void Dispose() => _temporary.Dispose();
    }

    [Theory]
    [InlineData("上年20.7％的水平。")]
    [InlineData("2023年，投资（含农户）增长5%")]
    [InlineData("江苏—浙江铁路5.5公里")]
    public void A_run_that_begins_with_a_condition_is_found_as_typed(string run)
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", $"甲市2020年政府工作报告\n达到{run}"),
            ("江苏.txt", "2023年江苏省政府工作报告\n项目开工。"),
            ("乙.txt", "乙市2024年政府工作报告\n桥梁竣工。"));
        HitList found = temporary.Library.Search(new SearchRequest { Query = run });
        Assert.Contains(found.Hits, h => h.Answers && h.Text.EndsWith(run, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SearchScope.Paragraph)]
    [InlineData(SearchScope.Section)]
    [InlineData(SearchScope.Plan)]
    public void What_holds_a_name_is_a_paragraph_that_is_explained_in_any_scope(SearchScope scope)
    {
        using var temporary = new TemporaryLibrary(
            ("江苏.txt", "2023年江苏省政府工作报告\n一、交通\n项目开工。\n加强与江苏的合作。"));
        var request = new SearchRequest { Query = "江苏", Scope = scope };
        SearchHit hit = temporary.Library.Search(request).Hits.Single(h => h.Text == "加强与江苏的合作。");
        Assert.True(hit.HoldsName);
        Assert.NotNull(temporary.Library.Explain(request, hit.Plan.Id, hit.Anchor));
    }
}
