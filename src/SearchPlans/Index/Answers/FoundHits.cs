using SearchPlans.Diagnostics;

namespace SearchPlans.Index.Answers;

/// <summary>How many hits a plan has, and which choices of the request it doesn't meet.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Count">How many hits it has, at least 1.</param>
/// <param name="Fails">See <see cref="PlanChoices.Test"/>.</param>
internal readonly record struct PlanCount(PlanEntry Plan, int Count, byte Fails)
{
    /// <summary>Whether the plan meets all choices.</summary>
    public bool Passes => Fails == PlanChoices.Passes;
}

/// <summary>Plans that were found and meet the request's choices.</summary>
/// <param name="Best">The best, as many as were asked for at most.</param>
/// <param name="Count">How many there are.</param>
internal sealed record FoundPlans(IReadOnlyList<PlanPlace> Best, int Count);

/// <summary>
/// What a search found, all of it counted: by plan, also where only one of the request's choices stands against it (for the facets). In a
/// wider scope the paragraphs of a section or plan are one hit.
/// </summary>
internal sealed record FoundHits
{
    private readonly Lazy<Dictionary<PlanPlace, int>> _byPlan;

    public FoundHits() => _byPlan = new Lazy<Dictionary<PlanPlace, int>>(() => Counts.ToDictionary(c => c.Plan.Place, c => c.Count));

    /// <summary>Nothing.</summary>
    public static FoundHits None { get; } = new();

    /// <summary>What isn't known yet, with nothing in it.</summary>
    public static FoundHits Unknown { get; } = new() { IsKnown = false };

    /// <summary>What a search finds; told to who measures searches.</summary>
    public static FoundHits Timed(Func<FoundHits> search)
    {
        using TimedWork phase = Telemetry.SearchPhase("search.collect");
        return search();
    }

    /// <summary>Whether it is known what is found.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>How many paragraphs of the parts asked for were found, whether or not their plans meet the other choices.</summary>
    public int AllParagraphs { get; init; }

    /// <summary>How many paragraphs meet all of the request's choices.</summary>
    public int Paragraphs { get; init; }

    /// <summary>How many innermost sections they stand in; 0 where paragraphs are looked for.</summary>
    public int Sections { get; init; }

    /// <summary>Whether any hit's plan has a day of publication.</summary>
    public bool HasDated { get; init; }

    /// <summary>Whether any hit's plan has none.</summary>
    public bool HasUndated { get; init; }

    /// <summary>How many hits of each part meet all other choices, by <see cref="Plans.PlanPart"/>.</summary>
    public IReadOnlyList<int> PartCounts { get; init; } = new int[Enum.GetValues<Plans.PlanPart>().Length];

    /// <summary>The plans that have hits.</summary>
    public IReadOnlyList<PlanCount> Counts { get; init; } = [];

    /// <summary>The hits that meet all choices, best first, up to as many as were asked for; where plans were asked for, none.</summary>
    public IReadOnlyList<FoundHit> Best { get; init; } = [];

    /// <summary>The plans with the best hits, up to as many as were asked for, each with its best hits; where hits were asked for,
    /// none.</summary>
    public IReadOnlyList<IReadOnlyList<FoundHit>> ByPlan { get; init; } = [];

    /// <summary>How many hits a plan has.</summary>
    public int CountOf(PlanPlace plan) => _byPlan.Value.GetValueOrDefault(plan);

    /// <summary>The plans that have hits and meet all choices.</summary>
    public IEnumerable<PlanCount> Passing => Counts.Where(c => c.Passes);
}

/// <summary>Puts hits in order.</summary>
internal static class HitOrder
{
    // Of so many hits one at most is a heading alone, as long as there are others.
    private const int HitsOfHeading = 10;

    /// <summary>Hits that are headings alone and others, each in order, as one list.</summary>
    /// <param name="others">The others, best first.</param>
    /// <param name="headings">The headings, best first.</param>
    /// <param name="count">How many at most.</param>
    public static IEnumerable<FoundHit> Flat(IEnumerable<FoundHit> others, IEnumerable<FoundHit> headings, int count)
    {
        var first = new Queue<FoundHit>(headings);
        var second = new Queue<FoundHit>(others);
        int sinceHeading = HitsOfHeading;
        for (int i = 0; i < count && first.Count + second.Count > 0; i++)
        {
            bool isHeading = first.Count > 0
                && (second.Count == 0
                    || (sinceHeading >= HitsOfHeading && first.Peek().CompareTo(second.Peek()) < 0)
                    || first.Peek().SortKey > second.Peek().SortKey);
            sinceHeading = isHeading ? 1 : sinceHeading + 1;
            yield return isHeading ? first.Dequeue() : second.Dequeue();
        }
    }

    /// <summary>The hit by which a plan stands among others: its best that is no heading alone, or its best.</summary>
    public static FoundHit Leading(IReadOnlyList<FoundHit> plan)
    {
        foreach (FoundHit hit in plan)
        {
            if (!hit.IsHeading)
            {
                return hit;
            }
        }
        return plan[0];
    }
}
