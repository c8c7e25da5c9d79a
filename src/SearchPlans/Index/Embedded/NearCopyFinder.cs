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

    private static NearCopy? Measure(StoredPlans stored, int leaf, int block, ShingleSketch sketch) => NearCopies.Measure(
        stored.Plan(leaf, block).Summary,
        ShingleSketch.Of(stored.Units(leaf, block).Where(u => u.Kind != PlanUnitKind.Surrounding).Select(u => u.Text)),
        sketch);
}
