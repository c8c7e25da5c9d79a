using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Tests.Search;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Indexing;

/// <summary>Merged against unmerged: the same blocks in many commits that end in a merge, and in one.</summary>
public sealed class MergeTests(ITestOutputHelper output)
{
    // Which bounds a block of postings gets depends on the average length, in which blocks deleted since may count.
    private static readonly string[] _withBounds = [$".{SegmentInfo.Postings}", $".{SegmentInfo.Terms}"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Merging_writes_byte_for_byte_what_indexing_the_same_blocks_at_once_writes(bool deletes)
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 4; run++)
        {
            var index = new ModelIndex();
            Dictionary<string, DocumentBlock> blocks = IndexUntilMerged(random, index, deletes);
            string[] order = Keys(index.Directory);
            Assert.Equal(index.LiveKeys.Order(), order.Order());
            var atOnce = new MemoryDirectory();
            using (IndexWriter writer = IndexWriter.Open(atOnce, ModelIndex.Schema))
            {
                foreach (string key in order) writer.Add(blocks[key]);
                writer.Commit();
            }
            AssertAlike(index.Directory, atOnce, deletes);
            output.WriteLine($"{blocks.Count} blocks, {blocks.Count - order.Length} of them deleted");
        }
    }

    // Gives the blocks by key.
    private static Dictionary<string, DocumentBlock> IndexUntilMerged(Random random, ModelIndex index, bool deletes)
    {
        var blocks = new Dictionary<string, DocumentBlock>();
        using IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema);
        for (int segment = 1; segment <= MergePolicy.Factor; segment++)
        {
            for (int b = 0, n = 8 + random.Next(40); b < n; b++)
            {
                DocumentBlock block = index.NextBlock(random);
                blocks.Add(block.Keywords[0].Value, block);
                writer.Add(block);
            }
            if (deletes && segment == MergePolicy.Factor) index.DeleteSome(random, writer, 1 + random.Next(12));
            writer.Commit();
            // However the segments were merged, it has to have been done.
            Assert.True(segment < MergePolicy.Factor || Manifest.Read(index.Directory)!.Segments.Count < MergePolicy.Factor);
        }
        return blocks;
    }

    private static void AssertAlike(MemoryDirectory merged, MemoryDirectory unmerged, bool deletes)
    {
        SegmentInfo mergedInfo = Assert.Single(Manifest.Read(merged)!.Segments);
        SegmentInfo unmergedInfo = Assert.Single(Manifest.Read(unmerged)!.Segments);
        string[] kinds = [.. mergedInfo.Files.Select(f => Path.GetExtension(f.Name))];
        Assert.Equal(unmergedInfo.Files.Select(f => Path.GetExtension(f.Name)), kinds);
        foreach (string kind in kinds.Where(k => !deletes || !_withBounds.Contains(k)))
            Assert.True(merged.Read(mergedInfo.Name + kind).AsSpan().SequenceEqual(unmerged.Read(unmergedInfo.Name + kind)), kind);
        if (deletes) Assert.Equal(AllPostings(unmerged), AllPostings(merged));
    }

    private static List<string> AllPostings(IndexDirectory directory)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, ModelIndex.Schema);
        SegmentReader segment = Assert.Single(snapshot.Segments);
        var all = new List<string>();
        for (int field = 0; field < ModelIndex.Schema.Texts.Count; field++)
        {
            bool hasPositions = ModelIndex.Schema.Texts[field].Postings == Postings.Positions;
            TermEnumerator terms = segment.Terms(field).Terms();
            while (terms.MoveNext())
            {
                PostingsCursor postings = segment.Postings(field, terms.Info);
                string term = Convert.ToHexString(terms.Term);
                while (postings.Next() != PostingsCursor.NoMoreDocs)
                    all.Add($"{field} {term} {postings.Doc} {postings.Freq} {(hasPositions ? string.Join(',', postings.Positions().ToArray()) : "")}");
            }
        }
        return all;
    }

    private static string[] Keys(IndexDirectory directory)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, ModelIndex.Schema);
        return [.. snapshot.Segments.SelectMany(s => Enumerable.Range(0, s.Info.BlockCount).Where(b => !s.DeletedBlocks.Contains(b)).Select(b => s.Keywords(0)[b]))];
    }
}
