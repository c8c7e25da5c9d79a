using SearchPlans.Index.Queries;
using SearchPlans.Querying;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Querying;

public sealed class QueryParserTests(ITestOutputHelper output)
{
    private static readonly PlanVocabulary _vocabulary = PlanVocabulary.Shipped;
    private static readonly HashSet<string> _none = [];

    private static readonly QueryOptions _options = new(SearchScope.Paragraph, SearchMatch.Smart, SameWords: true);

    [Theory]
    [InlineData("低空经济 无人机", "同一段落内包含“低空经济”，且包含“无人机”")]
    [InlineData("低空经济　无人机", "同一段落内包含“低空经济”，且包含“无人机”")]
    [InlineData("\"新质生产力\"", "包含“新质生产力”原文")]
    [InlineData("“新质生产力”", "包含“新质生产力”原文")]
    [InlineData("「新质生产力」", "包含“新质生产力”原文")]
    [InlineData("＂新质生产力＂", "包含“新质生产力”原文")]
    [InlineData("“双招双引”。", "包含“双招双引”原文")]
    [InlineData("“三证合一”“一照一码”", "同一段落内包含“三证合一”原文，且包含“一照一码”原文")]
    [InlineData("加强 “双招双引” 工作", "同一段落内包含“加强”，且包含“双招双引”原文，且包含“工作”")]
    [InlineData("-“双招双引” 工作", "同一段落内不含“双招双引”，且包含“工作”")]
    [InlineData("住房 -房地产", "同一段落内包含“住房”，且不含“房地产”")]
    [InlineData("住房 －房地产", "同一段落内包含“住房”，且不含“房地产”")]
    [InlineData("光伏 | 水电", "同一段落内包含“光伏”，或包含“水电”")]
    [InlineData("光伏 ｜ 水电", "同一段落内包含“光伏”，或包含“水电”")]
    [InlineData("光伏 或 水电", "同一段落内包含“光伏”，或包含“水电”")]
    [InlineData("光伏 OR 水电", "同一段落内包含“光伏”，或包含“水电”")]
    [InlineData("光伏 OR 水电 地区:甘肃", "同一段落内（包含“光伏”，或包含“水电”），且地区为“甘肃”")]
    [InlineData("地区:甘肃 -文种:通知 光伏 OR 水电", "同一段落内（包含“光伏”，或包含“水电”），且地区为“甘肃”，且不是（文种为“通知”）")]
    [InlineData("光伏 OR (水电 地区:甘肃)", "同一段落内包含“光伏”，或（包含“水电”，且地区为“甘肃”）")]
    [InlineData("地区:宁夏 光伏 OR 地区:甘肃 水电", "同一段落内（地区为“宁夏”，且包含“光伏”），或（地区为“甘肃”，且包含“水电”）")]
    [InlineData("(光伏 | 水电) 项目", "同一段落内（包含“光伏”，或包含“水电”），且包含“项目”")]
    [InlineData("（光伏｜水电）项目", "同一段落内（包含“光伏”，或包含“水电”），且包含“项目”")]
    [InlineData("标题:坪山", "标题包含“坪山”")]
    [InlineData("标题：坪山 医院", "标题包含“坪山”，且包含“医院”")]
    [InlineData("《坪山区》 医院", "标题包含“坪山区”，且包含“医院”")]
    [InlineData("章节:“医疗水平”", "章节标题包含“医疗水平”")]
    [InlineData("地区:深圳 年份:2020-2024 文种:计划", "地区为“深圳”，且年份为 2020 至 2024，且文种为“计划”")]
    [InlineData("层级:市 机关:发展和改革", "层级为市，且机关包含“发展和改革”")]
    [InlineData("发布机关：国务院", "机关包含“国务院”")]
    [InlineData("年份：２０２４年", "年份为 2024")]
    [InlineData("年份:>=2020 医院", "年份不早于 2020，且包含“医院”")]
    [InlineData("年份：＜２０２０年", "年份不晚于 2019")]
    [InlineData("地区:(深圳 | 广州) 医院", "（地区为“深圳”，或地区为“广州”），且包含“医院”")]
    [InlineData("年份:（2020 | 2022-2023）", "年份为 2020，或年份为 2022 至 2023")]
    [InlineData("地区:深圳、广州 医院", "（地区为“深圳”，或地区为“广州”），且包含“医院”")]
    [InlineData("年份:2020，2022-2023", "年份为 2020，或年份为 2022 至 2023")]
    [InlineData("部分:回顾,部署 医院", "（属于回顾部分，或属于部署部分），且包含“医院”")]
    [InlineData("地区:深圳，", "地区为“深圳”")]
    [InlineData("标题:(坪山 -龙岗)", "标题包含“坪山”，且不是（标题包含“龙岗”）")]
    public void A_query_is_understood_as_written(string query, string understood)
    {
        QueryNode? node = QueryParser.Parse(query, out string? notice);
        Assert.Null(notice);
        Assert.Equal(understood, QueryDescription.Describe(node!, _vocabulary, _options, _none));
    }

    [Theory]
    [InlineData("2020-2024", "2020-2024")]
    [InlineData("光伏-", "光伏-")]
    [InlineData("R&D", "R&D")]
    [InlineData("“没有合上", "“没有合上")]
    [InlineData("标题:", "标题:")]
    [InlineData("加强“双招双引”工作", "加强“双招双引”工作")]
    [InlineData("“双招双引”工作", "“双招双引”工作")]
    [InlineData("对接《中国制造2025》行动", "对接《中国制造2025》行动")]
    [InlineData("推行“三证合一”“一照 一码”", "推行“三证合一”“一照 一码”")]
    [InlineData("或许", "或许")]
    [InlineData("坪\u200b山\ufeff", "坪山")]
    [InlineData("\u202e坪山\0", "坪山")]
    public void What_is_no_sign_is_text(string query, string text)
    {
        if (query == "标题:")
        {
            Assert.Null(QueryParser.Parse(query, out _));
        }
        else
        {
            Assert.Equal(new RunNode(text, IsQuoted: false), QueryParser.Parse(query, out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_query_asks_for_nothing(string query)
    {
        Assert.Null(QueryParser.Parse(query, out string? notice));
        Assert.Null(notice);
    }

    [Theory]
    [InlineData("，。！？")]
    [InlineData("()")]
    [InlineData("-")]
    [InlineData("《》“”")]
    [InlineData("| | |")]
    public void Signs_alone_are_named_as_such(string query)
    {
        Assert.Null(QueryParser.Parse(query, out string? notice));
        Assert.Contains("标点", notice);
    }

    [Fact]
    public void A_long_query_is_cut_and_says_so()
    {
        Assert.NotNull(QueryParser.Parse(new string('发', 10_000), out string? notice));
        Assert.Contains("10000 字", notice);
        Assert.NotNull(QueryParser.Parse(string.Join(' ', Enumerable.Range(1000, 200)), out notice));
        Assert.Contains("200 个", notice);
        // How many there are in what isn't read, nobody counts.
        Assert.NotNull(QueryParser.Parse(string.Join(' ', Enumerable.Range(1000, 1000)), out notice));
        Assert.Equal("检索内容过长（4999 字），只按开头的 64 个词检索。", notice);
        Assert.NotNull(QueryParser.Parse(new string('(', 1000) + "发展" + new string(')', 1000), out _));
    }

    [Theory]
    [InlineData("((光伏 | (水电 | 储能)))", "同一段落内包含“光伏”，或包含“水电”，或包含“储能”")]
    [InlineData("坪山 (医院 (学校 公园))", "同一段落内包含“坪山”，且包含“医院”，且包含“学校”，且包含“公园”")]
    [InlineData("同句(同句(坪山 医院))", "同一句内（包含“坪山”，且包含“医院”）")]
    public void Brackets_that_say_nothing_are_gone(string query, string understood) =>
        Assert.Equal(understood, QueryDescription.Describe(QueryParser.Parse(query, out _)!, _vocabulary, _options, _none));

    [Theory]
    [InlineData("同节(同段(", "坪山")]
    [InlineData("(医院 | (学校 ", "坪山")]
    [InlineData("-(", "坪山")]
    [InlineData("同节(医院 | 同段(学校 ", "公园 坪山")]
    public void Nesting_is_bounded_and_says_so(string open, string end)
    {
        QueryNode node = QueryParser.Parse(string.Concat(Enumerable.Repeat(open, 16)) + end, out string? notice)!;
        Assert.InRange(Levels(node), 2, QueryParser.MaxNesting + 1);
        Assert.Contains("嵌套", notice);
        Assert.Contains("坪山", QueryDescription.Describe(node, _vocabulary, _options, _none));
    }

    private static int Levels(QueryNode node) => node switch
    {
        AndNode and => 1 + and.Nodes.Max(Levels),
        OrNode or => 1 + or.Nodes.Max(Levels),
        NotNode not => 1 + Levels(not.Node),
        TogetherNode together => 1 + Levels(together.Node),
        _ => 0,
    };

    [Fact]
    public void Anything_a_person_can_type_is_a_query()
    {
        Random random = TestRandom.Create(output);
        string[] pieces = ["坪山", "发展", " ", "　", "(", "（", ")", "）", "\"", "“", "”", "「", "」", "《", "》", "|", "｜", "OR", "或", "-", "－",
            "标题:", "章节：", "年份:", "2020-2024", "地区:", "文种:", "正文:", "同句(", "同段（", "同节(", ">=5%", "增长",
            "＞１００亿元", "<=", "=", "部分:", "回顾",
            "层级:", "机关:",
            " AND ", " 和 ", " 非 ", "NOT", "&&", "!", "近三年", "十四五", "长三角", "粤",
            "年份>=2020", "百分之五", "规上", "GDP", "第3章", "𠀀", "\ud800", "%", "PM2.5", "，", "\n", "\0"];
        for (int run = 0; run < 6_000; run++)
        {
            string query = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            QueryNode? node = QueryParser.Parse(query, out _);
            if (node is null)
            {
                continue;
            }
            foreach (SearchScope scope in Enum.GetValues<SearchScope>())
            {
                Assert.NotEmpty(QueryDescription.Describe(node, _vocabulary, _options with { Scope = scope }, _none));
                _ = QueryTranslator.Translate(node, _vocabulary, _options with { Scope = scope });
                _ = QueryTranslator.Translate(node, _vocabulary, _options with { Scope = scope }, _ => true);
            }
        }
    }
}
