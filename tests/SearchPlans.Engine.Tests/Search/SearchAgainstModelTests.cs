using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Search;

public sealed class SearchAgainstModelTests(ITestOutputHelper output)
{
    private static ModelIndex Build(Random random, int commits = 3, int blocksEach = 180)
    {
        var index = new ModelIndex();
        using IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema);
        for (int commit = 0; commit < commits; commit++)
        {
            for (int b = 0; b < blocksEach; b++) writer.Add(index.NextBlock(random));
            if (commit > 0) index.DeleteSome(random, writer, blocksEach / 6);
            writer.Commit();
        }
        return index;
    }

    private static Query RandomQuery(Random random, ModelIndex index, int depth = 2)
    {
        Query Clause() => depth > 0 && random.Next(3) == 0 ? RandomQuery(random, index, depth - 1) : ModelIndex.Term(random);
        Query[] Clauses(int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Clause())];
        switch (random.Next(16))
        {
            case 0: return ModelIndex.Term(random);
            case 1: return ModelIndex.Phrase(random, 1 + random.Next(4));
            case 2: return BooleanQuery.All([.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Clause())]);
            case 3 or 4: return BooleanQuery.Any([.. Enumerable.Range(0, 2 + random.Next(4)).Select(_ => Clause())]);
            case 5 or 6: return new BooleanQuery(Clauses(2), Clauses(3), Clauses(1), Clauses(1));
            case 7: return new GroupQuery(Clause(), Grouping.Block);
            case 8: return new GroupQuery(Clause(), Grouping.Group);
            case 9: return new BoostQuery(Clause(), 0.25f + random.NextSingle() * 4);
            case 10: return new ConstantQuery(Clause(), random.NextSingle() * 3);
            case 11: return new BestOfQuery([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Clause())]);
            case 12:
                string[] words = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => ModelIndex.Word(random)).Distinct()];
                return new CoverageQuery("text", words, 0.1f + random.NextSingle() * 0.9f);
            case 13 or 14: return RandomTogether(random);
            default:
                var keys = new HashSet<string>(index.LiveKeys.Where(_ => random.Next(3) == 0));
                return new BooleanQuery([Clause()], [], [], [new ModelBlockQuery(keys)]);
        }
    }

    private static TogetherQuery RandomTogether(Random random)
    {
        SpanQuery Item(int depth)
        {
            switch (random.Next(depth > 0 ? 5 : 4))
            {
                case 0:
                    // w1, w1x, w1xx … up to another word.
                    string from = ModelIndex.Word(random);
                    return new TermRangeSpan("text", [new TermRange(from, from + "5"), new TermRange("w39", "w4")]);
                case 4:
                    return new AnySpan([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Item(depth - 1))]);
                default:
                    Query phrase = random.Next(3) == 0 ? ModelIndex.Phrase(random, 2) : new PhraseQuery("text", [new PhraseTerm(ModelIndex.Word(random), 0)]);
                    return new PhraseSpan((PhraseQuery)phrase, 1 + random.Next(3));
            }
        }
        return new TogetherQuery([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Item(1))])
        {
            InOrder = random.Next(2) == 0,
            MaxLength = random.Next(3) == 0 ? int.MaxValue : random.Next(30),
            Separators = random.Next(2) == 0 ? [] : [new TermQuery("text", "w3"), new TermQuery("text", "none")],
        };
    }

    // Every class that the engine has a way of its own for, common and rare words alike.
    private static IEnumerable<Query> PlainQueries(Random random)
    {
        for (int i = 0; i < 20; i++)
        {
            yield return new TermQuery("text", $"w{i * i}");
            yield return BooleanQuery.All(new TermQuery("text", $"w{random.Next(6)}"), new TermQuery("text", ModelIndex.Word(random)));
            yield return ModelIndex.Phrase(random, 2);
            for (int n = 2; n <= 5; n++)
                yield return BooleanQuery.Any([.. Enumerable.Range(0, n).Select(_ => (Query)new TermQuery("text", ModelIndex.Word(random)))]);
        }
    }

    private static void AssertLikeModel(IndexSnapshot snapshot, SearchModel model, Query query)
    {
        Dictionary<int, double> expected = model.Search(query);
        var searcher = new Searcher(snapshot);
        Query engineQuery = ModelBlockQuery.ForEngine(query, keyColumn: 0);
        TopDocs all = searcher.TopDocs(engineQuery, Math.Max(1, snapshot.DocCount), countAll: true);
        Assert.Equal(new TotalHits(expected.Count, true), all.TotalHits);
        foreach (ScoreDoc found in all.ScoreDocs)
        {
            bool agrees = expected.TryGetValue(found.Doc, out double score) && Math.Abs(found.Score - score) <= 1e-5 * Math.Max(1, score);
            if (!agrees) Assert.Fail($"{query}: {found}, the model {score}");
        }
        Assert.True(all.ScoreDocs.SequenceEqual(all.ScoreDocs.OrderByDescending(d => d.Score).ThenBy(d => d.Doc)));
        foreach (int count in (int[])[1, 10, 100])
        {
            TopDocs pruned = searcher.TopDocs(engineQuery, count);
            if (!all.ScoreDocs.Take(count).SequenceEqual(pruned.ScoreDocs)) Assert.Fail($"{query}: the best {count}");
            Assert.True(pruned.TotalHits.IsExact ? pruned.TotalHits.Value == expected.Count : pruned.TotalHits.Value <= expected.Count);
        }
    }

    [Fact]
    public void Every_kind_of_query_finds_and_scores_what_the_model_does_pruned_or_not()
    {
        Random random = TestRandom.Create(output);
        ModelIndex index = Build(random);
        using IndexSnapshot snapshot = IndexSnapshot.Open(index.Directory, ModelIndex.Schema);
        Assert.True(snapshot.Segments.Count > 1 && snapshot.Segments.Any(s => s.HasDeletions));
        Assert.Equal(index.LiveKeys.Order(), index.Docs(snapshot).Where(d => !d.Deleted).Select(d => d.Doc.Key).Distinct().Order());
        SearchModel model = index.Model(snapshot);
        foreach (Query query in PlainQueries(random)) AssertLikeModel(snapshot, model, query);
        for (int i = 0; i < 120; i++) AssertLikeModel(snapshot, model, RandomQuery(random, index));
        output.WriteLine($"{snapshot.DocCount} documents in {snapshot.Segments.Count} segments");
    }

    [Fact]
    public void Pruning_leaves_most_documents_of_common_words_out_when_rarer_ones_decide()
    {
        Random random = TestRandom.Create(output);
        ModelIndex index = Build(random, commits: 1, blocksEach: 3000);
        using IndexSnapshot snapshot = IndexSnapshot.Open(index.Directory, ModelIndex.Schema);
        var searcher = new Searcher(snapshot);
        foreach (Query query in (Query[])
            [
                BooleanQuery.Any(new TermQuery("text", "w0"), new TermQuery("text", "w300")),
                BooleanQuery.Any(new TermQuery("text", "w5"), new TermQuery("text", "w7"), new TermQuery("text", "w200")),
            ])
        {
            TopDocs all = searcher.TopDocs(query, 10, countAll: true);
            TopDocs pruned = searcher.TopDocs(query, 10);
            Assert.Equal(all.ScoreDocs, pruned.ScoreDocs);
            output.WriteLine($"{all.TotalHits.Value} answer, {pruned.TotalHits.Value} were looked at");
            Assert.True(pruned.TotalHits.Value < all.TotalHits.Value / 4);
        }
    }

    [Fact]
    public void Merging_changes_nothing_but_what_deleted_documents_did_to_the_statistics()
    {
        Random random = TestRandom.Create(output);
        ModelIndex index = Build(random, commits: 3, blocksEach: 60);
        Query[] queries = [.. Enumerable.Range(0, 60).Select(_ => RandomQuery(random, index))];
        using (IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema))
        {
            // Enough small segments to be merged.
            for (int i = 0; i < 8; i++)
            {
                writer.Add(index.NextBlock(random));
                writer.Commit();
            }
        }
        using IndexSnapshot snapshot = IndexSnapshot.Open(index.Directory, ModelIndex.Schema);
        Assert.True(snapshot.Segments.Count < 8);
        Assert.Equal(index.LiveKeys.Order(), index.Docs(snapshot).Where(d => !d.Deleted).Select(d => d.Doc.Key).Distinct().Order());
        SearchModel model = index.Model(snapshot);
        foreach (Query query in queries) AssertLikeModel(snapshot, model, query);
        Assert.Empty(IndexVerifier.Verify(index.Directory, ModelIndex.Schema).Problems);
    }

    [Fact]
    public void Several_threads_index_what_one_does()
    {
        Random random = TestRandom.Create(output);
        var index = new ModelIndex();
        var blocks = Enumerable.Range(0, 400).Select(_ => index.NextBlock(random)).ToList();
        using (IndexWriter writer = IndexWriter.Open(index.Directory, ModelIndex.Schema, maxBufferedTokens: 20_000))
        {
            Parallel.ForEach(blocks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, writer.Add);
            writer.Commit();
        }
        using IndexSnapshot snapshot = IndexSnapshot.Open(index.Directory, ModelIndex.Schema);
        Assert.Equal(blocks.Sum(b => b.Documents.Count), snapshot.DocCount);
        SearchModel model = index.Model(snapshot);
        foreach (Query query in PlainQueries(random).Take(60)) AssertLikeModel(snapshot, model, query);
        Assert.Empty(IndexVerifier.Verify(index.Directory, ModelIndex.Schema).Problems);
    }
}
