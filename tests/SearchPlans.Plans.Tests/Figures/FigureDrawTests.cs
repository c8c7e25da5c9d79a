namespace SearchPlans.Plans.Tests.Figures;

/// <summary>Turns of language by which blind draws were found wrong, each by sentences made for it.</summary>
public sealed class FigureDrawTests
{
    [Theory]
    [InlineData("企业亏损面由年初的35.8%降到25.1%。", "企业亏损面 25.1% 结果2023")]
    [InlineData("农村危房由八十年代末的8500户减少到650户。", "农村危房 650户 结果2023")]
    [InlineData("上市公司由上年末的53家增加到74家。", "上市公司 74家 结果2023")]
    public void Origins_that_are_no_years_are_no_part_of_a_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("公路密度提高到每百平方公里97公里。", "公路密度 97公里 结果2023")]
    [InlineData("PM2.5浓度降至每立方米30微克。", "PM2.5浓度 30微克 结果2023")]
    [InlineData("城乡低保标准提高到每人每月770元。", "城乡低保标准 770元 结果2023")]
    public void What_a_number_is_measured_by_is_no_part_of_its_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("农村24小时供水比例达到70%。", "农村24小时供水比例 70% 结果2023")]
    [InlineData("15分钟医保服务圈覆盖率达到90%。", "15分钟医保服务圈覆盖率 90% 结果2023")]
    [InlineData("棚户区改造1795套（户）。", "棚户区改造 1795套 结果2023")]
    public void Numbers_within_names_are_part_of_them(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新批准外资企业85家，其中94%以上是生产性项目。", "新批准外资企业 85家 结果2023")]
    [InlineData("建设通村公路120公里，实现86%的建制村通客车。", "建设通村公路 120公里 结果2023")]
    [InlineData("改造管网30公里，实现40%建成区达到海绵城市标准。", "改造管网 30公里 结果2023")]
    [InlineData("合作医疗试点扩大到40%的县。", "")]
    public void A_part_of_something_is_no_rate(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("城镇固定资产投资484亿元，增长39.9%，比上年回落5个百分点。", "城镇固定资产投资 484亿元 同比39.9% 结果2023")]
    [InlineData("商品零售价格上涨0.8%，涨幅比上年回落5.3个百分点。", "商品零售价格 同比0.8% 结果2023")]
    [InlineData("进出口总额增长9%，增速提高2.1个百分点。", "进出口总额 同比9% 结果2023")]
    public void How_growth_itself_changed_is_no_change(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("钢产量2840万吨，比2020年的2450万吨增加390万吨。", "钢产量 2840万吨 比2020年390万吨 结果2023")]
    [InlineData("人均纯收入255元，比2015年的191元增长33.5%。", "人均纯收入 255元 比2015年33.5% 结果2023")]
    [InlineData("发电量36亿千瓦时，比2019年的31亿千瓦时增加5亿千瓦时。", "发电量 36亿千瓦时 比2019年5亿千瓦时 结果2023")]
    public void A_year_that_is_compared_with_may_have_its_number(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("一批光伏项目开工，建成后新增装机容量98万千瓦。", "")]
    [InlineData("这三类产业比重达到61%。", "")]
    [InlineData("省定24件为民实事全部办结。", "")]
    [InlineData("出台工业9条、农业10条、服务业8条等政策。", "")]
    public void What_is_hypothetical_or_unnamed_is_no_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("化工园区产值首次超50亿元、税收超5亿元。", "化工园区产值 ≥50亿元 结果2023")]
    [InlineData("增加值突破100亿元，税收超过17亿元。", "")]
    [InlineData("服务产业园营业收入43亿元、税收2.5亿元、增长6%。", "服务产业园营业收入 43亿元 结果2023")]
    public void Taxes_of_firms_are_not_those_of_the_place(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("开工建设重点工业项目120项，其中亿元以上34项。", "开工建设重点工业项目 120项 结果2023\n亿元以上工业项目 34项 结果2023")]
    [InlineData("实施城建工程45个，其中亿元以上9个。", "实施城建工程 45个 结果2023\n亿元以上城建工程 9个 结果2023")]
    public void Works_of_a_size_are_the_works_before(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("压减一般性支出10%。", "一般性支出 同比-10% 结果2023")]
    [InlineData("精简市级审批项目20%。", "市级审批项目 同比-20% 结果2023")]
    [InlineData("压缩审批时限60%以上。", "审批时限 同比≤-60% 结果2023")]
    public void What_is_cut_back_by_a_share_falls(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("服务业增加值增长13.3%，对GDP的贡献率达到63.9%，占GDP比重提高到42.3%。",
        "服务业增加值 同比13.3% 结果2023\n服务业增加值对GDP的贡献率 63.9% 结果2023\n服务业增加值占GDP比重 42.3% 结果2023")]
    [InlineData("民间投资增长30%，对投资增长的贡献率达到44%。", "民间投资 同比30% 结果2023\n民间投资对投资增长的贡献率 44% 结果2023")]
    [InlineData("装备制造业增加值增长8.1%、对工业增长贡献率达72.9%。", "装备制造业增加值 同比8.1% 结果2023\n装备制造业增加值对工业增长贡献率 72.9% 结果2023")]
    public void Contributions_are_of_what_was_told_before(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("民营经济加快发展，增加值占GDP的比重达52.1%。", "民营经济增加值占GDP的比重 52.1% 结果2023")]
    [InlineData("大力发展高新技术产业，实现产值300亿元。", "高新技术产业产值 300亿元 结果2023")]
    [InlineData("非公有制经济发展较快，完成增加值89.5亿元，增长16.5%。", "非公有制经济增加值 89.5亿元 同比16.5% 结果2023")]
    public void The_economy_that_a_clause_opens_with_has_the_value_added(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("粮食、肉类加工能力分别达到337万吨、49万吨。", "粮食加工能力 337万吨 结果2023\n肉类加工能力 49万吨 结果2023")]
    [InlineData("生猪、肉鸡饲养量分别达到80万头、2.3亿只。", "生猪饲养量 80万头 结果2023\n肉鸡饲养量 2.3亿只 结果2023")]
    [InlineData("企业和项目贷款分别新增70.2亿元、15.6亿元。", "新增企业贷款 70.2亿元 结果2023\n新增项目贷款 15.6亿元 结果2023")]
    [InlineData("隐患排查率和风险管控率均为100%。", "隐患排查率 100% 结果2023\n风险管控率 100% 结果2023")]
    public void Lists_share_the_whole_end(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("投资5.1亿元治理河道157公里。", "治理河道 157公里 结果2023")]
    [InlineData("厂办集体改革基本完成、发放补助资金13.6亿元。", "发放补助资金 13.6亿元 结果2023")]
    [InlineData("（下同）全年实现生产总值990亿元。", "地区生产总值 990亿元 结果2023")]
    public void Costs_and_remarks_before_a_name_are_left_out(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("我国经济实力跃上新台阶，国内生产总值突破100万亿元。", "地区生产总值 ≥100万亿元 结果2023 全国")]
    [InlineData("综合国力显著增强，国内生产总值增长6%。", "地区生产总值 同比6% 结果2023 全国")]
    [InlineData("全国粮食产量6.5亿吨。", "粮食产量 6.5亿吨 结果2023 全国")]
    public void Of_the_nation_is_what_is_told_of_it(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("力争新增60家规模以上企业。", "新增规模以上企业 60家 结果2023")]
    [InlineData("扶持创业1.3万人，带动就业8万人。", "扶持创业 1.3万人 结果2023\n带动就业 8万人 结果2023")]
    [InlineData("接待游客870万人次、实现总收入120亿元。", "接待游客 870万人次 结果2023\n旅游总收入 120亿元 结果2023")]
    [InlineData("改造棚户区3.1万户，其中市区2.3万户。", "改造棚户区 3.1万户 结果2023\n市区改造棚户区 2.3万户 结果2023")]
    public void What_is_counted_is_named(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("规上工业增加值增速前移4位。", "")]
    [InlineData("启动外贸三年翻番行动计划。", "")]
    [InlineData("纲要设定指标36项，其中约束性指标10项。", "")]
    public void Ranks_names_and_indicators_of_papers_are_none(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("签约招商项目80个，其中亿元以上12个。", "签约招商项目 80个 结果2023\n亿元以上招商项目 12个 结果2023")]
    [InlineData("全年累计实现工业增加值增长3%。", "工业增加值 同比3% 结果2023")]
    [InlineData("每千人床位数五年实现翻番。", "每千人口医疗卫生机构床位数 累计1番 时期结果2019-2023")]
    public void Times_and_sizes_are_told_from_names(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("为困难群众发放救助金11.9亿元。", "发放救助金 11.9亿元 结果2023")]
    [InlineData("向四类人群发放生活保障金6亿元。", "发放生活保障金 6亿元 结果2023")]
    [InlineData("帮助农民工解决欠薪778万元。", "解决欠薪 778万元 结果2023")]
    public void Whom_it_was_for_is_no_part_of_a_name(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("签订国际条约187个。", "签订国际条约 187个 结果2023")]
    [InlineData("查处环境违法行为33件。", "查处环境违法行为 33件 结果2023")]
    [InlineData("对共建“一带一路”国家出口额增长11%。", "共建“一带一路”国家出口额 同比11% 结果2023")]
    [InlineData("共建产业园14个。", "共建产业园 14个 结果2023")]
    public void Words_end_where_they_end(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("金融、旅游、电子商务均保持15%以上的增速。", "金融 同比≥15% 结果2023\n旅游 同比≥15% 结果2023\n电子商务 同比≥15% 结果2023")]
    [InlineData("机电产品出口保持20%的较快增长。", "机电产品出口 同比20% 结果2023")]
    [InlineData("固定资产投资以15%的速度增长。", "固定资产投资 同比15% 结果2023")]
    public void How_fast_may_be_said_behind_the_number(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("养老、医疗、失业三种保险参保人数分别达89万人、81万人、56万人。",
        "养老保险参保人数 89万人 结果2023\n医疗保险参保人数 81万人 结果2023\n失业保险参保人数 56万人 结果2023")]
    [InlineData("食品、轻纺、建材三大行业主营业务收入分别达到55亿元、50亿元、35亿元。",
        "食品行业主营业务收入 55亿元 结果2023\n轻纺行业主营业务收入 50亿元 结果2023\n建材行业主营业务收入 35亿元 结果2023")]
    [InlineData("化学需氧量、氨氮两项主要污染物排放量分别削减20%、21%。", "化学需氧量排放总量 同比-20% 结果2023\n氨氮排放总量 同比-21% 结果2023")]
    public void A_list_that_is_counted_shares_its_end(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("完善农村安全饮水工程99处，受益人口11.4万人。", "完善农村安全饮水工程 99处 结果2023\n完善农村安全饮水工程受益人口 11.4万人 结果2023")]
    [InlineData("建成防洪楼32幢，可容纳灾民3.1万人。", "建成防洪楼 32幢 结果2023")]
    [InlineData("坚持把每年财政支出的70%以上和援疆资金的80%以上用于改善民生。", "")]
    [InlineData("农村合同有90%以上已完成。", "")]
    public void What_came_of_it_is_of_it_or_no_figure(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("五年来，财政支出达4077亿元，比前五年增加1852亿元。", "财政支出 4077亿元 累计 比前五年1852亿元 时期结果2019-2023")]
    [InlineData("五年来，建成公路900公里，2023年通车里程达到5000公里；新增泊位17个。",
        "建成公路 900公里 累计 时期结果2019-2023\n公路通车里程 5000公里 结果2023\n新增泊位 17个 累计 时期结果2019-2023")]
    [InlineData("五年来，进出口总额达到2300亿美元，比“十二五”时期翻了一番。", "进出口总额 2300亿美元 累计 比“十二五”时期1番 时期结果2019-2023")]
    public void Sums_are_of_all_years(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfFiveYears(sentence));

    [Fact]
    public void A_report_given_in_december_may_be_filed_under_the_year_that_ends()
    {
        const string Report = "# 江州市政府工作报告\n\n——2024年12月21日在江州市第十一届人民代表大会第一次会议上\n\n## 一、过去五年的工作\n\n"
            + "预计财政支出增加到2024年的258亿元。\n\n## 二、2025年工作安排\n\n新建学校15所。\n";
        Assert.Equal("财政支出 258亿元 结果2024\n新建学校 15所 目标2025", FigureCases.Of(Report));
    }

    [Fact]
    public void A_report_given_in_december_calls_the_year_before_its_own_this_year()
    {
        const string Report = "# 江州市政府工作报告\n\n——2023年12月20日在江州市第十届人民代表大会第三次会议上\n\n## 一、工作回顾\n\n"
            + "今年新建学校12所。\n\n## 二、2024年工作安排\n\n明年新建学校15所。\n";
        Assert.Equal("新建学校 12所 结果2023\n新建学校 15所 目标2024", FigureCases.Of(Report));
    }
}
