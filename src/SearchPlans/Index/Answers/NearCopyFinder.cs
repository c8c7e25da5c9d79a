using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Index.Answers;

/// <summary>
/// Finds plans that nearly have the text of a document: those that share sampled shingles by the index, then, of the few that
/// share most, how much of the whole text is shared. Good for reprints, versions with and without an appendix, corrected
/// and badly scanned texts; not for a chapter out of a long plan (less than about a tenth of it).
/// </summary>
internal static class NearCopyFinder
{
    // Of a sample of 48 and more, or of the part of it that a text of a few times the length samples too.
    private const int FewestShared = 5;

    // Reading and comparing one takes about 2 ms.
    private const int MostRead = 8;

    // Of what more share no two are told apart by it; two shingles of every plan with each other would be counted for hours.
    private const int MostSharing = 20;

    // Some hundred megabytes at most.
    private const int MostPairs = 2_000_000;

    // An editor looks at some; each takes about 4 ms.
    private const int MostMeasured = 500;

    // A shingle in more plans than this is a form of words and says nothing.
    private const int MostCommon = 1000;

    /// <summary>The near copies, nearest first; of very many those that share most.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="sketch">The document.</param>
    /// <param name="except">Tells the files, relative to the corpus, that don't count.</param>
    public static IReadOnlyList<NearCopy> Find(IIndexSnapshot snapshot, ShingleSketch sketch, Predicate<string>? except)
    {
        if (sketch.Sample.Count == 0)
        {
            return [];
        }
        IEnumerable<PlanPlace> sharing = snapshot.SharingShingles(sketch.Sample, MostCommon)
            .Where(c => c.Value >= FewestShared)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Take(MostRead).Select(c => c.Key);
        return NearCopies.NearestFirst(snapshot.Each(sharing, plan => Measure(snapshot, plan, sketch))
            .Where(near => near is not null && except?.Invoke(near.Plan.File) != true));
    }

    /// <summary>The plans that are near copies of each other, nearest first. One pass through the sampled shingles: those that two to
    /// <see cref="MostSharing"/> plans have are counted for each two of them.</summary>
    public static IReadOnlyList<NearPair> Pairs(IIndexSnapshot snapshot)
    {
        IEnumerable<(PlanPlace One, PlanPlace Other)> sharing = snapshot.ShinglePairs(MostSharing, MostPairs)
            .Where(pair => pair.Value >= FewestShared)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Take(MostMeasured).Select(pair => pair.Key);
        return
        [
            .. snapshot.Each(sharing, pair => Measure(snapshot, pair.One, pair.Other))
                .OfType<NearPair>()
                .OrderByDescending(pair => pair.Containment),
        ];
    }

    private static NearPair? Measure(IIndexSnapshot snapshot, PlanPlace one, PlanPlace other)
    {
        snapshot.Budget.Cancellation.ThrowIfCancellationRequested();
        PlanSummary plan = snapshot.Summary(one);
        return Measure(snapshot, other, SketchOf(snapshot, one)) is { } near ? new NearPair(plan, near.Plan, near.Containment) : null;
    }

    private static ShingleSketch SketchOf(IIndexSnapshot snapshot, PlanPlace plan) =>
        ShingleSketch.Of(snapshot.Stored.Units(plan).Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => u.Text));

    private static NearCopy? Measure(IIndexSnapshot snapshot, PlanPlace plan, ShingleSketch sketch) =>
        NearCopies.Measure(snapshot.Summary(plan), SketchOf(snapshot, plan), sketch);
}
