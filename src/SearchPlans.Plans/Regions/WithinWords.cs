namespace SearchPlans.Plans;

/// <summary>
/// Tells names of places from the same characters within other words: 康县 of 健康县, 江西 of 珠江西岸, 长治 of 长治久安. Names of two signs that
/// are a sign and a rank (康县, 成县) need to begin where a word may begin; others are words of their own but in a known few.
/// </summary>
internal static class WithinWords
{
    // What may stand right before 康县 beside the name of the place around it: words that lead to a name.
    private const string Before = "国在于从向对为与及跟同至到由赴驻经以是将把离给代按据让属共或即进入往返位";

    // What makes of a rank the beginning of another word: 朝阳区域, 北京市场 (which is Beijing all the same).
    private const string BehindDistrict = "域间位块别分";
    private const string BehindCounty = "域城级";

    // Everyday words that are districts, too: only right behind the name of their city.
    private static readonly string[] _general = ["城区", "郊区", "矿区", "东区", "西区", "和县"];

    // Words of running text with the name of a place in them.
    private static readonly string[] _words =
    [
        "大理石", "大理论", "长治久安", "县长治", "市长治", "校长治", "入海口", "出海口", "沿海口", "珠江西", "长江西", "黄河南", "黄河北", "淮河南", "淮河北", "海河南", "海河北",
        "太湖南", "太湖北", "滨湖南", "东湖南", "西湖南", "南湖北", "洞庭湖南", "太行山西", "秦岭山西", "中山东", "燕山东", "泰山东", "武夷山西", "南海南", "渤海南", "黄海南", "东海南",
        "北海南", "青海岸", "西南通", "华南通", "东南通", "江南通", "以南通", "向南通", "海南通", "越南通", "华东营", "日照时", "日照量", "日照度", "日照率", "日照强", "日照充",
        "平安康", "朝阳产业", "朝阳行业", "朝阳事业", "扩大连", "强大连", "更大连", "重大连", "最大连", "加大连", "较大连", "大连接", "大连片", "大连通", "大连锁", "打开封", "公开封",
        "展开封", "普通化", "流通化", "畅通化", "互通化", "贯通化", "融通化", "和平凉", "水平凉", "保定点", "确保定", "担保定", "环保定", "保定量", "保定期", "和平安顺", "平安顺",
        "更新余", "创新余", "万宁静", "固原有", "巩固原", "东方式", "东方向", "东方面", "东方文", "东方明", "东方之", "东方经", "东方红", "东方既", "东方汽", "东方电", "东方机",
        "东方大", "集中卫", "中卫生", "吉安全", "三明治", "三明确", "大同小", "大同世", "大同社", "百色彩", "本溪水", "海东西", "海东南", "海东北", "黄石板", "黄石头", "白山黑",
        "长白山", "鸡西南", "自贡献", "大庆祝", "重大庆", "文昌盛", "通辽阔", "贵港口", "北海道", "北海域", "中山间", "乐山水", "宁波动", "安宁波", "十大理", "重大理", "五大理",
        "伟大理", "强大理", "扩大理", "江南山区", "西南山区", "东南山区", "陇南山区", "川南山区", "豫南山区", "湘南山区", "苏南山区", "皖南山区", "浙南山区", "岭南山区", "河南山区",
        "云南山区", "海南山区", "湖南山区", "沿海港区", "近海港区", "老城中区", "城市中区", "高新城区", "新城区块",
    ];

    private static readonly Dictionary<string, (string Word, int At)[]>.AlternateLookup<ReadOnlySpan<char>> _byName = ByName();

    /// <summary>Whether the name at a place of a text is a part of another word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="lastEnd">Where the place named before it ends, or -1.</param>
    public static bool IsPart(ReadOnlySpan<char> text, int start, int length, int lastEnd)
    {
        ReadOnlySpan<char> name = text.Slice(start, length);
        char rank = name[^1];
        char behind = start + length < text.Length ? text[start + length] : '\0';
        if ((rank == '区' && BehindDistrict.Contains(behind, StringComparison.Ordinal))
            || (length == 2 && rank == '县' && BehindCounty.Contains(behind, StringComparison.Ordinal)))
        {
            return true;
        }
        if (length == 2 && rank is '县' or '区' or '旗' or '市')
        {
            char before = start > 0 ? text[start - 1] : '\0';
            bool beginsWord = before is not (>= '\u4E00' and <= '\u9FFF'), endsWord = behind is not (>= '\u4E00' and <= '\u9FFF');
            if (start == lastEnd || (beginsWord && endsWord))
            {
                return false;
            }
            return Array.IndexOf(_general, name.ToString()) >= 0 || !(beginsWord || Before.Contains(before, StringComparison.Ordinal));
        }
        if (!_byName.TryGetValue(name, out (string Word, int At)[]? words))
        {
            return false;
        }
        foreach ((string word, int at) in words)
        {
            if (start >= at && text[(start - at)..].StartsWith(word))
            {
                return true;
            }
        }
        return false;
    }

    private static Dictionary<string, (string Word, int At)[]>.AlternateLookup<ReadOnlySpan<char>> ByName()
    {
        var found = new Dictionary<string, List<(string Word, int At)>>(StringComparer.Ordinal);
        foreach (string word in _words)
        {
            for (int at = 0; at < word.Length; at++)
            {
                for (int length = 2; at + length <= word.Length; length++)
                {
                    string name = word.Substring(at, length);
                    if (length == word.Length || Regions.Table.WithName(name).Count + Regions.Table.WithOldName(name).Count == 0)
                    {
                        continue;
                    }
                    found.TryAdd(name, []);
                    found[name].Add((word, at));
                }
            }
        }
        return found.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
