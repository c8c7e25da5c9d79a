using System.Text;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Syncing;

namespace SearchPlans.Adding;

/// <summary>
/// Finds plans that nearly have the text of a document: those that share sampled shingles by the index, then, of the few that
/// share most, how much of the whole text is shared. Good for reprints, versions with and without an appendix, corrected
/// and badly scanned texts; not for a chapter out of a long plan (less than about a tenth of it).
/// </summary>
internal static class NearCopies
{
    /// <summary>From how much of the shorter text on, standing in the longer one, two texts are near copies. Copies with
    /// every eighth character changed still have 0.875^8 = 0.34; what plans of one place share from year to year stays
    /// below 0.14 (docs/adding.md).</summary>
    public const double LeastContainment = 0.35;

    // Of a sample of 48 and more, or of the part of it that a text of a few times the length samples too.
    private const int FewestShared = 5;

    // Reading and comparing one takes about 2 ms.
    private const int MostRead = 8;

    // A shingle in more plans than this is a form of words and says nothing.
    private const int MostCommon = 1000;

    /// <summary>The near copies in the index, nearest first; of very many those that share most.</summary>
    /// <param name="snapshot">The index.</param>
    /// <param name="sketch">The document.</param>
    /// <param name="except">Tells the files, relative to the corpus, that don't count.</param>
    public static IReadOnlyList<NearCopy> Find(IndexSnapshot snapshot, ShingleSketch sketch, Predicate<string>? except = null)
    {
        if (sketch.Sample.Count == 0) return [];
        int field = snapshot.Schema.TextOrdinal(PlanFields.Shingles);
        var shared = new Dictionary<(int Segment, int Doc), int>();
        foreach (ulong hash in sketch.Sample)
        {
            byte[] term = Encoding.ASCII.GetBytes(ShingleSketch.TermOf(hash));
            for (int s = 0; s < snapshot.Segments.Count; s++)
            {
                SegmentReader segment = snapshot.Segments[s];
                if (!segment.Terms(field).TryFind(term, out TermInfo info) || info.DocFreq > MostCommon) continue;
                PostingsCursor cursor = segment.Postings(field, info);
                for (int doc = cursor.Next(); doc != PostingsCursor.NoMoreDocs; doc = cursor.Next())
                {
                    if (!segment.IsDeleted(doc)) shared[(s, doc)] = shared.GetValueOrDefault((s, doc)) + 1;
                }
            }
        }
        var reader = new SnapshotReader(snapshot);
        return NearestFirst(shared
            .Where(c => c.Value >= FewestShared)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Take(MostRead)
            .Select(c => Measure(reader, c.Key.Segment, snapshot.Segments[c.Key.Segment].Groups.Of(Grouping.Block, c.Key.Doc), sketch))
            .Where(near => near is not null && except?.Invoke(near.Plan.File) != true));
    }

    /// <summary>Those that are near copies, nearest first.</summary>
    public static IReadOnlyList<NearCopy> NearestFirst(IEnumerable<NearCopy?> copies) =>
        [.. copies.OfType<NearCopy>().OrderByDescending(near => near.Containment + near.Resemblance)];

    /// <summary>How near a plan is to a document; null when it isn't near.</summary>
    public static NearCopy? Measure(PlanSummary plan, ShingleSketch known, ShingleSketch sketch)
    {
        int shared = sketch.SharedWith(known);
        double containment = shared / (double)Math.Max(1, Math.Min(known.Hashes.Count, sketch.Hashes.Count));
        return containment < LeastContainment ? null : new NearCopy(plan, containment, shared / (double)(known.Hashes.Count + sketch.Hashes.Count - shared));
    }

    /// <summary>The sketch of a plan, without what stands around it.</summary>
    public static ShingleSketch SketchOf(Plan plan) =>
        ShingleSketch.Of(plan.Units.Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => PlanBlocks.TextOf(plan, u)));

    private static NearCopy? Measure(SnapshotReader reader, int segment, int block, ShingleSketch sketch) => Measure(
        reader.Plan(segment, block).Summary,
        ShingleSketch.Of(reader.Units(segment, block).Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => u.Text)),
        sketch);
}
