namespace SearchPlans.Querying;

/// <summary>What a person asks for, apart from how it is found: the query language as a tree.</summary>
public abstract record QueryNode;

/// <summary>A run of characters.</summary>
/// <param name="Text">The characters as typed.</param>
/// <param name="IsQuoted">Whether they stood in quotes: then only the run as it stands is meant.</param>
public sealed record RunNode(string Text, bool IsQuoted) : QueryNode;

/// <summary>All of the nodes, within the scope of the search.</summary>
public sealed record AndNode(IReadOnlyList<QueryNode> Nodes) : QueryNode;

/// <summary>Any of the nodes.</summary>
public sealed record OrNode(IReadOnlyList<QueryNode> Nodes) : QueryNode;

/// <summary>Not the node.</summary>
public sealed record NotNode(QueryNode Node) : QueryNode;

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
}

/// <summary>A run looked for in one field only.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The run.</param>
public sealed record FieldNode(QueryField Field, string Text) : QueryNode;

/// <summary>Plans of a range of years.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
public sealed record YearNode(int From, int To) : QueryNode;
