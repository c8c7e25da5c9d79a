namespace SearchPlans.Plans;

/// <summary>
/// The ways headings are told apart, in the order in which they usually nest. The order is only the last resort: how
/// styles nest in a document is read from how its numbers run (<see cref="StyleRanks"/>).
/// </summary>
internal enum NumberStyle
{
    /// <summary>No number.</summary>
    None,
    /// <summary>附件, 名词解释: stand beside the outermost sections whatever comes before, and hold what comes behind.</summary>
    Standalone,
    /// <summary>序言, 结束语: stand beside the outermost sections and hold only what has no such number.</summary>
    Preface,
    /// <summary>第一篇.</summary>
    Volume,
    /// <summary>第一部分.</summary>
    Division,
    /// <summary>第一章.</summary>
    Chapter,
    /// <summary>第一节.</summary>
    ChapterSection,
    /// <summary>Without number, in the words of a plan's main parts: 2023年工作回顾.</summary>
    UnnumberedPart,
    /// <summary>壹、</summary>
    Formal,
    /// <summary>Ⅰ． and I.</summary>
    Roman,
    /// <summary>一、</summary>
    Chinese,
    /// <summary>（一）.</summary>
    ChineseParenthesis,
    /// <summary>第一， as a heading of its own.</summary>
    Ordinal,
    /// <summary>Without number: a short line without a full stop.</summary>
    Unnumbered,
    /// <summary>1. or 1、; 1 alone where 1.1 follows.</summary>
    Arabic,
    /// <summary>1.1.</summary>
    Decimal,
    /// <summary>1.1.1 and deeper.</summary>
    DeepDecimal,
    /// <summary>（1）.</summary>
    ArabicParenthesis,
    /// <summary>1）.</summary>
    ArabicHalfParenthesis,
    /// <summary>①.</summary>
    Circled,
    /// <summary>专栏1: a box of tables and projects beside the text.</summary>
    Box,
    /// <summary>A Markdown heading without number; five more follow for the deeper ones.</summary>
    Hash1,
    /// <summary>The deepest Markdown heading.</summary>
    Hash6 = Hash1 + 5,
}
