using System.Buffers;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// The form in which names of indicators are compared. Names that differ in how they are written alone have the same: with 的 or without,
/// 规上 and 规模以上, GDP and 生产总值, 万元GDP and 单位GDP, 居民家庭 and 居民, and with what says which of its values is meant (全市, 年末, 累计).
/// </summary>
internal static class IndicatorNames
{
    // Longer ones are no names.
    private const int MaxChars = 60;

    private static readonly CharacterSet _passedOver =
        CharacterSet.Where(c => char.IsWhiteSpace(c) || "的“”\"'‘’《》「」()·*".Contains(c, StringComparison.Ordinal));

    private static readonly (string From, string To)[] _sameWords =
    [
        ("国内生产总值", "gdp"), ("地区生产总值", "gdp"), ("本地生产总值", "gdp"), ("社会生产总值", "gdp"), ("规上", "规模以上"), ("规模工业", "规模以上工业"),
        ("常住居民", "居民"), ("居民家庭", "居民"), ("万元gdp", "单位gdp"), ("万元工业增加值", "单位工业增加值"), ("能源消耗", "能耗"), ("综合能耗", "能耗"),
        ("研究与试验发展", "研发"), ("研究与试验开发", "研发"), ("研究和试验发展", "研发"), ("研究与发展", "研发"), ("研究与实验发展", "研发"), ("研究和实验发展", "研发"), ("r&d", "研发"),
        ("本外币", ""), ("人民币", ""), ("各项", ""),
        ("银行业金融", "金融"), ("年末", ""), ("每万人口", "每万人"), ("每千人口", "每千人"), ("每千常住人口", "每千人"), ("有效发明", "发明"), ("农牧民", "农民"),
        ("国内外游客", "游客"), ("海内外游客", "游客"), ("中外游客", "游客"), ("海内外旅游者", "游客"), ("国内外旅游者", "游客"), ("比率", "比重"), ("比例", "比重"), ("年产量",
        "产量"), ("年产值", "产值"),
        ("与gdp之比", "占gdp比重"), ("相当于gdp比重", "占gdp比重"), ("与gdp比重", "占gdp比重"),
    ];

    private static readonly SearchValues<string> _toReplace =
        SearchValues.Create([.. _sameWords.Select(pair => pair.From)], StringComparison.Ordinal);

    // They say which of its values is meant, or that it was reached.
    private static readonly string[] _prefixes =
    [
        "全市", "全省", "全区", "全州", "全县", "全国", "全盟", "全旗", "全年", "年末", "年底", "我市", "我省", "我区", "我州", "我县", "我国", "本市", "本省", "其中",
        "预计", "累计", "实现", "完成", "当年", "年均", "期末", "全疆", "全港",
    ];

    private static readonly string[] _wholes = ["全社会", "全体", "全部"];

    private static readonly string[] _suffixes =
    [
        "总规模", "总额", "总量", "总数", "规模", "数量", "人数", "总值", "额", "数", "指标", "涨幅", "增速", "增幅", "水平", "增长率", "增长速度", "总人数", "金额", "排放", "建设",
    ];

    /// <summary>The form to compare by.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[MaxChars + 1];
        int length = 0;
        foreach (char c in name)
        {
            char folded = CharacterFolding.Fold(c);
            if (_passedOver.Contains(folded))
            {
                continue;
            }
            key[length++] = folded;
            if (length > MaxChars)
            {
                break;
            }
        }
        string text = key[..length].ToString();
        if (text.AsSpan().ContainsAny(_toReplace))
        {
            foreach ((string from, string to) in _sameWords)
            {
                text = text.Replace(from, to, StringComparison.Ordinal);
            }
        }
        return ReplaceBareProduct(WithoutPrefixes(text));
    }

    /// <summary>Forms that a name may be known by when it isn't by its own: without an end such as 总额 or 数量, or without 全社会.</summary>
    public static IEnumerable<string> Looser(string key)
    {
        foreach (string suffix in _suffixes)
        {
            if (key.Length > suffix.Length + 1 && key.EndsWith(suffix, StringComparison.Ordinal))
            {
                yield return key[..^suffix.Length];
            }
        }
        foreach (string prefix in _wholes)
        {
            if (key.Length > prefix.Length + 1 && key.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return key[prefix.Length..];
            }
        }
    }

    /// <summary>A name without what says only which of its values is meant: 全市, 年末, 累计.</summary>
    public static string WithoutPrefixes(string name)
    {
        for (bool isFound = true; isFound;)
        {
            isFound = false;
            foreach (string prefix in _prefixes)
            {
                // 全国人口 is a name, 全国 before one is not.
                if (name.Length > prefix.Length + 1 && name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    name = name[prefix.Length..];
                    isFound = true;
                }
            }
        }
        return name;
    }

    // 生产总值 alone is GDP, 工农业生产总值 isn't.
    private static string ReplaceBareProduct(string text)
    {
        const string Product = "生产总值";
        int at = text.IndexOf(Product, StringComparison.Ordinal);
        return at < 0 || (at > 0 && text[at - 1] is '工' or '农' or '业' or '会')
            ? text
            : ReplaceAgain(text[..at] + "gdp" + text[(at + Product.Length)..]);
    }

    private static string ReplaceAgain(string text) => text.Replace("万元gdp", "单位gdp", StringComparison.Ordinal);
}
