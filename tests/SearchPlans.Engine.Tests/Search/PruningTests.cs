using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Search;

/// <summary>Pruned against exhaustive, on segments of many blocks of postings: more than a model can look at for every query.</summary>
public sealed class PruningTests(ITestOutputHelper output)
{
    private static Query Clause(Random random) => random.Next(8) switch
    {
        0 => ModelIndex.Phrase(random, 2 + random.Next(2)),
        1 => new BoostQuery(ModelIndex.Term(random), 0.25f + random.NextSingle() * 4),
        2 => BooleanQuery.All(Text(random), Text(random)),
        _ => Text(random),
    };

    private static TermQuery Text(Random random) => new("text", ModelIndex.Word(random));

    private static Query RandomQuery(Random random)
    {
        Query[] clauses = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Clause(random))];
        return random.Next(4) switch
        {
            0 => BooleanQuery.All(clauses),
            1 => new BooleanQuery([clauses[0]], clauses[1..], random.Next(3) == 0 ? [Text(random)] : [], []),
            _ => BooleanQuery.Any(clauses),
        };
    }

    [Fact]
    public void A_pruned_search_gives_the_best_of_an_exhaustive_one_in_their_order()
    {
        const int queries = 600;
        Random random = TestRandom.Create(output);
        var index = new ModelIndex();
        using (IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema))
        {
            foreach (int blocks in (int[])[2600, 400])
            {
                for (int b = 0; b < blocks; b++) writer.Add(index.NextBlock(random));
                writer.Commit();
            }
            index.DeleteSome(random, writer, 100);
            writer.Commit();
        }
        using IndexSnapshot snapshot = IndexSnapshot.Open(index.Directory, ModelIndex.Schema);
        var searcher = new Searcher(snapshot);
        int passedOver = 0;
        for (int i = 0; i < queries; i++)
        {
            Query query = RandomQuery(random);
            int count = 1 + random.Zipf(200);
            TopDocs all = searcher.TopDocs(query, count, countAll: true);
            TopDocs pruned = searcher.TopDocs(query, count);
            if (!all.ScoreDocs.SequenceEqual(pruned.ScoreDocs)) Assert.Fail($"{query}: the best {count}");
            Assert.True(pruned.TotalHits.IsExact ? pruned.TotalHits == all.TotalHits : pruned.TotalHits.Value <= all.TotalHits.Value);
            if (pruned.TotalHits.Value < all.TotalHits.Value) passedOver++;
        }
        output.WriteLine($"{queries} queries on {snapshot.DocCount} documents in {snapshot.Segments.Count} segments; {passedOver} passed over documents");
        Assert.True(passedOver > queries / 4);
    }
}
