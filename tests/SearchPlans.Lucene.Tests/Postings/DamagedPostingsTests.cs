using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;
using Directory = Lucene.Net.Store.Directory;

namespace SearchPlans.Lucene.Tests.Postings;

/// <summary>Postings whose bytes are wrong, in directories that don't check them.</summary>
public sealed class DamagedPostingsTests(ITestOutputHelper output)
{
    [Fact]
    public void Wrong_bytes_give_an_exception_or_documents_of_the_segment_and_fail_the_integrity_check()
    {
        BlockCodec.Register();
        Random random = TestRandom.Create(output);
        using var sound = new RAMDirectory();
        new RandomIndex(random, 600).Write(sound, BlockCodec.Instance).Dispose();
        int refused = 0;
        for (int run = 0; run < 150; run++)
        {
            using var damaged = new RAMDirectory(sound, IOContext.DEFAULT);
            string name = PostingsFile(random, damaged);
            Change(damaged, name, bytes =>
            {
                // Headers and footers are looked at when the file is opened.
                for (int changes = 1 + random.Next(3); changes > 0; changes--)
                {
                    bytes[random.Next(40, bytes.Length - 16)] = (byte)random.Next(256);
                }
                return bytes;
            });
            using DirectoryReader reader = DirectoryReader.Open(damaged);
            try
            {
                foreach (AtomicReaderContext leaf in reader.Leaves)
                {
                    ReadAll(random, leaf.AtomicReader);
                }
            }
            catch (IndexFormatException e)
            {
                Assert.Equal(IndexFormatProblem.Corrupt, e.Problem);
                refused++;
            }
            if (!Bytes(damaged, name).SequenceEqual(Bytes(sound, name)))
            {
                Assert.Throws<IOException>(() =>
                {
                    foreach (AtomicReaderContext leaf in reader.Leaves)
                    {
                        leaf.AtomicReader.CheckIntegrity();
                    }
                });
            }
        }
        output.WriteLine($"{refused} of 150 refused by reading");
        Assert.InRange(refused, 15, 149);
    }

    [Fact]
    public void A_file_cut_short_is_not_opened()
    {
        BlockCodec.Register();
        Random random = TestRandom.Create(output);
        using var sound = new RAMDirectory();
        new RandomIndex(random, 300).Write(sound, BlockCodec.Instance).Dispose();
        for (int run = 0; run < 50; run++)
        {
            using var damaged = new RAMDirectory(sound, IOContext.DEFAULT);
            Change(damaged, PostingsFile(random, damaged), bytes => bytes[..random.Next(bytes.Length)]);
            Assert.ThrowsAny<IOException>(() => DirectoryReader.Open(damaged));
        }
    }

    [Fact]
    public void Payloads_and_offsets_are_refused_when_they_are_written()
    {
        using var directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48,
            new global::Lucene.Net.Analysis.Core.WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        {
            Codec = BlockCodec.Instance,
        };
        using var writer = new IndexWriter(directory, config);
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };
        writer.AddDocument(new Document { new Field("offsets", "a b", type) });
        var e = Assert.Throws<NotSupportedException>(writer.Commit);
        Assert.Contains("offsets", e.Message);
        writer.Rollback();
    }

    private static void ReadAll(Random random, AtomicReader reader)
    {
        int[] wanted = random.Subset(reader.MaxDoc, random.Next(1, Math.Min(128, reader.MaxDoc)));
        foreach (string field in RandomIndex.Fields)
        {
            TermsEnum terms = reader.GetTerms(field).GetEnumerator();
            while (terms.MoveNext())
            {
                ReadAll((BlockDocsEnum)terms.Docs(null, null), field == "positions", reader.MaxDoc);
                Intersect((BlockDocsEnum)terms.Docs(null, null), field == "positions", wanted);
            }
        }
    }

    private static void ReadAll(BlockDocsEnum docs, bool positions, int maxDoc)
    {
        int before = -1;
        for (int doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
        {
            Assert.InRange(doc, before + 1, maxDoc - 1);
            before = doc;
            if (positions)
            {
                Assert.Equal(docs.Freq, docs.Positions().Length);
            }
        }
    }

    private static void Intersect(BlockDocsEnum docs, bool positions, int[] wanted)
    {
        int[] kept = new int[wanted.Length];
        int[] ordinals = new int[wanted.Length];
        int count = docs.Intersect(wanted, kept, ordinals);
        docs.FreqsAt(ordinals.AsSpan(0, count), new uint[count]);
        for (int i = 0; i < count; i++)
        {
            Assert.InRange(kept[i], i, wanted.Length - 1);
            Assert.InRange(ordinals[i], i, docs.GetCost() - 1);
            if (positions)
            {
                docs.EightPositionsAt(ordinals[i], 0, out _);
            }
        }
    }

    private static string PostingsFile(Random random, Directory directory)
    {
        string[] names = [.. directory.ListAll().Where(n => n.EndsWith(".doc") || n.EndsWith(".pos")).Order()];
        return names[random.Next(names.Length)];
    }

    private static byte[] Bytes(Directory directory, string name)
    {
        using IndexInput input = directory.OpenInput(name, IOContext.DEFAULT);
        byte[] bytes = new byte[input.Length];
        input.ReadBytes(bytes, 0, bytes.Length);
        return bytes;
    }

    private static void Change(Directory directory, string name, Func<byte[], byte[]> change)
    {
        byte[] bytes = change(Bytes(directory, name));
        directory.DeleteFile(name);
        using IndexOutput changed = directory.CreateOutput(name, IOContext.DEFAULT);
        changed.WriteBytes(bytes, bytes.Length);
    }
}
