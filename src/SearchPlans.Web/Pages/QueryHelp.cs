namespace SearchPlans.Web.Pages;

/// <summary>Something a query can say.</summary>
/// <param name="Query">An example of it, as typed.</param>
/// <param name="Means">What it finds, in Chinese.</param>
public sealed record QueryHelpLine(string Query, string Means);

/// <summary>Lines on one subject.</summary>
/// <param name="Title">The subject.</param>
/// <param name="Lines">What can be written, the most useful first.</param>
/// <param name="Note">What is worth knowing besides, or null.</param>
public sealed record QueryHelpSection(string Title, IReadOnlyList<QueryHelpLine> Lines, string? Note = null);

/// <summary>The whole query language by examples, all of which find something in the plan that ships with the program.</summary>
public static class QueryHelp
{
    /// <summary>The sections, from what everybody needs to what few do.</summary>
    public static IReadOnlyList<QueryHelpSection> Sections { get; } =
    [
        new("词语", [
            new("新能源汽车", "写着“新能源汽车”的段落；没有连着写、但词都有的，排在后面"),
            new("新能源 生物医药", "两个词都要有，谁先谁后都行；空格就是“并且”"),
            new("“绿色低碳”", "加引号：一字不差；引号里如有标点，标点也要一样"),
            new("规上工业", "说法不同、意思一样的一并查找：“规上”也找“规模以上”；在结果页可改为只找原词"),
        ], "繁体简体、全角半角、大写小写都一样。输入框里也可以打拼音或声母，如 pingshan、ps，再从提示里选。也可以整句粘贴进来：" +
            "先找一字不差的，没有时再找含大部分词的，这时句中的引号只当标点。"),
        new("任选与排除", [
            new("地铁 | 轨道交通", "有其中一个就行；竖线也可以写成“或”"),
            new("投资 -房地产", "有“投资”，但没有“房地产”；减号前要空一格，后面不空"),
            new("企业 AND 人才 NOT 住房", "别处惯用的写法也行：AND、OR、NOT、&&、||，和、与、且、或、非；夹在两个词中间，两边空格。在开头、末尾或引号里是文字"),
            new("(教育 | 医疗) 项目", "括号里的先算：有“项目”，还要有“教育”或“医疗”"),
            new("企业 -(住房 | 房地产)", "有“企业”，但“住房”“房地产”都没有"),
            new("((教育 | 医疗) 学位) | 医院床位", "括号里可以再用括号，最多六层；更深的当作并列的词，页面会说明"),
        ]),
        new("在哪里找", [
            new("章节:民生", "章节标题里有“民生”的各章节"),
            new("标题:坪山区 企业", "计划的标题里有“坪山区”，段落里有“企业”；也可以写成《坪山区》"),
            new("正文:创新", "只看正文，不看标题"),
            new("部分:回顾 增长", "只看回顾过去一年的部分；还可以写 部署、名词解释、附件"),
            new("地区:深圳 文种:国民经济和社会发展计划 创新", "只看这个地区、这种文件；可以连着写几项"),
            new("地区:(深圳 | 广州) 创新", "两地都看，也可以写成 地区:深圳|广州、地区:深圳、广州，或 地区:深圳 地区:广州；其他各项也可以这样写"),
            new("地区:大湾区 创新", "一片地区：长三角、京津冀、珠三角、成渝、东北、西部、长江经济带、直辖市、省会等；也可以写简称，如 地区:粤"),
            new("层级:县 机关:坪山区 创新", "只看这一级（国家、省、市、县）、这个机关发布的；机关写名称的一部分即可"),
            new("年份:2020-2024 创新", "只看这几年的；也可以写 年份:2024、年份>=2020、年份:2020..、年份:近三年、年份:十四五、年份:去年（从最新的计划算起）"),
        ], "冒号前是要看的地方，冒号后是要找的字，中间不空格。写了没有的项（如 部分:目标），页面会说明有哪些可选。"),
        new("靠得多近", [
            new("同句(企业 专精特新)", "几个词在同一句话里"),
            new("同段(企业 人才)", "在同一段里"),
            new("同节(教育 医疗)", "在同一节里，可以不在同一段"),
            new("同句(企业 (专精特新 | 高新技术))", "里面也可以任选：同一句里有“企业”，还有另外两个词中的一个"),
            new("同句(医疗 床位) | 同句(教育 学位)", "两种情形，符合一种就行"),
        ], "不写时，几个词要在同一段里；在结果页上方的“范围”里，可以放宽到同一章节或同一份计划，结果也就按章节、按计划给出。"),
        new("数字", [
            new("增长>=20%", "“增长”后面最近的百分数不小于 20%"),
            new("固定资产投资>500亿元", "后面最近的金额超过 500 亿元；万、亿、万亿会换算"),
            new(">100亿元 项目", "段里有超过 100 亿元的金额，还有“项目”"),
        ], "> 是大于，>= 是不小于，< 是小于，<= 是不大于，= 是等于；也可以写 ＞ ≥ ＜ ≤ ＝。词和数要在同一句里，写成 5%、％ 还是百分之五都认得。"),
    ];
}
