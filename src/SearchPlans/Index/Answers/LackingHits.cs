using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>Hits that lack something of what was typed, in the order in which they are listed. Only what is shown is looked into. For one
/// request.</summary>
internal sealed class LackingHits
{
    private readonly IReadOnlyList<Source> _sources;

    // Hits alike in what they may lack.
    private sealed record Source(HitBuilder Builder, IReadOnlyList<FoundHit> Hits, IReadOnlyList<string> Unmet);

    /// <summary>Takes hits in order.</summary>
    /// <param name="builder">Makes hits.</param>
    /// <param name="hits">The hits, best first.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="unmet">The conditions that what lacks no word doesn't meet.</param>
    public LackingHits(HitBuilder builder, IReadOnlyList<FoundHit> hits, int total, IReadOnlyList<string> unmet)
        : this([new Source(builder, hits, unmet)], total)
    {
    }

    private LackingHits(IReadOnlyList<Source> sources, int total)
    {
        _sources = sources;
        Total = total;
        Hits = [.. sources.SelectMany(s => s.Hits).Take(SearchAnswer.MaxLacking)];
    }

    /// <summary>None.</summary>
    public static LackingHits None { get; } = new([], 0);

    /// <summary>How many paragraphs lack something.</summary>
    public int Total { get; }

    /// <summary>Those that are listed.</summary>
    public IReadOnlyList<FoundHit> Hits { get; }

    /// <summary>These, and behind them others, none of which is among them.</summary>
    public LackingHits Then(LackingHits others) => new([.. _sources, .. others._sources], Total + others.Total);

    /// <summary>Those from one place on.</summary>
    public IEnumerable<FoundHit> Page(int offset, int count) => Hits.Skip(offset).Take(Math.Max(0, count));

    /// <summary>Makes one.</summary>
    public SearchHit Make(FoundHit hit)
    {
        Source source = _sources.First(s => s.Hits.Contains(hit));
        SearchHit made = source.Builder.Build(hit, withLacks: true);
        return made.Lacks.Count == 0 && source.Unmet.Count > 0 ? made with { Lacks = source.Unmet, LacksConditions = true } : made;
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
