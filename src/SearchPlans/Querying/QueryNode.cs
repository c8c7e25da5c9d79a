using SearchPlans.Plans;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Querying;

/// <summary>What a person asks for, apart from how it is found: the query language as a tree.</summary>
public abstract record QueryNode;

/// <summary>A run of characters.</summary>
/// <param name="Text">The characters as typed.</param>
/// <param name="IsQuoted">Whether they stood in quotes: then only the run as it stands is meant, with the signs in it.</param>
public sealed record RunNode(string Text, bool IsQuoted) : QueryNode;

/// <summary>All of the nodes, within the scope of the search.</summary>
public sealed record AndNode(IReadOnlyList<QueryNode> Nodes) : QueryNode;

/// <summary>Any of the nodes.</summary>
public sealed record OrNode(IReadOnlyList<QueryNode> Nodes) : QueryNode;

/// <summary>A run taken apart into words and conditions; or as it was typed, wherever that stands: it may have been copied.</summary>
/// <param name="Meant">What its plain words mean: text with what has to hold of its plan.</param>
/// <param name="Typed">The run as it was typed.</param>
public sealed record AsTypedNode(QueryNode Meant, RunNode Typed) : QueryNode;

/// <summary>Not the node.</summary>
public sealed record NotNode(QueryNode Node) : QueryNode
{
    /// <summary>Whether it was asked for by 除了, behind which places are a list.</summary>
    public bool IsExcept { get; init; }
}

/// <summary>Within what words are asked to stand together.</summary>
public enum Nearness
{
    /// <summary>同句: in one sentence.</summary>
    Sentence,
    /// <summary>同段: in one paragraph.</summary>
    Paragraph,
    /// <summary>同节: in one innermost section.</summary>
    Section,
}

/// <summary>What is asked for stands together, whatever the scope of the search.</summary>
/// <param name="Nearness">How near.</param>
/// <param name="Node">What: of an <see cref="AndNode"/>, all of its nodes.</param>
public sealed record TogetherNode(Nearness Nearness, QueryNode Node) : QueryNode;

/// <summary>A quantity that meets a condition, shortly behind a run where there is one (增长&gt;=5%).</summary>
/// <param name="Condition">The condition; its subject is the run, or empty.</param>
/// <param name="Typed">The condition as typed, without the run.</param>
public sealed record QuantityNode(QuantityCondition Condition, string Typed) : QueryNode;

/// <summary>Where a field term looks.</summary>
public enum QueryField
{
    /// <summary>标题: the plan's title.</summary>
    Title,
    /// <summary>章节: the headings that lead to a paragraph.</summary>
    Headings,
    /// <summary>正文: paragraphs and list items, not headings.</summary>
    Body,
    /// <summary>地区: any part of the region.</summary>
    Region,
    /// <summary>年份: a year, or a range of years.</summary>
    Year,
    /// <summary>文种: the type of document.</summary>
    Type,
    /// <summary>部分: 回顾 or 部署.</summary>
    Part,
    /// <summary>层级: the level of government: 国家, 省, 市, 县.</summary>
    Level,
    /// <summary>机关: any part of the issuer's name.</summary>
    Issuer,
    /// <summary>文号: a document's number or any part of it, in any way of writing.</summary>
    Number,
}

/// <summary>A run looked for in one field only.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The run.</param>
public sealed record FieldNode(QueryField Field, string Text) : QueryNode
{
    /// <summary>Of a title, whether it stood in title marks, 《…》, as texts cite it too.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>Plans of a range of years.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
public sealed record YearNode(int From, int To) : QueryNode
{
    /// <summary>Whether it only bounds others (年份&gt;=2020, 年份:2020..): several of these hold together, where values are joined by
    /// "or".</summary>
    public bool IsBound { get; init; }

    /// <summary>Whether what the plans of the year after say in looking back belongs to it, too.</summary>
    public bool WithReview { get; init; }
}

/// <summary>Paragraphs of a part of their plan.</summary>
/// <param name="Part">The part.</param>
public sealed record PartNode(PlanPart Part) : QueryNode;

/// <summary>Plans of places.</summary>
/// <param name="Name">What they are called in the query: 广东, 粤, 长三角.</param>
/// <param name="Paths">The region paths that it stands for; a plan in or below any of them is meant.</param>
public sealed record RegionNode(string Name, IReadOnlyList<string> Paths) : QueryNode
{
    /// <inheritdoc />
    public bool Equals(RegionNode? other) => other is not null && Name == other.Name && Paths.SequenceEqual(other.Paths);

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Plans of a level of government.</summary>
/// <param name="Level">The level.</param>
public sealed record LevelNode(PlanLevel Level) : QueryNode;

/// <summary>What is no value of its field: nothing is found by it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">What was asked of it.</param>
public sealed record NoValueNode(QueryField Field, string Value) : QueryNode;
