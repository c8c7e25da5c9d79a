using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>Marks of words before a number that are no whole name: what was cut out of a clause names no indicator, and what isn't sure is
/// left out.</summary>
internal static class DoubtfulNames
{
    // 性会议, 级园区: from within a word. 除外 and its like begin what is excepted.
    private static readonly string[] _begins =
        ["性", "级", "除了", "他们", "它们", "该", "此", "这", "尤其", "甚至", "如何", "为了", "每当", "却", "便可", "就可", "就要", "才能", "并未", "没有", "来自", "分散"];

    // A clause goes on behind these, so that the thing is yet to come: 投入生产的约有.
    private static readonly string[] _ends =
    [
        "的", "已", "曾", "将", "却", "只", "仅", "呈现", "呈", "成为", "拥有", "由人", "率先", "再次", "大大低", "总增", "投入生产", "投入使用", "达标准", "整合成",
        "转变成", "两次", "三次", "不再", "没有", "而成", "覆盖半径", "让", "令", "之一", "为止", "上述", "率领",
        "其余", "提前一年", "提前两年", "另一部分", "一部分", "大部分",
    ];

    // Verbs of a clause, of which a name has none.
    private static readonly string[] _within =
        ["成为", "曾经", "越来越", "分别", "至少", "我们", "他们", "它们", "即使", "虽然", "但是", "因为", "由于", "如果", "已经", "还支出",
            "还将", "还要", "不仅", "而且", "仍然", "从而"];

    // Where an amount of something else can't be a share.
    private static readonly string[] _shares = ["率", "比重", "占比", "比例", "覆盖面", "满意度", "份额"];

    // Where, and not what.
    private static readonly HashSet<string> _scopes = new(StringComparer.Ordinal)
    {
        "市本级", "省本级", "县本级", "区本级", "自治区本级", "本级", "市区", "城区", "城镇", "农村", "县城", "乡镇", "县（市）", "镇（街）", "县（区）",
    };

    // Of whom: counted themselves, or told a share or sum of that isn't named.
    private static readonly HashSet<string> _people = new(StringComparer.Ordinal)
    {
        "职工", "居民", "城镇职工", "城乡居民", "城镇居民", "农村居民", "男性", "女性", "企业", "个人",
    };

    /// <summary>Whether a name that no list has is a piece of a clause.</summary>
    /// <param name="name">The name as written.</param>
    public static bool IsFragment(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }
        if (_scopes.Contains(name) || name[0] is '(' or '（')
        {
            return true;
        }
        if (Array.Exists(_begins, begin => name.StartsWith(begin, StringComparison.Ordinal))
            || Array.Exists(_ends, end => name.EndsWith(end, StringComparison.Ordinal))
            || Array.Exists(_within, within => name.Contains(within, StringComparison.Ordinal)))
        {
            return true;
        }
        // 华东地区, 每瓶: where, or of how much.
        bool isOfWhat = (name.Length <= 5 && name.EndsWith("地区", StringComparison.Ordinal)) || (name.Length <= 3 && name[0] == '每');
        return isOfWhat || IsTime(name) || EndsWithCount(name) || EndsWithPlaces(name) || IsUnbalanced(name);
    }

    /// <summary>Whether a percentage that is no change is told of what has no shares: 国营工业 上升为61.3%, of all industry.</summary>
    /// <param name="name">The name as written.</param>
    public static bool HasNoShare(string name)
    {
        ReadOnlySpan<char> bare = name.AsSpan().TrimEnd("”）)");
        foreach (string end in (ReadOnlySpan<string>)["率", "比重", "比例", "占比", "度", "面", "份额", "水平", "系数", "指数", "比", "成数", "百分比", "天数",
            "安全感", "素质", "可靠性", "覆盖", "达标",
            "普及", "税率", "利率", "利息", "标准", "幅度", "程度", "进度"])
        {
            if (bare.EndsWith(end))
            {
                return false;
            }
        }
        // 通电话的行政村 达到98%: of all villages.
        int of = bare.IndexOf('的');
        return !bare.Contains('占') && (of < 2 || of >= bare.Length - 2);
    }

    /// <summary>Whether a share is told in a unit that no share is told in (覆盖面 3500名), or of people not how many they are.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="number">What is told of it.</param>
    public static bool IsOfOther(string name, FigureNumber number) => (_people.Contains(name) && !number.IsCount)
        || (Array.Exists(_shares, share => name.EndsWith(share, StringComparison.Ordinal))
            // 劳动生产率 is told in yuan.
            && !Array.Exists(["生产率", "产出率", "汇率", "费率", "收益率"], rate => name.EndsWith(rate, StringComparison.Ordinal))
            && !number.Unit.Contains('/') && !number.Unit.Contains('每')
            && (number.Kind is QuantityKind.Mass or QuantityKind.Area or QuantityKind.Length or QuantityKind.Yuan or QuantityKind.Dollar
                or QuantityKind.Households
                || (number.IsCount && number.Unit is not ("" or "个" or "件" or "例" or "起")
                    && !number.Unit.EndsWith('人'))));

    // “六五”, 一个月的增长额: when it was.
    private static bool IsTime(string name) =>
        (name.Length is 4 or 5 && name[0] == '“' && name.IndexOf('”') == name.Length - 1 && WrittenNumber.IsChineseNumeral(name[1])
            && name[^2] is '五')
        || (name.Length > 3 && WrittenNumber.IsChineseNumeral(name[0]) && name[1] == '个' && name[2] is '月' or '季' or '年');

    // 各区至少建成一座: the number is of which size it is.
    private static bool EndsWithCount(string name) => name.Length > 2 && WrittenNumber.IsChineseNumeral(name[^2])
        && name[^1] is '座' or '个' or '条' or '家' or '处' or '所' or '名' or '批' or '项';

    // 推进各市、区: where, and not what.
    private static bool EndsWithPlaces(string name)
    {
        int each = name.LastIndexOf('各');
        return each >= 0 && name.Length - each is > 1 and <= 6 && name.AsSpan(each + 1).TrimEnd("市区县乡镇村地州旗盟、（）()省").Length == 0;
    }

    // 方案（2018: a bracket that isn't closed.
    private static bool IsUnbalanced(string name)
    {
        int depth = 0;
        foreach (char c in name)
        {
            depth += c is '(' or '（' or '“' or '《' ? 1 : c is ')' or '）' or '”' or '》' ? -1 : 0;
            if (depth < 0)
            {
                return true;
            }
        }
        return depth != 0;
    }
}
