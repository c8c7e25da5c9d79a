using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Names of places by their form alone, which the table of divisions needn't know: 乙市2023年…, 代表某县人民政府. A plan that names
/// such a place for its own isn't another's that its text mentions.</summary>
internal static partial class LocalNames
{
    // 城市, 全市, 上市: no names.
    private const string BeforeCityInWords = "城全我本各该省县地都大中小闹夜早股楼集超上菜开门区州镇级辖外内跨老新副两个的和及与入出进在市";
    private const string BeforeCountyInWords = "全我本各该区市州困大强小郡范进级个的和及与县农弱富穷省外内跨两老新";

    private static readonly HashSet<string> _general =
    [
        "城市", "地市", "省市", "市县", "县市", "县区", "市区", "城区", "地区", "园区", "新区", "社区", "山区", "景区", "灾区", "郊区", "牧区", "库区",
        "老区", "特区", "专区", "片区", "辖区", "街区", "示范区", "试验区", "自治区", "直辖市", "自治州", "自治县", "都市", "上市", "县级市", "地级市", "副省级市",
    ];

    /// <summary>Where a line names a place for its own that the table doesn't know, its offsets; null where there is none.</summary>
    public static (int Start, int End)? UnknownIn(string line)
    {
        foreach (Match match in Own().Matches(line))
        {
            Group name = match.Groups["name"];
            if (IsUnknown(name.Value))
            {
                return (name.Index, name.Index + name.Length);
            }
        }
        return null;
    }

    /// <summary>Whether a folder's or file's name is a place that the table doesn't know.</summary>
    public static bool IsUnknown(string name) =>
        Whole().IsMatch(name) && !_general.Contains(name) && Regions.Find(name) is null && Regions.FindByName(name) is null;

    /// <summary>How often the text names cities or counties by what stands right before 市 or 县, the most frequent first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rank">市 or 县.</param>
    public static IEnumerable<(string Ending, int Count)> EndingsIn(ReadOnlySpan<char> text, char rank)
    {
        string general = rank == '市' ? BeforeCityInWords : BeforeCountyInWords;
        var counts = new Dictionary<char, int>();
        for (int at = 1; at < text.Length; at++)
        {
            char before = text[at - 1];
            if (text[at] == rank && before is >= '\u4E00' and <= '\u9FFF' && !general.Contains(before, StringComparison.Ordinal)
                && !(at + 1 < text.Length && text[at + 1] is '场' or '民' or '值' or '政' or '域'))
            {
                counts[before] = counts.GetValueOrDefault(before) + 1;
            }
        }
        return counts.OrderByDescending(c => c.Value).Select(c => ($"{c.Key}{rank}", c.Value));
    }

    [GeneratedRegex(@"^(?![全我本各该])[\p{IsCJKUnifiedIdeographs}]{1,10}(?:省|自治区|市|州|盟|县|旗|区)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    // At the head of a title, or where an office speaks for it.
    [GeneratedRegex(
        @"(?:^|[—－\-\s（(《：:]|在|代表|关于)(?<name>(?![全我本各该])[\p{IsCJKUnifiedIdeographs}]{1,10}?(?:省|自治区|市|州|盟|县|旗|区))"
            + "(?=[0-9０-９]{4}|[一二][九〇○零][〇○零一二三四五六七八九]{2}|人民政府|政府|国民经济|第[一二三四五六七八九十百]+(?:届|个)|“|\"|十[一二三四五六]五"
            + "|人民代表大会|工作|学习|落实|贯彻|对接|对标|市长|县长|区长|州长|盟长|旗长|省长|经济|发展)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
