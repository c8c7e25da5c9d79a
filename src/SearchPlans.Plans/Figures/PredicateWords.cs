namespace SearchPlans.Plans.Figures;

/// <summary>What a word between a name and its number says of the number.</summary>
[Flags]
internal enum PredicateFlags
{
    /// <summary>Nothing: 大幅, 已经.</summary>
    None = 0,
    /// <summary>The number is how much it rose.</summary>
    Rise = 1,
    /// <summary>The number is how much it fell.</summary>
    Fall = 1 << 1,
    /// <summary>The number is how much there is: 达到, 增加到.</summary>
    Level = 1 << 2,
    /// <summary>The number is where it came from: 由.</summary>
    Start = 1 << 3,
    /// <summary>The numbers are dealt out to as many names: 分别.</summary>
    Each = 1 << 4,
    /// <summary>The number is said of every name: 均, 都.</summary>
    All = 1 << 5,
    /// <summary>Each year on average: 年均.</summary>
    Average = 1 << 6,
    /// <summary>Against the year before: 同比, 比上年.</summary>
    Yearly = 1 << 7,
    /// <summary>Prices taken out.</summary>
    Real = 1 << 8,
    /// <summary>同口径.</summary>
    Comparable = 1 << 9,
    /// <summary>Summed up: 累计.</summary>
    Total = 1 << 10,
    /// <summary>At least: 超过.</summary>
    AtLeast = 1 << 11,
    /// <summary>At most: 控制在.</summary>
    AtMost = 1 << 12,
    /// <summary>Nearly: 约.</summary>
    About = 1 << 13,
    /// <summary>To be striven for: 力争. A hedge without a bound.</summary>
    Striven = 1 << 14,
    /// <summary>What came new: 新增. It belongs to the name.</summary>
    New = 1 << 15,
    /// <summary>A noun for a change: 增速, 涨幅.</summary>
    ChangeNoun = 1 << 16,
    /// <summary>It was so all the time: 始终.</summary>
    Always = 1 << 17,
    /// <summary>A word for an aim: 目标, 计划.</summary>
    Aim = 1 << 18,
    /// <summary>The number is compared with something other than a time: 高于.</summary>
    Compared = 1 << 19,
    /// <summary>It was the ratio: 是, 为.</summary>
    Is = 1 << 20,
    /// <summary>A hedge that is written out: the word itself is kept.</summary>
    Hedge = AtLeast | AtMost | About | Striven,
}

/// <summary>The words that stand between a name and its number.</summary>
internal static class PredicateWords
{
    private static readonly Dictionary<string, PredicateFlags> _words = Make();
    private static readonly Dictionary<string, PredicateFlags>.AlternateLookup<ReadOnlySpan<char>> _lookup =
        _words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int _longest = _words.Keys.Max(word => word.Length);

    /// <summary>The longest word that a text ends with, and how long it is; 0 where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="flags">What it says.</param>
    /// <param name="most">How long it may be.</param>
    public static int AtEnd(ReadOnlySpan<char> text, out PredicateFlags flags, int most = int.MaxValue)
    {
        for (int length = Math.Min(Math.Min(_longest, most), text.Length); length > 0; length--)
        {
            if (_lookup.TryGetValue(text[^length..], out flags))
            {
                // 签约, 节约: the end of a word.
                if (length == 1 && text.Length > 1 && EndsWord(text[^2], text[^1]))
                {
                    break;
                }
                return length;
            }
        }
        flags = PredicateFlags.None;
        return 0;
    }

    // 条约, 行为: one word that ends as others are written alone.
    private static bool EndsWord(char before, char last) => last switch
    {
        '约' => before is '签' or '节' or '契' or '合' or '预' or '条' or '公' or '协' or '盟' or '制' or '婚' or '履' or '特' or '违' or '续' or '守',
        '降' => before == '起',
        '以' => before is '可' or '所' or '予' or '难' or '加' or '得' or '足' or '用' or '给',
        '近' => before is '附' or '邻' or '临' or '亲' or '靠',
        '为' => before is '行' or '作',
        '达' => before is '直' or '发' or '雷' or '抵' or '传' or '通' or '到',
        '过' => before is '通' or '经',
        '在' => before is '存' or '潜',
        '占' => before is '侵' or '抢' or '违',
        '增' => before is '激' or '催',
        '曾' => before is '不' or '未',
        _ => false,
    };

    private static Dictionary<string, PredicateFlags> Make()
    {
        var words = new Dictionary<string, PredicateFlags>(StringComparer.Ordinal);
        Add(PredicateFlags.Rise,
            "年人均增收 年人均增加 年人均增长 月人均增收 户均增收 人均增收 人均月增 人均年增 人均增加 人均增 月人均增加 月人均提高 "
            + "增长 增加 提高 提升 上升 上涨 上浮 上调 攀升 扩大 增长了 增加了 提高了 提升了 上升了 上涨了 扩大了 增收 增产 递增 多增 回升 增 升 涨 净增加 增长率 增值 拓展 前进 多收 高出 加快 平均增长 提速 延长 跃升 "
            + "提标 综合提标 平均提标 调高 上调了 调增");
        Add(PredicateFlags.Fall,
            "下降 降低 减少 回落 下滑 下调 下跌 下浮 缩小 收窄 压减 压缩 压降 削减 缩减 调减 递减 少增 负增长 减 降 跌 下降了 降低了 减少了 缩小了 减产 减亏 节约 缩短 减收 调低 降了 压缩了 精简 精减 压减了 精简了");
        Add(PredicateFlags.Level,
            "达 达到 需达到 需要达到 要达到 达到了 高达 多达 增加到 增长到 提高到 提升到 上升到 扩大到 增至 升至 提至 提高至 提升至 上升至 增加至 增长至 扩大至 增长为 扩大为 "
            + "下降到 降到 降至 下降至 降低到 降低至 降低为 减少到 减少至 "
            + "下降为 降为 减少为 减至 减到 "
            + "提高为 上升为 增加为 增为 回落到 回落至 缩小到 缩小至 压缩到 压减到 延长到 延长至 发展到 发展为 推进到 完成 完成了 实现 实现了 占 占到 占了 拥有 共有 有 稳定在 保持在 维持在 保持 维持 "
            + "收于 跃居 攀升到 攀升至 跃升至 跃升到 恢复到 回升到 回升至 安排 总计 合计 共计 总共 共 转变为 调整为 改善为 落实 取得 余额为 争取达到 扩展到 突破到 拓展到 累积到 增加成 到 至 在 按 拟按 翻 跨越 得到 获得 收到 "
            + "巩固在 巩固提升到 惠及 超额完成 基本达到 相当于 可达 可达到 合并为 整合为 精简为 精简到 精简至 缩减为 缩减到 缩减至 压减至 压缩至 压降至 降至 调整到 优化为 优化到 "
            + "增到 涨到 涨至 扩充到 扩充至 扩展至 拓展至 收窄至 收窄到 回落为 升为 跃至 发展至 设定为 设定在 安排到 调增到 调增至 调减到 调减至 调整至 增种到 压缩为 "
            + "调整优化为 优化调整为 整合优化为 推广到 推广至 调高到 调高至 调高为 调低到 调低至 上调到 上调至 下调到 下调至 稳在 稳定到 增加到人均 提高到人均 提高到每人 增加到每人 达到人均 提高到人均每年 提高到每人每月 提高到每人每年");
        Add(PredicateFlags.Is, "为 是 平均为 平均达 就是 已是 分别为");
        Add(PredicateFlags.Is | PredicateFlags.All, "均为 都为 均是");
        Add(PredicateFlags.Start, "由 从");
        Add(PredicateFlags.Each, "分别以 分别 依次 各 各自");
        Add(PredicateFlags.All, "均 都 双双 皆 全部 一律");
        Add(PredicateFlags.Average | PredicateFlags.Rise, "年均增长 年均递增 年递增 年均增速 年平均增长 平均每年递增 平均每年增长 平均每年增加 每年递增 每年平均增长 每年平均递增 每年平均增加 "
        + "每年增长 每年增加 年平均递增 年均增加 年均提高");
        Add(PredicateFlags.Average, "年均以 年均 平均每年 年平均 每年平均 每年 年平均增长率 每年以 年度平均");
        Add(PredicateFlags.Yearly,
            "同比 比上年 较上年 比去年 较去年 比上年同期 比去年同期 较上年同期 较去年同期 比上年末 较上年末 比上年底 比去年底 较去年底 比上年度 较上年度 比前一年 按年 比上一年 比上年同月 比上年实际 比上年平均 比上年又 比上年同口径 环比");
        Add(PredicateFlags.Yearly | PredicateFlags.Rise, "年增长 年增加 年增幅");
        Add(PredicateFlags.Real,
            "实际 扣除价格因素 扣除物价因素 扣除物价上涨因素 扣除价格上涨因素 剔除物价因素 剔除价格因素 剔除物价上涨因素 扣除价格因素后 扣除物价因素后 扣除价格因素实际 扣除物价 扣除涨价因素 扣除物价指数 扣除价格变动因素 "
            + "剔除价格上涨因素 扣除物价上涨因素后 扣除价格上涨因素后 除去物价因素 扣除物价因素影响");
        Add(PredicateFlags.Comparable, "同口径 按同口径 可比口径 按可比口径 同口径比 按同口径计算 同口径同比 按同口径比 剔除不可比因素 剔除不可比因素后");
        Add(PredicateFlags.None, "按可比价格计算 按可比价计算 按可比价格 按可比价 可比价 按不变价 按不变价计算 按不变价格计算 按可比价计 按现价计算 按现行价格计算 按现行汇率折算 按当年价格计算 可比增长");
        Add(PredicateFlags.Total, "累计 累计达 五年累计 共累计 累计完成 累计实现");
        Add(PredicateFlags.AtLeast | PredicateFlags.Level,
            "突破 越过 突破了 超过 超过了 超 超出 逾 过 迈上 跃上 迈过 迈入 跨上 跨过 跨入 登上 站上 高于 不低于 不少于 不小于 至少 大于 多于 至少达到 首超 首破 达到并超过 冲刺 破 首次突破 首次超过 历史性突破 连续突破 "
            + "成功突破 率先突破 不得低于");
        Add(PredicateFlags.AtMost | PredicateFlags.Level, "控制在 控制到 限制在 压缩在 不超过 不高于 低于 小于 不大于 少于 下降到不足 不足 控制为 不突破 严格控制在");
        Add(PredicateFlags.About, "约 大约 近 接近 逼近 将近 约为 大约为 大致 约占 接近于");
        Add(PredicateFlags.Striven, "力争 争取 确保 力争达到 确保达到 争取达到 努力 力求 力争实现 确保实现 争取实现 确保完成 力争完成");
        Add(PredicateFlags.New | PredicateFlags.Level, "新增 净增 新增加 累计新增 共新增 新增量");
        Add(PredicateFlags.ChangeNoun | PredicateFlags.Rise,
            "增速 增幅 涨幅 升幅 增长速度 增长幅度 上涨幅度 上升幅度 提高幅度 增速为 增速达 增速达到 增长目标 增长预期目标 增长幅度为 增幅达 增幅为 增长目标为 涨幅为");
        Add(PredicateFlags.ChangeNoun | PredicateFlags.Fall, "精简幅度 压减幅度 压缩幅度 降幅 跌幅 减幅 下降幅度 下降率 降低幅度 降低率 减少幅度");
        Add(PredicateFlags.Always | PredicateFlags.Level, "始终保持在 一直保持在 始终控制在 长期保持在 连续保持在 连年保持在 始终稳定在");
        Add(PredicateFlags.Always, "始终 一直 长期 每年都");
        Add(PredicateFlags.Aim,
            "调控 宏观调控 调控目标 调控目标为 预期调控目标 宏观调控目标 控制目标 定为 目标 目标为 目标是 预期目标 预期目标为 预期目标是 计划 预期 拟 规划 要 将 要求 要达到 将达到 目标定为 预期增长目标 预计目标");
        Add(PredicateFlags.None,
            "现已 曾 连续两年 连续三年 连续四年 连续五年 连续多年 每人每年 每人每月 每人 每户 每亩 预计 初步 初步核算 初步统计 已 已经 可望 有望 能够 也 又 再 仍 还 则 更 只 仅 即 首次 再次 连续 大幅 大幅度 明显 显著 稳步 "
            + "持续 平稳 快速 较快 迅速 不断 进一步 略有 小幅 逐步 "
            + "总体 基本 全面 成功 历史性 一举 同步 相应 继续 稳定 平均 一般 名义 环比 虽然 虽 的 了 着 并 且 而 和 与 及 以及 、 之 其 "
            + "全年 当年 当年内 年内 年底 年末 期末 目前 现在 总的 实有 累计总 月均 日均 今后 截至 截止 届时 大幅提高 均已 全市 全省 全区 全县 全州 分别比上年 又比上年 尽管 仍然 依然 最高 最低 最多 创纪录 创新高 "
            + "合计达 初步安排 安排为 保持了 初步预计 初步测算 "
            + "接近预期 计划安排 核定 将会 率先 提前 确定 努力保持 明显加快 大幅增加 连续跨越 顺利 全力 进而 高速 稳中有进 实施 开展 左右 就 就将 可以 等于 人均每月 每月 每月人均 生均 生均每年 户均 全国平均每人 年人均 "
            + "月人均 现在的 预定 暂定 统一 略 微 大约 "
            + "以 仍以 却以 均以 仍将以 总体上 共同 逐年 连年 必须 必需 须 需要 应当 应该 大体 大体上 大体需要 大致需要 将要 正式");
        return words;

        void Add(PredicateFlags flags, string list)
        {
            foreach (string word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.TryGetValue(word, out PredicateFlags known) ? known | flags : flags;
            }
        }
    }
}
