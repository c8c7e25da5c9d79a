namespace SearchPlans.Querying.Understanding;

/// <summary>A query with its plain words taken for what they are.</summary>
/// <param name="Node">What is asked for; null where nothing is.</param>
/// <param name="Conditions">What words were taken for conditions, in the order in which they stand.</param>
internal sealed record UnderstoodQuery(QueryNode? Node, IReadOnlyList<QueryCondition> Conditions)
{
    /// <summary>The order that the words ask for, or null.</summary>
    public SearchSort? Sort { get; init; }

    /// <summary>What else a person should know of how it was understood, in Chinese, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The words of the conditions as they were typed, where the query names plans by nothing else; else empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where no plan is of the place and year that were named: the same asked of the place's plans of other years.</summary>
    public RelaxedQuery? Nearby { get; init; }

    /// <summary>The same with fewer conditions, for where nothing meets all; those that keep most first. Found out when
    /// asked for.</summary>
    public IEnumerable<RelaxedQuery> Relaxed { get; init; } = [];

    /// <summary>Whether only plans are asked for, and nothing of their text.</summary>
    public bool AsksForPlans => Node is { } node && IsOfPlans(node);

    /// <summary>Whether something is asked of plans and not of their text. A negation alone leaves plans, too; part and heading are asked
    /// of paragraphs.</summary>
    public static bool IsOfPlans(QueryNode node) => node switch
    {
        AndNode and => and.Nodes.All(IsOfPlans),
        OrNode or => or.Nodes.All(IsOfPlans),
        NotNode not => not.Node is not PartNode and not FieldNode { Field: QueryField.Headings or QueryField.Body },
        FieldNode field => field.Field is not (QueryField.Headings or QueryField.Body),
        YearNode or RegionNode or LevelNode or NoValueNode => true,
        _ => false,
    };
}

/// <summary>A query without some of its conditions.</summary>
/// <param name="Node">What is asked for.</param>
/// <param name="Unmet">The conditions that were left out, in Chinese (年份：2016年).</param>
internal sealed record RelaxedQuery(QueryNode Node, IReadOnlyList<string> Unmet);
