namespace SearchPlans.Plans.Tests.Figures;

/// <summary>What can't be known to be a whole name is left out, and what a list or the clause before tells is read.</summary>
public sealed class FigureDoubtTests
{
    [Theory]
    [InlineData("职工和居民住院报销比例分别稳定在85%、77%。", "职工住院报销比例 85% 结果2023\n居民住院报销比例 77% 结果2023")]
    [InlineData("光伏、家电产业分别增长10%、12%。", "光伏产业 同比10% 结果2023\n家电产业 同比12% 结果2023")]
    [InlineData("铅锌矿、铜矿年采选能力分别达到100万吨、20万吨。", "铅锌矿年采选能力 100万吨 结果2023\n铜矿年采选能力 20万吨 结果2023")]
    [InlineData("实际利用外资、内资分别增长12%和15%。", "实际使用外资 同比12% 结果2023\n实际利用内资 同比15% 结果2023")]
    [InlineData("农产品外销量、销售额均增长10%。", "农产品外销量 同比10% 结果2023\n农产品销售额 同比10% 结果2023")]
    [InlineData("一、二、三产业分别实现增加值20亿元、60亿元和30亿元。",
        "第一产业增加值 20亿元 结果2023\n第二产业增加值 60亿元 结果2023\n第三产业增加值 30亿元 结果2023")]
    public void Lists_share_what_their_last_is_of(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("垃圾收运处理率、养殖场治理率100%。", "垃圾收运处理率 100% 结果2023\n养殖场治理率 100% 结果2023")]
    [InlineData("办理政协提案37件，办结率和满意率达到100%。", "政协提案办结率 100% 结果2023\n政协提案满意率 100% 结果2023")]
    [InlineData("热线响应率、解决率分别达到100%、90%。", "热线响应率 100% 结果2023\n热线解决率 90% 结果2023")]
    [InlineData("城镇生活污水和垃圾无害化处理率达到80%。", "城镇生活污水和垃圾无害化处理率 80% 结果2023")]
    public void Rates_that_are_listed_are_one_each(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("服务业增加值突破千亿元、达到1020亿元。", "服务业增加值 1020亿元 结果2023")]
    [InlineData("财政民生支出突破百亿元、占比稳定在80%。", "财政民生支出占比 80% 结果2023")]
    [InlineData("主营业务收入首次突破千亿、达到1196亿元。", "主营业务收入 1196亿元 结果2023")]
    public void What_was_passed_without_a_number_is_told_behind_it(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("参加新型农村合作医疗的农民80万人，参合率98%。", "参加新型农村合作医疗的农民 80万人 结果2023\n新型农村合作医疗参合率 98% 结果2023")]
    [InlineData("应届高校毕业生就业8727人，就业率94.9%。", "应届高校毕业生就业 8727人 结果2023\n应届高校毕业生就业率 94.9% 结果2023")]
    [InlineData("普通小学招生16万人，在校生100万人。", "普通小学招生 16万人 结果2023\n普通小学在校生 100万人 结果2023")]
    [InlineData("地方国企营业收入、利润分别增长16.6%、17%。", "地方国企营业收入 同比16.6% 结果2023\n地方国企利润 同比17% 结果2023")]
    [InlineData("建成务正等高速公路，新增通车里程83公里。", "新增高速公路通车里程 83公里 结果2023")]
    public void What_is_told_of_whom_was_counted_is_theirs(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("就业服务不断加强，就业率达到60%。", "")]
    [InlineData("推广标准化栽培技术，种植面积达到10万亩。", "")]
    [InlineData("非公经济健康发展，上缴税收106亿元。", "")]
    public void A_rate_or_property_of_nobody_is_no_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("加快推进各市、区26个增资扩产项目。", "")]
    [InlineData("各区至少建成一座2000平方米以上的书店。", "")]
    [InlineData("新购80辆公交车，更新407辆。", "")]
    [InlineData("保障滨水东区2.1万户居民供热需求。", "")]
    [InlineData("“云雁”飞机成为唯一拥有100%知识产权的飞机。", "")]
    [InlineData("市本级超50亿元。", "")]
    public void A_piece_of_a_clause_names_nothing(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("有12家企业主营业务收入过50亿元、3家过100亿元。", "")]
    [InlineData("中心城区建成覆盖半径小于2公里的充电网络。", "")]
    [InlineData("开工5000万元以上（社会事业1000万元以上）重点项目500个。", "")]
    public void What_only_says_how_large_is_no_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("扩大产业化扶贫覆盖面，在年内实现3500名以上的贫困人口脱贫。", "")]
    [InlineData("国营工业由52.8%上升为61.3%。", "")]
    [InlineData("阁山水库完成投资74%。", "")]
    [InlineData("全员劳动生产率15349元，提高9.4%。", "全员劳动生产率 15349元 同比9.4% 结果2023")]
    public void A_share_is_told_of_what_has_shares(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("粮食产量37万吨；特色农业增势良好，占农业总产值的比重达85%。", "粮食产量 37万吨 结果2023")]
    [InlineData("城区污水处理率达到70%、其他县城达到50%。", "城区污水处理率 70% 结果2023")]
    [InlineData("该院利用旧基础建设，每平方米造价220元。", "")]
    public void What_another_clause_speaks_of_is_not_what_was_told_before(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("确保物价涨幅低于去年，居民消费价格涨幅控制在3%以内。", "居民消费价格 同比≤3% 目标2024")]
    [InlineData("到2030年，按2020年价格计算，建筑业增加值达到50亿元。", "建筑业增加值 50亿元 时期目标2030")]
    [InlineData("以2020年为基数，粮食产量增长15%。", "粮食产量 同比15% 目标2024")]
    public void Years_that_are_compared_with_move_nothing(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("食品类价格上升10%，其中肉禽蛋上升16%，水产品上升17%。", "食品类价格 同比10% 结果2023\n肉禽蛋价格 同比16% 结果2023\n水产品价格 同比17% 结果2023")]
    [InlineData("从商品零售额看，国有单位增长7%，供销合作社增长8%。", "国有单位零售额 同比7% 结果2023\n供销合作社零售额 同比8% 结果2023")]
    [InlineData("压减公用经费10%、一般性支出20%。", "公用经费 同比-10% 结果2023\n一般性支出 同比-20% 结果2023")]
    public void What_a_clause_opens_with_is_of_all_that_follows(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("低保标准从月300元提高到450元。", "低保标准 450元 结果2023")]
    [InlineData("奖励扶助标准由人均600元提高到720元。", "奖励扶助标准 720元 结果2023")]
    [InlineData("个体手工业的产值增长为72亿元。", "个体手工业的产值 72亿元 结果2023")]
    [InlineData("同我国建交的国家现已达到155个。", "同我国建交的国家 155个 结果2023")]
    public void Where_a_rise_begins_and_ends_is_no_part_of_a_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("出台《老旧小区改造方案（2022—2024年）》，改造老旧小区46个。", "改造老旧小区 46个 结果2023")]
    [InlineData("落实城乡建设规划（2021—2025年），治理河道30公里。", "治理河道 30公里 结果2023")]
    [InlineData("制定《教育行动计划（2023—2025年）》，新建学校5所。", "新建学校 5所 结果2023")]
    public void The_years_of_a_paper_are_not_those_of_the_figures(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("江南产业集中区完成固定资产投资61亿元，实现财政收入3亿元。", "固定资产投资 61亿元 结果2023 江南产业集中区\n财政收入 3亿元 结果2023 江南产业集中区")]
    [InlineData("城东工业园区实现工业总产值20亿元。", "工业总产值 20亿元 结果2023 城东工业园区")]
    [InlineData("全市工业园区实现工业总产值20亿元。", "工业园区工业总产值 20亿元 结果2023")]
    public void A_zone_that_a_sentence_opens_with_is_its_place(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("人均生产总值越过1万元。", "人均地区生产总值 ≥1万元 结果2023")]
    [InlineData("市重点项目去年完成投资42亿元。", "市重点项目投资 42亿元 结果2023")]
    [InlineData("多措并举降低企业用电成本4亿元。", "降低企业用电成本 4亿元 结果2023")]
    public void Names_hold_neither_verb_nor_year(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("五年来，职工工资总额平均每年增加42亿元，增长4.9%。", "职工工资总额 年均42亿元 时期结果2019-2023\n职工工资总额 年均4.9% 时期结果2019-2023")]
    [InlineData("五年来，粮食产量平均每年增加5万吨，递增2%。", "粮食产量 年均5万吨 时期结果2019-2023\n粮食产量 年均2% 时期结果2019-2023")]
    [InlineData("五年来，财政收入年均增加8亿元，增长11%。", "财政收入 年均8亿元 时期结果2019-2023\n财政收入 年均11% 时期结果2019-2023")]
    public void A_rate_behind_what_each_year_brought_is_of_each_year(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("新增私营企业超5000户、个体工商户超2万户。", "新增私营企业 ≥5000户 结果2023\n新增个体工商户 ≥2万户 结果2023")]
    [InlineData("综合维修改造老旧小区27个、农村危房217户。", "综合维修改造老旧小区 27个 结果2023\n综合维修改造农村危房 217户 结果2023")]
    [InlineData("对大洋洲、拉丁美洲进出口额分别增长19%、5%。", "大洋洲进出口额 同比19% 结果2023\n拉丁美洲进出口额 同比5% 结果2023")]
    [InlineData("新增工业污水处理能力7.4万吨/日。", "新增工业污水处理能力 7.4万吨/日 结果2023")]
    public void Lists_keep_verb_unit_and_measure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("五年来，市财政每年投入科技资金10亿元。", "")]
    [InlineData("五年来，各县每年安排扶贫资金5亿元。", "")]
    [InlineData("五年来，累计投入科技资金50亿元。", "投入科技资金 50亿元 累计 时期结果2019-2023")]
    public void What_each_year_brought_is_not_what_all_brought(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("新增合成氨生产能力15万吨，磷肥生产能力4万吨。", "新增合成氨生产能力 15万吨 累计 时期目标2024-2028\n新增磷肥生产能力 4万吨 累计 时期目标2024-2028")]
    [InlineData("新增原油开采能力35万吨，天然气开采能力25亿立方米。",
        "新增原油开采能力 35万吨 累计 时期目标2024-2028\n新增天然气开采能力 25亿立方米 累计 时期目标2024-2028")]
    [InlineData("五年内，新增制糖能力50万吨，造纸能力31万吨。", "新增制糖能力 50万吨 累计 时期目标2024-2028\n新增造纸能力 31万吨 累计 时期目标2024-2028")]
    public void New_capacity_is_new_to_the_end_of_the_list(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfComingYears(sentence));

    [Theory]
    [InlineData("全区有国家级龙头企业24家。", "国家级龙头企业 24家 目标2024")]
    [InlineData("共生产机制纸65万吨。", "生产机制纸 65万吨 目标2024")]
    [InlineData("国家级开发区由9家增加到19家。", "国家级开发区 19家 目标2024")]
    public void Names_begin_behind_what_leads_to_them(string sentence, string expected) =>
        Assert.EndsWith(expected, FigureCases.OfTasks(sentence));
}
