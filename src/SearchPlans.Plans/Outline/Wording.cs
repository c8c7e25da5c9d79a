using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>What the words and signs of a line tell of it.</summary>
internal static class Wording
{
    private const int MaxStandalone = 28;

    private static readonly SearchValues<char> _stops = SearchValues.Create("。！？!?");
    private static readonly SearchValues<char> _clauseEnds = SearchValues.Create("。！？!?；;：:，,、…—.");
    private static readonly SearchValues<char> _sentenceSigns = SearchValues.Create("。！？!?；;");
    private static readonly SearchValues<string> _partWords = Of(
        "回顾", "安排", "目标", "主要任务", "总体要求", "总体思路", "总体部署", "重点工作", "重点任务", "工作部署", "自身建设", "指导思想",
        "工作总结", "主要工作", "政府工作");
    private static readonly SearchValues<string> _glossaryWords = Of(
        "名词解释", "名词注释", "名词注解", "名词说明", "名词释义", "名词", "注释", "注解", "术语", "用语说明", "用语解释", "词语解释", "词语说明", "词语注释", "释义");
    private static readonly SearchValues<string> _appendixWords = Of("附件", "附录", "附表", "附图");
    private static readonly string[] _prefaces = ["序言", "前言", "引言", "绪言", "绪论", "导言", "序", "结束语", "结语"];
    private static readonly SearchValues<string> _listWords = Of("清单", "一览表", "实事", "民生工程", "民生项目", "民生实项", "重点项目", "重大项目", "明细表");
    private static readonly SearchValues<string> _titleWords = Of(
        "政府工作报告", "工作报告", "国民经济和社会发展", "国民经济与社会发展", "经济社会发展", "五年规划", "五年计划", "规划纲要", "远景目标",
        "规划", "统计公报", "发展计划", "计划草案", "计划执行情况", "实施方案", "行动计划", "工作计划", "工作要点");
    private static readonly string[] _titleEnds =
        ["报告", "计划", "规划", "纲要", "公报", "草案", "方案", "要点", "意见", "摘要", "稿", "》", "）", ")", "]", "全文"];
    private static readonly string[] _salutations = ["各位代表", "各位委员", "各位同志", "同志们", "主席团", "主任、各位"];
    private static readonly string[] _siteInfo =
        ["来源", "信息来源", "发布时间", "发布日期", "发布机构", "发布单位", "发布部门", "公开日期", "公开机构", "成文日期", "生成日期",
            "发表时间", "发文", "索引号", "浏览", "字体", "字号", "打印", "作者", "时间：", "日期：",
            "时间:", "日期:", "文号：", "文号:", "有效性", "主题分类", "文字大小", "信息索引", "阅读", "点击", "分享", "稿源", "责任编辑",
            "编辑", "责编", "新华社"];
    private static readonly string[] _closings =
        ["编辑", "责任编辑", "责编", "来源", "信息来源", "打印", "关闭", "分享", "扫一扫", "相关链接", "相关阅读", "相关新闻", "上一篇", "下一篇", "附件下载", "版权", "主办单位", "承办单位",
            "网站", "备案", "返回", "审核", "校对", "监制", "初审", "点击", "阅读", "声明", "免责声明", "原标题", "原文链接",
            "喜欢就", "点赞", "在看", "长按", "识别二维码", "觉得不错", "往期"];
    private static readonly SearchValues<string> _offices = Of(
        "市长", "省长", "主席", "总理", "县长", "区长", "州长", "盟长", "专员", "旗长", "主任", "人民政府", "国务院", "代表大会", "会议", "通过", "批准", "统计局", "改革委",
        "改革局", "计划委员会");

    /// <summary>Whether a text names the head of a rank of place, 市长, and not what begins so: 南京市长江大桥, 区长期规划.</summary>
    public static bool NamesHead(string opening, string rank)
    {
        for (int at = 0; (at = opening.IndexOf(rank + "长", at, StringComparison.Ordinal)) >= 0; at++)
        {
            int behind = at + rank.Length + 1;
            if (behind == opening.Length || !"江期远春沙城征效足年久线输三安白途度假大河乐".Contains(opening[behind], StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Offset right behind the first 。！？ and the quotes and brackets that close with it, or -1.</summary>
    public static int FirstSentenceEnd(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAny(_stops);
        if (at < 0)
        {
            return -1;
        }
        for (at++; at < text.Length && text[at] is '”' or '’' or '）' or '」' or '』' or '》'; at++)
        {
        }
        return at;
    }

    /// <summary>Whether it ends within quotation marks: “第五条修改为：…。</summary>
    public static bool EndsInQuotes(ReadOnlySpan<char> text) => text.Count('“') > text.Count('”') || text.Count('「') > text.Count('」');

    /// <summary>Whether it ends in the middle of a thought or list, so that more must follow.</summary>
    public static bool EndsOpen(ReadOnlySpan<char> text) => text.IsEmpty || text[^1] is '，' or ',' or '、' or '；' or ';';

    /// <summary>Whether a heading on its line isn't complete without the next: …2020年 | 工作回顾.</summary>
    public static bool IsBroken(ReadOnlySpan<char> line, ReadOnlySpan<char> next) =>
        line.Length > 0
            && (line[^1] is '年' or '期' or '和' or '与' or '及' or '的' or '暨' || (next.Length > 0 && next[0] is '和' or '与' or '及' or '暨'));

    /// <summary>Whether it ends with any sign of punctuation.</summary>
    public static bool EndsWithSign(ReadOnlySpan<char> text) => text.IsEmpty || _clauseEnds.Contains(text[^1]);

    /// <summary>Whether it ends as a sentence or its quotation does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text) =>
        text.Length > 0
            && (text[^1] is '。' or '！' or '？' or '!' or '?' or '；' or ';' or '：' or ':' or '”' or '）' or ')' or '…' or '*' or '.'
                || text[^1] == '》');

    /// <summary>Whether a sentence ends in it.</summary>
    public static bool HasSentence(ReadOnlySpan<char> text) => text.IndexOfAny(_sentenceSigns) >= 0;

    /// <summary>Words of a plan's main parts: 工作回顾, 主要任务.</summary>
    public static bool NamesPart(ReadOnlySpan<char> text) => text.ContainsAny(_partWords);

    /// <summary>附件, 名词解释: what stands beside the main parts and may have parts of its own.</summary>
    public static bool NamesStandalone(ReadOnlySpan<char> text) => NamesGlossary(text) || NamesAppendix(text);

    /// <summary>名词解释 and its kin, spread out by spaces too.</summary>
    public static bool NamesGlossary(ReadOnlySpan<char> text) =>
        text.Length <= MaxStandalone && WithoutSpaces(text, stackalloc char[MaxStandalone]).ContainsAny(_glossaryWords);

    /// <summary>附件, 附表 and their kin.</summary>
    public static bool NamesAppendix(ReadOnlySpan<char> text) =>
        text.Length <= MaxStandalone && WithoutSpaces(text, stackalloc char[MaxStandalone]).ContainsAny(_appendixWords);

    /// <summary>序言, 结束语: all of it.</summary>
    public static bool IsPreface(ReadOnlySpan<char> text) =>
        text.Length <= MaxStandalone
            && Array.IndexOf(_prefaces, WithoutSpaces(text, stackalloc char[MaxStandalone]).TrimEnd("：:").ToString()) >= 0;

    /// <summary>十件民生实事, 重点项目清单: what is put behind a report.</summary>
    public static bool NamesList(ReadOnlySpan<char> text) => text.ContainsAny(_listWords);

    /// <summary>The call that a report ends with: 各位代表，让我们……奋斗！</summary>
    public static bool IsClosingCall(ReadOnlySpan<char> text) =>
        text.Contains("让我们", StringComparison.Ordinal) || (text.StartsWith("各位代表") && text[^1] is '！' or '!');

    /// <summary>各位代表： and its kin.</summary>
    public static bool IsSalutation(ReadOnlySpan<char> text) => text.Length <= 24 && StartsWithAny(text, _salutations);

    /// <summary>简称：…, 性质：…: a short word before a colon, spread by spaces or not, that says what stands behind it.</summary>
    public static bool IsLabelled(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOfAny('：', ':');
        return colon is > 1 and < 12 && !text[..colon].ContainsAny('“', '《', '—') && colon + 1 < text.Length;
    }

    /// <summary>来源：… 发布时间：… of a site.</summary>
    public static bool IsSiteInfo(ReadOnlySpan<char> text) =>
        text.Length <= 80 && !HasSentence(text) && (StartsWithAny(text.TrimStart("(（【[|“ "), _siteInfo) || IsDatedSource(text));

    // 2024-01-25 08:12 来源：…
    private static bool IsDatedSource(ReadOnlySpan<char> text) =>
        text.Length > 10
            && text[..4].IndexOfAnyExceptInRange('0', '9') < 0
            && text[4] is '-' or '/' or '.' or '年'
            && text.Contains("来源", StringComparison.Ordinal);

    /// <summary>(编辑：…) 【打印】 behind an article.</summary>
    public static bool IsClosing(ReadOnlySpan<char> text) =>
        text.Length <= 60 && !text.Contains('。') && (StartsWithAny(text.TrimStart("(（【[|<*> "), _closings) || text.EndsWith("日印发"));

    /// <summary>Meeting, date, office and name below a title.</summary>
    public static bool IsByline(ReadOnlySpan<char> text)
    {
        if (text.Length > 80 || text.Contains('。'))
        {
            return false;
        }
        if (text.ContainsAny(_offices) || DocumentNumbers.OfLine(text).Length > 0 || IsAddressees(text))
        {
            return true;
        }
        ReadOnlySpan<char> date = text.Trim("（()）— ");
        return date.Length is > 3 and < 24 && date.IndexOf('年') is > 0 and < 9 && date[^1] is '日' or '月' or '年';
    }

    /// <summary>各市、县人民政府，省政府各部门：, whom a document is written to.</summary>
    public static bool IsAddressees(ReadOnlySpan<char> text) =>
        text.Length is > 3 and <= 120 && text[^1] is '：' or ':' && !text.ContainsAny("。；！？")
            && (text[0] == '各' || text.Contains("人民政府", StringComparison.Ordinal) || text.Contains("各有关单位", StringComparison.Ordinal)
                || text.Contains("各单位", StringComparison.Ordinal) || text.Contains("各部门", StringComparison.Ordinal)
                || text[..^1].EndsWith("委员会") || text[..^1].EndsWith("局") || text[..^1].EndsWith("委"));

    /// <summary>Whether a line may be a plan's title.</summary>
    public static bool IsTitle(ReadOnlySpan<char> text)
    {
        if (text.Length is < 4 or > 70 || HasSentence(text) || EndsWithSign(text) || NamesGlossary(text) || text.ContainsAny('>', '|', '»')
            || IsLabelled(text))
        {
            return false;
        }
        if (text.StartsWith("政府工作报告"))
        {
            return true;
        }
        return text.ContainsAny(_titleWords) && EndsAsTitle(text) && !text.Contains('，') && !text.Contains(',');
    }

    /// <summary>Whether its last word is the kind of a document: …报告, …纲要.</summary>
    public static bool EndsAsTitle(ReadOnlySpan<char> text)
    {
        foreach (string end in _titleEnds)
        {
            if (text.EndsWith(end))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a line below a title that seems whole is still of it: …发展计划 | 执行情况及…草案的报告.</summary>
    public static bool GoesOnWithTitle(ReadOnlySpan<char> line) =>
        line.Length > 0 && (line[0] is '和' or '与' or '及' or '暨' or '（' or '(' || line.StartsWith("执行情况") || line.StartsWith("草案"));

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }
        return false;
    }

    private static ReadOnlySpan<char> WithoutSpaces(ReadOnlySpan<char> text, Span<char> buffer)
    {
        int count = 0;
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                buffer[count++] = c;
            }
        }
        return buffer[..count];
    }

    private static SearchValues<string> Of(params string[] words) => SearchValues.Create(words, StringComparison.Ordinal);
}
