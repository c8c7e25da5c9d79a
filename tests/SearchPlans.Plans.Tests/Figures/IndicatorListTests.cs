using SearchPlans.Plans.Figures;

namespace SearchPlans.Plans.Tests.Figures;

/// <summary>The list of indicators: that it is whole, how names are found in it, and what a user's file may say.</summary>
public sealed class IndicatorListTests
{
    [Fact]
    public void The_list_that_ships_is_whole()
    {
        IndicatorList list = IndicatorList.Shipped;
        Assert.Empty(list.Problems);
        Assert.Equal(list.All.Count, list.All.Select(indicator => indicator.Name).Distinct().Count());
        Assert.Equal(IndicatorList.Groups.Order(), list.All.Select(indicator => indicator.Group).Distinct().Order());
        Assert.All(list.All, indicator => Assert.Same(indicator, list.Find(indicator.Name)));
        Assert.All(list.All, indicator => Assert.All(indicator.Synonyms, synonym => Assert.Same(indicator, list.Find(synonym))));
    }

    [Theory]
    [InlineData("全市生产总值", "地区生产总值")]
    [InlineData("ＧＤＰ", "地区生产总值")]
    [InlineData("万元GDP能耗", "单位GDP能耗")]
    [InlineData("规上工业增加值", "规模以上工业增加值")]
    [InlineData("学龄儿童的入学率", "学龄儿童入学率")]
    [InlineData("年末金融机构人民币各项存款余额", "金融机构存款余额")]
    [InlineData("研究与试验发展经费支出占生产总值的比重", "研发经费投入强度")]
    public void Names_are_found_in_other_writings(string name, string expected) =>
        Assert.Equal(expected, IndicatorList.Shipped.Find(name)?.Name);

    [Theory]
    [InlineData("脱贫地区农村居民收入")]
    [InlineData("工农业生产总值增速")]
    [InlineData("手机出口")]
    public void Other_names_are_not(string name) => Assert.Null(IndicatorList.Shipped.Find(name));

    [Fact]
    public void A_users_file_adds_indicators_and_synonyms()
    {
        IndicatorList list = IndicatorList.With("# 我的指标\n低空经济产值 产业 金额 升 低空经济总产值\n地区生产总值 + 经济体量\n");
        Assert.Empty(list.Problems);
        Assert.Equal("低空经济产值", list.Find("低空经济总产值")?.Name);
        Assert.Equal(IndicatorMeasure.Money, list.Find("低空经济产值")?.Measure);
        Assert.Equal("地区生产总值", list.Find("经济体量")?.Name);
        Assert.NotEqual(IndicatorList.Shipped.Identity, list.Identity);
        Assert.Null(IndicatorList.Shipped.Find("经济体量"));
    }

    [Fact]
    public void A_users_synonym_wins_over_one_that_ships()
    {
        IndicatorList list = IndicatorList.With("对外出口 开放 金额 升 外贸出口");
        Assert.Equal("对外出口", list.Find("外贸出口")?.Name);
        Assert.DoesNotContain("外贸出口", list.Find("出口总额")!.Synonyms);
    }

    [Theory]
    [InlineData("低空经济 产业", 1, "四项")]
    [InlineData("低空经济 航天 金额 升", 1, "航天")]
    [InlineData("低空经济 产业 钱 升", 1, "金额")]
    [InlineData("\n低空经济 产业 金额 高", 2, "升（越高越好）")]
    [InlineData("没有的指标 + 别名", 1, "没有名为")]
    [InlineData("地区生产总值 +", 1, "没有别名")]
    public void A_line_that_is_wrong_is_told_with_its_cure(string text, int line, string part)
    {
        IndicatorProblem problem = Assert.Single(IndicatorList.With(text).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(part, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_lines_claim_is_told()
    {
        IndicatorList list = IndicatorList.With("甲产值 产业 金额 升 共同名称\n乙产值 产业 金额 升 共同名称");
        Assert.Equal(2, Assert.Single(list.Problems).Line);
        Assert.Equal("甲产值", list.Find("共同名称")?.Name);
    }

    [Fact]
    public void A_hostile_file_is_bounded()
    {
        IndicatorList tooLong = IndicatorList.With(new string('甲', IndicatorList.MaxLength + 1));
        Assert.Single(tooLong.Problems);
        IndicatorList many = IndicatorList.With(string.Join('\n', Enumerable.Range(0, 7000).Select(i => $"指标{i} 产业 金额 升")));
        Assert.True(many.All.Count <= IndicatorList.MaxIndicators);
        Assert.NotEmpty(many.Problems);
    }
}
