using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>What Lucene expects of every query, whatever it finds: its own QueryUtils, in short.</summary>
public sealed class QueryContractTests(ITestOutputHelper output)
{
    private const int RunsOfEachKind = 4;

    private static IEnumerable<Query> Queries(Random random) =>
        Enumerable.Range(0, RunsOfEachKind * RandomQueries.Kinds).Select(i => RandomQueries.OfKind(i % RandomQueries.Kinds, random));

    private static void WithIndex(Random random, bool inBlocks, Action<ModelIndex, DirectoryReader> test)
    {
        using ModelIndex index = ModelIndex.Build(random, blocksEach: 60, inBlocks: inBlocks);
        using DirectoryReader reader = index.Open();
        test(index, reader);
    }

    // What Lucene's own searcher and collector see, document by document.
    private static List<(int Doc, float Score)> Collect(IndexSearcher searcher, Query query)
    {
        var found = new List<(int, float)>();
        Scorer? scorer = null;
        int docBase = 0;
        searcher.Search(query, Collector.NewAnonymous(
            s => scorer = s, doc => found.Add((docBase + doc, scorer!.GetScore())), leaf => docBase = leaf.DocBase, () => false));
        return found;
    }

    [Fact]
    public void Queries_made_alike_are_equal_and_with_another_boost_are_not()
    {
        int seed = TestRandom.Create(output).Next();
        foreach ((Query query, Query same) in Queries(new Random(seed)).Zip(Queries(new Random(seed))))
        {
            Assert.NotSame(query, same);
            Assert.True(query.Equals(same), $"{query} and {same}");
            Assert.Equal(query.GetHashCode(), same.GetHashCode());
            Assert.Equal(query.ToString(), same.ToString());
            var boosted = (Query)query.Clone();
            Assert.True(query.Equals(boosted), $"{query} and {boosted}");
            boosted.Boost += 0.5f;
            Assert.False(query.Equals(boosted), $"{query} and {boosted}");
            Assert.NotEqual(query.ToString(), boosted.ToString());
        }
    }

    public static TheoryData<string, Query[]> Unequal()
    {
        TermQuery a = RandomQueries.TermOf("f", "a");
        TermQuery b = RandomQueries.TermOf("f", "b");
        ExactPhraseQuery phrase = new("f", [new PhraseTerm("a", 0), new PhraseTerm("b", 1)]);
        var span = new PhraseSpan(phrase, 2);
        var range = new TermRangeSpan("f", [new TermRange("a", "b")]);
        return new TheoryData<string, Query[]>
        {
            {
                nameof(ExactPhraseQuery),
                [
                    phrase, new ExactPhraseQuery("g", phrase.Terms), new ExactPhraseQuery("f", [new PhraseTerm("a", 0)]),
                    new ExactPhraseQuery("f", [new PhraseTerm("a", 0), new PhraseTerm("b", 2)]),
                    new ExactPhraseQuery("f", [new PhraseTerm("a", 0), new PhraseTerm("b", 1, "g")]),
                    new ExactPhraseQuery("f", [new PhraseTerm("a", 0), new PhraseTerm("c", 1)]),
                ]
            },
            {
                nameof(FilteredBooleanQuery),
                [
                    new FilteredBooleanQuery([a], [], [], []), new FilteredBooleanQuery([], [a], [], []),
                    new FilteredBooleanQuery([], [], [a], []), new FilteredBooleanQuery([], [], [], [a]), FilteredBooleanQuery.None,
                    new FilteredBooleanQuery([b], [], [], []), FilteredBooleanQuery.All(a, b), FilteredBooleanQuery.All(b, a),
                    FilteredBooleanQuery.Any(a, b),
                ]
            },
            {
                nameof(NearQuery),
                [
                    new NearQuery([span]), new NearQuery([span, span]), new NearQuery([span]) { InOrder = true },
                    new NearQuery([span]) { MaxLength = 5 }, new NearQuery([span]) { Separators = [a] },
                    new NearQuery([span]) { Separators = [b] }, new NearQuery([span with { Length = 3 }]), new NearQuery([range]),
                    new NearQuery([range with { Field = "g" }]), new NearQuery([range with { Ranges = [new TermRange("a", "c")] }]),
                    new NearQuery([new AnySpan([span])]), new NearQuery([new AnySpan([span, range])]),
                    new NearQuery([new UnbrokenSpan(span, [a])]), new NearQuery([new UnbrokenSpan(span, [b])]),
                    new NearQuery([new UnbrokenSpan(range, [a])]),
                ]
            },
            {
                nameof(CoverageQuery),
                [
                    new CoverageQuery("f", ["a", "b"], 0.5f), new CoverageQuery("g", ["a", "b"], 0.5f), new CoverageQuery("f", ["a"], 0.5f),
                    new CoverageQuery("f", ["a", "b"], 0.6f),
                ]
            },
            {
                nameof(BoostQuery),
                [new BoostQuery(a, 2), new BoostQuery(b, 2), new BoostQuery(a, 3), new BoostQuery(a, 2, 1), a]
            },
            {
                nameof(GroupQuery),
                [new GroupQuery(a, Grouping.Block), new GroupQuery(b, Grouping.Block), new GroupQuery(a, Grouping.Group), a]
            },
            {
                nameof(BlockQuery),
                [new BlockQuery("a", _ => _ => true), new BlockQuery("b", _ => _ => true)]
            },
            {
                nameof(TestedQuery),
                [new TestedQuery(a, "a", _ => _ => true), new TestedQuery(b, "a", _ => _ => true), new TestedQuery(a, "b", _ => _ => true)]
            },
        };
    }

    [Theory]
    [MemberData(nameof(Unequal))]
    public void Queries_that_differ_in_a_part_are_not_equal(string kind, Query[] queries)
    {
        for (int i = 0; i < queries.Length; i++)
        {
            for (int j = 0; j < queries.Length; j++)
            {
                Assert.True(i == j == queries[i].Equals(queries[j]), $"{kind}: {queries[i]} and {queries[j]}");
            }
        }
        Assert.Equal(queries.Length, queries.Select(q => q.ToString()).Distinct().Count());
        Assert.True(queries.Select(q => q.GetHashCode()).Distinct().Count() > queries.Length / 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_a_scorer_is_moved_it_gives_the_same_documents_and_scores(bool inBlocks)
    {
        Random random = TestRandom.Create(output);
        WithIndex(random, inBlocks, (_, reader) =>
        {
            var searcher = new ScoringSearcher(reader);
            int moves = 0;
            foreach (Query query in Queries(random))
            {
                Weight weight = searcher.CreateNormalizedWeight(query);
                foreach (AtomicReaderContext leaf in reader.Leaves)
                {
                    List<(int Doc, float Score)> all = [];
                    if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } plain)
                    {
                        Assert.Same(weight, plain.Weight);
                        Assert.Equal(-1, plain.DocID);
                        while (plain.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
                        {
                            Assert.Equal(doc, plain.DocID);
                            all.Add((doc, plain.GetScore()));
                        }
                        Assert.True(plain.GetCost() >= 0);
                    }
                    for (int run = 0; run < 5; run++)
                    {
                        moves += Skip(random, weight, leaf, all, query);
                    }
                }
            }
            Assert.True(moves > 1000);
        });
    }

    private static int Skip(Random random, Weight weight, AtomicReaderContext leaf, List<(int Doc, float Score)> all, Query query)
    {
        int moves = 0;
        if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is not { } scorer)
        {
            Assert.Empty(all);
            return moves;
        }
        int step = 1 + random.Next(200);
        for (int at = -1; at != DocIdSetIterator.NO_MORE_DOCS; moves++)
        {
            bool jumps = random.Next(2) == 0;
            int target = jumps ? at + 1 + random.Next(step) : at + 1;
            at = jumps ? scorer.Advance(target) : scorer.NextDoc();
            (int Doc, float Score) expected = all.FirstOrDefault(d => d.Doc >= target, (DocIdSetIterator.NO_MORE_DOCS, 0));
            if (at != expected.Doc || scorer.DocID != at || (at != DocIdSetIterator.NO_MORE_DOCS && scorer.GetScore() != expected.Score))
            {
                Assert.Fail($"{query}: {at} instead of {expected} at or after {target}");
            }
        }
        return moves;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lucenes_own_searcher_and_every_collector_find_the_same(bool inBlocks)
    {
        Random random = TestRandom.Create(output);
        WithIndex(random, inBlocks, (index, reader) =>
        {
            bool[] deleted = [.. index.Docs(reader).Select(d => d.Deleted)];
            var searcher = new ScoringSearcher(reader);
            var stock = new IndexSearcher(reader) { Similarity = new Bm25Similarity() };
            foreach (Query query in Queries(random))
            {
                List<(int Doc, float Score)> found = Collect(searcher, query);
                Assert.DoesNotContain(found, f => deleted[f.Doc]);
                Assert.Equal(found, Collect(stock, query));
                TopDocs best = searcher.TopDocs(query, Math.Max(1, found.Count));
                Assert.Equal(found, best.ScoreDocs.Select(d => (d.Doc, d.Score)).Order());
                TopDocs stockBest = stock.Search(query, 10);
                Assert.Equal(best.ScoreDocs.Take(10).Select(d => (d.Doc, d.Score)), stockBest.ScoreDocs.Select(d => (d.Doc, d.Score)));
                Assert.Equal(best.MaxScore, stockBest.MaxScore);
                var batches = new BatchRecorder();
                searcher.Search(query, batches, CancellationToken.None);
                Assert.Equal(found, batches.Found);
                if (query is LeafQuery)
                {
                    stock.Search(query, batches = new BatchRecorder());
                    Assert.Equal(found, batches.Found);
                }
            }
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_explanation_has_the_documents_score_and_none_matches_what_isnt_found(bool inBlocks)
    {
        Random random = TestRandom.Create(output);
        WithIndex(random, inBlocks, (_, reader) =>
        {
            var searcher = new ScoringSearcher(reader);
            foreach (Query query in Queries(random))
            {
                Dictionary<int, float> found = Collect(searcher, query).ToDictionary();
                foreach (int doc in found.Keys.OrderBy(_ => random.Next()).Take(5).Concat(random.Subset(reader.MaxDoc, 5)))
                {
                    Explanation explanation = searcher.Explain(query, doc);
                    Assert.Equal(found.ContainsKey(doc), explanation.IsMatch);
                    Assert.Equal(found.GetValueOrDefault(doc), explanation.Value);
                    Assert.Equal(found.ContainsKey(doc), searcher.ExplainParts(query, doc) is { } parts && parts.Score == found[doc]);
                }
            }
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deleted_documents_are_left_out_by_whatever_bits_are_given(bool inBlocks)
    {
        Random random = TestRandom.Create(output);
        WithIndex(random, inBlocks, (_, reader) =>
        {
            AtomicReaderContext leaf = reader.Leaves[0];
            var some = new FixedBitSet(leaf.AtomicReader.MaxDoc);
            foreach (int doc in random.Subset(leaf.AtomicReader.MaxDoc, leaf.AtomicReader.MaxDoc / 2))
            {
                some.Set(doc);
            }
            var searcher = new ScoringSearcher(reader);
            foreach (Query query in Queries(random))
            {
                Weight weight = searcher.CreateNormalizedWeight(query);
                var all = new BatchRecorder();
                weight.GetBulkScorer(leaf, true, null)?.Score(all);
                var accepted = new BatchRecorder();
                weight.GetBulkScorer(leaf, true, some)?.Score(accepted);
                Assert.Equal(all.Found.Where(f => some.Get(f.Doc)), accepted.Found);
            }
        });
    }

    private sealed class BatchRecorder : IBatchCollector
    {
        private int _docBase;

        public List<(int Doc, float Score)> Found { get; } = [];

        public bool AcceptsDocsOutOfOrder => false;

        public float MinScore => -1;

        public void SetNextReader(AtomicReaderContext context) => _docBase = context.DocBase;

        public void SetScorer(Scorer scorer) { }

        public void Collect(int doc) => Assert.Fail("Batches were asked for.");

        public void Count(int docs) => Assert.Fail("No score is too low.");

        public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
        {
            Assert.Equal(docs.Length, scores.Length);
            for (int i = 0; i < docs.Length; i++)
            {
                Found.Add((_docBase + docs[i], scores[i]));
            }
        }
    }
}
