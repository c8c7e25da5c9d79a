using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Numbers, signs and units are found however they are written, and not within other numbers.</summary>
public sealed class NumberAndSignTests
{
    // Every paragraph a line of its own; what is marked of each hit, in the order of the hits.
    private static string[] Marked(string text, string query)
    {
        using var library = new TemporaryLibrary(("坪山区2021年工作报告.txt", $"坪山区2021年工作报告\n一、总体情况\n{text}\n其他工作有序开展。"));
        HitList found = library.Library.Search(new SearchRequest { Query = query });
        return [.. found.Hits.SelectMany(h => h.Marks.Select(m => h.Text[m.Start..m.End]))];
    }

    private static void AssertFound(string text, string query, string marked) => Assert.Contains(marked, Marked(text, query));

    [Theory]
    [InlineData("2021-2025年", "2021～2025年")]
    [InlineData("2021—2025年", "2021～2025年")]
    [InlineData("2021至2025年", "2021～2025年")]
    [InlineData("2021年到2025年", "2021～2025年")]
    [InlineData("二〇二一—二〇二五年", "2021～2025年")]
    [InlineData("5%-8%", "5%~8%")]
    [InlineData("5%～8%", "5%~8%")]
    [InlineData("5%至8%", "5%~8%")]
    [InlineData("2.3:1", "2.3∶1")]
    [InlineData("2.3：1", "2.3∶1")]
    [InlineData("2010-2015年", "2010─2015年")]
    [InlineData("2010〜2015年", "2010─2015年")]
    [InlineData("“2010–2015年”", "2010─2015年")]
    [InlineData("300-500万元", "300－500万元")]
    [InlineData("3%–4%", "3%−4%")]
    [InlineData("1∶1.5", "1：1.5")]
    [InlineData("2015~2020年", "2015——2020年")]
    [InlineData("2016年—2018年", "2016 - 2018年")]
    [InlineData("新一代信息", "新一代——信息")]
    [InlineData("新一代~信息", "新一代——信息")]
    public void A_range_or_ratio_is_the_same_in_every_sign(string query, string marked) => AssertFound(
        "编制文旅规划（2021～2025年），增速保持5%~8%，收入比缩小到2.3∶1，规划期2010─2015年。\n"
        + "奖补300－500万元，下降3%−4%，配比1：1.5，前期2015——2020年，试点2016 - 2018年，新一代——信息技术。",
        query, marked);

    [Theory]
    [InlineData("3-5年", "3-5年")]
    [InlineData("35年", "35年")]
    [InlineData("1:2", "1:2")]
    [InlineData("12", "12")]
    [InlineData("24/7", "24/7")]
    [InlineData("247", "247")]
    [InlineData("2/3", "2/3")]
    [InlineData("23", "23")]
    [InlineData("5%~8%", "5%—8%")]
    [InlineData("5%8%", "5%，8%")]
    [InlineData("45", "45")]
    [InlineData("4、5", "4、5")]
    [InlineData("7—9月", "7－9月")]
    [InlineData("79月", "79月")]
    public void A_sign_between_numbers_splits_them(string query, string marked)
    {
        const string text = "2035年远景目标。\n用3-5年时间完成改造。\n安排12个项目。\n配比1:2。\n服务24/7。\n共247户。\n占2/3。\n另23处。\n增长5%—8%。\n"
            + "分别增长5%，8%。\n第4、5号。\n完成45件。\n时间为7－9月。\n编号79月。";
        string[] all = Marked(text, query);
        Assert.Contains(marked, all);
        Assert.All(all, m => Assert.True(m == marked || !char.IsAsciiDigit(m[0]) || m.Length < marked.Length, m));
    }

    private const string Numerals = "一九八五年粮食增产，新修公路一百二十公里，改造学校二十一所。工业增长百分之六点八，农业占比百分之六十，服务业增长56%，覆盖面百分之百。";

    [Theory]
    [InlineData("1985年", "一九八五年")]
    [InlineData("120公里", "一百二十公里")]
    [InlineData("21所", "二十一所")]
    [InlineData("6.8%", "百分之六点八")]
    [InlineData("60%", "百分之六十")]
    [InlineData("百分之60", "百分之六十")]
    [InlineData("六成", "百分之六十")]
    [InlineData("百分之五十六", "56%")]
    [InlineData("100%", "百分之百")]
    [InlineData("百分之一百", "百分之百")]
    [InlineData("新修公路120公里", "新修公路一百二十公里")]
    [InlineData("改造学校21所。工业增长6.8%", "改造学校二十一所。工业增长百分之六点八")]
    public void Chinese_numerals_are_found_by_figures(string query, string marked) => AssertFound(Numerals, query, marked);

    [Theory]
    [InlineData("一九九八年", "1998年")]
    [InlineData("二零一二年", "二○一二年")]
    [InlineData("2012年", "二○一二年")]
    [InlineData("三百五十公里", "350公里")]
    [InlineData("十三亿人", "13亿人")]
    [InlineData("一千三百二十九户", "1,329户")]
    [InlineData("1329户", "1,329户")]
    [InlineData("2,450亩", "2450亩")]
    [InlineData("两千人", "2000人")]
    [InlineData("1.2万套", "12000套")]
    [InlineData("百分之七", "7.0%")]
    [InlineData("七成", "70%")]
    [InlineData("三至五年", "3—5年")]
    [InlineData("第十二条", "第12条")]
    [InlineData("五月三日", "5月3日")]
    public void Figures_are_found_by_Chinese_numerals(string query, string marked) => AssertFound(
        "自1998年以来，二○一二年建成350公里，惠及13亿人、1,329户，流转2450亩，培训2000人，建房12000套，增长7.0%，达到70%，用3—5年，按第12条，5月3日。",
        query, marked);

    [Theory]
    [InlineData("6%", "百分之六", "增长百分之六点八。\n占百分之六十。\n超过百分之六四。\n约百分之六·五。\n达到百分之六。")]
    [InlineData("百分之六", "6%", "增长16%。\n增长56%。\n增长9.26%。\n增长6.6%。\n增长6%。")]
    [InlineData("20公里", "二十公里", "修路一百二十公里。\n修路二十公里。")]
    [InlineData("二十公里", "20公里", "修路120公里。\n修路1,020公里。\n修路20公里。")]
    [InlineData("5亿元", "五亿元", "投资十五亿元。\n投资几十五亿元。\n投资五亿元。")]
    [InlineData("百亿元产业100亿元", "百亿元产业一百亿元", "百亿元产业一百亿元。\n百亿元产业三千一百亿元。")]
    public void A_form_is_never_part_of_a_longer_numeral(string query, string marked, string text) =>
        Assert.Single(Marked(text, query), m => m == marked);

    [Theory]
    [InlineData("百分之六", "增长6%。")]
    [InlineData("百分之三", "增长3%。")]
    [InlineData("百分之八", "增长8%。")]
    public void A_whole_number_comes_before_part_of_a_longer_one(string query, string first)
    {
        string numeral = query[^1..];
        using var library = new TemporaryLibrary(("坪山区2021年工作报告.txt",
            $"坪山区2021年工作报告\n一、总体情况\n占{query}十，其中{query}十。\n由{query}·九到{query}四，{query}{numeral}。\n{first}\n增长1{first[2..]}\n其他。"));
        Assert.Equal(first, library.Library.Search(new SearchRequest { Query = query }).Hits[0].Text);
    }

    [Theory]
    [InlineData("￥3000万元", "¥3000万元")]
    [InlineData("CO2", "CO₂")]
    [InlineData("CO2减排", "CO₂减排")]
    [InlineData("H2O", "H₂O")]
    [InlineData("500m²", "500㎡")]
    [InlineData("500m2", "500㎡")]
    [InlineData("10km", "10㎞")]
    [InlineData("1.5°C", "1.5℃")]
    [InlineData("7x24小时", "7×24小时")]
    [InlineData("7*24小时", "7×24小时")]
    [InlineData("No.1", "№1")]
    [InlineData("first", "ﬁrst")]
    [InlineData("officework", "oﬃcework")]
    [InlineData("20kg", "20㎏")]
    [InlineData("3m³", "3㎥")]
    [InlineData("PM₂.₅", "PM2.5")]
    [InlineData("m2，绿道", "㎡，绿道")]
    [InlineData("µg", "μg")]
    public void Signs_and_units_are_found_in_every_form(string query, string marked) => AssertFound(
        "减免¥3000万元，CO₂减排，H₂O监测，绿化500㎡，绿道10㎞，气温1.5℃，热线7×24小时，获评№1，ﬁrst。\noﬃcework、20㎏、3㎥、PM2.5、μg。", query, marked);

    [Theory]
    [InlineData("葛城", "葛\U000E0100城")]
    [InlineData("葛\uFE00城", "葛\U000E0100城")]
    [InlineData("智慧城市", "智慧★城市")]
    [InlineData("遊戯王", "遊☆戯☆王")]
    [InlineData("cafe", "café")]
    [InlineData("CAFÉ", "café")]
    [InlineData("resume", "re\u0301sume\u0301")]
    [InlineData("重点项目", "重点●项目")]
    [InlineData("■重点◆项目", "重点●项目")]
    [InlineData("产业链条", "产业→链条")]
    public void Marks_and_ornaments_within_a_word_do_not_matter(string query, string marked) => AssertFound(
        "修复葛\U000E0100城古镇；智慧★城市；遊☆戯☆王；café；re\u0301sume\u0301；重点●项目；产业→链条。", query, marked);

    [Theory]
    [InlineData("X光")]
    [InlineData("220kV变电站")]
    [InlineData("V型槽")]
    [InlineData("VI设计")]
    [InlineData("2023..2025")]
    [InlineData("12公里")]
    public void Forms_that_stand_nowhere_are_not_told(string query)
    {
        using var library = new TemporaryLibrary(("坪山区2021年工作报告.txt",
            "坪山区2021年工作报告\n一、总体情况\nX光机更新3台，220kV变电站投产，V型槽加固，VI设计完成，修路12公里。"));
        HitList found = library.Library.Search(new SearchRequest { Query = query });
        Assert.Empty(found.SameWords);
        Assert.DoesNotContain("”或“", found.Understood, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V类水质", "Ⅴ类水质")]
    [InlineData("12公里", "十二公里")]
    [InlineData("六成群众", "60%群众")]
    public void Forms_that_stand_somewhere_are_told(string query, string form)
    {
        using var library = new TemporaryLibrary(("坪山区2021年工作报告.txt", $"坪山区2021年工作报告\n一、总体情况\n这里是{form}。"));
        HitList found = library.Library.Search(new SearchRequest { Query = query });
        Assert.Equal([form], Assert.Single(found.SameWords).Others);
        Assert.Contains($"“{form}”", found.Understood, StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_signs_are_told_apart_but_dashes_are_not()
    {
        const string text = "第1、2号。\n第1；2号。\n新一代——信息。\n新一代、信息。";
        Assert.Equal(["1、2"], Marked(text, "“1、2”"));
        Assert.Equal(["新一代——信息"], Marked(text, "“新一代-信息”"));
        Assert.Equal(["新一代、信息"], Marked(text, "“新一代、信息”"));
    }
}
