using SearchPlans.Plans;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

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
        new RunCorrector(
            _index, PlanVocabulary.Shipped, r => _paragraphs.Count(p => p.Contains(r, StringComparison.OrdinalIgnoreCase)),
            _paragraphs.Length)
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

    // Of right words, and of pairs that only stand across words, nothing is made: 数产, 新期 and 术标 are no words.
    private static readonly string[] _chance =
    [
        "量化指标量兴产业", "起数据要素市场", "更新期限", "新期", "技术标准", "一行服务", "行服务业", "主持人物", "立案例库", "评判决定", "防范事务", "数产业", "人口供给", "合通道路",
    ];

    [Theory]
    [InlineData("起诉")]
    [InlineData("量刑")]
    [InlineData("刑期")]
    [InlineData("鼠标")]
    [InlineData("汉服")]
    [InlineData("判决")]
    [InlineData("口供")]
    [InlineData("合同")]
    [InlineData("逃犯")]
    public void Nothing_is_offered_for_a_right_word_but_a_word(string run)
    {
        string text = string.Concat(_chance);
        string[] paragraphs = [.. Enumerable.Repeat(text, 30)];
        var index = SuggestionIndex.Build(
            _words.Select((word, i) => new SuggestionEntry(word, SuggestionKind.Word, 1000 - i)), CharacterPairs.Of(paragraphs));
        Assert.Null(new RunCorrector(index, PlanVocabulary.Shipped, r => paragraphs.Count(p => p.Contains(r)), 90_000).Correct(run));
    }

    [Theory]
    [InlineData("毫州", "亳州")]
    [InlineData("毫州市", "亳州市")]
    [InlineData("埠阳", "阜阳")]
    [InlineData("骡河", "漯河")]
    [InlineData("瞿州", "衢州")]
    [InlineData("彬州市政府工作报告", null)]
    [InlineData("刑台", "邢台")]
    [InlineData("颖上县", "颍上县")]
    [InlineData("荷泽", "菏泽")]
    [InlineData("准南", "淮南")]
    [InlineData("夥县", "黟县")]
    [InlineData("翕县", "歙县")]
    [InlineData("骛源", "婺源")]
    [InlineData("婺原", "婺源")]
    [InlineData("郴洲", "郴州")]
    [InlineData("沪州", "泸州")]
    [InlineData("毫州低空经济", "亳州低空经济")]
    [InlineData("呼和浩持低空经济", "呼和浩特低空经济")]
    [InlineData("毫州市低空经济和埠阳市人工智能", "亳州市低空经济和阜阳市人工智能")]
    public void Names_of_places_are_put_right_however_seldom_they_stand(string run, string? meant) =>
        Assert.Equal(meant, _places.Value.Correct(run));

    [Fact]
    public void A_rare_character_in_the_name_of_a_place_is_put_right()
    {
        var wrong = new List<string>();
        int tried = 0;
        foreach (string name in _placeNames.Value)
        {
            for (int i = 0; i < name.Length; i++)
            {
                foreach (char c in LookAlikes.Of(name[i]).Distinct())
                {
                    string typed = name[..i] + c + name[(i + 1)..];
                    // What is another place, or a word as it stands, is right; so are the last signs.
                    if (i == name.Length - 1 || LexiconWords.IsPlace(typed) || _placeText.Value.Contains(typed) || IsWord(typed))
                    {
                        continue;
                    }
                    tried++;
                    if (_places.Value.Correct(typed) is not { } meant || !LexiconWords.IsPlace(meant) || Differences(meant, typed) != 1)
                    {
                        wrong.Add($"{typed} ({name}) -> {_places.Value.Correct(typed)}");
                    }
                }
            }
        }
        Assert.True(tried > 3000, $"{tried}");
        Assert.True(wrong.Count <= tried / 100, string.Join('\n', wrong.Take(100)));
    }

    [Fact]
    public void Every_rare_character_in_the_names_of_places_has_one_that_is_taken_for_it() => Assert.Equal(
        "", string.Concat(_placeNames.Value.SelectMany(n => n).Distinct().Where(c => IsRare(c) && LookAlikes.Of(c).Length == 0)));

    // Characters of the second level of GB/T 2312, which are those in less common use.
    private static bool IsRare(char c)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        byte[] bytes = System.Text.Encoding.GetEncoding("gb2312").GetBytes([c]);
        return bytes.Length == 2 && bytes[0] >= 0xD8;
    }

    // Names that are spoken of: in full, and of cities and counties also short where that is no everyday word.
    private static readonly Lazy<string[]> _placeNames = new(() =>
        [.. Regions.All.Where(r => r.Level > 1 && !r.Name.Contains("自治") && LexiconWords.IsPlace(r.Name)).Select(r => r.Name)
            .SelectMany(n => n.Length > 2 && LexiconWords.IsPlace(n[..^1]) ? new[] { n, n[..^1] } : [n]).Distinct()]);

    private static readonly Lazy<string> _placeText = new(() => string.Join('\n', _placeNames.Value));

    private static readonly Lazy<RunCorrector> _places = new(() =>
    {
        var index = SuggestionIndex.Build(
            _words.Select((word, i) => new SuggestionEntry(word, SuggestionKind.Word, 1000 - i)),
            CharacterPairs.Of([.. _placeNames.Value, .. _paragraphs]));
        string text = _placeText.Value + '\n' + string.Join('\n', _paragraphs);
        return new RunCorrector(index, PlanVocabulary.Shipped, r => text.Contains(r) ? 1 : 0, 90_000);
    });

    private static bool IsWord(string text)
    {
        SearchPlans.Lucene.Analysis.TokenBuffer tokens = PlanVocabulary.Shipped.Cut(text);
        return Enumerable.Range(0, tokens.Count).All(i => tokens.EndChar(i) - tokens.StartChar(i) > 1);
    }

    private static int Differences(string a, string b) => a.Length != b.Length ? int.MaxValue : a.Zip(b).Count(p => p.First != p.Second);

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
