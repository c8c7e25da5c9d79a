namespace SearchPlans.Plans.Tests.Figures;

/// <summary>The rules by which hard cases are decided, each by sentences made for it.</summary>
public sealed class FigureRulesTests
{
    [Theory]
    [InlineData("地区生产总值812.6亿元，增长6.1%。", "地区生产总值 812.6亿元 同比6.1% 结果2023")]
    [InlineData("外贸出口下降3.4%，降至61.2亿美元。", "出口总额 61.2亿美元 同比-3.4% 结果2023")]
    [InlineData("在校大学生增加1.3万人，达到9.8万人。", "在校大学生 9.8万人 同比1.3万人 结果2023")]
    public void A_value_and_the_change_of_its_year_are_one_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("2023年地区生产总值900亿元，年均增长7.2%。", "地区生产总值 900亿元 结果2023\n地区生产总值 年均7.2% 时期结果2019-2023")]
    [InlineData("进出口总额突破80亿美元、增长1.2倍。", "进出口总额 ≥80亿美元 结果2023\n进出口总额 累计1.2倍 时期结果2019-2023")]
    [InlineData("高新技术企业达620家、年均增长18%。", "高新技术企业 620家 结果2023\n高新技术企业 年均18% 时期结果2019-2023")]
    public void A_change_over_years_is_a_figure_of_its_own(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("社会消费品零售总额320亿元，增长9%；扣除价格因素，实际增长6.5%。",
        "社会消费品零售总额 320亿元 同比9% 结果2023\n社会消费品零售总额 同比实际6.5% 结果2023")]
    [InlineData("剔除物价因素，城镇居民人均可支配收入、农民人均纯收入分别增长5.1%和6.3%。",
        "城镇居民人均可支配收入 同比实际5.1% 结果2023\n农村居民人均纯收入 同比实际6.3% 结果2023")]
    [InlineData("居民人均可支配收入实际增长4.8%。", "居民人均可支配收入 同比实际4.8% 结果2023")]
    public void Real_growth_is_told_from_nominal(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("固定资产投资增长8%，力争10%。", "固定资产投资 同比8% 目标2024\n固定资产投资 同比10% 目标2024")]
    [InlineData("地区生产总值确保增长6%，力争增长6.5%。", "地区生产总值 同比6% 目标2024\n地区生产总值 同比6.5% 目标2024")]
    [InlineData("港口货物吞吐量3000万吨，力争达到3200万吨。", "港口货物吞吐量 3000万吨 目标2024\n港口货物吞吐量 3200万吨 目标2024")]
    public void What_is_striven_for_beyond_a_target_is_a_second(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("地区生产总值由2018年的610亿元增加到2023年的905亿元，年均增长8.2%。",
        "地区生产总值 610亿元 结果2018\n地区生产总值 905亿元 结果2023\n地区生产总值 年均8.2% 时期结果2019-2023")]
    [InlineData("城镇化率从58.1%提高到64.3%。", "城镇化率 58.1% 结果2018\n城镇化率 64.3% 结果2023")]
    [InlineData("贫困发生率由4.2%下降到0.3%。", "贫困发生率 4.2% 结果2018\n贫困发生率 0.3% 结果2023")]
    public void From_A_to_B_gives_both_with_their_years(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("新增规上工业企业46家、总数达512家。", "新增规上工业企业 46家 结果2023\n规模以上工业企业 512家 结果2023")]
    [InlineData("新增国家级绿色工厂4家，总量达19家。", "新增国家级绿色工厂 4家 结果2023\n国家级绿色工厂 19家 结果2023")]
    [InlineData("高新技术企业增长85家、总数超700家。", "高新技术企业 ≥700家 同比85家 结果2023")]
    public void What_came_new_and_how_many_there_are_have_names_of_their_own(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("居民消费价格上涨1.8%。", "居民消费价格 同比1.8% 结果2023")]
    [InlineData("居民消费价格指数为101.2。", "居民消费价格 101.2 结果2023")]
    [InlineData("商品零售价格指数99.4。", "商品零售价格 99.4 结果2023")]
    public void Prices_rise_or_have_an_index(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("城镇登记失业率控制在4%以内。", "城镇登记失业率 ≤4% 目标2024")]
    [InlineData("人口自然增长率控制在6.2‰以下。", "人口自然增长率 ≤6.2‰ 目标2024")]
    [InlineData("空气质量优良天数比例达到88%以上。", "空气质量优良天数比例 ≥88% 目标2024")]
    public void Rates_are_values(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("单位GDP能耗下降3%以上。", "单位GDP能耗 同比≤-3% 目标2024")]
    [InlineData("化学需氧量、氨氮排放量分别减少2%和1.5%。", "化学需氧量排放总量 同比-2% 目标2024\n氨氮排放总量 同比-1.5% 目标2024")]
    [InlineData("财政支出压缩百分之五。", "财政支出 同比-5% 目标2024")]
    public void Falls_are_negative(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("地区生产总值增长6%左右，城镇新增就业不低于3万人。", "地区生产总值 同比≈6% 目标2024\n城镇新增就业 ≥3万人 目标2024")]
    [InlineData("居民消费价格涨幅控制在3%左右。", "居民消费价格 同比≈3% 目标2024")]
    [InlineData("财政总收入和地方财政收入分别增长8%和7%以上。", "财政总收入 同比≥8% 目标2024\n地方财政收入 同比≥7% 目标2024")]
    public void Hedges_give_bounds(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("地区生产总值增长7.5%～8%。", "地区生产总值 同比7.5~8% 目标2024")]
    [InlineData("固定资产投资增长8—10%。", "固定资产投资 同比8~10% 目标2024")]
    [InlineData("住宅建设面积一百五十万至一百八十万平方米。", "住宅建设面积 150~180万平方米 目标2024")]
    public void Ranges_have_two_ends(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfTasks(sentence));

    [Theory]
    [InlineData("五年来，城镇新增就业15.2万人，转移农村劳动力8万人。",
        "城镇新增就业 15.2万人 累计 时期结果2019-2023\n农村劳动力转移就业 8万人 累计 时期结果2019-2023")]
    [InlineData("森林覆盖率提高2.1个百分点，单位GDP能耗下降15%。", "森林覆盖率 累计2.1个百分点 时期结果2019-2023\n单位GDP能耗 累计-15% 时期结果2019-2023")]
    [InlineData("累计完成固定资产投资2600亿元。", "固定资产投资 2600亿元 累计 时期结果2019-2023")]
    public void In_a_passage_of_years_sums_are_of_all_of_them(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Theory]
    [InlineData("地区生产总值年均增长6.5%左右。", "地区生产总值 年均≈6.5% 时期目标2024-2028")]
    [InlineData("到2028年，地区生产总值在上年基础上年均增长6.5%。", "地区生产总值 年均6.5% 时期目标2024-2028")]
    [InlineData("到2028年，城镇化率达到70%。", "城镇化率 70% 时期目标2028")]
    [InlineData("森林覆盖率提高1个百分点，人均预期寿命达到80岁。", "森林覆盖率 累计1个百分点 时期目标2024-2028\n人均预期寿命 80岁 时期目标2028")]
    public void Aims_beyond_the_year_are_of_the_period(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfComingYears(sentence));

    [Theory]
    [InlineData("2023年地区生产总值达900亿元，是2018年的1.6倍。", "地区生产总值 900亿元 是2018年的1.6倍 结果2023")]
    [InlineData("机动车保有量45万辆，比2018年增加12万辆。", "机动车保有量 45万辆 比2018年12万辆 结果2023")]
    [InlineData("金融机构贷款余额670亿元，比年初增加95亿元。", "金融机构贷款余额 670亿元 比年初95亿元 结果2023")]
    public void What_a_change_is_against_is_kept(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("经济实力位居全省第3位，跻身全国百强县第38名。")]
    [InlineData("实施“3+1+1”人才政策和“1310”部署，建设“一库四平台”。")]
    [InlineData("召开常务会议18次，办理建议提案302件，制定规章4部。")]
    [InlineData("3月12日，全市第二次代表大会召开，来宾参观了5G展厅和12号展馆。")]
    [InlineData("居民收入与经济同步增长，外贸实现正增长，增幅保持两位数。")]
    public void Ranks_dates_slogans_and_meetings_are_no_figures(string sentence) => Assert.Equal("", FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("地区生产总值１０７$1.$2６亿元，增长１$1.$2％。")]
    [InlineData("社会消费品零售总额３８$1.$2亿元，增长１$1.$2％。")]
    [InlineData("财政收入$1.$2％，出口１$1.$2０亿美元。")]
    public void Numbers_destroyed_at_the_source_give_nothing(string sentence) => Assert.Equal("", FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("财政收入三十亿八千四百万元，增长百分之二十点二。", "财政收入 30.84亿元 同比20.2% 结果2023")]
    [InlineData("工业总产值１２９．５亿元，增长９．４％。", "工业总产值 129.5亿元 同比9.4% 结果2023")]
    [InlineData("国内生产总值[5]845亿元，粮食总产量①91.8万吨，增长 15.5%。", "地区生产总值 845亿元 结果2023\n粮食产量 91.8万吨 同比15.5% 结果2023")]
    public void Numbers_are_read_however_they_are_written(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("城镇和农村居民人均可支配收入分别增长4.7%、9.3%。",
        "城镇居民人均可支配收入 同比4.7% 结果2023\n农村居民人均可支配收入 同比9.3% 结果2023")]
    [InlineData("单位GDP能耗、水耗均下降5%。", "单位GDP能耗 同比-5% 结果2023\n单位GDP水耗 同比-5% 结果2023")]
    [InlineData("城乡居民人均可支配收入分别达到41200元、20600元，增长5%和7%。",
        "城镇居民人均可支配收入 41200元 同比5% 结果2023\n农村居民人均可支配收入 20600元 同比7% 结果2023")]
    [InlineData("其中一、二、三产业增加值分别增长3%、6%和8%。",
        "第一产业增加值 同比3% 结果2023\n第二产业增加值 同比6% 结果2023\n第三产业增加值 同比8% 结果2023")]
    public void Names_that_share_a_part_have_it_each(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新批外资项目82个，实际利用外资2.6亿美元，分别增长12%和14%。", "新批外资项目 82个 同比12% 结果2023\n实际使用外资 2.6亿美元 同比14% 结果2023")]
    [InlineData("进出口总额80亿美元，其中出口52亿美元，增长3%。", "进出口总额 80亿美元 结果2023\n出口总额 52亿美元 同比3% 结果2023")]
    [InlineData("粮食生产再获丰收。总产量达142万吨。", "粮食产量 142万吨 结果2023")]
    public void Subjects_are_carried_on(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("江州高新区固定资产投资增长21%。", "固定资产投资 同比21% 结果2023 江州高新区")]
    [InlineData("东部地区城镇化率达到70%。", "城镇化率 70% 结果2023 东部地区")]
    [InlineData("南京市地区生产总值增长5%。", "地区生产总值 同比5% 结果2023 南京市")]
    public void Another_place_is_told(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("一季度地区生产总值增长4.1%。", "地区生产总值 同比4.1% 结果2023Q1")]
    [InlineData("2022年地区生产总值增长3.9%。", "地区生产总值 同比3.9% 结果2022")]
    [InlineData("今年地区生产总值增长6%。", "地区生产总值 同比6% 目标2024")]
    public void The_time_that_is_named_counts(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Fact]
    public void Tables_are_read_by_their_heads()
    {
        const string Table = """
            | 指标 | 单位 | 2023年 | 2028年 | 年均增长（%） | 属性 |
            | --- | --- | --- | --- | --- | --- |
            | 地区生产总值 | 亿元 | 905 | 1240 | 6.5 | 预期性 |
            | 城镇化率 | % | 64.3 | 70 | - | 预期性 |
            | 森林覆盖率（%） | | 41.2 | ≥42 | | 约束性 |
            """;
        Assert.Equal(
            """
            地区生产总值 905亿元 结果2023
            地区生产总值 1240亿元 时期目标2028
            地区生产总值 年均6.5% 时期目标2024-2028
            城镇化率 64.3% 结果2023
            城镇化率 70% 时期目标2028
            森林覆盖率 41.2% 结果2023
            森林覆盖率 ≥42% 时期目标2028
            """.ReplaceLineEndings("\n"), FigureCases.OfTasks(Table));
    }

    [Theory]
    [InlineData("实施交通项目26个，完成投资20亿元。", "实施交通项目 26个 结果2023\n实施交通项目投资 20亿元 结果2023")]
    [InlineData("新开工工业项目310个、竣工201个。", "新开工工业项目 310个 结果2023\n竣工工业项目 201个 结果2023")]
    [InlineData("新建养老服务站130家、累计达800家。", "新建养老服务站 130家 结果2023\n养老服务站 800家 结果2023")]
    [InlineData("资产负债率为65.2%，其中国有企业为65.6%。", "资产负债率 65.2% 结果2023\n国有企业资产负债率 65.6% 结果2023")]
    [InlineData("茶叶种植面积、总产分别增长8%、9%。", "茶叶种植面积 同比8% 结果2023\n茶叶总产 同比9% 结果2023")]
    public void What_a_property_is_of_is_part_of_its_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("大力发展装备制造业，力争产值达到500亿元。")]
    [InlineData("完善社区卫生服务，覆盖面达到90%以上。")]
    [InlineData("优先盘活2家，办好56件。")]
    [InlineData("人均地区生产总值仅为全国的35.6%。")]
    [InlineData("出台支持企业发展16条、服务业复苏20条等措施。")]
    [InlineData("农村公路实际交工里程超出计划78%。")]
    [InlineData("政务应用系统100%接入，政府数据100%实现共享。")]
    public void What_names_nothing_gives_no_figure(string sentence) => Assert.Equal("", FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("供电可靠率、自来水普及率均达到95%。", "供电可靠率 95% 结果2023\n自来水普及率 95% 结果2023")]
    [InlineData("民营经济增加值、服务业增加值占比分别提高到59%、55%。", "民营经济增加值占比 59% 结果2023\n服务业增加值占GDP比重 55% 结果2023")]
    [InlineData("城镇人均居住面积达到38平方米，农村达到42平方米。", "城镇人均居住面积 38平方米 结果2023\n农村人均居住面积 42平方米 结果2023")]
    public void A_list_shares_what_belongs_to_all_of_it(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));
}
