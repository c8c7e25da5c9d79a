using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>Hits that lack something of what was typed, in the order in which they are listed. Only what is shown is looked into. For one
/// request.</summary>
internal sealed class LackingHits
{
    private readonly HitBuilder? _builder;
    private readonly IReadOnlyList<string> _unmet = [];

    /// <summary>Takes hits in order.</summary>
    /// <param name="builder">Makes hits.</param>
    /// <param name="hits">The hits, best first.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="unmet">The conditions that what lacks no word doesn't meet.</param>
    public LackingHits(HitBuilder builder, IReadOnlyList<FoundHit> hits, int total, IReadOnlyList<string> unmet)
    {
        _builder = builder;
        _unmet = unmet;
        Total = total;
        Hits = hits;
    }

    private LackingHits() => Hits = [];

    /// <summary>None.</summary>
    public static LackingHits None { get; } = new();

    /// <summary>How many paragraphs lack something.</summary>
    public int Total { get; }

    /// <summary>Those that are listed.</summary>
    public IReadOnlyList<FoundHit> Hits { get; }

    /// <summary>Makes those from one place on.</summary>
    public IEnumerable<SearchHit> Page(int offset, int count) => Hits.Skip(offset).Take(Math.Max(0, count)).Select(Make);

    /// <summary>Makes one.</summary>
    public SearchHit Make(FoundHit hit)
    {
        IReadOnlyList<string> lacks = _builder!.LacksOf(hit);
        bool lacksConditions = lacks.Count == 0 && _unmet.Count > 0;
        return _builder.Build(hit) with { Lacks = lacksConditions ? _unmet : lacks, LacksConditions = lacksConditions };
    }

    /// <summary>Puts hits in turns: what lacks one run takes turns with what lacks another, so that of two topics both are seen.</summary>
    /// <param name="best">The hits, best first.</param>
    /// <param name="runs">For each run, and in it for each hit, whether the hit holds it.</param>
    public static IReadOnlyList<FoundHit> InTurns(IReadOnlyList<FoundHit> best, IReadOnlyList<bool[]> runs)
    {
        Queue<FoundHit>[] byLack =
        [
            .. best.Select((hit, i) => (Hit: hit, Held: string.Concat(runs.Select(r => r[i] ? '1' : '0'))))
                .GroupBy(h => h.Held, h => h.Hit).Select(g => new Queue<FoundHit>(g)),
        ];
        var inTurns = new List<FoundHit>(best.Count);
        while (inTurns.Count < best.Count)
        {
            inTurns.AddRange(byLack.Where(q => q.Count > 0).Select(q => q.Dequeue()));
        }
        return inTurns;
    }
}
