namespace SearchPlans.Plans.Tests.Figures;

/// <summary>Whose a mere property is, and what makes a number none of an indicator's: turns by which draws were wrong.</summary>
public sealed class FigureOwnerTests
{
    [Theory]
    [InlineData("市属国有企业营业收入、利润总额分别增长8.5%和3.2%。", "市属国有企业营业收入 同比8.5% 结果2023\n市属国有企业利润总额 同比3.2% 结果2023")]
    [InlineData("私营企业发展到5.1万户，从业人员67万人，注册资金795亿元。",
        "私营企业 5.1万户 结果2023\n私营企业从业人员 67万人 结果2023\n私营企业注册资金 795亿元 结果2023")]
    [InlineData("生产安全事故起数、死亡人数分别下降9%、5%。", "生产安全事故起数 同比-9% 结果2023\n生产安全事故死亡人数 同比-5% 结果2023")]
    [InlineData("廉租住房开工面积53万平方米，竣工面积19万平方米。", "廉租住房开工面积 53万平方米 结果2023\n廉租住房竣工面积 19万平方米 结果2023")]
    [InlineData("办理热线诉求5万件，办结率和满意率分别达97%、98%。", "办理热线诉求 5万件 结果2023\n热线诉求办结率 97% 结果2023\n热线诉求满意率 98% 结果2023")]
    public void A_property_is_of_whom_was_told_before(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("成功举办房交会，交易额突破35亿元，增长12%。", "")]
    [InlineData("全年营业额155亿元。", "")]
    [InlineData("综合治理成效明显，办复率达到100%。", "")]
    public void A_property_of_nobody_is_no_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新农合提前实现全覆盖，筹资标准提高到100元。", "新农合筹资标准 100元 结果2023")]
    [InlineData("城镇职工基本医疗保险稳步扩面，参保人数达到30万人。", "城镇职工基本医疗保险参保人数 30万人 结果2023")]
    [InlineData("高速公路建设实现新跨越，新增通车里程216公里。", "新增高速公路通车里程 216公里 结果2023")]
    [InlineData("人均预期寿命80.1岁，其中女性82.5岁。", "人均预期寿命 80.1岁 结果2023\n女性人均预期寿命 82.5岁 结果2023")]
    public void A_property_is_of_what_a_clause_opened_with(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("各部门投资分配如下：煤炭工业179亿元，石油工业154亿元。", "煤炭工业投资 179亿元 结果2023\n石油工业投资 154亿元 结果2023")]
    [InlineData("全市建设规模为：乙烯101万吨，塑料66万吨。", "乙烯建设规模 101万吨 结果2023\n塑料建设规模 66万吨 结果2023")]
    [InlineData("主要商品出口量是：手表30万只，自行车12万辆。", "手表出口量 30万只 结果2023\n自行车出口量 12万辆 结果2023")]
    public void What_a_colon_opens_is_of_what_stands_before(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("落地化工项目93个、新建成投产33个。", "落地化工项目 93个 结果2023\n新建成投产化工项目 33个 结果2023")]
    [InlineData("新建中学12所，改扩建20所。", "新建中学 12所 结果2023\n改扩建中学 20所 结果2023")]
    [InlineData("竣工保障性住房22万套、投入使用18万套。", "竣工保障性住房 22万套 结果2023\n投入使用保障性住房 18万套 结果2023")]
    public void How_far_works_have_come_is_told_of_them(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("只要成本降低1%，就可以增加收入20亿元。", "")]
    [InlineData("如果单位能耗再降1%，全市可少用标准煤60万吨。", "")]
    [InlineData("假如亩产提高10公斤，粮食产量就能达到30万吨。", "")]
    public void What_is_supposed_is_no_figure(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("获评省级森林城镇14个、森林乡村79个。", "")]
    [InlineData("荣获国家级质量奖6个、驰名商标80件。", "")]
    [InlineData("入选国家级绿色工厂5家、绿色园区2个，新增上市公司3家。", "新增上市公司 3家 结果2023")]
    public void What_is_awarded_is_awarded_to_the_end_of_the_list(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("精简审批事项313项，减幅达43%。", "审批事项 同比-43% 结果2023")]
    [InlineData("压减会议120个，减幅30%。", "会议 同比-30% 结果2023")]
    [InlineData("缩减编制800名，减幅达12%。", "编制 同比-12% 结果2023")]
    public void What_was_cut_back_is_less(string sentence, string expected) => Assert.EndsWith(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新引育领军人才30名、高层次人才531名。", "新引育领军人才 30名 结果2023\n新引育高层次人才 531名 结果2023")]
    [InlineData("选聘护林员240人、草管员47人。", "选聘护林员 240人 结果2023\n选聘草管员 47人 结果2023")]
    [InlineData("招引工业项目20个、服务业项目15个。", "招引工业项目 20个 结果2023\n招引服务业项目 15个 结果2023")]
    public void Two_deeds_are_one_verb(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("中心城区建成区面积62平方公里、常住人口78万人。", "建成区面积 62平方公里 结果2023 中心城区\n常住人口 78万人 结果2023 中心城区")]
    [InlineData("全市人均收入9083元，江阴达到10658元。", "人均收入 9083元 结果2023\n人均收入 10658元 结果2023 江阴")]
    [InlineData("全市开发区主营业务收入增长13%。", "开发区主营业务收入 同比13% 结果2023")]
    public void Places_are_those_that_a_list_is_told_of(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("医疗器械产业实现营收40亿元。", "医疗器械产业营收 40亿元 结果2023")]
    [InlineData("市重点项目完成投资321亿元。", "市重点项目投资 321亿元 结果2023")]
    [InlineData("规模以上港口完成货物吞吐量69亿吨。", "规模以上港口货物吞吐量 69亿吨 结果2023")]
    public void That_it_was_reached_is_no_part_of_a_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("地区生产总值1462亿元、增长10.1%，固定资产投资增长7.7%。", "地区生产总值 1462亿元 同比10.1% 结果2023\n固定资产投资 同比7.7% 结果2023")]
    [InlineData("五年累计，地区生产总值增长10.1%。", "地区生产总值 累计10.1% 时期结果2019-2023")]
    [InlineData("地区生产总值增长48%，固定资产投资增长57%。", "地区生产总值 累计48% 时期结果2019-2023\n固定资产投资 累计57% 时期结果2019-2023")]
    public void A_passage_of_five_years_may_tell_of_the_last(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("税收收入创近4年来的新高，完成410亿元，增长12.4%。", "税收收入 410亿元 同比12.4% 结果2023")]
    [InlineData("一季度新开工项目123个，储备项目1000个以上。", "新开工项目 123个 目标2024Q1\n储备项目 ≥1000个 目标2024")]
    [InlineData("更新改造投资比重由“六五”期间的27.9%提高到30.8%。", "更新改造投资比重 30.8% 结果2023")]
    public void Times_are_those_of_the_number(string sentence, string expected) => Assert.Equal(
        expected, sentence.StartsWith('一') ? FigureCases.OfTasks(sentence) : FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("与解放前最高水平相比，学生数增长96%。", "学生数 比解放前最高水平96% 结果2023")]
    [InlineData("市区PM2.5浓度与2013年相比下降26.6%。", "市区PM2.5浓度 比2013年-26.6% 结果2023")]
    [InlineData("一般公共预算收入扣除留抵退税因素后增长1.6%。", "一般公共预算收入 同比同口径1.6% 结果2023")]
    [InlineData("固定资产投资增长幅度由上年的58.6%回落到27.8%。", "固定资产投资 同比27.8% 结果2023")]
    public void Changes_are_against_what_is_named(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新增110千伏变电站3座。", "")]
    [InlineData("优质大米产量提高到70%。", "优质大米产量占比 70% 结果2023")]
    [InlineData("审批时限缩减为法定时限的30%。", "")]
    [InlineData("工业投资占固定资产投资比重由2020年的21.3%升至38.7%。",
        "工业投资占固定资产投资比重 21.3% 结果2020\n工业投资占固定资产投资比重 38.7% 结果2023")]
    [InlineData("贷款保持20%以上增速。", "贷款 同比≥20% 结果2023")]
    public void Shares_sorts_and_paces_are_told_apart(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("为群众让利1.3亿元。", "让利 1.3亿元 结果2023")]
    [InlineData("刑事、治安案件分别下降10%和3%。", "刑事案件 同比-10% 结果2023\n治安案件 同比-3% 结果2023")]
    [InlineData("全市兑现奖励资金1.3亿元，其中市本级6823万元。", "兑现奖励资金 1.3亿元 结果2023\n市本级兑现奖励资金 6823万元 结果2023")]
    [InlineData("产业化组织带动农户40万户。", "产业化组织带动农户 40万户 结果2023")]
    [InlineData("经济年均增长8.8%。", "地区生产总值 年均8.8% 时期结果2019-2023")]
    public void Names_are_whole(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("柔性引进院士80人、知名专家181人。", "柔性引进院士 80人 结果2023\n柔性引进知名专家 181人 结果2023")]
    [InlineData("新增省级众创空间3家，国家级孵化器2家。", "新增省级众创空间 3家 结果2023\n新增国家级孵化器 2家 结果2023")]
    [InlineData("成功创建省级示范中医馆13个、优质中医馆6个。", "成功创建省级示范中医馆 13个 结果2023\n成功创建优质中医馆 6个 结果2023")]
    [InlineData("新增外贸企业71户，入驻商户161户。", "新增外贸企业 71户 结果2023\n入驻商户 161户 结果2023")]
    public void How_and_of_what_rank_is_told_of_a_list(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("上述2万亿元全部转给地方。", "")]
    [InlineData("空气质量优良天数达到93%。", "空气质量优良天数比例 93% 结果2023")]
    [InlineData("立案查处113人。", "")]
    public void What_points_back_or_is_a_deed_names_nothing(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));
}
