using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Tests.Search;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Indexing;

public sealed class MergeTests(ITestOutputHelper output)
{
    [Fact]
    public void Merging_writes_byte_for_byte_what_indexing_the_same_blocks_at_once_writes()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 4; run++)
        {
            var index = new ModelIndex();
            var blocks = new Dictionary<string, DocumentBlock>();
            using (IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema))
            {
                // As many segments as are merged; those before the last lose some of their blocks, less than would have them
                // rewritten alone.
                for (int segment = 1; segment <= MergePolicy.Factor; segment++)
                {
                    for (int b = 0, n = 8 + random.Next(40); b < n; b++)
                    {
                        DocumentBlock block = index.NextBlock(random);
                        blocks.Add(block.Keywords[0].Value, block);
                        writer.Add(block);
                    }
                    if (segment == MergePolicy.Factor) index.DeleteSome(random, writer, random.Next(12));
                    writer.Commit();
                    Assert.Equal(segment == MergePolicy.Factor ? 1 : segment, Manifest.Read(index.Directory)!.Segments.Count);
                }
            }
            string[] order = Keys(index.Directory);
            Assert.Equal(index.LiveKeys.Order(), order.Order());
            var atOnce = new MemoryDirectory();
            using (IndexWriter writer = IndexWriter.Open(atOnce, ModelIndex.Schema))
            {
                foreach (string key in order) writer.Add(blocks[key]);
                writer.Commit();
            }
            SegmentInfo merged = Assert.Single(Manifest.Read(index.Directory)!.Segments);
            SegmentInfo unmerged = Assert.Single(Manifest.Read(atOnce)!.Segments);
            Assert.Equal(unmerged.Files.Select(f => Path.GetExtension(f.Name)), merged.Files.Select(f => Path.GetExtension(f.Name)));
            foreach ((SegmentFile Merged, SegmentFile Unmerged) file in merged.Files.Zip(unmerged.Files))
                Assert.True(index.Directory.Read(file.Merged.Name).AsSpan().SequenceEqual(atOnce.Read(file.Unmerged.Name)), file.Merged.Name);
            output.WriteLine($"{blocks.Count} blocks, {blocks.Count - order.Length} of them deleted, in {merged.ByteLength} bytes");
        }
    }

    private static string[] Keys(IndexDirectory directory)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, ModelIndex.Schema);
        return [.. snapshot.Segments.SelectMany(s => Enumerable.Range(0, s.Info.BlockCount).Where(b => !s.DeletedBlocks.Contains(b)).Select(b => s.Keywords(0)[b]))];
    }
}
