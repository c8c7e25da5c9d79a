using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Collecting;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Queries;

public sealed class SearchAgainstModelTests(ITestOutputHelper output)
{
    private static void AssertLikeModel(ScoringSearcher searcher, SearchModel model, Query query)
    {
        Dictionary<int, double> expected = model.Search(query);
        TopDocs all = searcher.TopDocs(query, int.MaxValue);
        Assert.Equal(expected.Count, all.TotalHits);
        Assert.Equal(expected.Count, all.ScoreDocs.Length);
        foreach (ScoreDoc found in all.ScoreDocs)
        {
            bool agrees = expected.TryGetValue(found.Doc, out double score) && Math.Abs(found.Score - score) <= 1e-5 * Math.Max(1, score);
            if (!agrees)
            {
                Assert.Fail($"{query}: {found}, the model {score}");
            }
        }
        (int, float)[] ranked = [.. all.ScoreDocs.Select(d => (d.Doc, d.Score))];
        Assert.Equal(ranked.OrderByDescending(d => d.Item2).ThenBy(d => d.Item1), ranked);
        foreach (int count in (int[])[1, 10, 100])
        {
            TopDocs best = searcher.TopDocs(query, count);
            Assert.Equal(ranked.Take(count), best.ScoreDocs.Select(d => (d.Doc, d.Score)));
            Assert.Equal(expected.Count, best.TotalHits);
        }
        Assert.Equal(expected.Count, searcher.Count(query));
        Assert.Equal(expected.Count > 0, searcher.Exists(query));
        int[] every = [.. Enumerable.Range(0, searcher.IndexReader.MaxDoc).Where(d => d % 3 != 1)];
        Assert.Equal(every.Select(expected.ContainsKey), searcher.Finds(query, every));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_kind_of_query_finds_and_scores_what_the_model_does(bool inBlocks)
    {
        Random random = TestRandom.Create(output);
        using ModelIndex index = ModelIndex.Build(random, inBlocks: inBlocks);
        using DirectoryReader reader = index.Open();
        Assert.True(reader.Leaves.Count > 1 && reader.HasDeletions);
        Assert.Equal(index.LiveKeys.Order(), index.Docs(reader).Where(d => !d.Deleted).Select(d => d.Doc.Key).Distinct().Order());
        var model = new SearchModel(index.Docs(reader));
        var searcher = new ScoringSearcher(reader);
        foreach (Query query in RandomQueries.Plain(random))
        {
            AssertLikeModel(searcher, model, query);
        }
        for (int i = 0; i < 4 * RandomQueries.Kinds; i++)
        {
            AssertLikeModel(searcher, model, RandomQueries.OfKind(i % RandomQueries.Kinds, random));
        }
        output.WriteLine($"{reader.MaxDoc} documents in {reader.Leaves.Count} segments");
    }

    [Fact]
    public void Merging_changes_nothing_but_what_deleted_documents_did_to_the_statistics()
    {
        Random random = TestRandom.Create(output);
        using ModelIndex index = ModelIndex.Build(random, commits: 4, blocksEach: 60, new TieredMergePolicy());
        index.Writer.ForceMerge(2);
        index.Writer.Commit();
        using DirectoryReader reader = index.Open();
        Assert.True(reader.Leaves.Count <= 2);
        Assert.Equal(index.LiveKeys.Order(), index.Docs(reader).Where(d => !d.Deleted).Select(d => d.Doc.Key).Distinct().Order());
        var model = new SearchModel(index.Docs(reader));
        var searcher = new ScoringSearcher(reader);
        for (int i = 0; i < 3 * RandomQueries.Kinds; i++)
        {
            AssertLikeModel(searcher, model, RandomQueries.OfKind(i % RandomQueries.Kinds, random));
        }
    }

    [Fact]
    public void Several_threads_index_and_search_what_one_does()
    {
        Random random = TestRandom.Create(output);
        using var index = new ModelIndex();
        var blocks = Enumerable.Range(0, 300).Select(_ => index.NextBlock(random)).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        Parallel.ForEach(blocks, parallel, block => index.Writer.AddDocuments(block));
        index.Writer.Commit();
        using DirectoryReader reader = index.Open();
        Assert.Equal(blocks.Sum(b => b.Count), reader.MaxDoc);
        var model = new SearchModel(index.Docs(reader));
        Query[] queries = [.. RandomQueries.Plain(random).Take(30), .. Enumerable.Range(0, 30).Select(_ => RandomQueries.Any(random))];
        var searcher = new ScoringSearcher(reader);
        Parallel.ForEach(queries, parallel, query => AssertLikeModel(searcher, model, query));
    }
}
