using Lucene.Net.Store;
using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Storage;

public sealed class MapInputTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (System.IO.Directory.Exists(_path))
        {
            System.IO.Directory.Delete(_path, recursive: true);
        }
    }

    // Writes the same values to our directory and to Lucene's in memory, which then read alike.
    [Fact]
    public void Reads_what_Lucene_s_own_directory_reads()
    {
        Random random = TestRandom.Create(output);
        using var stock = new RAMDirectory();
        using var ours = new MapDirectory(_path, pageChecksums: true);
        var reads = new List<Func<IndexInput, object>>();
        using (IndexOutput a = stock.CreateOutput("f", IOContext.DEFAULT))
        {
            using IndexOutput b = ours.CreateOutput("f", IOContext.DEFAULT);
            for (int i = 0; i < 40_000; i++)
            {
                (Action<IndexOutput> write, Func<IndexInput, object> read) = Value(random);
                write(a);
                write(b);
                reads.Add(read);
                Assert.Equal(a.Position, b.Position);
            }
            Assert.Equal(a.Checksum, b.Checksum);
        }
        Assert.Equal(stock.FileLength("f"), ours.FileLength("f"));
        Assert.True(ours.FileLength("f") > 4 * PageFrame.PageLength);
        using IndexInput expected = stock.OpenInput("f", IOContext.DEFAULT);
        using IndexInput found = ours.OpenInput("f", IOContext.DEFAULT);
        var positions = new List<long>();
        foreach (Func<IndexInput, object> read in reads)
        {
            positions.Add(expected.Position);
            Assert.Equal(read(expected), read(found));
            Assert.Equal(expected.Position, found.Position);
        }
        Assert.Equal(found.Length, found.Position);
        AssertReadsAnywhere(random, expected, found, positions, reads);
        // An input of its own, none of whose pages was checked yet.
        using IndexInput fresh = ours.OpenInput("f", IOContext.DEFAULT);
        AssertReadsAnywhere(random, expected, (IndexInput)fresh.Clone(), positions, reads);
    }

    private static void AssertReadsAnywhere(
        Random random, IndexInput expected, IndexInput found, List<long> positions, List<Func<IndexInput, object>> reads)
    {
        for (int i = 0; i < 20_000; i++)
        {
            int at = random.Next(positions.Count);
            expected.Seek(positions[at]);
            found.Seek(positions[at]);
            Assert.Equal(reads[at](expected), reads[at](found));
        }
    }

    private static (Action<IndexOutput> Write, Func<IndexInput, object> Read) Value(Random random)
    {
        long value = random.NextInt64() >> random.Next(64);
        byte[] bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        string text = new([.. bytes.Select(b => (char)(0x4e00 + b))]);
        return random.Next(8) switch
        {
            0 => (o => o.WriteByte((byte)value), i => i.ReadByte()),
            1 => (o => o.WriteInt16((short)value), i => i.ReadInt16()),
            2 => (o => o.WriteInt32((int)value), i => i.ReadInt32()),
            3 => (o => o.WriteInt64(value), i => i.ReadInt64()),
            4 => (o => o.WriteVInt32((int)value), i => i.ReadVInt32()),
            5 => (o => o.WriteVInt64(value), i => i.ReadVInt64()),
            6 => (o => o.WriteString(text), i => i.ReadString()),
            _ => (o => o.WriteBytes(bytes, bytes.Length), i =>
            {
                var read = new byte[bytes.Length];
                i.ReadBytes(read, 0, read.Length);
                return read;
            }
            ),
        };
    }
}
