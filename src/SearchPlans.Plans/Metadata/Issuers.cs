using System.Buffers;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Which office issues a plan (发布机关), from its title, the lines around it, and who gives such documents.</summary>
internal static partial class Issuers
{
    private const int MaxName = 24;
    private static readonly string[] _ends = [
        "人民政府", "国务院", "委员会", "统计局", "改革局", "办公厅", "办公室", "人民代表大会", "局", "厅", "委", "领导小组", "指挥部", "总署", "政府", "银行", "联席会议",
        "人民法院", "检察院", "联合会", "管委会", "中央", "指挥中心",
    ];

    // Ministries, which 干部 and 全部 are none of.
    private static readonly string[] _ministries =
    [
        "外交部", "国防部", "教育部", "科学技术部", "科技部", "工业和信息化部", "国家民委", "公安部", "安全部", "民政部", "司法部", "财政部", "人力资源和社会保障部", "人力资源社会保障部",
        "自然资源部", "生态环境部", "住房和城乡建设部", "住房城乡建设部", "交通运输部", "水利部", "农业农村部", "商务部", "文化和旅游部", "应急管理部", "应急部", "宣传部", "组织部", "统战部",
        "中央网信办", "农业部", "卫生部", "环境保护部", "铁道部", "国土资源部", "建设部", "文化部", "人民银行",
    ];
    private static readonly SearchValues<char> _clauseSigns = SearchValues.Create("，,。：:；;、— \u3000日");
    private static readonly string[] _verbs = ["发布", "印发", "公布", "转发", "批转", "颁布", "关于"];

    /// <summary>The place whose government a speaker names at the beginning, 泰顺县 of 我代表泰顺县人民政府; empty where none is
    /// named.</summary>
    public static string SpokenFor(string opening)
    {
        const string For = "代表", Government = "人民政府";
        const int MaxPlace = 20;
        int start = opening.IndexOf(For, StringComparison.Ordinal) + For.Length;
        int end = start < For.Length ? -1 : opening.IndexOf(Government, start, StringComparison.Ordinal);
        return end - start is > 2 and < MaxPlace && !opening.AsSpan(start, end - start).ContainsAny('，', '。') ? opening[start..end] : "";
    }

    /// <summary>The issuer that the lines name, or empty.</summary>
    /// <param name="title">The plan's title: 国家统计局关于…的统计公报.</param>
    /// <param name="lines">Lines below the title (深圳市发展和改革委员会), then those above it (…局发布…计划).</param>
    public static string Named(string title, IEnumerable<string> lines)
    {
        if (Before(title) is { Length: > 0 } named)
        {
            return named;
        }
        foreach (string line in lines)
        {
            if (IsOffice(line))
            {
                return WithoutState(line);
            }
            if (line.AsSpan().Trim().Length > 0 && FirstOf(line) is { Length: > 0 } first)
            {
                return first;
            }
            if (Before(line) is { Length: > 0 } announced)
            {
                return announced;
            }
        }
        return "";
    }

    /// <summary>Who gives a document of this type for this place, or empty where it may be one of several.</summary>
    public static string Usual(PlanMetadata metadata)
    {
        string place = metadata.County.Length > 0 ? metadata.County : metadata.City.Length > 0 ? metadata.City : metadata.Province;
        if (place.Length == 0)
        {
            return "";
        }
        bool isNational = place == Regions.National;
        string named = isNational ? place : Named(metadata);
        return metadata.Type switch
        {
            DocumentTypes.WorkReport => isNational ? "国务院" : named + "人民政府",
            DocumentTypes.Communique => isNational ? "国家统计局" : named + "统计局",
            _ => "",
        };
    }

    /// <summary>
    /// An office with the whole name of its place, as offices are named: of 广东坪山区发展和改革局, 坪山区发展和改革局 and
    /// 区发展和改革局 makes 深圳市坪山区发展和改革局. Offices of other places stay as they are.
    /// </summary>
    public static string WithPlace(string office, PlanMetadata metadata)
    {
        string place = metadata.County.Length > 0 ? metadata.County : metadata.City.Length > 0 ? metadata.City : metadata.Province;
        if (place.Length < 3 || place == Regions.National)
        {
            return office;
        }
        string named = Named(metadata);
        int at = office.IndexOf(place, StringComparison.Ordinal);
        if (at >= 0 && office.Length > at + place.Length)
        {
            return IsAround(office.AsSpan(0, at), metadata) ? named + office[(at + place.Length)..] : office;
        }
        // 区发展和改革局, but 县级… and 市场监督管理局 are words of their own.
        bool isShort = office.Length > 2 && office[0] == place[^1] && !office.StartsWith("市场", StringComparison.Ordinal) && office[1] != '级'
            && office[1] != '域';
        return isShort && IsOffice(office) ? named + office[1..] : office;
    }

    /// <summary>A district bears its city's name (深圳市坪山区, 北京市朝阳区), a county or a city of its rank doesn't (金寨县, 浏阳市).</summary>
    private static string Named(PlanMetadata metadata)
    {
        string city = metadata.City.Length > 0 ? metadata.City : metadata.Province.EndsWith('市') ? metadata.Province : "";
        return metadata.County.Length > 0
            ? (metadata.County.EndsWith('区') ? city : "") + metadata.County
            : city.Length > 0 ? city : metadata.Province;
    }

    /// <summary>Whether words are names of the places around a place, whole or without 省 and 市.</summary>
    private static bool IsAround(ReadOnlySpan<char> words, PlanMetadata metadata)
    {
        foreach (string name in (ReadOnlySpan<string>)[metadata.Province, metadata.County.Length > 0 ? metadata.City : ""])
        {
            if (name.Length < 3)
            {
                continue;
            }
            if (words.StartsWith(name))
            {
                words = words[name.Length..];
            }
            else if (words.StartsWith(name.AsSpan(0, name.Length - 1)))
            {
                words = words[(name.Length - 1)..];
            }
        }
        return words.IsEmpty;
    }

    /// <summary>An office without what a site says before it: 本网某市统计局, 来源：某市统计局.</summary>
    public static string Bare(string said) => SourceMark().Replace(said.Trim(), "").Trim();

    /// <summary>The first of several offices side by side on a line: 国家发展改革委 财政部.</summary>
    public static string FirstOf(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        int end = line.IndexOfAny(' ', '\u3000');
        if (line.Length > MaxName * 3 || end < 0)
        {
            return "";
        }
        foreach (Range part in line.SplitAny(' ', '\u3000'))
        {
            if (line[part].Length > 0 && !IsOffice(line[part]))
            {
                return "";
            }
        }
        return WithoutState(line[..end]);
    }

    /// <summary>The office right before the first 发布, 印发 or 关于 of a line.</summary>
    private static string Before(string line)
    {
        line = line[..Math.Min(line.Length, 200)];
        foreach (int at in _verbs.Select(verb => line.IndexOf(verb, StringComparison.Ordinal)).Where(at => at > 0).Order())
        {
            string words = line[..at].TrimEnd();
            if (FirstOf(words) is { Length: > 0 } first)
            {
                return first;
            }
            words = words[(words.AsSpan().LastIndexOfAny(_clauseSigns) + 1)..];
            if (IsOffice(words))
            {
                return WithoutState(words);
            }
        }
        return "";
    }

    /// <summary>Whether words are an office by their end (…委员会, …局), and no more than its name.</summary>
    public static bool IsOffice(ReadOnlySpan<char> words)
    {
        if (words.Length is < 2 or > MaxName || Wording.HasSentence(words) || words.ContainsAny(_clauseSigns))
        {
            return false;
        }
        foreach (string end in _ends)
        {
            if (words.EndsWith(end))
            {
                return true;
            }
        }
        foreach (string ministry in _ministries)
        {
            if (words.EndsWith(ministry))
            {
                return true;
            }
        }
        return false;
    }

    [GeneratedRegex(@"^(?:(?:本网|本站|本报|本刊)讯?|(?:信息|稿件|文章)?来源|转自|转载自?|摘自|原载|来自|据)\s*[：:]?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex SourceMark();

    /// <summary>国家统计局 of 中华人民共和国国家统计局.</summary>
    public static string WithoutState(ReadOnlySpan<char> office) =>
        (office.StartsWith("中华人民共和国") && office.Length > 8 ? office["中华人民共和国".Length..] : office).ToString();
}
