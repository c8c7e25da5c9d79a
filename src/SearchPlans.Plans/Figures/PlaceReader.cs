using System.Buffers;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>Tells the places that figures are of: the plan's own, and others that are named before an indicator.</summary>
internal sealed class PlaceReader
{
    private const int MaxChars = 12;

    // What no zone's own name has.
    private static readonly SearchValues<char> _clauseWords = SearchValues.Create("、，,的和是在将把为以推加支建强抓");

    private static readonly string[] _zones =
        ["高新技术产业开发区", "经济技术开发区", "高新区", "经开区", "综合保税区", "保税区", "自贸试验区", "自贸区", "开发区", "示范区", "新区", "都市圈", "城市群", "经济圈", "经济带"];

    private static readonly string[] _areas =
        ["生产建设兵团", "兵团", "东部地区", "中部地区", "西部地区", "东北地区", "县域", "贫困地区", "脱贫地区", "民族地区", "长三角", "珠三角", "京津冀", "粤港澳大湾区", "中心城区",
            "中心城市", "主城区", "苏南", "苏中",
            "苏北", "皖北", "粤北", "浦东新区"];

    private static readonly string[] _peoples =
    [
        "维吾尔", "壮族", "回族", "藏族", "羌族", "彝族", "苗族", "布依族", "侗族", "土家族", "傣族", "白族", "景颇族", "哈尼族", "傈僳族", "朝鲜族", "蒙古族", "蒙古", "哈萨克", "哈萨克族",
            "柯尔克孜", "瑶族", "黎族", "畲族", "水族", "仡佬族", "满族", "土族",
    ];

    // What they begin with: asked of every piece of every sentence, and few begin so.
    private static readonly CharacterSet _zoneStarts = new(_zones.Select(zone => zone[0]));
    private static readonly CharacterSet _areaStarts = new(_areas.Select(area => area[0]));

    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);
    private readonly string[] _own;
    private readonly string _context;
    private readonly PlanMetadata _plan;

    /// <summary>Makes one for a plan.</summary>
    public PlaceReader(PlanMetadata plan)
    {
        _plan = plan;
        Own = plan.County.Length > 0 ? plan.City + plan.County : plan.City.Length > 0 ? plan.City : plan.Province;
        _context = plan.Province + plan.City + plan.County;
        string last = plan.County.Length > 0 ? plan.County : plan.City.Length > 0 ? plan.City : plan.Province;
        _own = [.. new[] { plan.Province, plan.City, plan.County, plan.City + plan.County, plan.Province + plan.City, Short(last),
            Short(plan.City), Short(plan.Province) }
            .Where(name => name.Length > 1).Distinct()];
    }

    /// <summary>The plan's place as facts name it: 深圳市坪山区, 无锡市, 福建省, 全国; empty where it isn't known.</summary>
    public string Own { get; }

    /// <summary>Whether a name is that of a place and of nothing else: 高新区, 小蓝经开区, 南京市.</summary>
    public bool IsPlace(string name) =>
        name.Length is > 2 and <= MaxChars
            // 国家级开发区: of a rank, and none by name.
            && !name.Contains('级', StringComparison.Ordinal)
            && (Array.Exists(_zones, zone => zone is not ("示范区" or "城市群" or "经济带") && name.EndsWith(zone, StringComparison.Ordinal))
                || Array.IndexOf(_areas, name) >= 0
                || (name[^1] is '省' or '市' or '区' or '县' or '州' && Known(name) is not null));

    /// <summary>Whether a name is that of a place, whole or short: 瑞金, 瑞金市.</summary>
    public bool IsShortPlace(string name) =>
        name.Length is > 1 and <= MaxChars && Regions.FindByName(name, _context) is { } region
            && (region.Name == name || Short(region.Name) == name);

    /// <summary>Whether a text is the word for a zone alone, that may as well begin a name: 开发区 of 开发区管理机构.</summary>
    public static bool IsZone(ReadOnlySpan<char> text)
    {
        foreach (string zone in _zones)
        {
            if (text.SequenceEqual(zone))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The zone with a name of its own that a sentence begins with and of which it is told what it did: 江南产业集中区 of 江南产业集中区完成投资.
    /// Empty where there is none.</summary>
    public static string ZoneThatDoes(ReadOnlySpan<char> sentence)
    {
        const int Longest = 12, Least = 5;
        foreach (string kind in (ReadOnlySpan<string>)["产业集中区", "工业集中区", "集聚区", "工业园区", "产业园区", "产业新城", "度假区", "功能区"])
        {
            int at = sentence[..Math.Min(sentence.Length, Longest)].IndexOf(kind);
            int end = at + kind.Length;
            if (at < 2 || end < Least || end + 2 >= sentence.Length || "全各省国市我县区每新重".Contains(sentence[0])
                || sentence[..at].IndexOfAny(_clauseWords) >= 0 || sentence[at - 1] is '级' or '个' or '类')
            {
                continue;
            }
            ReadOnlySpan<char> rest = sentence[end..];
            rest = rest.StartsWith("累计") || rest.StartsWith("全年") || rest.StartsWith("预计") ? rest[2..] : rest;
            if (rest.StartsWith("完成") || rest.StartsWith("实现") || rest.StartsWith("引进") || rest.StartsWith("签约") || rest.StartsWith("落户"))
            {
                return sentence[..end].ToString();
            }
        }
        return "";
    }

    /// <summary>Whether a place is a part of a country or town that has no borders of its own: 东部地区, 中心城区.</summary>
    public static bool IsArea(string? place) => place is not null && Array.IndexOf(_areas, place) >= 0;

    /// <summary>The place that a text begins with.</summary>
    /// <returns>How long its name is, 0 where there is none; and its name, null where it is the plan's own.</returns>
    public (int Length, string? Place) Read(string text, int start, int end)
    {
        int longest = Math.Min(MaxChars, end - start);
        foreach (string area in longest > 0 && _areaStarts.Contains(text[start]) ? _areas : [])
        {
            // 兵团 alone is that of Xinjiang; a whole name as 县域经济 goes on.
            if (longest > area.Length && string.CompareOrdinal(text, start, area, 0, area.Length) == 0
                && (!area.EndsWith("兵团", StringComparison.Ordinal) || _plan.Province.StartsWith("新疆", StringComparison.Ordinal))
                && area is not ("县域" or "脱贫地区" or "贫困地区"))
            {
                return (area.Length, area.EndsWith("兵团", StringComparison.Ordinal) ? "新疆生产建设兵团" : area);
            }
        }
        int own = 0;
        foreach (string name in _own)
        {
            if (name.Length > own && longest > name.Length && string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
            {
                own = name.Length;
            }
        }
        foreach (string zone in longest > own && _zoneStarts.Contains(text[start + own]) ? _zones : [])
        {
            // 开发区 alone is none of a place's own: there are several.
            if (!(own == 0 && zone is "开发区" or "示范区" or "新区")
                && longest > own + zone.Length && string.CompareOrdinal(text, start + own, zone, 0, zone.Length) == 0)
            {
                string name = Short(_plan.County.Length > 0 ? _plan.County : _plan.City.Length > 0 ? _plan.City : _plan.Province) + zone;
                return (own + zone.Length, name);
            }
        }
        if (own == 0 && ZoneOf(text, start, longest) is { Length: > 0 } other)
        {
            return (other.Length, other);
        }
        if (own > 0)
        {
            return text[start + own] is '港' or '海' or '市' or '地' or '城' or '湾' or '关' or '机' or '北' or '南' or '东' or '西' or '经' or '人'
                or '籍' or '镇' or '乡' ? (0, null) : (own, null);
        }
        if (CountedPlaces(text, start, end) is > 0 and int counted)
        {
            return (counted, string.Concat(Own, text.AsSpan(start, counted)));
        }
        for (int length = longest - 1; length >= 3; length--)
        {
            if (text[start + length - 1] is '省' or '市' or '区' or '县' or '州' or '盟' or '旗'
                && Known(text.Substring(start, length)) is { } place)
            {
                return (length, place);
            }
        }
        return (0, null);
    }

    // 兰州新区, 苏州工业园区, of which the first part is a place.
    private string ZoneOf(string text, int start, int longest)
    {
        for (int length = 2; length <= 4 && length < longest; length++)
        {
            foreach (string zone in _zoneStarts.Contains(text[start + length]) ? _zones : [])
            {
                if (length + zone.Length < longest && string.CompareOrdinal(text, start + length, zone, 0, zone.Length) == 0)
                {
                    string name = text.Substring(start, length);
                    return Regions.FindByName(name, _context) is { } region
                        && region.Name.StartsWith(name, StringComparison.Ordinal) ? name + zone : "";
                }
            }
        }
        return "";
    }

    // 6个新城区.
    private static int CountedPlaces(string text, int start, int end)
    {
        int at = start;
        while (at < end && at - start < 3 && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at == start || at + 2 >= end || text[at] != '个')
        {
            return 0;
        }
        for (int i = at + 1; i < end - 1 && i - at <= 6; i++)
        {
            if (text[i] is '省' or '、')
            {
                // 15个省、市小城镇: of which kind they are.
                return 0;
            }
            const int MaxBracket = 6;
            if (text[i] is '县' or '市' && i + 3 < end && text[i + 1] == '(' && text[i + 2] is '市' or '区' or '县'
                && text.AsSpan(i, Math.Min(MaxBracket, end - i)).IndexOf(')') is > 0 and int close)
            {
                // 34个县(市、区).
                return i + close + 1 - start;
            }
            if (text[i] == '县' && text[i + 1] is '市' or '区' && i + 2 < end)
            {
                return i + 2 - start;
            }
            if (text[i] is '区' or '县' or '市'
                && text[i + 1] is not ('域' or '级' or '内' or '外' or '场' or '民' or '政' or '重' or '属' or '本' or '直'))
            {
                return i + 1 - start;
            }
        }
        return 0;
    }

    private string? Known(string name)
    {
        if (!_known.TryGetValue(name, out string? place))
        {
            Region? region = Regions.FindByName(name, _context);
            bool isWhole = region is not null
                && (region.Name == name || name == region.City + region.County || name == region.Province + region.City
                || name == region.Province + region.County);
            place = isWhole ? name : null;
            if (_known.Count < 1000)
            {
                _known.Add(name, place);
            }
        }
        return place;
    }

    // 广东 of 广东省, 西藏 of 西藏自治区, 黔西南 of 黔西南布依族苗族自治州.
    private static string Short(string name)
    {
        foreach (string end in (ReadOnlySpan<string>)["自治区", "自治州", "自治县", "自治旗", "地区"])
        {
            if (name.Length <= end.Length + 1 || !name.EndsWith(end, StringComparison.Ordinal))
            {
                continue;
            }
            string bare = name[..^end.Length];
            for (bool isCut = end != "地区"; isCut;)
            {
                string? people = Array.Find(_peoples, p => bare.Length > p.Length + 1 && bare.EndsWith(p, StringComparison.Ordinal));
                bare = people is null ? bare : bare[..^people.Length];
                isCut = people is not null;
            }
            return bare;
        }
        return name.Length > 2 ? name[..^(name[^1] is '省' or '市' or '区' or '县' or '州' or '盟' or '旗' ? 1 : 0)] : name;
    }
}
