using System.ComponentModel;
using SearchPlans.Searching;

namespace SearchPlans.Exporting;

/// <summary>A reason and its points.</summary>
public sealed record ExplanationNode(
    [property: Description("因何得分")] string Reason,
    [property: Description("得几分")] double Score,
    [property: Description("其中各项")] IReadOnlyList<ExplanationNode> Parts)
{
    /// <summary>Translates an explanation.</summary>
    public static ExplanationNode From(ScoreExplanation explanation) =>
        new(explanation.Reason, Math.Round(explanation.Score, 4), [.. explanation.Parts.Select(From)]);
}

/// <summary>Why a paragraph answers a search and has its score.</summary>
public sealed record ExplainResponse(
    [property: Description("计划的 id")] string Plan,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("得分的由来")] ExplanationNode Explanation);
