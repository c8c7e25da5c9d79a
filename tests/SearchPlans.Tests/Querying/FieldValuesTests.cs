using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Querying;

public sealed class FieldValuesTests
{
    private static readonly HashSet<string> _none = [];

    private static readonly QueryOptions _options = new(SearchScope.Paragraph, SearchMatch.Smart, SameWords: true);

    private static readonly CorpusValues _corpus = new(1954, 2026,
        ["全国", "北京市", "北京市/朝阳区", "天津市/和平区", "上海市", "江苏省/南京市", "广东省", "广东省/深圳市", "广东省/深圳市/坪山区", "云山新城"],
        ["政府工作报告", "年度计划"], ["国务院", "北京市人民政府", "深圳市发展和改革委员会"])
    {
        Numbers = ["国发〔2024〕12号", "深府〔2023〕3号"],
    };

    private static string Understood(string query, out string? notice) =>
        QueryDescription.Describe(QueryParser.Parse(query, out notice, _corpus)!, PlanVocabulary.Shipped, _options, _none);

    [Theory]
    // Places by all their names.
    [InlineData("地区:粤", "地区为“粤”（广东省）")]
    [InlineData("地区:沪", "地区为“沪”（上海市）")]
    [InlineData("地区:京", "地区为“京”（北京市）")]
    [InlineData("地区:广东深圳", "地区为“广东深圳”")]
    [InlineData("地区:广东/深圳", "地区为“广东/深圳”")]
    [InlineData("地区:深圳坪山", "地区为“深圳坪山”")]
    [InlineData("地区:廣東", "地区为“廣東”（广东省）")]
    [InlineData("地区:长三角", "地区为“长三角”（上海市、江苏省、浙江省、安徽省）")]
    [InlineData("地区:京津冀", "地区为“京津冀”（北京市、天津市、河北省）")]
    [InlineData("地区:珠三角", "地区为“珠三角”（广州市、深圳市、珠海市、佛山市、惠州市、东莞市等 9 地）")]
    [InlineData("地区:和平", "地区为“和平”")]
    [InlineData("地区:朝阳", "地区为“朝阳”")]
    [InlineData("地区:云山", "地区为“云山”")]
    [InlineData("地区:全国", "地区为“全国”")]
    // Numbers in every way of writing them.
    [InlineData("文号:国发〔2024〕12号", "文号为“国发〔2024〕12号”")]
    [InlineData("文号:国发（2024）12号 光伏", "文号为“国发〔2024〕12号”，且包含“光伏”")]
    [InlineData("文号：深府[2023] 3号", "文号为“深府〔2023〕3号”")]
    [InlineData("文种:国民经济和社会发展计划", "文种为“年度计划”")]
    // Years.
    [InlineData("年份:近三年", "年份为 2024 至 2026")]
    [InlineData("年份:去年", "年份为 2025")]
    [InlineData("年份:2023..", "年份不早于 2023")]
    [InlineData("年份:..2023", "年份不晚于 2023")]
    [InlineData("年份:2023-", "年份不早于 2023")]
    [InlineData("年份:十四五", "年份为 2021 至 2025")]
    [InlineData("年份:二〇二三", "年份为 2023")]
    [InlineData("年份:2021 - 2023", "年份为 2021 至 2023")]
    [InlineData("年份:2021 至 2023 氢能", "年份为 2021 至 2023，且包含“氢能”")]
    [InlineData("年份>=十四五", "年份不早于 2021")]
    [InlineData("年份:2021 2022年", "年份为 2021，且包含“2022年”或“二〇二二年”“二零二二年”")]
    // Other fields.
    [InlineData("文种:工作报告", "文种为“工作报告”")]
    [InlineData("文种:政府报告", "文种为“政府工作报告”")]
    [InlineData("文种:年度计划", "文种为“年度计划”")]
    [InlineData("部分:附表", "属于附件部分")]
    [InlineData("部分:回顾部分", "属于回顾部分")]
    [InlineData("层级:省级", "层级为省")]
    [InlineData("层级:区县", "层级为县")]
    [InlineData("层级:国家", "层级为国家")]
    [InlineData("机关:国务院", "机关包含“国务院”")]
    [InlineData("机关:发改委", "机关包含“发展和改革委员会”")]
    [InlineData("机关:北京市政府", "机关包含“北京市人民政府”")]
    public void A_value_is_understood(string query, string understood)
    {
        Assert.Equal(understood, Understood(query, out string? notice));
        Assert.Null(notice);
    }

    [Theory]
    [InlineData("地区:北京|上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京 | 上海 | 广东 氢能", "（地区为“北京”，或地区为“上海”，或地区为“广东”），且包含“氢能”")]
    [InlineData("地区:北京 OR 上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京 或 上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京 和 上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京和上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京 地区:上海 氢能", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:北京 氢能 地区:上海", "（地区为“北京”，或地区为“上海”），且包含“氢能”")]
    [InlineData("地区:(北京 上海)", "地区为“北京”，或地区为“上海”")]
    [InlineData("地区:北京 | 氢能", "地区为“北京”，或包含“氢能”")]
    [InlineData("氢能 (地区:北京 | 地区:上海) 地区:粤", "包含“氢能”，且（地区为“北京”，或地区为“上海”，或地区为“粤”（广东省））")]
    [InlineData("年份:2023|2024 氢能", "（年份为 2023，或年份为 2024），且包含“氢能”")]
    [InlineData("年份:2023 年份:近两年", "年份为 2023，或年份为 2025 至 2026")]
    [InlineData("年份:2023或2024", "年份为 2023，或年份为 2024")]
    [InlineData("年份:2020.. 年份:..2023", "年份不早于 2020，且年份不晚于 2023")]
    [InlineData("文种:工作报告|计划 氢能", "（文种为“工作报告”，或文种为“计划”），且包含“氢能”")]
    [InlineData("文种:工作报告 文种:计划", "文种为“工作报告”，或文种为“计划”")]
    [InlineData("部分:回顾|部署 氢能", "（属于回顾部分，或属于部署部分），且包含“氢能”")]
    [InlineData("层级:省|市 氢能", "（层级为省，或层级为市），且包含“氢能”")]
    [InlineData("机关:国务院|人民政府 氢能", "（机关包含“国务院”，或机关包含“人民政府”），且包含“氢能”")]
    [InlineData("标题:北京|上海 氢能", "（标题包含“北京”，或标题包含“上海”），且包含“氢能”")]
    [InlineData("标题:北京 | 上海 氢能", "同一段落内标题包含“北京”，或（包含“上海”，且包含“氢能”）")]
    [InlineData("-地区:北京 -地区:上海", "不是（地区为“北京”），且不是（地区为“上海”）")]
    public void Values_of_a_field_are_joined_by_or(string query, string understood)
    {
        Assert.Equal(understood, Understood(query, out string? notice));
        Assert.Null(notice);
    }

    [Theory]
    [InlineData("部分:目标 氢能", "“部分”没有“目标”这一项，可选：回顾、部署、名词解释、附件。")]
    [InlineData("部分:回顾|展望 氢能", "“部分”没有“展望”这一项，可选：回顾、部署、名词解释、附件。")]
    [InlineData("部分:前言", "“部分”没有“前言”这一项，可选：回顾、部署、名词解释、附件。")]
    [InlineData("部分:回顾、展望", "“部分”没有“展望”这一项，可选：回顾、部署、名词解释、附件。")]
    [InlineData("文种:食谱", "“文种”没有“食谱”这一项，可选：政府工作报告、年度计划。")]
    [InlineData("文种:小说", "“文种”没有“小说”这一项，可选：政府工作报告、年度计划。")]
    [InlineData("层级:村", "“层级”没有“村”这一项，可选：国家、省、市、县。")]
    [InlineData("年份:abc", "“年份”没有“abc”这一项，可写一年或一段年份，如 2024、2020-2024、近三年、十四五；收录的文件从 1954 至 2026 年。")]
    [InlineData("年份:三月", "“年份”没有“三月”这一项，可写一年或一段年份，如 2024、2020-2024、近三年、十四五；收录的文件从 1954 至 2026 年。")]
    [InlineData("机关:少年宫", "“机关”没有“少年宫”这一项，可写发布机关名称的任何一部分；收录的有：国务院、北京市人民政府、深圳市发展和改革委员会。")]
    public void What_is_no_value_is_said(string query, string expected)
    {
        string understood = Understood(query, out string? notice);
        Assert.Equal(expected, notice);
        Assert.Contains("没有这一项", understood);
        Assert.DoesNotContain("包含“目标”", understood);
    }

    [Theory]
    [InlineData("地区:火星")]
    [InlineData("地区:深圳湾")]
    [InlineData("地区:亚特兰蒂斯、乌托邦")]
    public void An_unknown_place_is_said_with_those_that_there_are(string query)
    {
        Understood(query, out string? notice);
        Assert.StartsWith("“地区”没有“", notice);
        Assert.Contains("收录的有：全国、北京市、天津市、上海市、江苏省、广东省、云山新城", notice);
    }

    [Theory]
    [InlineData("地区:青海", "地区为“青海”")]
    [InlineData("地区:滇", "地区为“滇”")]
    [InlineData("文种:统计公报", "文种为“统计公报”")]
    public void What_the_corpus_has_no_plan_of_is_said(string query, string understood)
    {
        Assert.StartsWith(understood, Understood(query, out string? notice));
        Assert.StartsWith("收录的文件中没有", notice);
    }

    [Fact]
    public void A_long_value_is_quoted_in_part()
    {
        Understood("地区:" + new string('天', 500), out string? notice);
        Assert.InRange(notice!.Length, 1, 200);
    }
}
