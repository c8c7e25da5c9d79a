namespace SearchPlans.Plans.Figures;

/// <content>The words that it goes by.</content>
internal sealed partial class NameReader
{
    private static readonly string[] _leading =
    [
        "预计", "全年", "其中", "实现", "完成", "达到", "累计", "共", "共有", "只", "力争", "确保", "争取", "努力", "把", "将", "使", "要", "拟", "计划", "安排",
        "计划安排", "预期", "推动", "力求", "力促", "提前",
            "促进", "保持", "带动",
        "同时", "特别是", "尤其是", "主要是", "年末", "年底", "期末", "当年", "年内", "目前", "截至", "截止", "截至目前", "到", "至", "按", "经", "并", "且", "和", "与", "及",
            "以及", "而", "但", "的", "了", "由", "从", "对",
        "初步统计", "初步核算", "初步测算", "初步预计", "据统计", "据初步统计", "据初步核算", "统计", "估算", "测算", "我们", "全力", "全面", "大力", "进一步", "继续", "坚持",
            "还有", "及时", "足额", "按时", "一是", "二是",
            "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是", "着力",
        "目标是", "指标是", "主要预期目标", "预期目标", "主要目标", "具体目标", "至少", "每年至少", "为", "在", "使得", "让", "仅", "首次", "已", "已经", "也", "还", "又", "再", "均",
            "都", "总共", "合计", "共计", "通过", "引导", "支持", "鼓励", "严格", "有效",
        "有力", "切实", "稳步", "不断", "有望", "基本", "始终", "另", "另外", "此外", "并且", "各级", "国家要求我省", "国家要求", "国家核定我省", "国家核定", "每年", "年均", "平均每年",
            "年平均", "同比", "扣除物价因素", "扣除价格因素", "剔除物价因素", "同口径", "比上年",
        "五年", "五年来", "综合", "任务", "去冬今春", "今冬明春", "今年以来", "目标任务", "争取使", "把握", "以来", "末", "底", "初", "使全市", "使全省", "、", "-", "~", " ", "|",
            "•", "·", ".", "”", "时期", "期间", "在内", "辖区", "自治区", "地级及以上城市", "地级以上城市", "重点城市", "超过", "高于", "拉动", "提出", "可以", "可", "能够", "分别",
            "尽管", "虽然", "即使", "由于", "因为", "为此", "多年", "届时", "其", "与此同时", "第一是", "第二是", "第三是", "第四是", "属于", "大约", "仅仅", "我们的",
            "近年来", "这一时期", "转为", "加上", "即", "如", "千方百计",
            "重点", "起", "保证", "做到", "包括", "因此", "因而", "落实好", "有", "多措并举",
    ];

    private static readonly string[] _areas =
    [
        "全市", "全省", "全区", "全州", "全县", "全国", "全盟", "全旗", "我市", "我省", "我区", "我州", "我县", "我国", "本市", "本省", "全疆", "全自治区", "全域", "全港", "全岛",
            "全社会", "全部",
    ];

    private static readonly Dictionary<char, string[]> _leadingByStart = ByStart(_leading), _areasByStart = ByStart(_areas);

    private static Dictionary<char, string[]> ByStart(string[] words) =>
        words.GroupBy(word => word[0]).ToDictionary(group => group.Key, group => group.ToArray());

    // What comes before them in a piece is another clause.
    private static readonly (string Word, ulong Characters)[] _cuts =
    [
        .. new[]
        {
            "力争", "确保", "争取", "努力", "力求", "力促", "推动", "促使", "带动", "预计", "其中", "计划安排", "使得", "要求",
            "使全市", "使全省", "把我国", "把全市", "把全省", "把我省", "把我市", "实现全年", "从而使", "促进全市", "预期目标是", "目标是",
            "达到", "提出", "改为", "在稳定", "围绕实现", "围绕", "设定", "并完成", "并实现",
        }.Select(word => (word, CharactersOf(word))),
    ];

    // Within a name they say only that it was reached: 全社会完成固定资产投资.
    private static readonly string[] _reached = ["完成", "实现", "达", "年末", "累计"];

    private static readonly string[] _conjunctions = ["以及", "和", "与", "及", "暨", "或"];

    // What indicators end with; a piece of a list that doesn't shares the end of the last one.
    private static readonly string[] _heads =
    [
        "增加值", "总产值", "产值", "平均浓度", "年均浓度", "浓度", "种植面积", "播种面积", "面积", "总产量", "产量", "进出口额", "进出口总额",
        "出口额", "出口", "进口额", "进口", "可支配收入", "纯收入",
        "收入", "投资额",
            "投资", "存款余额", "贷款余额", "余额",
        "排放总量", "排放量", "排放强度", "排放", "在校生", "覆盖率", "入学率", "毛入学率", "入园率", "巩固率", "普及率", "参保率", "参保人数", "就业率", "利润总额", "利润", "利税", "税收",
            "营业收入", "营收", "主营业务收入", "销售收入",
        "销售额", "零售额", "总额", "总值", "总量", "综合产值", "吞吐量", "客运量", "货运量", "周转量", "里程", "装机容量", "装机", "用电量", "发电量", "消费量", "消费支出", "支出", "经费",
            "资金", "外资", "消费价格", "价格", "指数", "增长率",
        "死亡率", "发病率", "发生率", "失业率", "占比", "比重", "比例", "贡献率", "利用率", "处理率", "达标率", "优良率", "合格率", "满意率", "满意度", "人数", "人口", "户数",
        "次数", "件数",
            "起数", "床位数", "床位", "学位", "数量", "数",
        "覆盖面", "水平", "能耗", "水耗", "地耗", "储备", "产能", "加工能力", "生产能力", "处理能力", "供水能力", "吞吐能力", "接待能力", "储备能力", "能力", "规模", "强度", "企业",
        "项目", "平台", "用户", "寿命", "年限", "均价", "成交额", "交易额", "保费收入", "贷款",
            "存款", "库存", "存栏", "出栏", "单产", "亩产", "补助标准", "保障标准", "低保标准", "标准", "储量",
        "饲养量", "养殖量", "出栏量", "存栏量", "使用量", "施用量", "亩均用量", "用量", "利用量", "供应量", "授权量", "申请量", "拥有量", "保有量", "成交量", "交易量", "销售量", "销量", "进口量",
            "出口量", "加工量", "发送量", "到发量", "投放量", "用水量", "蓄水量", "处理量", "业务量",
    ];

    // Mere properties and wholes name nothing; what is said of deeds alone is told by DoneWords.
    private static readonly HashSet<string> _noNames = new(StringComparer.Ordinal)
    {
        "生产", "收大于支", "改善", "其中", "可以", "我们", "总共", "服务", "省定", "市定", "省列", "市列", "综合治理",
        "建成开放", "或者", "相应地", "规定", "其他", "其它", "时间", "范围", "保留", "效率", "总计", "编制", "通车", "被批准",
        "综合整治", "出动", "超额", "直接带动", "辐射带动", "间接带动", "实现", "给予", "涉及", "企业", "项目", "用户", "产品",
        "平台", "重点企业", "重点项目", "相当于", "超过", "包括", "其余", "到", "从", "总长", "全长", "总长度", "总投资",
        "总投资额", "计划投资", "计划总投资", "概算投资", "概算总投资", "占地", "占地面积", "建筑面积", "总建筑面积", "全国",
        "全省", "全市", "全区", "全县", "全州", "我国", "我省", "我市", "国家", "平均", "共资助", "基本建成", "加快前期准备",
        "新开工", "在建", "提标改造", "提质改造", "剔除", "中央", "财政", "中央财政", "省财政", "市财政", "县财政", "区财政",
        "地方财政", "各级财政", "省级财政", "市级财政", "县级财政", "中央和地方财政", "收养", "建成通车", "竣工通车", "交工", "全部建成", "直接受益", "投入", "安置", "供应",
    };

    // How things are done, beside the verbs of DoneWords, of which no name is made.
    private static readonly HashSet<string> _hows = new(StringComparer.Ordinal)
    {
        "优先", "积极", "坚决", "全面", "全力", "力争", "提请", "共计", "先后", "累计", "分别", "另有", "还有", "预计", "继续",
        "重点", "集中", "立案", "认真",
    };

    // Mere properties of whom a name before is of: 利润总额 of 市属国企营业收入、利润总额.
    private static readonly HashSet<string> _ofOwner = new(StringComparer.Ordinal)
    {
        "从业人员", "从业人数", "注册资本", "注册资金", "注册资本金", "营收", "营业额", "年营业额", "利润总额", "净利润", "利税总额", "上缴税收", "上缴税金", "上缴利税",
        "营业收入", "主营业务收入", "交易额", "年交易额", "成交额", "成交金额", "签约金额", "签约额", "签约资金", "协议资金", "协议投资", "协议总投资", "投资总额",
        "合同金额", "合同额", "通车里程", "运营里程", "竣工面积", "开工面积", "新开工面积", "施工面积", "销售面积", "成交面积", "待售面积", "死亡人数", "亡人数", "受伤人数", "伤亡人数", "直接经济损失",
        "经济损失", "死亡率", "消费总额", "综合收入", "满意率", "办结率", "办复率", "解决率", "资产总额", "总资产", "净资产", "所有者权益",
        "协议投资总额", "计划投资额", "利润", "利税", "产值", "年产值", "销售额", "年销售额", "上缴税收", "上缴税金", "资金总额",
    };

    // Rates of three characters, which are of whom is told before, or of nobody.
    private static readonly HashSet<string> _bareRates = new(StringComparer.Ordinal)
    {
        "就业率", "死亡率", "出生率", "办结率", "满意率", "解决率", "响应率", "参合率", "参保率", "开工率", "竣工率", "投产率", "履约率", "签约率", "化解率", "流转率", "回复率",
        "见面率", "办复率", "答复率", "处理率", "合格率", "达标率", "覆盖率", "普及率", "利用率", "治理率", "压减率", "完成率", "及时率", "知晓率", "入园率", "巩固率", "升学率",
        "结案率", "调解率", "破案率", "回收率", "入住率", "使用率", "检出率", "完工率", "面复率", "面商率",
        "反馈率", "协商率", "规范率", "报备率", "分配率", "走访率", "沟通率", "基本满意率", "评价率",
        "精简率", "落实率", "采纳率", "好评率", "转化率", "改制面", "毛入园率", "毛入学率", "普惠率",
    };

    // Whom schools and hospitals have.
    private static readonly HashSet<string> _ofHouses = new(StringComparer.Ordinal)
        { "在校学生", "在校生", "在校生数", "毕业生", "毕业学生", "招生", "床位", "病床", "床位数", "专任教师", "教职工", "卫生技术人员", "在园幼儿" };

    // Where they are.
    private static readonly string[] _houses = ["学校", "高校", "院校", "大学", "中学", "小学", "高中", "初中", "中专", "幼儿园",
        "高等教育", "职业教育", "特殊教育", "成人教育", "本科", "专科", "研究生", "卫生院", "医院",
        "卫生机构", "养老机构", "福利机构", "服务机构", "养老院", "敬老院", "福利院", "卫生室", "医疗机构", "酒店", "宾馆"];

    // What such properties are of.
    private static readonly string[] _owners =
    [
        "企业", "国企", "央企", "公司", "银行", "机构", "工商户", "经营户", "主体", "商户", "网店", "合作社", "农场", "住房", "商品房", "房地产", "房产", "房屋",
        "保障房", "廉租房", "公租房",
        "安置房", "住宅", "棚户区", "事故", "园区", "开发区", "产业园", "高新区", "经开区", "市场", "热线", "诉求", "展会", "展销会", "合同", "项目", "平台", "集群", "产业",
        "旅游", "景区", "集团", "保险", "基金", "人口", "传染病", "行业", "工业", "经济", "服务业", "建筑业", "公路", "线路", "铁路", "轨道交通",
    ];

    // How far works have come, or what is done with them, before the measure of it: 廉租住房开工面积.
    private static readonly string[] _measuredStages = ["新开工", "开工", "竣工", "施工", "销售", "成交", "待售", "接待", "上缴", "主营"];

    // What is done with things that are no other for it: 举办展会.
    private static readonly HashSet<string> _held = new(StringComparer.Ordinal)
        { "举办", "承办", "组织", "组织开展", "参加", "办理", "受理", "开展", "发展", "实现" };

    // What is told of an insurance or an allowance.
    private static readonly HashSet<string> _ofScheme = new(StringComparer.Ordinal)
        { "筹资标准", "人均筹资标准", "补助标准", "财政补助标准", "参保人数", "参合率", "参保率", "报销比例", "参保人员", "覆盖面", "覆盖率", "保障标准" };

    /// <summary>The insurances and allowances that a clause may open with.</summary>
    public static readonly string[] Schemes =
    [
        "新型农村合作医疗", "新农合", "城乡居民基本医疗保险", "城镇居民基本医疗保险", "城镇职工基本医疗保险", "城乡居民医保", "城镇居民医保", "职工医保", "居民医保", "新农保",
        "城乡居民养老保险", "城镇职工基本养老保险", "城乡居民基本养老保险", "新型农村社会养老保险", "企业职工养老保险", "城乡低保", "城市低保", "农村低保", "工伤保险", "失业保险",
        "生育保险", "医疗救助", "基本养老保险", "基本医疗保险", "养老保险", "医疗保险",
    ];

    // How many of the owners there are.
    private static readonly string[] _countedEnds = ["起数", "件数", "户数", "家数", "人次", "人数", "数量", "总数", "数"];

    // What is done for somebody, whom 为 or 向 names before it: 为企业提供.
    private static readonly string[] _givenTo =
    [
        "提供", "发放", "减免", "办理", "解决", "节约", "节省", "争取", "追回", "追讨", "挽回", "落实", "兑现", "减负", "减税", "降低", "新增", "投放", "拨付", "授信",
        "融资", "开展", "安排", "支付", "清偿", "返还", "让利", "配备", "购置", "减轻", "免除", "补发", "送去", "捐赠", "捐款", "输送", "协调",
    ];

    // What may come of works, said with 可.
    private static readonly string[] _broughtAbout =
    [
        "容纳", "满足", "供应", "解决", "带动", "新增", "提供", "节约", "节省", "减少", "增加", "生产", "创造", "吸纳", "处理", "安置", "接待", "实现", "惠及", "形成",
        "覆盖", "拉动", "贡献", "年产", "增收", "发电", "压缩",
    ];

    private static readonly string[] _cutbacks = ["压减", "压缩", "削减", "减少", "缩减", "压降", "精简", "降低", "再压缩", "再压减", "再削减"];

    /// <summary>How long the verb is that says how much less there is of what a name names: 压减 of 压减一般性支出; 0 where there is none.</summary>
    public static int Cutback(string name) =>
        Array.Find(_cutbacks, verb => name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length + 1)?.Length ?? 0;

    // After these there is less of what they are done to.
    private static readonly string[] _givenUp = [.. _cutbacks, "淘汰", "退出", "化解", "关停", "关闭"];

    // Whose a property is, where a list has one for each.
    private static readonly string[] _scopes =
    [
        "城镇职工", "企业职工", "城乡居民", "城镇居民", "农村居民", "职工", "居民",
        "城镇", "农村", "城市", "县城", "市区", "城区", "乡村", "乡镇", "建制镇", "县级", "市级", "省级", "国家级", "男性", "女性", "小学", "初中", "高中",
        "城乡", "新投产", "新开工", "新引进", "新签约", "新竣工", "新入库", "新认定", "新培育",
    ];

    // What came new, whose total may follow.
    private static readonly string[] _came = ["新增", "净增", "新设", "新登记", "新培育", "新认定", "新入库", "新引进", "新建", "新开工", "新注册",
        "新发展", "新招引", "新成立", "新获批", "新创建", "新评定", "新认证", "新组建"];

    /// <summary>A name without what says that it came new: 企业 of 新增企业; the name itself where nothing does.</summary>
    public static string WithoutCame(string name) =>
        Array.Find(_came, verb => name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length + 1) is { } came
            ? name[came.Length..]
            : name;

    // How far works have come.
    private static readonly HashSet<string> _stages = new(StringComparer.Ordinal)
    {
        "新开工", "新竣工", "新投产", "新签约", "新建成", "新入库", "新引进", "开工", "竣工", "投产", "达产", "签约", "完工", "续建", "在建", "新建", "建成", "开工建设",
        "新开工建设", "竣工投产", "建成投产",
        "全部建成", "除险加固", "分配入住", "改造提升", "新落地", "落地", "落地开工", "开复工", "施工", "投用", "建成投用",
        "投入使用", "改扩建", "新改建", "新改扩建", "新建改建", "新建改造",
    };

    /// <summary>What works are, of whom it is told how far they have come: 工业项目 of 新开工工业项目; null where that isn't told.</summary>
    private static string? WithoutStage(string name)
    {
        string? longest = null;
        foreach (string stage in _stages)
        {
            if (name.StartsWith(stage, StringComparison.Ordinal) && name.Length > stage.Length + 1 && stage.Length > (longest?.Length ?? 0))
            {
                longest = stage;
            }
        }
        return longest is null || name[longest.Length] is '与' or '和' or '及' or '、' or '(' ? null : name[longest.Length..];
    }

    // 新开工, 新建成投产: how far works have come, and nothing else.
    private static bool IsStage(string name)
    {
        if (_stages.Contains(name))
        {
            return true;
        }
        const int Verb = 2;
        string rest = name.StartsWith('新') ? name[1..] : name;
        if (rest.Length < Verb * 2 || rest.Length % Verb != 0)
        {
            return false;
        }
        for (; rest.Length > 0; rest = rest[Verb..])
        {
            if (!_stages.Contains(rest[..Verb]) && rest[..Verb] is not ("建设" or "改造" or "扩建" or "改建"))
            {
                return false;
            }
        }
        return true;
    }

    // 化工项目 of 落地建设化工项目: what works are of which another stage is told; null where that isn't told.
    private static string? WorksOf(string name)
    {
        string? cost = _ofWork.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length + 1);
        name = cost is null ? name : name[..^cost.Length];
        int done = DoneWords.LengthIn(name);
        string? works = WithoutStage(name);
        works = works is not null && done <= name.Length - works.Length ? works : done > 0 ? name[done..] : works;
        return works is null || _properties.Contains(works) || _ofWhat.Contains(works) ? null : works;
    }

    private static readonly string[] _sharesOf = ["占比", "比重"];

    // What is done to a rate, and no part of its name.
    private static readonly string[] _raised = ["提高", "提升", "扩大", "保持", "稳定", "改善", "控制", "巩固"];

    private static readonly string[] _rateEnds = ["率", "比重", "占比", "比例", "程度", "份额", "覆盖面", "水平", "指数", "强度", "度"];

    // A mere property: whose it is was said before.
    private static readonly HashSet<string> _properties = new(StringComparer.Ordinal)
    {
        "总量", "总数", "总额", "总规模", "总", "规模", "数量", "总面积", "总里程", "总人数", "总户数", "总值", "累计总量", "存量", "指标", "余额", "绝对值", "入库数量", "保有量", "总数量",
    };

    // What has no meaning where it isn't said of what.
    private static readonly HashSet<string> _ofWhat = new(StringComparer.Ordinal)
    {
        "投资", "年度投资", "年投资", "投入资金", "总投入", "金额", "总产值", "总收入", "比例", "占比", "产值", "年产值", "收入", "年收入", "覆盖面", "覆盖率", "利用率", "普及率", "达标率",
        "合格率", "满意率", "参保率", "办结率",
        "完好率", "销售额", "年销售额", "合同额",
        "投资额", "面积", "产量", "增加值", "利润", "营业收入", "销售收入", "里程", "长度", "资金", "支出", "到位资金", "消费", "企业", "规模", "产能", "年产能",
        "受益人口", "受益群众", "受益人数", "从业人员", "从业人数", "注册资本", "注册资金", "营收", "营业额", "年营业额", "签约金额", "签约额", "交易额", "年交易额", "成交额", "成交金额",
        "投资总额", "竣工面积", "开工面积", "施工面积", "销售面积", "服务面积", "规划面积", "目标产值", "产业产值", "办复率",
        "入驻企业", "筹资标准", "参保人数", "人口覆盖率", "税率",
        "通车里程", "新增通车里程", "报销比例", "新增产能", "新增建成产能", "利润总额", "净利润", "总资产", "综合收入", "消费总额",
        "协议总投资", "成功率", "集群营收", "受益农户", "受益户数", "受益居民", "惠及人口",
        "上缴税收", "上缴税金", "上缴利税", "资金总额", "协议投资总额", "计划投资额", "资产总额",
        "种植面积", "播种面积", "总产量", "总产", "单产", "亩产", "总规模", "总里程", "新增里程", "零售额", "投资规模",
        "年产", "出栏", "存栏", "年出栏", "资助金额", "补贴资金", "受益学生", "所占比重", "比重", "所占比例", "客流量", "日均客流量", "游客量", "游客接待量",
    };

    // Of whatever park or branch the passage is about, and not of the works before.
    private static readonly HashSet<string> _ofField = new(StringComparer.Ordinal)
        { "核心产业规模", "全产业链产值", "集群规模", "园区产值", "产业规模", "目标营收" };

    /// <summary>Whether a name is that of a property alone which no name before tells the owner of.</summary>
    public static bool IsOfField(string name) => _ofField.Contains(name);

    /// <summary>Whether a name is that of a property alone, of which it has to be told whose it is.</summary>
    public static bool IsProperty(string name) =>
        _ofWhat.Contains(name) || _bareRates.Contains(name) || (name.Length == 3 && name[^1] == '面') || _ofField.Contains(name);

    private static readonly HashSet<string> _ofProduct = new(StringComparer.Ordinal) { "亩产", "单产", "总产", "平均亩产", "平均单产", "商品率",
        "面积", "播种面积",
        "种植面积", "产量", "总产量", "产值", "总产值", "增加值", "综合产值", "年产值", "销售收入", "销售额", "利润", "利税" };

    // Of a work that was named before: 实施项目3000个、总投资2.5万亿元.
    private static readonly HashSet<string> _ofWork = new(StringComparer.Ordinal) { "总投资", "总投资额", "计划总投资", "计划投资", "年度计划投资",
        "年度计划完成投资", "当年计划投资" };

    // Known by themselves, and yet more often of what was named before.
    private static readonly HashSet<string> _bare = new(StringComparer.Ordinal) { "存款余额", "贷款余额", "支出" };

    private static readonly string[] _products = ["外销量", "销售量", "销量", "加工量", "总产量", "产量", "总产值", "产值", "增加值", "面积", "种植面积", "播种面积", "总产"];
}
