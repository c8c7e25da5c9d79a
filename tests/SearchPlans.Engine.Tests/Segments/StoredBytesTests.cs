using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class StoredBytesTests(ITestOutputHelper output)
{
    private static StoredBytesReader Write(byte[][] documents)
    {
        var directory = new MemoryDirectory();
        using (var file = new IndexOutput(directory, "stored", StoredBytesWriter.Format))
        {
            using var writer = new StoredBytesWriter(file);
            foreach (byte[] bytes in documents) writer.Add(bytes);
            writer.Finish();
            file.Complete();
        }
        return new StoredBytesReader(IndexInput.Open(directory, "stored", StoredBytesWriter.Format), documents.Length);
    }

    [Fact]
    public void Every_document_gives_back_its_bytes_in_any_order()
    {
        Random random = TestRandom.Create(output);
        foreach (int count in (int[])[1, 2, 500])
        {
            var documents = new byte[count][];
            for (int i = 0; i < count; i++)
            {
                int most = random.Next(6) switch { 0 => 1, 1 => 100_000, _ => 400 };
                documents[i] = new byte[random.Next(most)];
                if (random.Next(3) > 0) random.NextBytes(documents[i]);
            }
            StoredBytesReader reader = Write(documents);
            for (int i = 0; i < count; i++) Assert.True(documents[i].AsSpan().SequenceEqual(reader.Read(i)));
            for (int i = 0; i < 1000; i++)
            {
                int doc = random.Next(count);
                Assert.True(documents[doc].AsSpan().SequenceEqual(reader.Read(doc)));
            }
            Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(count).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(-1).Length);
        }
    }

    [Fact]
    public void Bytes_that_compress_to_almost_nothing_come_back_whole()
    {
        byte[][] documents = [[], new byte[20_000_000], [], [1]];
        StoredBytesReader reader = Write(documents);
        for (int i = 0; i < documents.Length; i++) Assert.True(documents[i].AsSpan().SequenceEqual(reader.Read(i)));
    }

    [Fact]
    public void Nothing_but_empty_documents_is_kept_too()
    {
        StoredBytesReader reader = Write([.. Enumerable.Range(0, 70_000).Select(_ => Array.Empty<byte>())]);
        Assert.True(reader.Read(0).IsEmpty);
        Assert.True(reader.Read(69_999).IsEmpty);
    }
}
