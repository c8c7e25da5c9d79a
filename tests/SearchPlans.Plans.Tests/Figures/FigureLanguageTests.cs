namespace SearchPlans.Plans.Tests.Figures;

/// <summary>Turns of language that figures were once read amiss by, each by sentences made for it.</summary>
public sealed class FigureLanguageTests
{
    [Theory]
    [InlineData("医保基金结余30亿元（不含居民部分为12亿元），增长5%。", "医保基金结余 30亿元 同比5% 结果2023")]
    [InlineData("职工平均工资1320元（如果计入实物收入2100元，会更多），比上年增长11.4%。", "职工平均工资 1320元 同比11.4% 结果2023")]
    [InlineData("在校学生58万人（含技工学校学生12万人），增长4.4%。", "在校学生 58万人 同比4.4% 结果2023\n含技工学校学生 12万人 结果2023")]
    public void What_a_bracket_speaks_of_ends_with_it(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("全市已有25.1%的乡镇建立了保障网络。")]
    [InlineData("规划内建设项目的98%已开工。")]
    [InlineData("入选全国重点平台、国家级示范平台12家。")]
    [InlineData("获批省级公园4个，绝大多数指标进入全省前10位。")]
    [InlineData("老桥改造完成年计划121%，补助16个重点镇12.1亿元。")]
    [InlineData("改造背街小巷，总长139公里。")]
    public void Parts_of_things_designations_and_ranks_are_no_figures(string sentence) =>
        Assert.Equal("", FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("城镇居民人均可支配收入，考虑价格下降因素比上年实际增长9.3%。", "城镇居民人均可支配收入 同比实际9.3% 结果2023")]
    [InlineData("农民人均纯收入5200元，扣除物价变动因素影响后增长6%。", "农村居民人均纯收入 5200元 同比实际6% 结果2023")]
    [InlineData("城镇居民人均可支配收入达到3108元，净增214元。", "城镇居民人均可支配收入 3108元 同比214元 结果2023")]
    public void Growth_is_told_in_many_ways(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("提高互联网普及率，2024年达到80%以上。", "互联网普及率 ≥80% 目标2024")]
    [InlineData("城市、县城污水集中处理率分别达到95%和85%。", "城市污水集中处理率 95% 目标2024\n县城污水集中处理率 85% 目标2024")]
    [InlineData("生铁、水泥分别淘汰落后产能20万吨和100万吨。", "生铁淘汰落后产能 20万吨 目标2024\n水泥淘汰落后产能 100万吨 目标2024")]
    [InlineData("城镇新增就业和转移农业劳动力各达到4万人。", "城镇新增就业 4万人 目标2024\n农村劳动力转移就业 4万人 目标2024")]
    [InlineData("全社会固定资产投资预定增长10%。", "固定资产投资 同比10% 目标2024")]
    [InlineData("开发区管理机构减少到13个。", "开发区管理机构 13个 目标2024")]
    [InlineData("研究与试验发展经费支出与国内生产总值之比超过2%。", "研发经费投入强度 ≥2% 目标2024")]
    public void Names_are_whole(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("国内生产总值360亿元，其中一、二 三产业分别增长6.8%、12.7%和1 6.1%。",
        "地区生产总值 360亿元 结果2023\n第一产业增加值 同比6.8% 结果2023\n第二产业增加值 同比12.7% 结果2023\n第三产业增加值 同比16.1% 结果2023")]
    [InlineData("城区烟控区面积达到9 6%以上。", "城区烟控区面积占比 ≥96% 结果2023")]
    [InlineData("孕产妇死亡率、婴儿死亡率分别降为18/10万、7.5‰。", "孕产妇死亡率 18/10万 结果2023\n婴儿死亡率 7.5‰ 结果2023")]
    public void Digits_that_were_set_apart_are_joined(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("先进制造业集群新增2个、达到5个。", "新增先进制造业集群 2个 结果2023\n先进制造业集群 5个 结果2023")]
    [InlineData("固定资产投资5706亿元，超过“十三五”时期总和，比上年增长50.8%。", "固定资产投资 5706亿元 同比50.8% 结果2023")]
    [InlineData("清理占道市场160个、占道摊点近6万个。", "清理占道市场 160个 结果2023\n占道摊点 ≈6万个 结果2023")]
    public void What_was_told_before_is_not_mixed_in(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("建国以来，全市粮食增产1.4倍。", "粮食产量 比1949年1.4倍 结果2023")]
    [InlineData("2347万城市居民得到最低生活保障，比上年增加12万人。", "城市居民得到最低生活保障 2347万人 同比12万人 结果2023")]
    public void Since_when_and_who_is_told(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("增加病床2500张，取得科研成果45项。", "增加病床 2500张 累计 时期结果2019-2023\n取得科研成果 45项 累计 时期结果2019-2023")]
    [InlineData("从一九五〇年到一九七五年，农业总产值增长二倍。", "农业总产值 累计2倍 时期结果1950-1975")]
    [InlineData("2023年地区生产总值达到915亿元，年增长6.4%。", "地区生产总值 915亿元 同比6.4% 结果2023")]
    public void What_was_done_in_years_is_of_all_of_them(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));
}
