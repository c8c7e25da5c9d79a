using SearchPlans.Lucene.Analysis;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Vocabulary;

/// <summary>
/// Words that a general dictionary doesn't know: the terms of plans (新质生产力, 低空经济) and the names of all divisions,
/// in full and short (坪山区, 坪山). All folded (see <see cref="CharacterFolding"/>), none twice.
/// </summary>
public static class LexiconWords
{
    // Names, also full ones, that are everyday words too, or stand across two words more often than for the place: 和/政府, 解放, 市中/心, 新/增城区.
    private static readonly HashSet<string> _ambiguous = [.. (
        "和政 解放 安居 新和 大城 大通 惠民 大新 工农 共和 乐业 市中 平和 安新 运河 上城 同心 兴业 新市 大安 阳新 阳高 连云 和县 范县 成县 新县 海城 安定 "
        + "同德 建安 江源 老城 西城 东城 南城 新城 新安 太平 兴国 兴文 兴和 新建 海港 利通 新北 建华 民丰 爱民 城西 城东 城北 城中 桥东 桥西 河东 河西 市南 市北 路南 "
        + "路北 东区 西区 矿区 郊区 城区 向阳 前进 东风 友好 和平 胜利 新华 光明 文化 南部 大方 东方 高明 中原 南关 长治 大同 上高 扬中 大关 合作 东海 清水 龙江 资中 "
        + "西工 高要 政和 建平 应城 江口 正安 兴安 新乡 民权 宣化 新生 永新 开平 通道 互助 集美 江山 安化 开化 广安 南海 平安 安全 泰来 兴隆 长寿 天涯 钢城 江城 "
        + "增城区 海港区 东港区 项城市 宜城市 兴城市 佳县 东至 宁南 城口 华宁 南和 东港 通海 溪湖 水城 惠水 惠安 惠城 和安 和康 和龙 和静 西和 云和 通河 盘山 海林 西林 西市 "
        + "方山 大名 丰林 成武 成安 长武 天等 子洲 新化 建宁 城西区 江源区 宁城 原平 夏河 水富 个旧 上犹 交口 光山 东光 丰顺 中江").Split(' ')];

    // Their full names name a people; everyone says these.
    private static readonly string[] _shortNames = ["内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门"];

    private static readonly string[] _ranks = ["地区", "新区", "省", "市", "盟", "县", "区", "旗"];

    private static readonly Lazy<IReadOnlyList<string>> _terms = new(() => Parse(VocabularyFile.Read("lexicon.txt")).Words);
    private static readonly Lazy<IReadOnlyList<string>> _places = new(() => [.. PlaceNames().Where(IsWord).Distinct()]);

    private static readonly Lazy<HashSet<string>> _placeSet = new(() => [.. Places]);

    /// <summary>The terms that ship.</summary>
    public static IReadOnlyList<string> Terms => _terms.Value;

    /// <summary>Names of places, in full and, where they aren't everyday words, short.</summary>
    public static IReadOnlyList<string> Places => _places.Value;

    /// <summary>Whether a word, folded, is the name of a place.</summary>
    public static bool IsPlace(string word) => _placeSet.Value.Contains(word);

    /// <summary>Reads a lexicon: a word a line, # begins a comment.</summary>
    /// <returns>The words, folded, each once; and the lines that hold none.</returns>
    public static (IReadOnlyList<string> Words, IReadOnlyList<VocabularyProblem> Problems) Parse(string text)
    {
        var words = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<VocabularyProblem>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim().Trim('\uFEFF');
            if (line.Length == 0)
            {
                continue;
            }
            string word = CharacterFolding.Fold(line);
            if (Reject(word) is { } reason)
            {
                problems.Add(new VocabularyProblem(i + 1, line, reason));
            }
            else if (known.Add(word))
            {
                words.Add(word);
            }
        }
        return (words, problems);
    }

    /// <summary>Whether something can be a word of the lexicon: Chinese characters, as many as the engine takes.</summary>
    internal static bool IsWord(string folded) => Reject(folded) is null;

    // A lexicon of the engine's takes letters, digits and weights as well; a user isn't asked for these.
    private static string? Reject(string word)
    {
        if (word.Any(char.IsWhiteSpace))
        {
            return "一行只写一个词。";
        }
        if (!word.All(c => c is >= '\u4E00' and <= '\u9FA5'))
        {
            return "词只能由汉字组成；字母、数字和标点本来就单独成词。";
        }
        return word.Length is >= Lexicon.MinWordLength and <= Lexicon.MaxWordLength
            ? null
            : $"词的长度须为 {Lexicon.MinWordLength} 至 {Lexicon.MaxWordLength} 个字。";
    }

    private static IEnumerable<string> PlaceNames()
    {
        foreach (Region region in Regions.All)
        {
            if (!_ambiguous.Contains(region.Name))
            {
                yield return region.Name;
            }
            string? rank = Array.Find(_ranks, r => region.Name.EndsWith(r, StringComparison.Ordinal));
            if (rank is null || region.Name.Contains("自治", StringComparison.Ordinal))
            {
                continue;
            }
            string name = region.Name[..^rank.Length];
            if (name.Length >= Lexicon.MinWordLength && !_ambiguous.Contains(name))
            {
                yield return name;
            }
        }
        foreach (string name in _shortNames)
        {
            yield return name;
        }
    }
}
