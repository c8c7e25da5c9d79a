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

/// <summary>Not the node.</summary>
public sealed record NotNode(QueryNode Node) : QueryNode;

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
    /// <summary>层级: 国家, 省, 市 or 县.</summary>
    Level,
}

/// <summary>A run looked for in one field only.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The run.</param>
public sealed record FieldNode(QueryField Field, string Text) : QueryNode;

/// <summary>Plans of a range of years.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
public sealed record YearNode(int From, int To) : QueryNode
{
    /// <summary>Whether what the plans of the year after say in looking back belongs to it, too.</summary>
    public bool WithReview { get; init; }
}

/// <summary>Plans of places.</summary>
/// <param name="Name">What the places are called together: 江苏省, 长三角.</param>
/// <param name="Paths">Their region paths; a plan in or below any of them passes.</param>
public sealed record RegionNode(string Name, IReadOnlyList<string> Paths) : QueryNode
{
    /// <summary>Whether a region path is another one or lies below it.</summary>
    public static bool LiesIn(string path, string region) =>
        path.StartsWith(region, StringComparison.Ordinal) && (path.Length == region.Length || path[region.Length] == '/');

    /// <inheritdoc />
    public bool Equals(RegionNode? other) => other is not null && Paths.SequenceEqual(other.Paths);

    /// <inheritdoc />
    public override int GetHashCode() => Paths.Aggregate(0, HashCode.Combine);
}

/// <summary>Paragraphs of a part of their plan.</summary>
/// <param name="Part">The part.</param>
public sealed record PartNode(PlanPart Part) : QueryNode;
