using System.Buffers;

namespace SearchPlans.Plans.Figures;

/// <content>The words that it goes by.</content>
internal sealed partial class SentenceReader
{
    private static readonly string[] _flows =
    [
        "新增", "净增", "累计", "新建", "建成", "建设", "完成", "转移", "减少", "脱贫", "减贫", "搬迁", "安排", "投入", "发放", "培训", "造林", "改造", "扶持", "引进", "净流入",
            "帮扶", "实施", "争取", "筹集", "开工", "就业", "解决", "治理",
        "签约", "落户", "投资", "兑现", "整治", "种植", "退出", "关停", "淘汰", "化解", "查处", "保障性安居工程", "成为", "实现", "招商", "到位", "利用外资", "使用外资", "支出", "整合",
            "补贴", "绿化", "退耕", "拨款", "管理费",
    ];

    // Names of what was done over all the years; levels are reached in the last.
    private static readonly string[] _deeds =
    [
        "增加", "取得", "获得", "研发", "授权", "申报", "培育", "认定", "获批", "更新", "修建", "修复", "铺设", "打通", "拆除", "清理", "取缔", "植树", "惠及", "受益", "救助",
        "资助", "招聘",
        "评定", "创建", "打造", "竣工", "投产", "交付", "开通", "推广", "改建", "扩建", "续建", "复垦", "创造", "吸纳", "化解", "盘活", "消除", "压减", "削减", "流转", "出让",
        "回收", "处置",
    ];

    // What money is spent on, and what earns, employs and is handled.
    private static readonly string[] _works = ["项目", "工程", "园区", "示范区", "基地", "企业", "产业", "事项", "集群", "产业链", "平台", "案件", "建议", "提案"];

    // What money is done with: 新增市场主体26万户、注册资金4583亿元.
    private static readonly HashSet<string> _spent = new(StringComparer.Ordinal)
    {
        "投入", "发放", "安排", "争取", "减免", "兑现", "落实", "拨付", "筹集", "下达", "支付", "新增", "净增",
    };

    // Of which rank or size things are.
    private static readonly string[] _ranked = ["国家", "省级", "市级", "县级", "区级", "自治区级", "部级", "世界级", "亿元", "十亿", "百亿",
        "千亿", "千万元", "优质", "普通", "各类", "限额以上", "规模以上", "高层次", "高技能"];

    private static readonly SearchValues<char> _marks = SearchValues.Create(",;:。!?()|");

    // Designations are counted, not measured.
    private static readonly string[] _awarded = ["入选", "获评", "荣获", "获批", "上榜", "跻身", "获选", "被评为", "被授予", "夺得", "摘得", "入围", "被列入", "列入",
        "入列", "纳入全国", "纳入国家"];

    private static readonly string[] _unnamed =
    [
        "法规", "规章", "法律", "条例", "建议", "提案", "议案", "会议", "文件", "办法", "意见", "政策", "措施", "奖", "荣誉", "称号", "试点", "协定", "协议", "典型", "学习", "制度",
            "方案", "规划", "事项", "草案", "案件", "名单", "标准", "课题",
        "行动", "活动", "赛事", "论坛", "目标", "任务", "问题", "线索", "议题", "决定", "决议", "改革", "榜", "强", "周年", "届", "级", "星", "方面", "清单", "举措", "机制",
            "条款", "省份", "省级以上", "国家级", "专项工作", "金牌", "奖牌", "银牌", "大奖", "报告", "流程", "规范", "废止", "失效", "试点县", "试点市", "试点区", "试点城市",
            "试点单位", "试点乡镇", "首批", "各类", "各种", "指标", "百强县", "立法项目", "立法", "百强区", "百强镇", "百强市", "强县", "强镇", "第二批", "若干", "近", "等",
    ];
}
