using System.Globalization;
using SearchPlans.Text.Characters;

namespace SearchPlans.Text.Quantities;

/// <summary>A unit and its place in the measure of its kind: a value in it is multiplied and then divided, so that 15亩 are exactly 1公
/// 顷.</summary>
public sealed record QuantityUnit(string Text, QuantityKind Kind, decimal Multiplier, decimal Divisor, string NotBefore)
{
    private static readonly Dictionary<char, QuantityUnit[]> _byFirstChar = All()
        .GroupBy(u => u.Text[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(u => u.Text.Length).ToArray());

    // The same unit by its names and its symbol. One letter (m, t) may be anything.
    private static readonly string[][] _names =
    [
        ["公里", "km"], ["平方公里", "平方千米", "km2"], ["平方米", "m2"], ["立方米", "m3"], ["毫米", "mm"], ["厘米", "cm"], ["公斤", "kg"],
        ["千瓦", "kw"], ["兆瓦", "mw"], ["吉瓦", "gw"], ["千瓦时", "kwh"], ["兆瓦时", "mwh"], ["千伏", "kv"],
    ];

    // Up to here a double holds every whole number and every power of ten.
    private const long LargestExactWhole = 1L << 53;
    private const int LargestExactPower = 22;

    private static readonly HashSet<string> _durations =
        ["年", "周年", "个月", "天", "小时", "个小时", "分钟", "秒", "周", "个工作日", "工作日", "学时"];

    /// <summary>Whether a unit measures time.</summary>
    /// <param name="unit">A unit of <see cref="QuantityKind.Count"/>.</param>
    public static bool IsDuration(string unit) => _durations.Contains(unit);

    /// <summary>Other names and the symbol of the same unit: kv of 千伏; empty where there are none.</summary>
    public IReadOnlyList<string> OtherNames
    {
        get
        {
            // m³ and ㎥ are m3.
            string symbol = Text is "㎡" ? "m2" : Text is "㎥" ? "m3" : Text is "㎞" ? "km" : Text.Replace('²', '2').Replace('³', '3');
            return Array.Find(_names, n => n.Contains(symbol)) is { } names ? [.. names.Where(n => n != symbol)] : [];
        }
    }

    /// <summary>A value's measure in the kind's unit.</summary>
    public double Measure(decimal value) => ToDouble(value * Multiplier / Divisor);

    /// <summary>The double that is nearest to a value, so that equal values are equal however many zeros were written; a
    /// cast doesn't give that.</summary>
    public static double ToDouble(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        long whole = ((long)bits[1] << 32) | (uint)bits[0];
        if (bits[2] != 0 || whole is < 0 or > LargestExactWhole || value.Scale > LargestExactPower)
        {
            return (double)value;
        }
        double magnitude = whole / Math.Pow(10, value.Scale);
        return value < 0 ? -magnitude : magnitude;
    }

    /// <summary>
    /// The longest unit that stands in the text from <paramref name="at"/> on. Not a unit is what goes on as another word
    /// (5台风) or, in Latin letters, what more letters follow (5G, 5mm is not 5m).
    /// </summary>
    public static QuantityUnit? Find(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !_byFirstChar.TryGetValue(CharacterFolding.Fold(text[at]), out QuantityUnit[]? units))
        {
            return null;
        }
        foreach (QuantityUnit unit in units)
        {
            if (unit.IsAt(text, at))
            {
                return unit;
            }
        }
        return null;
    }

    private bool IsAt(ReadOnlySpan<char> text, int at)
    {
        if (at + Text.Length > text.Length)
        {
            return false;
        }
        for (int i = 0; i < Text.Length; i++)
        {
            if (CharacterFolding.Fold(text[at + i]) != Text[i])
            {
                return false;
            }
        }
        int end = at + Text.Length;
        if (end == text.Length)
        {
            return true;
        }
        char next = CharacterFolding.Fold(text[end]);
        return char.IsAsciiLetter(Text[^1]) ? !char.IsAsciiLetterOrDigit(next) : !NotBefore.Contains(next);
    }

    // "unit", "unit=multiple" or "unit=multiple/divisor"; "unit!xyz": not before those characters.
    private static IEnumerable<QuantityUnit> All() =>
    [
        .. Of(QuantityKind.Percent, "% ﹪ ‰=1/10 ‱=1/100"),
        .. Of(QuantityKind.PercentagePoint, "个百分点 百分点"),
        .. Of(QuantityKind.Yuan, "元!旦宵素件器"),
        .. Of(QuantityKind.Dollar, "美元 美金"),
        .. Of(QuantityKind.People, "人!均大民才工物防社 名!单牌列录胜词誉称义优特"),
        .. Of(QuantityKind.Households, "户!籍外口均型"),
        .. Of(QuantityKind.Area, "平方公里=1000000 平方千米=1000000 km2=1000000 km²=1000000 平方米 平米 平方!厘毫分英 m2 m² ㎡ 亩=10000/15 公顷=10000"),
        .. Of(QuantityKind.Length,
            "公里=1000 千米=1000 km=1000 ㎞=1000 海里=1852 米 m "
            + "厘米=1/100 cm=1/100 ㎝=1/100 毫米=1/1000 mm=1/1000 ㎜=1/1000 微米=1/1000000 纳米=1/1000000000"),
        .. Of(QuantityKind.Volume, "立方公里=1000000000 立方千米=1000000000 立方米 立方!公千厘分 m3 m³ ㎥ 升=1/1000!级至到 毫升=1/1000000"),
        .. Of(QuantityKind.Mass, "吨!标级位 t 公斤=1/1000 千克=1/1000 kg=1/1000 ㎏=1/1000 斤=1/2000 克=1/1000000 毫克=1/1000000000 微克=1/1000000000000"),
        .. Of(QuantityKind.Power, "千瓦 kw 瓦=1/1000 兆瓦=1000 mw=1000 吉瓦=1000000 gw=1000000"),
        .. Of(QuantityKind.Energy, "千瓦时 千瓦小时 kwh 兆瓦时=1000 mwh=1000 吉瓦时=1000000 gwh=1000000 度电 度!假过"),
        .. Of(QuantityKind.Times, "倍"),
        .. Of(QuantityKind.Count, "个!百 家!庭园长 项 件 条!例 所!有在以需 座 套 处!于理 台!湾风州 辆 张 头 只!有能是要 株 栋 幢 种!植养子业 份 场!所馆地 次!数 批!准复 "
            + "部!分门署长 艘 架 列!入为 间 类 位!于居列置数次 宗 起 例 篇 册 卷 枚 颗 羽 匹 层!次面 轮 步 期!间末 门 支!持撑 对!接口标 组!织 片!区 本!级市区省地次年届科月 "
            + "人次 批次 场次 辆次 架次 艘次 户次 标箱 标准箱 teu 床 学时 吨标准煤 吨标煤 蒸吨 吨级 吨公里 千伏安 千伏 伏 kv ℃ 摄氏度 分贝 兆赫 "
            + "年!代级份度 周年 岁 个月 个工作日 工作日 天!然津河 小时 分钟 秒 周!期边围转 欧元 港元 港币 日元 英镑 卢布 tb gb mb pb 个小时 平方厘米 立方厘米 单位 车位 学位 床位 名额"),
    ];

    private static IEnumerable<QuantityUnit> Of(QuantityKind kind, string units)
    {
        foreach (string unit in units.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] guarded = unit.Split('!');
            string[] measured = guarded[0].Split('=');
            string[] fraction = measured.Length > 1 ? measured[1].Split('/') : ["1"];
            yield return new QuantityUnit(
                CharacterFolding.Fold(measured[0]), kind, Number(fraction[0]), fraction.Length > 1 ? Number(fraction[1]) : 1,
                guarded.Length > 1 ? guarded[1] : "");
        }
    }

    private static decimal Number(string digits) => decimal.Parse(digits, CultureInfo.InvariantCulture);
}
