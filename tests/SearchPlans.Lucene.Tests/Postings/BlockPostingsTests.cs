using System.Runtime.Intrinsics;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;
using Directory = Lucene.Net.Store.Directory;

namespace SearchPlans.Lucene.Tests.Postings;

public sealed class BlockPostingsTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("postings").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_answer_is_that_of_the_stock_codec()
    {
        BlockCodec.Register();
        Random random = TestRandom.Create(output);
        Directory[] directories =
        [
            new RAMDirectory(),
            new SimpleFSDirectory(Path.Combine(_folder, "simple")),
            new MapDirectory(Path.Combine(_folder, "map"), pageChecksums: true),
            new MapDirectory(Path.Combine(_folder, "plain"), pageChecksums: false),
        ];
        foreach (Directory directory in directories)
        {
            var index = new RandomIndex(random, random.Next(50, 1500)) { Compound = random.Next(2) == 0 };
            using DirectoryReader stock = index.Write(new RAMDirectory(), new Lucene46Codec());
            using (directory)
            using (DirectoryReader own = index.Write(directory, BlockCodec.Instance))
            {
                Assert.Equal(stock.Leaves.Count, own.Leaves.Count);
                output.WriteLine(
                    $"{directory.GetType().Name}: {own.MaxDoc} documents, {own.Leaves.Count} segments, {own.NumDeletedDocs} deleted");
                for (int leaf = 0; leaf < stock.Leaves.Count; leaf++)
                {
                    foreach (string field in (string[])["id", .. RandomIndex.Fields])
                    {
                        Compare(random, stock.Leaves[leaf].AtomicReader, own.Leaves[leaf].AtomicReader, field);
                    }
                }
                CheckIndex.Status status = new CheckIndex(directory).DoCheckIndex();
                Assert.True(status.Clean);
                Assert.NotEmpty(status.SegmentInfos);
                Assert.All(status.SegmentInfos, s => Assert.Equal(BlockPostingsFormat.FormatName, s.Codec.Name));
            }
        }
    }

    [Fact]
    public void A_field_without_positions_says_so()
    {
        BlockCodec.Register();
        using var directory = new RAMDirectory();
        using DirectoryReader reader = new RandomIndex(TestRandom.Create(output), 200).Write(directory, BlockCodec.Instance);
        AtomicReader leaf = reader.Leaves[0].AtomicReader;
        var docs = (BlockDocsEnum)leaf.GetTermDocsEnum(new Term("frequencies", "t200"));
        docs.NextDoc();
        Assert.Throws<InvalidOperationException>(() => docs.Positions().Length);
        Assert.Null(leaf.GetTermPositionsEnum(new Term("frequencies", "t200")));
    }

    [Fact]
    public void Ordinals_tell_what_moving_tells()
    {
        BlockCodec.Register();
        Random random = TestRandom.Create(output);
        using var directory = new RAMDirectory();
        using DirectoryReader reader = new RandomIndex(random, 1500).Write(directory, BlockCodec.Instance);
        AtomicReader leaf = reader.Leaves[0].AtomicReader;
        foreach (string field in RandomIndex.Fields)
        {
            TermsEnum terms = leaf.GetTerms(field).GetEnumerator();
            while (terms.MoveNext())
            {
                int[] wanted = random.Subset(leaf.MaxDoc, random.Next(leaf.MaxDoc));
                var found = (BlockDocsEnum)terms.Docs(null, null);
                var ordinals = new List<int>();
                var docs = new List<int>();
                for (int at = 0; at < wanted.Length;)
                {
                    int count = Math.Min(1 + random.Next(128), wanted.Length - at);
                    int[] kept = new int[count];
                    int[] keptOrdinals = new int[count];
                    int keptCount = found.Intersect(wanted.AsSpan(at, count), kept, keptOrdinals);
                    docs.AddRange(kept[..keptCount].Select(k => wanted[at + k]));
                    ordinals.AddRange(keptOrdinals[..keptCount]);
                    at += count;
                }
                uint[] freqs = new uint[ordinals.Count];
                found.FreqsAt(ordinals.ToArray(), freqs);
                var moving = (BlockDocsEnum)terms.Docs(null, null);
                int next = 0;
                for (int ordinal = 0; moving.NextDoc() != DocIdSetIterator.NO_MORE_DOCS; ordinal++)
                {
                    Assert.Equal(ordinal, moving.Ordinal);
                    if (Array.BinarySearch(wanted, moving.DocID) < 0)
                    {
                        continue;
                    }
                    Assert.Equal((moving.DocID, ordinal), (docs[next], ordinals[next]));
                    Assert.Equal(moving.Freq, (int)freqs[next] + 1);
                    if (field == "positions")
                    {
                        int[] positions = moving.Positions().ToArray();
                        Assert.Equal(positions, found.PositionsAt(ordinal).ToArray());
                        int[] eight = new int[8];
                        found.EightPositionsAt(ordinal, -7, out int count).CopyTo(eight);
                        Assert.Equal(positions.Length, count);
                        Assert.Equal(count > 8 ? new int[8] : [.. positions, .. Enumerable.Repeat(-7, 8 - count)], eight);
                    }
                    next++;
                }
                Assert.Equal(next, docs.Count);
            }
        }
    }

    private static void Compare(Random random, AtomicReader stock, AtomicReader own, string field)
    {
        Assert.Equal(stock.MaxDoc, own.MaxDoc);
        TermsEnum expected = stock.GetTerms(field).GetEnumerator();
        TermsEnum found = own.GetTerms(field).GetEnumerator();
        DocsEnum? docs = null;
        while (expected.MoveNext())
        {
            Assert.True(found.MoveNext());
            Assert.Equal(expected.Term, found.Term);
            Assert.Equal(expected.DocFreq, found.DocFreq);
            Assert.Equal(expected.TotalTermFreq, found.TotalTermFreq);
            for (int run = 0; run < 4; run++)
            {
                IBits? liveDocs = random.Next(2) == 0 ? null : stock.LiveDocs;
                bool positions = field == "positions" && random.Next(3) > 0;
                // Reused or not: stock ones always anew, so that nothing of theirs is in the way.
                DocsEnum? reuse = random.Next(2) == 0 ? docs : null;
                docs = positions ? found.DocsAndPositions(liveDocs, reuse as DocsAndPositionsEnum) : found.Docs(liveDocs, reuse);
                Compare(random, positions ? expected.DocsAndPositions(liveDocs, null) : expected.Docs(liveDocs, null), docs, own.MaxDoc);
            }
        }
        Assert.False(found.MoveNext());
    }

    private static void Compare(Random random, DocsEnum expected, DocsEnum found, int maxDoc)
    {
        int farthest = random.Next(3) == 0 ? 0 : 1 + random.Zipf(maxDoc);
        Assert.Equal(-1, found.DocID);
        int doc = -1;
        while (doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            bool advances = farthest > 0 && random.Next(3) > 0;
            int target = doc + 1 + random.Next(Math.Max(farthest, 1));
            doc = advances ? expected.Advance(target) : expected.NextDoc();
            Assert.Equal(doc, advances ? found.Advance(target) : found.NextDoc());
            Assert.Equal(doc, found.DocID);
            if (doc == DocIdSetIterator.NO_MORE_DOCS)
            {
                continue;
            }
            // Frequencies and positions are decoded late: asked for here, left out there, some twice.
            if (random.Next(2) == 0)
            {
                Assert.Equal(expected.Freq, found.Freq);
            }
            if (found is BlockDocsEnum own && expected is DocsAndPositionsEnum positions && random.Next(2) == 0)
            {
                int[] all = [.. Enumerable.Range(0, positions.Freq).Select(_ => positions.NextPosition())];
                Assert.Equal(all, own.Positions().ToArray());
                int some = random.Next(all.Length + 1);
                Assert.Equal(all[..some], Enumerable.Range(0, some).Select(_ => own.NextPosition()));
            }
        }
        Assert.Equal(DocIdSetIterator.NO_MORE_DOCS, found.NextDoc());
    }
}
