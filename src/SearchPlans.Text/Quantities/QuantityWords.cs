namespace SearchPlans.Text.Quantities;

/// <summary>The words around quantities that say whether a clause names an indicator of its own, and whether what it says is a change or
/// a level.</summary>
internal static class QuantityWords
{
    private const int LongestWord = 6;

    /// <summary>What may stand between an indicator and its quantity, or open a clause that goes on about the indicator before.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _predicates = SetOf(
        // When, as against what.
        "今年 去年 上年 前年 当年 全年 本年 同年 次年 明年 每年 逐年 历年 近年 年均 年底 年末 年内 年初 期末 末期 期内 同期 上半年 下半年 前三季度 季度 "
        + "同比 环比 比上年 较上年 比去年 较去年 上年末 去年底 五年 三年 五年来 五年间 五年累计 三年来 期间 目前 现已 已经 截至 截止 累计 总计 合计 共计 总共 一共 共 "
        + "连续 首次 再次 又 再 也 已 将 仍 还 则 更 均 都 各 皆 双双 全部 分别 依次 按可比价 按可比价格 可比口径 同口径 可比价 可比 实际 名义 扣除价格因素 "
        // How sure and how near.
        + "预计 预期 预测 力争 争取 确保 努力 计划 目标 规划 要求 有望 左右 大约 约为 约 近 将近 接近 超 超过 超出 逾 突破 突破了 不低于 不少于 不高于 不超过 至少 最多 最高 最低 "
        + "高达 多达 达 达到 达成 达标 达到了 仅 仅为 只有 只 才 过 破 满 大幅 大幅度 明显 显著 稳步 持续 平稳 快速 较快 迅速 不断 进一步 有所 略 略有 小幅 逐步 稳定 保持 "
        // What happens to it.
        + "完成 完成了 实现 实现了 取得 获得 得到 增长 增长了 增加 增加了 增幅 增速 增长率 增至 增加到 增长到 提高 提高了 提高到 提升 提升到 提升至 上升 上升到 上升至 "
        + "上涨 上调 升至 升 涨 增 扩大 扩大到 新增 净增 翻番 翻一番 下降 下降了 下降到 下降至 下降为 降低 降低了 降低到 降低至 降幅 降至 降到 降为 降 减少 减少了 减少到 减少至 减 "
        + "回落 回落到 下滑 下调 缩小 缩小到 收窄 压减 压缩 削减 控制 控制在 稳定在 保持在 维持在 维持 在 处于 位于 由 从 到 至 为 是 有 以 按 以上 以下 以内 之内 "
        + "安排 投入 筹集 筹措 发放 拨付 落实 支出 兑现 建成 建设 新建 改造 实施 开工 竣工 投产 投用 办理 办结 受理 查处 引进 签约 落地 推进 开展 举办 培育 认定 培训 惠及 "
        + "覆盖 创 创下 刷新 高于 低于 快于 好于 优于 居 排 列 位居 位列 占 比 较 的 了 和 与 及 并 且 而 年 月 日 末 底 内 中 其中 即 等 得 着 后 前 间 来 下 上 个 多 "
        + "跨上 跨过 跨越 跨入 迈上 迈过 迈入 跃上 登上 站上 "
        + "全国 全省 全市 全县 全区 全州 全盟 全旗 全域 我国 我省 我市 我县 我区 本市");

    /// <summary>Properties that a clause names without their owner, which is the indicator before: 新能源汽车…，产量达到50万辆.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _properties = SetOf(
        "总量 总额 总数 总规模 总值 总产值 产值 产量 总产量 销量 销售额 规模 数量 增量 余额 面积 总面积 里程 总里程 占比 比重 比例 份额 覆盖率 完成率 达标率 总人数 人数 户数 "
        + "平均 平均值 均值 年均值 浓度 平均浓度 年均浓度 浓度值 水平 指数 平均水平 标准 总水平 涨幅 降幅 总 值 额 量 "
        + "经济总量 经济规模 通车 通车里程 运营 运营里程 装机 装机容量 到位 资金 金额 合同 协议 国内 国外 省内 省外 市外 收入 总收入 综合收入 "
        + "城镇 农村 城乡 居民 市区 城区 中心城区 县级 市级 省级 国家级 省 市");

    /// <summary>Verbs right before a quantity that is how much something rose.</summary>
    public static string[] Rises { get; } =
    [
        "增长", "增加", "提高", "提升", "上升", "上涨", "上浮", "上调", "攀升", "增幅", "增速", "增长率", "涨幅", "升幅", "扩大", "新增", "净增", "回升", "走高",
        "多增", "递增", "翻番", "增", "升", "涨",
    ];

    /// <summary>Verbs right before a quantity that is how much something fell.</summary>
    public static string[] Falls { get; } =
    [
        "下降", "降低", "减少", "回落", "下滑", "下调", "下跌", "下浮", "缩小", "收窄", "压减", "压缩", "压降", "削减", "缩减", "减排", "调减", "降幅", "跌幅", "减幅",
        "少增", "递减", "负增长", "降", "减", "跌",
    ];

    /// <summary>Words that say that something changes, at the end of what is asked for.</summary>
    public static string[] Changes { get; } =
        [.. Rises, .. Falls, "同比", "环比", "年均", "比上年", "较上年", "实际", "变化", "预计", "达到", "达", "分别", "完成", "实现", "的"];

    /// <summary>Names of a change, and what may stand between them and how much it is: 增速为5%.</summary>
    public static string[] RiseNames { get; } = ["增速", "增幅", "增长率", "涨幅", "升幅"];

    /// <summary>The same of a fall.</summary>
    public static string[] FallNames { get; } = ["降幅", "跌幅", "减幅", "下降率"];

    /// <summary>What may stand between such a name and the quantity.</summary>
    public static string[] LevelFillers { get; } =
        ["控制在", "保持在", "稳定在", "维持在", "预计", "目标", "为", "是", "在", "至", "到"];

    /// <summary>What may stand between such a verb and the quantity.</summary>
    public static string[] ChangeFillers { get; } =
    [
        "分别", "超过", "达到", "不低于", "不少于", "不超过", "将近", "接近", "大约", "至少", "均", "各", "了", "约", "近", "超", "逾", "达", "共",
    ];

    /// <summary>Whether all of a text is such words, digits, signs and white space: it names no indicator.</summary>
    /// <param name="text">What stands before a quantity in its clause.</param>
    /// <param name="withProperties">Whether a mere property (产量, 全市) names none either.</param>
    public static bool NameNothing(ReadOnlySpan<char> text, bool withProperties)
    {
        for (int at = 0; at < text.Length;)
        {
            // Numerals, too: “十一五”期间.
            if (!char.IsLetter(text[at]) || "一二三四五六七八九十".Contains(text[at], StringComparison.Ordinal))
            {
                at++;
                continue;
            }
            int length = Math.Min(LongestWord, text.Length - at);
            while (length > 0
                && !_predicates.Contains(text.Slice(at, length))
                && !(withProperties && _properties.Contains(text.Slice(at, length))))
            {
                length--;
            }
            if (length == 0)
            {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// <summary>Whether a predicate opens a text. Of single characters only those that are seldom the beginning of another word: 居 is
    /// one before 全市第三, not in 居住.</summary>
    public static bool OpenedByPredicate(ReadOnlySpan<char> text)
    {
        if ("占比较和与及以至到增升降".Contains(text[0], StringComparison.Ordinal))
        {
            return true;
        }
        if (text.Length > 1 && text[0] is '居' or '列' or '排' && "全首前第各".Contains(text[1], StringComparison.Ordinal))
        {
            return true;
        }
        for (int length = Math.Min(LongestWord, text.Length); length > 1; length--)
        {
            if (_predicates.Contains(text[..length]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The length of the longest of some words that a text ends with, or 0.</summary>
    public static int LengthAtEnd(ReadOnlySpan<char> text, string[] words)
    {
        if (text.IsEmpty)
        {
            return 0;
        }
        int longest = 0;
        char last = text[^1];
        foreach (string word in words)
        {
            if (word[^1] == last && word.Length > longest && text.EndsWith(word))
            {
                longest = word.Length;
            }
        }
        return longest;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
