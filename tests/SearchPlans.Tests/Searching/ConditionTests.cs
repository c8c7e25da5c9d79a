using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>A quantity answers a condition where it is said of what the condition asks of.</summary>
public sealed class ConditionTests(ConditionTests.Texts texts) : IClassFixture<ConditionTests.Texts>
{
    public sealed class Texts : IDisposable
    {
        private readonly Dictionary<string, TemporaryLibrary> _libraries = [];

        internal PlanLibrary Of(string text)
        {
            lock (_libraries)
            {
                if (!_libraries.TryGetValue(text, out TemporaryLibrary? library))
                {
                    _libraries.Add(text, library = new TemporaryLibrary(("甲.txt", $"甲县2024年工作要点\n一、总体要求\n{text}\n")));
                }
                return library.Library;
            }
        }

        public void Dispose()
        {
            foreach (TemporaryLibrary library in _libraries.Values)
            {
                library.Dispose();
            }
        }
    }

    // What answers, as it is marked; empty where nothing does.
    private void Check(string text, string query, string marked)
    {
        HitList found = texts.Of(text).Search(new SearchRequest { Query = query, SameWords = false });
        Assert.Equal(marked, string.Join(' ', found.Hits.SelectMany(h => h.Marks.Select(m => h.Text[m.Start..m.End]))));
        Assert.Equal(marked.Length > 0 ? 1 : 0, found.TotalParagraphs);
    }

    [Theory]
    [InlineData("PM2.5浓度进一步下降，群众更满意。", "PM2.5<=25")]
    [InlineData("PM2.5浓度连续五年稳定达标。", "PM2.5<=25")]
    [InlineData("PM2.5实现24小时在线监测。", "PM2.5<=25")]
    [InlineData("PM2.5治理实施一批重大工程。", "PM2.5<=25")]
    [InlineData("PM2.5监测统一部署，建成一个平台。", "PM2.5<=25")]
    [InlineData("森林覆盖率再上一个台阶，连续三年提升。", "森林覆盖率<=60")]
    [InlineData("失业率：（3）加强帮扶。", "失业率<=5")]
    [InlineData("农业亩、产量800万斤。", "亩产>=1000斤")]
    [InlineData("播种面积100万亩，产量800万斤。", "亩产>=1000斤")]
    [InlineData("建成茶园5000亩。产值稳定。", "亩产值>=1000")]
    public void Words_times_and_numbers_of_items_are_no_amounts(string text, string query) => Check(text, query, "");

    [Theory]
    [InlineData("优良天数达到345天。", "优良天数>=340", "优良天数 345天")]
    [InlineData("平均受教育年限达11.5年。", "平均受教育年限>=11", "平均受教育年限 11.5年")]
    [InlineData("项目建设用时30天。", "用时<=40天", "用时30天")]
    [InlineData("水稻亩产达到1100斤。", "亩产>=1000斤", "亩产 1100斤")]
    [InlineData("五年新增就业30万人。", "新增就业>=20万人", "新增就业30万人")]
    [InlineData("建成三个园区。", "建成>=3个", "建成三个")]
    public void What_is_asked_for_in_times_or_named_units_is_found(string text, string query, string marked) => Check(text, query, marked);

    [Theory]
    [InlineData("PM2.5平均浓度下降2微克/立方米、空气优良天数增加17天。", "PM2.5<=25", "")]
    [InlineData("PM2.5平均浓度降至24微克/立方米。", "PM2.5<=25", "PM2.5平均浓度 24微克/立方米")]
    [InlineData("PM2.5平均浓度下降2微克/立方米，降至24微克/立方米。", "PM2.5<=25", "PM2.5平均浓度 24微克/立方米")]
    [InlineData("PM2.5平均浓度控制在24微克/立方米以内。", "PM2.5<=25", "PM2.5平均浓度 24微克/立方米")]
    [InlineData("高新技术企业净增1000家。", "高新技术企业>=800家", "")]
    [InlineData("高新技术企业新增521家，累计2177家。", "高新技术企业>=1000家", "高新技术企业 2177家")]
    [InlineData("森林覆盖率提高2%。", "森林覆盖率<=60%", "")]
    [InlineData("森林覆盖率提高到62%。", "森林覆盖率>=60%", "森林覆盖率 62%")]
    [InlineData("地区生产总值下降9%。", "生产总值>=5%", "")]
    [InlineData("地区生产总值增长9%。", "生产总值>=5%", "地区生产总值 9%")]
    [InlineData("生产总值增速保持在9%。", "生产总值>=5%", "生产总值 9%")]
    [InlineData("投资下降9%。", "投资下降>=5%", "投资下降9%")]
    [InlineData("生产总值由2011年的7037亿元增加到11050亿元。", "生产总值>=1万亿元", "生产总值 11050亿元")]
    [InlineData("生产总值由2011年的17037亿元调整到9050亿元。", "生产总值>=1万亿元", "")]
    public void A_change_is_no_level(string text, string query, string marked) => Check(text, query, marked);

    [Theory]
    [InlineData("城乡居民人均可支配收入分别增长5%、6%，一般公共预算收入900亿元。", "人均可支配收入>6万元", "")]
    [InlineData("居民人均可支配收入增长7%；存款余额首次突破2000亿元。", "人均可支配收入>6万元", "")]
    [InlineData("常住人口城镇化率达到57.3%，完成约1亿人居住的棚户区改造。", "常住人口>1000万", "")]
    [InlineData("常住人口持续增加，建成500万平方米住房。", "常住人口>1000", "")]
    [InlineData("高速公路建成通车，完成国省道改造1000公里。", "高速公路>=500公里", "")]
    [InlineData("研发投入加大，企业研发支出增长10%。", "研发投入>=3%", "")]
    // What goes on about the same is its own.
    [InlineData("地区生产总值迈上新台阶，达到1.2万亿元。", "生产总值>=1万亿元", "地区生产总值 1.2万亿元")]
    [InlineData("一般公共预算收入完成900亿元，同比增长8%。", "一般公共预算收入>=5%", "一般公共预算收入 8%")]
    [InlineData("新能源汽车快速发展，产量达到50万辆。", "新能源汽车>=10万辆", "新能源汽车 50万辆")]
    [InlineData("固定资产投资3978亿元，是“十五”的2.8倍，年均增长25.8%。", "固定资产投资增长>=20%", "固定资产投资 增长25.8%")]
    [InlineData("城镇新增就业目标提前完成，全年达120万人。", "新增就业>=100万人", "城镇新增就业 120万人")]
    [InlineData("招商引资项目落地，实际到位国内资金678亿元。", "招商引资>=500亿元", "招商引资 678亿元")]
    [InlineData("城镇登记失业率4.2%。", "失业率<=5.5%", "失业率4.2%")]
    public void A_quantity_belongs_to_the_indicator_of_its_clause(string text, string query, string marked) => Check(text, query, marked);

    [Theory]
    [InlineData("甲产业、乙产业分别增长5%和7%。", "甲产业增长<=5%", "甲产业 5%")]
    [InlineData("甲产业、乙产业分别增长5%和7%。", "甲产业增长>=6%", "")]
    [InlineData("甲产业、乙产业分别增长5%和7%。", "乙产业增长>=6%", "乙产业 7%")]
    [InlineData("甲产业、乙产业分别增长5%和7%。", "乙产业增长<=5%", "")]
    [InlineData("甲产业、乙产业分别增长5%和7%。", "增长>=6%", "增长 7%")]
    [InlineData("进出口、固定资产投资和消费分别增长3%、5%、9%左右。", "固定资产投资增长>=4%", "固定资产投资 5%")]
    [InlineData("进出口、固定资产投资和消费分别增长3%、5%、9%左右。", "消费增长>=9%", "消费 9%")]
    [InlineData("进出口、固定资产投资和消费分别增长3%、5%、9%左右。", "进出口增长>=4%", "")]
    [InlineData("高新技术企业、科技型中小企业分别达到500家和800家。", "高新技术企业>=600家", "")]
    [InlineData("高新技术企业、科技型中小企业分别达到500家和800家。", "科技型中小企业>=600家", "科技型中小企业 800家")]
    // What follows the list is dealt out like it.
    [InlineData("存款余额、贷款余额分别达到4093亿元、2696亿元，增长12%、14%。", "贷款余额增长>=13%", "贷款余额 14%")]
    [InlineData("存款余额、贷款余额分别达到4093亿元、2696亿元，增长12%、14%。", "存款余额增长>=13%", "")]
    // The indicators of the clauses before.
    [InlineData("外贸出口45133万美元，实际利用外资6749万美元，分别增长29.4%和89.2%。", "外贸出口增长>=50%", "")]
    [InlineData("外贸出口45133万美元，实际利用外资6749万美元，分别增长29.4%和89.2%。", "利用外资增长>=50%", "实际利用外资 89.2%")]
    // The end of the name stands once, behind the last qualifier, or its beginning before the first.
    [InlineData("城镇、农村居民人均可支配收入分别增长5%、7%。", "农村居民人均可支配收入增长>=6%", "农村居民人均可支配收入 7%")]
    [InlineData("城镇、农村居民人均可支配收入分别增长5%、7%。", "农村居民人均可支配收入增长<=5%", "")]
    [InlineData("城镇、农村居民人均可支配收入分别增长5%、7%。", "城镇居民人均可支配收入增长<=5%", "城镇 居民人均可支配收入 5%")]
    [InlineData("城镇、农村居民人均可支配收入分别增长5%、7%。", "城镇居民人均可支配收入增长>=6%", "")]
    [InlineData("城镇、农村居民人均可支配收入分别增长5%、7%。", "人均可支配收入增长<=5%", "人均可支配收入 5%")]
    [InlineData("城镇和农村居民人均可支配收入分别增长5%、7%。", "城镇居民人均可支配收入增长<=5%", "城镇 居民人均可支配收入 5%")]
    [InlineData("工业总产值和增加值分别增长15%和10%。", "工业增加值增长>=10%", "工业 增加值 10%")]
    [InlineData("工业总产值和增加值分别增长15%和10%。", "工业增加值增长>=12%", "")]
    // To fewer indicators than quantities each is said of all.
    [InlineData("城乡居民人均可支配收入分别增长5%、7%。", "人均可支配收入增长>=6%", "人均可支配收入 增长 7%")]
    // Of several without 分别, too.
    [InlineData("粮食产量、蔬菜产量达到90万吨和300万吨。", "蔬菜产量>=200万吨", "蔬菜产量 300万吨")]
    public void Quantities_in_a_row_are_dealt_out_to_the_indicators_before(string text, string query, string marked) =>
        Check(text, query, marked);
}
