using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Queries;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Queries;

public sealed class DocBlocksTests(ITestOutputHelper output)
{
    [Fact]
    public void Blocks_and_groups_begin_where_they_were_added_deleted_ones_included()
    {
        Random random = TestRandom.Create(output);
        using ModelIndex index = ModelIndex.Build(random, blocksEach: 50);
        using DirectoryReader reader = index.Open();
        List<(ModelDoc Doc, bool Deleted)> docs = index.Docs(reader);
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            DocBlocks blocks = DocBlocks.Of(leaf.AtomicReader);
            ModelDoc[] here = [.. docs.Skip(leaf.DocBase).Take(leaf.AtomicReader.MaxDoc).Select(d => d.Doc)];
            AssertGrouped(blocks, Grouping.Block, [.. here.Select(d => (d.Key, 0))]);
            AssertGrouped(blocks, Grouping.Group, [.. here.Select(d => (d.Key, d.Group))]);
        }
    }

    private static void AssertGrouped(DocBlocks blocks, Grouping grouping, (string, int)[] keys)
    {
        int ordinal = -1;
        for (int doc = 0; doc < keys.Length; doc++)
        {
            if (doc == 0 || keys[doc] != keys[doc - 1])
            {
                Assert.Equal(doc, blocks.FirstDoc(grouping, ++ordinal));
            }
            Assert.Equal(ordinal, blocks.Of(grouping, doc));
        }
        Assert.Equal(ordinal + 1, blocks.Count(grouping));
        Assert.Equal(keys.Length, blocks.FirstDoc(grouping, ordinal + 1));
        Assert.Equal(keys.Length, blocks.MaxDoc);
    }

    [Fact]
    public void They_are_read_once_for_all_readers_of_a_segment()
    {
        using ModelIndex index = ModelIndex.Build(new Random(1), commits: 1, blocksEach: 20);
        using DirectoryReader before = index.Open();
        index.DeleteSome(new Random(1), 3);
        index.Writer.Commit();
        using DirectoryReader after = DirectoryReader.OpenIfChanged(before);
        Assert.True(after.HasDeletions && !before.HasDeletions);
        Assert.Same(DocBlocks.Of(before.Leaves.Single().AtomicReader), DocBlocks.Of(after.Leaves.Single().AtomicReader));
    }

    [Fact]
    public void Documents_outside_of_blocks_are_refused()
    {
        using var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
        {
            writer.AddDocument([new StringField("key", "a", Field.Store.NO)]);
            writer.AddDocument([new StringField(DocBlocks.FieldName, DocBlocks.BlockStart, Field.Store.NO)]);
        }
        using DirectoryReader reader = DirectoryReader.Open(directory);
        Assert.Throws<CorruptIndexException>(() => DocBlocks.Of(reader.Leaves.Single().AtomicReader));
    }
}
