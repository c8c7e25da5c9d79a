using SearchPlans.Corpus;

namespace SearchPlans.Searching;

/// <summary>A plan as an answer by itself.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Outline">The first level of its outline; empty in a list of many.</param>
/// <param name="Previous">The plan of the same place and type for the year before, the nearest that there is; null in a list of
/// many.</param>
/// <param name="Next">The same for the year after.</param>
public sealed record PlanCard(PlanSummary Plan, IReadOnlyList<PlanCardHeading> Outline, PlanSummary? Previous, PlanSummary? Next);

/// <summary>A heading of the first level.</summary>
/// <param name="Heading">The heading, with its number.</param>
/// <param name="Anchor">Its anchor within the plan.</param>
public sealed record PlanCardHeading(string Heading, string Anchor);

/// <summary>Why an answer has cards of plans.</summary>
public enum PlanCardsAre
{
    /// <summary>It has none.</summary>
    None,
    /// <summary>Only plans were asked for: these are all that meet it.</summary>
    AskedFor,
    /// <summary>Their titles hold the query.</summary>
    Titled,
    /// <summary>They hold all that was asked for, where no paragraph does.</summary>
    HoldAll,
}

/// <summary>How much was found of a query as it was corrected.</summary>
/// <param name="Query">The corrected query.</param>
/// <param name="TotalParagraphs">How many paragraphs answer it.</param>
/// <param name="TotalPlans">How many plans they stand in.</param>
public sealed record CorrectedAnswer(string Query, int TotalParagraphs, int TotalPlans);

/// <summary>How much holds all that was asked for, where no paragraph does.</summary>
/// <param name="Sections">How many innermost sections.</param>
/// <param name="Plans">How many plans.</param>
public sealed record WiderTotals(int Sections, int Plans);
