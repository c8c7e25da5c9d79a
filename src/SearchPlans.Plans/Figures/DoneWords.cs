namespace SearchPlans.Plans.Figures;

/// <summary>The verbs that say what was done to what is counted: 新建 of 新建农村公路, 更新改造 of 更新改造供水管网.</summary>
internal static class DoneWords
{
    private const int MaxVerbChars = 4;

    private static readonly HashSet<string> _verbs = Of(
        "新建 新增 净增 新修 新开 改造 改建 扩建 续建 修建 修复 维修 修缮 整修 建成 建设 建立 完成 培育 培养 培训 引进 招引 引入 发放 兑现 拨付 下达 解决 治理 整治 处理 淘汰 关停 关闭 拆除 取缔 "
        + "退出 化解 压减 减少 削减 清理 清退 查处 查办 破获 抓获 侦破 资助 救助 安置 搬迁 转移 开通 铺设 敷设 架设 硬化 绿化 亮化 疏浚 加固 更新 购置 购买 配备 配置 投放 招录 招聘 招收 录用 引聘 流转 认定 "
        + "授权 推广 打造 创建 创成 建好 抓好 实施 启动 开工 竣工 投产 签约 签订 签署 落地 设立 组建 选派 派出 吸纳 吸引 发展 盘活 收回 回收 出让 办理 办好 办成 办结 提供 种植 栽植 栽种 建造 销售 安排 投入 筹集 筹措 争取 "
        + "落实 减免 支持 扶持 帮助 帮扶 惠及 覆盖 复垦 开垦 开发 储备 收储 供应 提升 优化 规范 评选 选树 安装 增设 增加 增建 补建 开展 组织 举办 承办 主办 制定 出台 颁布 修订 受理 审结 调解 消除 消纳 轮作 "
        + "调整 补种 选育 繁育 养殖 饲养 收购 交付 谋划 策划 包装 推出 发布 发行 布局 部署 保障 创造 取得 获得 研发 申报 获批 打通 取消 下放 推进 征收 回复 答复 规划 改制 整合 撤销 保护 营造 封育 延伸 采购 输送 "
        + "兴建 兴办 新上 建档 调处 调解 缉毒 缴获 挽回 追缴 办案 评定 登记 注册 成立 入库 命名 认证 招商 新设 达成 合作 举行 施工 加快 启用 投用 贯通 续签 续贷 补贴 补助 奖励 支付 清偿 归还 偿还 兑付 融资 "
        + "授牌 问责 对接 降低 提高 扩大 缩短 节约 节省 增强 强化 加强 深化 完善 健全 推动 促进 带动 拉动 撬动 "
        + "抚育 营救 参赛 参与 完工 垦造 腾退 分配 受益 提档 获奖 筹建 造林 除险 避险 防控 管控 保养 清运 调运 运送 输出 接收 接待 接诊 诊疗 检查 巡查 排查 检测 抽检 约谈 处罚 罚没 逮捕 起诉 调查 走访 慰问");

    // Whose objects may be deeds themselves: 实施危房改造300户、管网改造5公里.
    private static readonly HashSet<string> _carriedOut = Of("实施 启动 开工 推进 开展 新开工 组织 谋划实施 推进实施 启动实施 组织实施 组织开展");

    // What is new of what is done: 新开工, 新认定.
    private static readonly HashSet<string> _new = Of(
        "开工 建成 竣工 投产 签约 引进 落地 入库 培育 认定 设立 成立 获批 创建 组建 开通 招引 发展 登记 注册 增加 发放 评定 认证 推出 实施 增设 增建 启动 上马 投放 购置 投用 安置 选派 招聘 招录 引入 办理 授权 改造 "
        + "扩建 改建 改扩建");

    // Said of a thing as often as of a deed: 培训机构, 安置房, 改造项目.
    private static readonly HashSet<string> _ofThings = Of(
        "培训 安置 服务 储备 发展 处理 回收 开发 投资 救助 培育 种植 养殖 饲养 销售 供应 合作 保障 研发 帮扶 扶持 发行 登记 注册 补贴 补助 奖励 融资 调解 规划 签约 检测 调查 招商");

    private static readonly string[] _things =
        ["机构", "中心", "基地", "资金", "用地", "工程", "项目", "企业", "人员", "单位", "车辆", "设施", "设备", "场所", "场地",
            "社", "站", "房", "点", "线", "厂", "园", "区", "村", "镇", "市", "县", "住房", "公司", "平台", "学校", "组织", "大户", "户", "面积", "贷款",
            "专员", "师", "员", "林", "带", "粮", "田", "地", "院", "所", "室", "协议"];

    private static readonly HashSet<string> _ofWorks = Of("建设 治理 改造 搬迁 绿化 更新 保护 修复 施工 续建 扩建 整治 提升 加固 维修");

    private static readonly string[] _works = ["项目", "工程", "任务", "资金", "用地"];

    // Behind a verb they make a noun of it: 建成区, 投入量.
    private const string MakesNoun = "率量额型性者期后的了";

    // How things are done.
    private static readonly HashSet<string> _hows = Of("柔性 全职 成功 对标 有序 集中 统筹 精准 重点 先后 率先 优先 依法 择优 自主 联合 定向 整体 分类 协同 滚动 认真 综合 同步 就地 易地 公开");

    // Measured themselves: 造林绿化3万亩, 新增融资20亿元.
    private static readonly HashSet<string> _measured = Of("造林 绿化 融资 补贴 补助 奖励 避险 搬迁 授权 投入 抚育 安置 转移 供应");

    private const string Building = "新改扩续修翻迁重增()（）、";

    /// <summary>How long the verbs are that a name begins with, where something follows that they are done to; else 0.</summary>
    /// <param name="name">The name as written.</param>
    public static int LengthIn(ReadOnlySpan<char> name)
    {
        int length = 0;
        // 柔性引进, 成功创建: how it was done is said of all of a list, too.
        int how = name.StartsWith("高质量") && VerbAt(name, 3) > 0 ? 3
            : name.Length > 3 && Is(_hows, name[..2]) && VerbAt(name, 2) > 0 ? 2 : 0;
        for (int at = how; VerbAt(name, at) is > 0 and int verb;)
        {
            ReadOnlySpan<char> rest = name[(at + verb)..];
            if (rest.Length == 0 || MakesNoun.Contains(rest[0], StringComparison.Ordinal)
                || (rest[0] == '化' && !rest.StartsWith("化工") && !rest.StartsWith("化学") && !rest.StartsWith("化肥"))
                || (rest[0] == '区' && name.Slice(at, verb) is "建成")
                || IsOfThing(name.Slice(at, verb), rest))
            {
                break;
            }
            length = at + verb;
            if (name.Slice(at, verb) is "新增" or "净增" or "新增加")
            {
                break;
            }
            at = length + (rest[0] is '和' or '与' or '及' or '并' or '、' or '或' ? 1 : 0);
        }
        return name.Length - length >= 2 ? length : 0;
    }

    /// <summary>Whether what was done to the first of a list may have been done to a later one, which has no verb of its own.</summary>
    /// <param name="done">The verbs that the first begins with.</param>
    /// <param name="name">The later name as written.</param>
    public static bool MayBeOf(ReadOnlySpan<char> done, ReadOnlySpan<char> name)
    {
        // 新增城市绿地700公顷、生态风景林建设1.2万亩: done in its own way.
        const int Verb = 2;
        bool isDeed = name.Length > Verb + 1 && IsVerb(name[^Verb..]) && !Is(_carriedOut, done);
        return done.Length > 0 && done is not ("接待" or "造林") && LengthIn(name) == 0 && !IsVerb(name) && !isDeed && name[0] != '占'
            && !name.StartsWith("人均") && !name.StartsWith("实际");
    }

    /// <summary>Whether words say what is done, and to nothing: 落地开工.</summary>
    /// <param name="words">Some words.</param>
    public static bool IsVerb(ReadOnlySpan<char> words) => Is(_verbs, words);

    /// <summary>Whether a word says what is done, of which no name is made: 落地, not 造林.</summary>
    /// <param name="word">A word of two characters.</param>
    public static bool IsMereDeed(ReadOnlySpan<char> word) => IsVerb(word) && !Is(_measured, word);

    private static int VerbAt(ReadOnlySpan<char> name, int at)
    {
        // 新建, 改扩建, 新(改、扩)建.
        int built = at;
        while (built < name.Length && Building.Contains(name[built], StringComparison.Ordinal))
        {
            built++;
        }
        bool isBuilt = built > at && name[at] is not ('(' or ')' or '（' or '）' or '、') && built < name.Length && name[built] == '建';
        if (isBuilt && !name[built..].StartsWith("建设") && !name[built..].StartsWith("建成"))
        {
            return built + 1 - at;
        }
        for (int length = MaxVerbChars - 1; length >= 2; length--)
        {
            if (at + 1 + length <= name.Length && name[at] == '新' && Is(_new, name.Slice(at + 1, length))
                && !IsSplit(name, at + 1 + length))
            {
                return length + 1;
            }
        }
        const int Verb = 2;
        if (at + Verb + 1 < name.Length && name[at] == '新' && IsJoint(name[at + 1], name[at + Verb]))
        {
            return Verb + 1;
        }
        return at + Verb <= name.Length && (IsVerb(name.Slice(at, Verb)) || IsJoint(name[at], name[at + 1]))
            && !IsSplit(name, at + Verb) ? Verb : 0;
    }

    // 引育, 选聘, 招录: two deeds in one word, made as they are wanted.
    private static bool IsJoint(char one, char other) => one != other
        && (one, other) is ('引' or '招' or '选' or '培', '育' or '聘' or '引' or '培' or '招' or '录' or '留');

    // 新增设施: no 增设.
    private static bool IsSplit(ReadOnlySpan<char> name, int end) => name[end - 1] == '设' && end < name.Length && name[end] is '施' or '备';

    private static bool IsOfThing(ReadOnlySpan<char> verb, ReadOnlySpan<char> rest)
    {
        string[] things = Is(_ofThings, verb) ? _things : Is(_ofWorks, verb) ? _works : [];
        foreach (string thing in things)
        {
            if (rest.StartsWith(thing))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Is(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Of(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
