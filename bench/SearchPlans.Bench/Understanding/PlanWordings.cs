using System.Globalization;
using SearchPlans.Plans;
using SearchPlans.Product.Bench;

namespace SearchPlans.Bench.Understanding;

/// <summary>A way to name a plan.</summary>
/// <param name="Kind">The rule that it was made by: a, b or c, with + where its words stand apart.</param>
/// <param name="Query">The words.</param>
internal readonly record struct PlanWording(string Kind, string Query);

/// <summary>
/// Names plans as people do, by rule from place, year and type: (a) short place, year without 年, type; (b) type, year with 年, place by
/// its abbreviation or short name; (c) year, whole place, 政府, 人民政府 or 国务院, type. Of plans for five years “N五”规划,
/// 第N个五年规划 and N五规划纲要 stand for year and type. Each in a row and with spaces; never what the plan itself is called.
/// </summary>
internal static class PlanWordings
{
    private const string Nation = "全国";

    private const string Numerals = "一二三四五六七八九十";

    // By the first two characters of their names, of which no two provinces share both.
    private static readonly Dictionary<string, string> _abbreviations = new(StringComparer.Ordinal)
    {
        ["北京"] = "京",
        ["天津"] = "津",
        ["河北"] = "冀",
        ["山西"] = "晋",
        ["内蒙"] = "蒙",
        ["辽宁"] = "辽",
        ["吉林"] = "吉",
        ["黑龙"] = "黑",
        ["上海"] = "沪",
        ["江苏"] = "苏",
        ["浙江"] = "浙",
        ["安徽"] = "皖",
        ["福建"] = "闽",
        ["江西"] = "赣",
        ["山东"] = "鲁",
        ["河南"] = "豫",
        ["湖北"] = "鄂",
        ["湖南"] = "湘",
        ["广东"] = "粤",
        ["广西"] = "桂",
        ["海南"] = "琼",
        ["重庆"] = "渝",
        ["四川"] = "川",
        ["贵州"] = "贵",
        ["云南"] = "云",
        ["西藏"] = "藏",
        ["陕西"] = "陕",
        ["甘肃"] = "甘",
        ["青海"] = "青",
        ["宁夏"] = "宁",
        ["新疆"] = "新",
    };

    /// <summary>The wordings of a plan; none where place, year or type aren't known.</summary>
    public static IEnumerable<PlanWording> Of(ProductPlan plan)
    {
        if (plan is not { Region.Length: > 0, Year: > 0 } || plan.Type is "" or DocumentTypes.Other)
        {
            yield break;
        }
        string whole = plan.Region.Split('/')[^1];
        bool isNation = whole == Nation;
        bool isProvince = !plan.Region.Contains('/', StringComparison.Ordinal);
        string brief = Short(whole);
        string abbreviation = isProvince && _abbreviations.GetValueOrDefault(whole[..2]) is { } known ? known : brief;
        string year = plan.Year.ToString(CultureInfo.InvariantCulture);
        // Half of the governments by their whole title, which half by the year.
        string government = isNation ? "国务院" : plan.Year % 2 == 0 ? "政府" : "人民政府";
        string[][] wordings;
        if (plan.Type == DocumentTypes.FiveYearPlan)
        {
            string ordinal = Numeral(((plan.Year - 1981) / 5) + 6);
            if (plan.Year < 1976)
            {
                ordinal = plan.Year switch { < 1958 => "一", < 1966 => "二", < 1971 => "三", _ => "四" };
            }
            string by = isNation ? "国家" : whole;
            wordings = [[brief, $"“{ordinal}五”规划"], [$"第{ordinal}个五年规划", abbreviation], [by, $"{ordinal}五规划纲要"]];
        }
        else
        {
            bool saysGovernment = government.EndsWith("政府", StringComparison.Ordinal)
                && plan.Type.StartsWith("政府", StringComparison.Ordinal);
            string[] official = isNation
                ? [government, plan.Type]
                : [whole, government, saysGovernment ? plan.Type["政府".Length..] : plan.Type];
            wordings = [[brief, year, plan.Type], [plan.Type, year + "年", abbreviation], [year + "年", .. official]];
        }
        for (int i = 0; i < wordings.Length; i++)
        {
            string kind = ((char)('a' + i)).ToString();
            foreach ((string name, string separator) in ((string, string)[])[(kind, ""), (kind + "+", " ")])
            {
                string query = string.Join(separator, wordings[i]);
                if (query != plan.Title)
                {
                    yield return new PlanWording(name, query);
                }
            }
        }
    }

    // 广西 of 广西壮族自治区, 深圳 of 深圳市; what has no short name keeps its whole one.
    private static string Short(string place)
    {
        if (place.EndsWith("自治区", StringComparison.Ordinal))
        {
            return place.StartsWith("内蒙古", StringComparison.Ordinal) ? place[..3] : place[..2];
        }
        return place.Length > 2 && place[^1] is '省' or '市' ? place[..^1] : place;
    }

    private static string Numeral(int ordinal) => ordinal switch
    {
        <= 10 => Numerals[ordinal - 1].ToString(),
        < 20 => $"十{Numerals[ordinal - 11]}",
        _ => $"{Numerals[(ordinal / 10) - 1]}十{(ordinal % 10 == 0 ? "" : Numerals[(ordinal % 10) - 1].ToString())}",
    };
}
