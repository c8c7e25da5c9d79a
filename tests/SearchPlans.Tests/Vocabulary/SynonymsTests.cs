using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Vocabulary;

public sealed class SynonymsTests
{
    private static readonly Synonyms _shipped = Synonyms.Shipped;

    [Theory]
    [InlineData("规上", "规模以上")]
    [InlineData("规模以上", "规上")]
    [InlineData("固投", "固定资产投资")]
    [InlineData("GDP", "地区生产总值 生产总值")]
    [InlineData("ｇｄｐ", "地区生产总值 生产总值")]
    [InlineData("地區生產總值", "GDP 生产总值")]
    [InlineData("CPI", "居民消费价格指数 居民消费价格")]
    [InlineData("居民消费价格", "CPI 居民消费价格指数")]
    [InlineData("放管服", "简政放权放管结合优化服务")]
    [InlineData("双创", "大众创业万众创新")]
    [InlineData("城镇新增就业", "新增城镇就业")]
    [InlineData("新基建", "新型基础设施建设")]
    [InlineData("保交楼", "保交房")]
    [InlineData("城市低保", "城市居民最低生活保障")]
    [InlineData("农民人均纯收入", "农村居民人均纯收入")]
    [InlineData("经济开发区", "")]
    [InlineData("财政收入", "")]
    [InlineData("第三产业", "")]
    [InlineData("高职", "高等职业")]
    [InlineData("高等职业", "")]
    [InlineData("高企", "高新技术企业")]
    [InlineData("高新技术企业", "")]
    [InlineData("城更", "城市更新")]
    [InlineData("双碳", "碳达峰碳中和 碳达峰与碳中和 碳达峰和碳中和")]
    [InlineData("自贸区", "自由贸易区 自贸试验区 自由贸易试验区")]
    [InlineData("自由贸易试验区", "自贸试验区")]
    [InlineData("计生", "计划生育")]
    [InlineData("计划生育", "")]
    [InlineData("坪山", "")]
    [InlineData("", "")]
    public void The_same_is_known(string expression, string same) => Assert.Equal(same, string.Join(' ', _shipped.Same(expression)));

    [Theory]
    // What stands in a term that the lexicon knows as one word is put otherwise too.
    [InlineData("国企改革", "国有企业改革")]
    [InlineData("深化国企改革", "深化国有企业改革")]
    [InlineData("国资国企改革", "国资国有企业改革")]
    [InlineData("规上企业", "规模以上企业")]
    [InlineData("GDP增速目标", "地区生产总值增速目标")]
    // And not what only looks like it.
    [InlineData("我国企业", "")]
    [InlineData("设计生产", "")]
    [InlineData("提高校园安全", "")]
    public void An_expression_is_put_otherwise_within_a_longer_run(string run, string form)
    {
        IReadOnlyList<string> forms = PlanVocabulary.Shipped.SameForms(run);
        if (form.Length == 0)
        {
            Assert.Empty(forms);
        }
        else
        {
            Assert.Contains(form, forms);
        }
    }

    [Fact]
    public void What_belongs_together_is_known()
    {
        Assert.Equal(["碳达峰", "碳中和"], _shipped.Related("双碳"));
        Assert.Contains("国内生产总值", _shipped.Related("GDP"));
        // By what is the same.
        Assert.Contains("国内生产总值", _shipped.Related("地区生产总值"));
        Assert.Empty(_shipped.Related("没有这个词"));
    }

    [Fact]
    public void What_ships_is_in_order()
    {
        string[] lines = [.. VocabularyLines("synonyms.txt")];
        Assert.Empty(_shipped.Problems);
        Assert.All(lines, line => Assert.Matches("^[=>~] ", line));
        string[][] same = [.. lines.Where(l => l[0] == '=').Select(l => l[2..].Split(' '))];
        Assert.True(same.Length >= 200, $"{same.Length}");
        Assert.True(lines.Count(l => l[0] == '~') >= 100);
        string[] all = [.. same.SelectMany(g => g)];
        Assert.Equal(all.Length, all.Distinct().Count());
        foreach (string[] group in same)
        {
            Assert.All(group, e => Assert.Equal(group.Where(other => other != e), _shipped.Same(e).Intersect(group)));
            Assert.All(group, e => Assert.Empty(_shipped.Related(e).Intersect(group)));
        }
    }

    [Fact]
    public void A_users_lines_add_and_win()
    {
        var synonyms = Synonyms.With("\uFEFF# 我的词\n= 规上 规模企业\n＝　固投　投资额 # 说明\n~ GDP 生产总值\n= 甲乙 丙丁\r\n= 丙丁 戊己\n");
        Assert.Empty(synonyms.Problems);
        Assert.Equal(["规模企业", "规模以上"], synonyms.Same("规上"));
        Assert.Equal(["规上", "规模企业"], synonyms.Same("规模以上"));
        Assert.Contains("投资额", synonyms.Same("固定资产投资"));
        Assert.Equal(["地区生产总值"], synonyms.Same("GDP"));
        Assert.Contains("生产总值", synonyms.Related("GDP"));
        Assert.Equal(["丙丁", "戊己"], synonyms.Same("甲乙"));
        Assert.Equal(["甲乙"], Synonyms.With("> 庚辛 甲乙\n").Same("庚辛"));
        Assert.Empty(Synonyms.With("> 庚辛 甲乙\n").Same("甲乙"));
        Assert.DoesNotContain("规模企业", _shipped.Same("规上"));
    }

    [Fact]
    public void Lines_that_are_none_are_told()
    {
        var synonyms = Synonyms.With("规上 规模以上\n= 一个\n= 同 同\n= ， 。\n\n" + "= " + string.Join(' ', Enumerable.Range(0, 51)));
        Assert.Equal([1, 2, 3, 4, 6], synonyms.Problems.Select(p => p.Line));
        Assert.All(synonyms.Problems, p => Assert.EndsWith("。", p.Reason));
        Assert.Single(Synonyms.With(new string('=', Synonyms.MaxLength + 1)).Problems);
        Assert.Same(Synonyms.Shipped, Synonyms.With(" \n"));
    }

    internal static IEnumerable<string> VocabularyLines(string name)
    {
        using Stream stream = typeof(Synonyms).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')];
    }
}
