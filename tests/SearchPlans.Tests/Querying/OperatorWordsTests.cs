using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Querying;

public sealed class OperatorWordsTests
{
    private static readonly HashSet<string> _none = [];

    private static readonly QueryOptions _options = new(SearchScope.Paragraph, SearchMatch.Smart, SameWords: true);

    private static string Understood(string query) =>
        QueryDescription.Describe(QueryParser.Parse(query, out _)!, PlanVocabulary.Shipped, _options, _none);

    [Theory]
    [InlineData("医疗 NOT 床位", "医疗 -床位")]
    [InlineData("医疗 not 床位", "医疗 -床位")]
    [InlineData("医疗 非 床位", "医疗 -床位")]
    [InlineData("医疗 不含 床位", "医疗 -床位")]
    [InlineData("医疗 不包括 床位", "医疗 -床位")]
    [InlineData("医疗 除了 床位", "医疗 -床位")]
    [InlineData("医疗 !床位", "医疗 -床位")]
    [InlineData("医疗 ！床位", "医疗 -床位")]
    [InlineData("医疗 ! 床位", "医疗 -床位")]
    [InlineData("医疗 AND NOT 床位", "医疗 -床位")]
    [InlineData("医疗 && !床位", "医疗 -床位")]
    [InlineData("NOT 床位 医疗", "-床位 医疗")]
    [InlineData("医疗 NOT (床位 OR 学位)", "医疗 -(床位 | 学位)")]
    [InlineData("医疗 OR NOT 床位", "医疗 | -床位")]
    [InlineData("教育 AND 医疗", "教育 医疗")]
    [InlineData("教育 and 医疗", "教育 医疗")]
    [InlineData("教育 And 医疗", "教育 医疗")]
    [InlineData("教育 && 医疗", "教育 医疗")]
    [InlineData("教育&&医疗", "教育 医疗")]
    [InlineData("教育 & 医疗", "教育 医疗")]
    [InlineData("教育 ＆＆ 医疗", "教育 医疗")]
    [InlineData("教育 + 医疗", "教育 医疗")]
    [InlineData("教育 和 医疗", "教育 医疗")]
    [InlineData("教育　与　医疗", "教育 医疗")]
    [InlineData("教育 且 医疗", "教育 医疗")]
    [InlineData("教育 并且 医疗", "教育 医疗")]
    [InlineData("教育 以及 医疗 和 养老", "教育 医疗 养老")]
    [InlineData("“教育” 和 “医疗”", "“教育” “医疗”")]
    [InlineData("(教育 | 学校) 和 医疗", "(教育 | 学校) 医疗")]
    [InlineData("教育 or 医疗", "教育 | 医疗")]
    [InlineData("教育 或 医疗", "教育 | 医疗")]
    [InlineData("教育 或者 医疗", "教育 | 医疗")]
    [InlineData("教育 || 医疗", "教育 | 医疗")]
    [InlineData("教育||医疗", "教育 | 医疗")]
    [InlineData("教育 OR 医疗 AND 养老", "教育 | (医疗 养老)")]
    [InlineData("GDP AND CPI", "GDP CPI")]
    [InlineData("标题:北京 和 医疗", "标题:北京 医疗")]
    [InlineData("教育 AND 地区:北京", "教育 地区:北京")]
    [InlineData("增长>=5% 和 投资", "增长>=5% 投资")]
    [InlineData("同句(教育 和 医疗)", "同句(教育 医疗)")]
    // Nobody writes these for text.
    [InlineData("教育 AND", "教育")]
    [InlineData("OR 教育", "教育")]
    [InlineData("教育 NOT", "教育")]
    [InlineData("教育 AND OR 医疗", "教育 | 医疗")]
    [InlineData("&& 教育 ||", "教育")]
    public void Between_words_it_is_an_operator(string query, string same) => Assert.Equal(Understood(same), Understood(query));

    [Theory]
    [InlineData("AND", "AND")]
    [InlineData("NOT", "NOT")]
    [InlineData("和", "和")]
    [InlineData("或", "或")]
    [InlineData("非", "非")]
    [InlineData("\"AND\"", "\"AND\"")]
    [InlineData("“和”", "“和”")]
    [InlineData("或许", "或许")]
    [InlineData("R&D", "R&D")]
    [InlineData("和谐社会", "和谐社会")]
    [InlineData("教育和医疗", "教育和医疗")]
    public void Alone_quoted_or_within_a_word_it_is_text(string query, string text) =>
        Assert.Equal(new RunNode(text.Trim('"', '“', '”'), text[0] is '"' or '“'), QueryParser.Parse(query, out _));

    [Theory]
    [InlineData("和 教育")]
    [InlineData("教育 和")]
    [InlineData("教育 或")]
    [InlineData("与 医疗")]
    [InlineData("and 教育")]
    [InlineData("教育 not")]
    [InlineData("非 公有制")]
    [InlineData("R AND D")]
    [InlineData("R and D")]
    [InlineData("共 和 国")]
    [InlineData("win or lose")]
    [InlineData("和 与")]
    public void What_joins_nothing_is_text(string query)
    {
        QueryNode node = QueryParser.Parse(query, out _)!;
        Assert.Equal(query.Split(' '), ((AndNode)node).Nodes.Select(n => ((RunNode)n).Text));
    }
}
