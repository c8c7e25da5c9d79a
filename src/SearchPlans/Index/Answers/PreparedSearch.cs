using System.Diagnostics;
using SearchPlans.Index.Queries;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>A request as it is understood and found.</summary>
/// <param name="Request">The request, with page and size brought into range and the order that its words ask for.</param>
/// <param name="Understood">What is asked for; null where there is nothing to look for.</param>
/// <param name="Typed">What was read of it, no word taken for a condition.</param>
/// <param name="Query">How it is found; null where there is nothing to look for.</param>
/// <param name="Notice">What a person should know of how it was read, or null.</param>
/// <param name="Watch">Runs since the request came.</param>
internal sealed record PreparedSearch(
    SearchRequest Request, UnderstoodQuery? Understood, QueryNode? Typed, TranslatedQuery? Query, string? Notice, Stopwatch Watch)
{
    /// <summary>Whether only plans are asked for, and nothing of their text.</summary>
    public bool AsksForPlans => Understood is { AsksForPlans: true };

    /// <summary>Whether it isn't known yet which forms of its words stand anywhere, of which the query is made.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>What answers.</summary>
    public HitUnit Unit => AsksForPlans ? HitUnit.Paragraph : (HitUnit)Request.Scope;

    /// <summary>How many hits stand on the pages before.</summary>
    public int Offset => (Request.Page - 1) * Request.Size;
}
