using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SearchPlans.Comparing;

/// <summary>How far a heading looks.</summary>
internal enum SectionHorizon
{
    /// <summary>It doesn't say.</summary>
    Untold,
    /// <summary>A year, or a period and a year of it.</summary>
    Year,
    /// <summary>A period of years alone.</summary>
    Period,
}

/// <summary>
/// What a heading is about, whatever its wording: 全方位扩大国内需求 and 着力建设强大国内市场 answer to each other from year to year though
/// they share hardly a word. A few dozen subjects that plans and reports have headings for, and what a part is for.
/// </summary>
internal static partial class SectionTopics
{
    // Of a heading that runs on as a paragraph only its beginning says what it is about.
    private const int MaxHeadingChars = 60;

    private const string Government = "政府";

    private static readonly FrozenDictionary<string, string[]> _subjects = Lists(
        ("农村", "农业 农村 农民 三农 乡村 粮食 农产品 种业 田"),
        ("创新", "创新 科技 科教 人才 教育强 技术 研发 自立自强"),
        ("产业", "产业 工业 制造 实体经济 新质 集群 结构调整 转型升级 动能"),
        ("服务业", "服务业 服务消费 第三产业 商贸 旅游"),
        ("改革", "改革 营商 体制 机制 放管服 市场化 减税 国企 国有企业 发展环境"),
        ("开放", "开放 外资 外贸 外向 一带一路 自贸 口岸 招商 进出口 外需"),
        ("需求", "内需 消费 投资 需求 项目 国内市场 大循环"),
        ("城市", "城市 城镇 城乡 市政 宜居 老旧小区 都市"),
        ("区域", "区域 协调发展 协同发展 一体化 西部 都市圈"),
        ("生态", "生态 环境 绿色 低碳 污染 节能 环保 美丽 降碳 绿水青山 蓝天"),
        ("民生", "民生 生活 福祉 就业 社会保障 社保 医疗 卫生 教育 共同富裕 惠民 收入 养老 实事 群众"),
        ("安全", "安全 稳定 平安 治理 风险 治安 底线"),
        ("文化", "文化 精神文明 文明 文艺 体育 旅游"),
        (Government, "自身建设 政府建设 服务型政府 依法行政 廉政 作风 人民满意 政府职能 职能转变 改进政府 法治政府 机关 执行力 政务 行政效能"),
        ("增长", "宏观 经济增长 稳增长 平稳 经济运行 增长 回升"),
        ("法治", "民主 法制 法治"),
        ("财税", "财政 财税 金融 信贷"),
        ("防疫", "疫情 防控 非典"),
        ("外交", "外交 国际形势 和平"),
        ("统一", "祖国统一 台湾 港澳"),
        ("设施", "交通 基础设施 水利 港口 能源"),
        ("数字", "数字 信息化 智慧"),
        ("扶贫", "脱贫 扶贫 贫困"),
        ("物价", "物价 价格 通货"),
        ("民族", "民族 宗教"),
        ("兵团", "兵团"),
        ("国防", "国防 军队"));

    private static readonly FrozenDictionary<string, string[]> _purposes = Lists(
        ("回顾", "回顾 总结 成就 过去 本届 一年来 以来 执行情况"),
        ("时期", "五年 十一五 十二五 十三五 十四五 十五五 十五 时期 规划"),
        ("任务", "今年 重点工作 工作任务 主要任务 工作安排 重点任务 主要工作 政府工作 工作部署 任务"),
        ("要求", "总体要求 总体部署 政策取向 总体思路 预期目标 指导思想"));

    /// <summary>How far two headings are about the same subjects, 0 to 1; 0 where one of them names none.</summary>
    public static double SubjectsAlike(IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Count == 0 || other.Count == 0
        ? 0
        : one.Count(other.Contains) / Math.Sqrt((double)one.Count * other.Count);

    /// <summary>How far two parts are for the same, 0 to 1; 0 where neither says.</summary>
    public static double PurposesAlike(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        int both = one.Count(other.Contains);
        return both == 0 ? 0 : (double)both / (one.Count + other.Count - both);
    }

    /// <summary>The subjects that a heading names.</summary>
    public static IReadOnlySet<string> SubjectsOf(string heading) => Named(heading, _subjects);

    /// <summary>What a heading says that its part is for: to look back, to plan years ahead, the tasks of a year,
    /// requirements.</summary>
    /// <remarks>How the government itself is to work (改进政府工作) is none of these.</remarks>
    public static IReadOnlySet<string> PurposesOf(string heading) =>
        SubjectsOf(heading).Contains(Government) ? FrozenSet<string>.Empty : Named(heading, _purposes);

    /// <summary>How far a heading looks.</summary>
    public static SectionHorizon HorizonOf(string heading)
    {
        string beginning = heading[..Math.Min(heading.Length, MaxHeadingChars)];
        return SingleYear().IsMatch(beginning) ? SectionHorizon.Year
            : Period().IsMatch(beginning) ? SectionHorizon.Period
            : SectionHorizon.Untold;
    }

    /// <summary>Whether the one looks at a year and the other at a period of years.</summary>
    public static bool AreOfOtherYears(SectionHorizon one, SectionHorizon other) =>
        one != other && one != SectionHorizon.Untold && other != SectionHorizon.Untold;

    private static HashSet<string> Named(string heading, FrozenDictionary<string, string[]> lists)
    {
        string beginning = heading[..Math.Min(heading.Length, MaxHeadingChars)];
        return [.. lists.Where(l => l.Value.Any(w => beginning.Contains(w, StringComparison.Ordinal))).Select(l => l.Key)];
    }

    private static FrozenDictionary<string, string[]> Lists(params (string Name, string Words)[] lists) =>
        lists.ToFrozenDictionary(l => l.Name, l => l.Words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex("“[一二三四五六七八九十]+五”|[一二三四五六七八九十]+五(?:时期|期间|规划|计划)|五年|三年|今后几年")]
    private static partial Regex Period();

    [GeneratedRegex("[12][0-9]{3}年|今年|全年|新的一年|开局之年")]
    private static partial Regex SingleYear();
}
