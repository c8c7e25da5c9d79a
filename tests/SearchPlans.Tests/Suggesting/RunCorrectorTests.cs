using SearchPlans.Suggesting;

namespace SearchPlans.Tests.Suggesting;

public sealed class RunCorrectorTests
{
    // A paragraph each; what stands once only stands among others by chance.
    private static readonly string[] _paragraphs =
    [
        "坪山区坚持高质量发展低空经济高质量发展新质生产力", "坪山区培育新质生产力推动新质生产力发展", "深圳市坪山区低空经济发展推动新质生产力", "山区小企业小微企业",
        "工业增加值增长营商环境改善", "普惠金融支持小微企业和小微企业主", "已经完成未来产业布局", "战略性新兴产业与未来产业", "人工智能与专精特新企业", "重庆市产品生产",
        "平台重点产业重点培育", "人工智能大模型", "新能源汽车充电设施", "GDP增速高于全市", "数智化企业数智化服务", "农业数字化转型", "细胞与基因", "2032年增长3.23%", "着力办好民生实事", "农村道路建设", "只能如此",
    ];

    private static readonly string[] _words =
    [
        "坪山", "坪山区", "山区", "低空经济", "经济", "新质生产力", "生产", "发展", "高质量发展", "工业增加值", "营商环境", "小微企业", "小企业", "已经", "完成", "未来产业",
        "战略性新兴产业", "人工智能", "专精特新", "重庆", "重庆市", "新能源汽车", "充电", "重点", "产业", "智能", "着力", "只能", "企业", "改善", "细胞与基因",
    ];

    private static readonly SuggestionIndex _index = SuggestionIndex.Build(
        _words.Select((text, i) => new SuggestionEntry(text, SuggestionKind.Word, 1000 - i)),
        CharacterPairs.Of(_paragraphs.Select(p => p.ToLowerInvariant())));

    private static string? Correct(string run) =>
        new RunCorrector(_index, r => _paragraphs.Count(p => p.Contains(r, StringComparison.OrdinalIgnoreCase)), _paragraphs.Length)
            .Correct(run);

    [Theory]
    // Read alike, in any number of characters, within a longer run as well.
    [InlineData("低空经计", "低空经济")]
    [InlineData("新质生产立", "新质生产力")]
    [InlineData("推动新质生产立", "推动新质生产力")]
    [InlineData("低空经记发展", "低空经济发展")]
    [InlineData("工业增加直", "工业增加值")]
    [InlineData("小薇企业", "小微企业")]
    [InlineData("人工只能", "人工智能")]
    [InlineData("农村到路建设", "农村道路建设")]
    [InlineData("GDP增素", "GDP增速")]
    // Taken for alike.
    [InlineData("兴质生产力", "新质生产力")]
    [InlineData("重亲", "重庆")]
    // Of a place.
    [InlineData("平山区", "坪山区")]
    [InlineData("屏山区", "坪山区")]
    // Look alike.
    [InlineData("末来产业", "未来产业")]
    [InlineData("己经完成", "已经完成")]
    // Exchanged, twice, too few, too many, quite another.
    [InlineData("新质生力产", "新质生产力")]
    [InlineData("战略新性兴产业", "战略性新兴产业")]
    [InlineData("营商商环境", "营商环境")]
    [InlineData("战略性新兴业", "战略性新兴产业")]
    [InlineData("新质生力", "新质生产力")]
    [InlineData("新质的生产力", "新质生产力")]
    [InlineData("低空经亏", "低空经济")]
    // Pinyin.
    [InlineData("dikongjingji", "低空经济")]
    [InlineData("低空jingji", "低空经济")]
    [InlineData("xin质生产力", "新质生产力")]
    [InlineData("rengong智能", "人工智能")]
    public void Mistakes_are_put_right(string run, string meant) => Assert.Equal(meant, Correct(run));

    [Theory]
    // Words that are right beside one another, though nobody wrote them so: 充电 isn't 重点 misspelled, nor 数字化 数智化.
    [InlineData("产业充电")]
    [InlineData("企业数字化服务")]
    [InlineData("工业增加营商环境")]
    [InlineData("充电企业")]
    [InlineData("细胞基因")]
    // A term or place that the corpus lacks.
    [InlineData("钙钛矿")]
    [InlineData("钠离子电池")]
    [InlineData("平山县")]
    [InlineData("浙里办")]
    // A character less is another question.
    [InlineData("山区小企业家")]
    [InlineData("西山区")]
    // Nothing is near.
    [InlineData("完全不同的词语")]
    [InlineData("坪")]
    [InlineData("")]
    [InlineData("，。")]
    [InlineData("DRG")]
    [InlineData("GPD")]
    [InlineData("GD")]
    [InlineData("2023")]
    [InlineData("增长2.33%")]
    [InlineData("Internet")]
    [InlineData("\U00020000\U00020001")]
    public void What_is_right_or_far_from_anything_is_left(string run) => Assert.Null(Correct(run));

    [Fact]
    public void What_is_offered_stands_somewhere()
    {
        foreach (string paragraph in _paragraphs)
        {
            for (int at = 0; at + 5 <= paragraph.Length; at++)
            {
                string run = paragraph.Substring(at, 5);
                for (int i = 0; i < run.Length; i++)
                {
                    string wrong = run[..i] + "立" + run[(i + 1)..];
                    if (Correct(wrong) is { } offered)
                    {
                        Assert.Contains(_paragraphs, p => p.Contains(offered, StringComparison.OrdinalIgnoreCase));
                    }
                }
            }
        }
    }
}
