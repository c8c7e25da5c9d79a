using System.ComponentModel;
using SearchPlans.Origins;
using SearchPlans.Text.Characters;

namespace SearchPlans.Exporting;

/// <summary>A sentence that stood before.</summary>
public sealed record OriginResponseSentence(
    [property: Description("段落的锚点，即阅读页地址 # 之后的部分")] string Paragraph,
    [property: Description("句子在段落里的起点，按 UTF-16 计，从 0 起")] int Start,
    [property: Description("句子的终点，不含")] int End,
    [property: Description("句子")] string Text,
    [property: Description("与出处不同的地方：text 里的起止，不含止")] IReadOnlyList<int[]> Marks,
    [property: Description("相同的字所占的比例，0.85 到 1")] double Similarity,
    [property: Description("这一处有多值得看：字数 × ln((n + 1) / s)，n 是此前与本文有相同字句的文件数，s 是其中与这一句有的；套语近于 0")] double Weight,
    [property: Description("此前最早见于哪一份：年份最早的，同年的以日期、再以层级高的为先")] CitationResponsePlan Source,
    [property: Description("出处的段落锚点")] string SourceParagraph,
    [property: Description("出处的句子")] string SourceText,
    [property: Description("出处不同的地方：sourceText 里的起止，不含止")] IReadOnlyList<int[]> SourceMarks)
{
    /// <summary>Translates a sentence.</summary>
    public static OriginResponseSentence From(SentenceOrigin origin) => new(
        origin.Anchor, origin.StartChar, origin.EndChar, origin.Text, Pairs(origin.Marks), Math.Round(origin.Similarity, 3),
        Math.Round(origin.Weight, 1),
        CitationResponsePlan.From(origin.Source), origin.SourceAnchor, origin.SourceText, Pairs(origin.SourceMarks));

    private static int[][] Pairs(IReadOnlyList<TextRange> marks) => [.. marks.Select(m => new[] { m.Start, m.End })];
}

/// <summary>Where the sentences of a plan stood before.</summary>
public sealed record OriginResponse(
    [property: Description("这份计划")] CitationResponsePlan Plan,
    [property: Description("比对了多少句：15 字以上的")] int Compared,
    [property: Description("此前出现过的句子，按文中次序")] IReadOnlyList<OriginResponseSentence> Sentences)
{
    /// <summary>Translates an answer.</summary>
    public static OriginResponse From(PlanOrigins origins)
    {
        ArgumentNullException.ThrowIfNull(origins);
        return new OriginResponse(
            CitationResponsePlan.From(origins.Plan), origins.Compared, [.. origins.Sentences.Select(OriginResponseSentence.From)]);
    }
}
