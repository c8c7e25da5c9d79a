using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;

namespace SearchPlans.Index.Embedded;

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
    /// <param name="reader">The index.</param>
    /// <param name="sketch">The document.</param>
    /// <param name="except">Tells the files, relative to the corpus, that don't count.</param>
    public static IReadOnlyList<NearCopy> Find(IndexReader reader, ShingleSketch sketch, Predicate<string>? except)
    {
        var shared = new Dictionary<(int Leaf, int Doc), int>();
        foreach (AtomicReaderContext leaf in sketch.Sample.Count == 0 ? [] : reader.Leaves)
        {
            if (leaf.AtomicReader.Fields?.GetTerms(PlanFields.Shingles)?.GetEnumerator() is not { } terms)
            {
                continue;
            }
            DocsEnum? docs = null;
            foreach (ulong hash in sketch.Sample)
            {
                if (!terms.SeekExact(new BytesRef(ShingleSketch.TermOf(hash))) || terms.DocFreq > MostCommon)
                {
                    continue;
                }
                docs = terms.Docs(leaf.AtomicReader.LiveDocs, docs, DocsFlags.NONE);
                while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
                {
                    shared[(leaf.Ord, doc)] = shared.GetValueOrDefault((leaf.Ord, doc)) + 1;
                }
            }
        }
        var stored = new StoredPlans(reader);
        int BlockOf(int leaf, int doc) => DocBlocks.Of(reader.Leaves[leaf].AtomicReader).Of(Grouping.Block, doc);
        return NearCopies.NearestFirst(shared
            .Where(c => c.Value >= FewestShared)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Take(MostRead)
            .Select(c => Measure(stored, c.Key.Leaf, BlockOf(c.Key.Leaf, c.Key.Doc), sketch))
            .Where(near => near is not null && except?.Invoke(near.Plan.File) != true));
    }

    /// <summary>The plans that are near copies of each other, nearest first. One pass through the sampled shingles: those that two to
    /// <see cref="MostSharing"/> plans have are counted for each two of them.</summary>
    public static IReadOnlyList<NearPair> Pairs(IndexReader reader, CancellationToken cancellation)
    {
        if (MultiFields.GetTerms(reader, PlanFields.Shingles)?.GetEnumerator() is not { } terms)
        {
            return [];
        }
        IBits? live = MultiFields.GetLiveDocs(reader);
        var shared = new Dictionary<(int One, int Other), int>();
        DocsEnum? docs = null;
        var having = new List<int>();
        while (terms.MoveNext() && shared.Count < MostPairs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (terms.DocFreq is < 2 or > MostSharing)
            {
                continue;
            }
            having.Clear();
            docs = terms.Docs(live, docs, DocsFlags.NONE);
            while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                having.Add(doc);
            }
            for (int i = 0; i < having.Count; i++)
            {
                for (int j = i + 1; j < having.Count; j++)
                {
                    shared[(having[i], having[j])] = shared.GetValueOrDefault((having[i], having[j])) + 1;
                }
            }
        }
        var stored = new StoredPlans(reader);
        return
        [
            .. shared.Where(pair => pair.Value >= FewestShared)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Take(MostMeasured)
                .Select(pair => Measure(reader, stored, pair.Key.One, pair.Key.Other, cancellation))
                .OfType<NearPair>()
                .OrderByDescending(pair => pair.Containment),
        ];
    }

    private static NearPair? Measure(IndexReader reader, StoredPlans stored, int one, int other, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ((int leaf, int block), (int otherLeaf, int otherBlock)) = (Place(one), Place(other));
        PlanSummary plan = stored.Plan(leaf, block).Summary;
        return Measure(stored, otherLeaf, otherBlock, SketchOf(stored, leaf, block)) is { } near
            ? new NearPair(plan, near.Plan, near.Containment)
            : null;

        (int Leaf, int Block) Place(int doc)
        {
            int leaf = ReaderUtil.SubIndex(doc, reader.Leaves);
            return (leaf, DocBlocks.Of(reader.Leaves[leaf].AtomicReader).Of(Grouping.Block, doc - reader.Leaves[leaf].DocBase));
        }
    }

    private static ShingleSketch SketchOf(StoredPlans stored, int leaf, int block) =>
        ShingleSketch.Of(stored.Units(leaf, block).Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => u.Text));

    private static NearCopy? Measure(StoredPlans stored, int leaf, int block, ShingleSketch sketch) => NearCopies.Measure(
        stored.Plan(leaf, block).Summary,
        SketchOf(stored, leaf, block),
        sketch);
}
