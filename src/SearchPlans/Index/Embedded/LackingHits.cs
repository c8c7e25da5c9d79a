using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>Hits that lack something of what was typed, in the order in which they are listed. For one request.</summary>
internal sealed class LackingHits
{
    private readonly HitBuilder? _builder;
    private readonly IReadOnlyList<string> _unmet = [];
    private readonly IReadOnlyList<(FoundHit Hit, IReadOnlyList<string> Lacks)> _hits;

    /// <summary>Puts hits in order: where words were typed apart, what lacks one takes turns with what lacks another, so that of two topics
    /// both are seen.</summary>
    /// <param name="builder">Makes hits.</param>
    /// <param name="best">The hits, best first.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="unmet">The conditions that what lacks no word doesn't meet.</param>
    /// <param name="inTurns">Whether they take turns.</param>
    public LackingHits(HitBuilder builder, IReadOnlyList<FoundHit> best, int total, IReadOnlyList<string> unmet, bool inTurns)
    {
        _builder = builder;
        _unmet = unmet;
        Total = total;
        (FoundHit Hit, IReadOnlyList<string> Lacks)[] hits =
            [.. best.Select(h => (h, builder.LacksOf(h) is { Count: > 0 } lacks ? lacks : unmet))];
        _hits = inTurns ? InTurns(hits) : hits;
    }

    private LackingHits() => _hits = [];

    /// <summary>None.</summary>
    public static LackingHits None { get; } = new();

    /// <summary>How many paragraphs lack something.</summary>
    public int Total { get; }

    /// <summary>How many are listed.</summary>
    public int Count => _hits.Count;

    /// <summary>Makes those from one place on.</summary>
    public IEnumerable<SearchHit> Page(int offset, int count) =>
        _hits.Skip(offset).Take(Math.Max(0, count)).Select(h => _builder!.Build(h.Hit) with
        {
            Lacks = h.Lacks,
            LacksConditions = h.Lacks.Count > 0 && ReferenceEquals(h.Lacks, _unmet),
        });

    private static List<(FoundHit, IReadOnlyList<string>)> InTurns((FoundHit Hit, IReadOnlyList<string> Lacks)[] hits)
    {
        Queue<(FoundHit, IReadOnlyList<string>)>[] byLack =
            [.. hits.GroupBy(h => string.Join('\n', h.Lacks)).Select(g => new Queue<(FoundHit, IReadOnlyList<string>)>(g))];
        var inTurns = new List<(FoundHit, IReadOnlyList<string>)>();
        while (inTurns.Count < hits.Length)
        {
            inTurns.AddRange(byLack.Where(q => q.Count > 0).Select(q => q.Dequeue()));
        }
        return inTurns;
    }
}
