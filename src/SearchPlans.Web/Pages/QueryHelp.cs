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
            new("新能源汽车", "含有这个词的段落；原样连写的排在前面"),
            new("新能源 生物医药", "两个词都要有，先后不论（空格就是“并且”）"),
            new("“绿色低碳”", "加引号：一字不差，引号里的标点也算"),
            new("规上工业", "常见的不同说法一并查找：“规上”也找“规模以上”；结果页可改为只找原词"),
        ], "不必管简体繁体、全角半角、大写小写。输入框里也可以打拼音或声母，如 pingshan、ps，从提示里选。整句粘贴进来也可以：" +
            "先找原样的，没有时放宽到含大部分词的；夹在句中的引号只当标点。"),
        new("任选与排除", [
            new("地铁 | 轨道交通", "有其中一个即可；竖线也可写成“或”"),
            new("投资 -房地产", "含“投资”，但不含“房地产”；减号前留空格"),
            new("(教育 | 医疗) 项目", "括号里先合起来算"),
        ]),
        new("在哪里找", [
            new("章节:民生", "所在章节的标题里有“民生”"),
            new("标题:坪山区 企业", "计划的标题里有“坪山区”，段落里有“企业”；也可写《坪山区》"),
            new("正文:创新", "只看正文段落，不看标题"),
            new("部分:回顾 增长", "只看回顾上一年的部分；另有 部署、名词解释、附件"),
            new("地区:深圳 文种:国民经济和社会发展计划 创新", "地区和文种，可以连用"),
            new("年份:2020-2024 创新", "年份范围；也可写 年份:2024、年份>=2020"),
        ]),
        new("靠得多近", [
            new("同句(企业 专精特新)", "几个词在同一句话里"),
            new("同段(企业 人才)", "在同一段里"),
            new("同节(教育 医疗)", "在同一节里"),
        ], "不写时，默认在同一段里；结果页上方的“范围”可放宽到章节或全文。"),
        new("数字", [
            new("增长>=20%", "“增长”后面紧跟的百分数不小于 20%"),
            new("固定资产投资>500亿元", "后面的金额大于 500 亿元；万、亿、万亿会换算"),
            new(">100亿元 项目", "段里有超过 100 亿元的数，并且含“项目”"),
        ], "可用 > >= < <= =，也可写 ＞ ≥ ＜ ≤ ＝。数和词要在同一句里。"),
    ];
}
