using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class ColumnsTests(ITestOutputHelper output)
{
    private static readonly Schema _schema = new(
        [], [new ColumnField("number", ColumnKind.Number), new ColumnField("keyword", ColumnKind.Keyword), new ColumnField("last", ColumnKind.Number)]);

    private static SegmentReader Write(List<long> numbers, List<string> keywords, List<int> blocks, List<int> groups, int docCount)
    {
        var directory = new MemoryDirectory();
        using var writer = new SegmentWriter(directory, _schema, "s1");
        for (int doc = 0; doc < docCount; doc++) writer.AddStored([]);
        writer.WriteNorms([]);
        writer.WriteGroups(blocks, groups);
        writer.WriteColumns([numbers, [], numbers], [[], keywords, []]);
        return new SegmentReader(directory, _schema, writer.Complete(docCount, blocks.Count));
    }

    [Fact]
    public void Values_of_every_width_come_back()
    {
        Random random = TestRandom.Create(output);
        foreach (long span in (long[])[0, 1, 255, 256, 65_535, 65_536, uint.MaxValue, (long)uint.MaxValue + 1, long.MaxValue])
        {
            long least = random.NextInt64(long.MinValue, 0);
            var numbers = new List<long> { least, least + span };
            var keywords = new List<string> { "", "坪山区" };
            for (int i = 2; i < 300; i++)
            {
                numbers.Add(least + (span == 0 ? 0 : random.NextInt64(span)));
                keywords.Add(random.Next(3) == 0 ? "" : $"值{random.Next(50)}\U00020000");
            }
            int[] blocks = [.. Enumerable.Range(0, numbers.Count)];
            SegmentReader segment = Write(numbers, keywords, [.. blocks], [.. blocks], numbers.Count);
            foreach (int b in blocks)
            {
                Assert.Equal(numbers[b], segment.Numbers(0)[b]);
                Assert.Equal(numbers[b], segment.Numbers(2)[b]);
                Assert.Equal(keywords[b], segment.Keywords(1)[b]);
                Assert.Equal(keywords[b], segment.Keywords(1).Values[segment.Keywords(1).Ordinal(b)]);
            }
            Assert.Equal(keywords.Distinct().Order(StringComparer.Ordinal), segment.Keywords(1).Values);
            segment.Release();
        }
    }

    [Fact]
    public void The_extremes_of_64_bits_fit_into_one_column()
    {
        SegmentReader segment = Write([long.MinValue, long.MaxValue, 0], ["a", "a", "a"], [0, 1, 2], [0, 1, 2], 3);
        Assert.Equal([long.MinValue, long.MaxValue, 0], Enumerable.Range(0, 3).Select(b => segment.Numbers(0)[b]));
        segment.Release();
    }

    [Fact]
    public void Each_document_is_of_the_block_and_group_it_was_put_in()
    {
        Random random = TestRandom.Create(output);
        foreach (int docCount in (int[])[1, 2, 1000])
        {
            var blocks = new List<int>();
            var groups = new List<int>();
            for (int doc = 0; doc < docCount; doc++)
            {
                if (doc == 0 || random.Next(7) == 0) blocks.Add(doc);
                if (blocks[^1] == doc || random.Next(3) == 0) groups.Add(doc);
            }
            SegmentReader segment = Write([.. blocks.Select(b => (long)b)], [.. blocks.Select(b => $"{b}")], blocks, groups, docCount);
            foreach ((Grouping grouping, List<int> starts) in ((Grouping, List<int>)[])[(Grouping.Block, blocks), (Grouping.Group, groups)])
            {
                Assert.Equal(starts.Count, segment.Groups.Count(grouping));
                Assert.Equal(docCount, segment.Groups.FirstDoc(grouping, starts.Count));
                for (int i = 0; i < starts.Count; i++) Assert.Equal(starts[i], segment.Groups.FirstDoc(grouping, i));
                for (int doc = 0; doc < docCount; doc++)
                    Assert.Equal(starts.FindLastIndex(s => s <= doc), segment.Groups.Of(grouping, doc));
            }
            segment.Release();
        }
    }

    [Fact]
    public void Deleted_blocks_come_back_in_order()
    {
        Random random = TestRandom.Create(output);
        foreach (int count in (int[])[0, 1, 999])
        {
            var directory = new MemoryDirectory();
            int[] blocks = random.Subset(1000, count);
            using (var file = new IndexOutput(directory, "d", Deletions.Format))
            {
                Deletions.Write(file, [.. blocks.Reverse()]);
                file.Complete();
            }
            using MappedBytes bytes = IndexInput.Open(directory, "d", Deletions.Format);
            Assert.Equal(blocks, Deletions.Read(bytes, 1000));
            if (count > 0) Assert.Throws<IndexFormatException>(() => Deletions.Read(bytes, blocks[^1]));
        }
    }
}
