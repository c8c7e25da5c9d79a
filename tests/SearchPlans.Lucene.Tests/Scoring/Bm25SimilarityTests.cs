using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.Lucene.Tests.Queries;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Scoring;

public sealed class Bm25SimilarityTests(ITestOutputHelper output)
{
    private static (int, float)[] Best(IndexSearcher searcher, Query query) =>
        [.. searcher.Search(query, 1000).ScoreDocs.Select(d => (d.Doc, d.Score))];

    [Fact]
    public void Lucenes_own_scorers_score_as_ours()
    {
        Random random = TestRandom.Create(output);
        using ModelIndex index = ModelIndex.Build(random, blocksEach: 60);
        using DirectoryReader reader = index.Open();
        var stock = new IndexSearcher(reader) { Similarity = new Bm25Similarity() };
        var searcher = new ScoringSearcher(reader);
        int found = 0;
        for (int i = 0; i < 100; i++)
        {
            TermQuery term = RandomQueries.Term(random);
            term.Boost = random.Next(3) == 0 ? random.NextSingle() * 3 : 1;
            ExactPhraseQuery exact = RandomQueries.Phrase(random, 2 + random.Next(2));
            var phrase = new PhraseQuery();
            foreach (PhraseTerm t in exact.Terms)
            {
                phrase.Add(new Term(exact.Field, t.Term), t.Position);
            }
            Assert.Equal(Best(stock, term), Best(searcher, term));
            Assert.Equal(Best(stock, phrase), Best(searcher, exact));
            Assert.Equal(Best(stock, phrase), Best(searcher, phrase));
            found += Best(stock, phrase).Length;
        }
        Assert.True(found > 0);
    }

    [Fact]
    public void A_norm_is_the_length_in_one_byte_whatever_the_length()
    {
        int[] lengths = [1, 2, 40, 41, 300, 5000, 100_000];
        using var directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceTokens()) { Similarity = new Bm25Similarity() };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (int length in lengths)
            {
                writer.AddDocument([new TextField("text", string.Concat(Enumerable.Repeat("a ", length)), Field.Store.NO)]);
            }
            writer.AddDocument([new StringField("other", "a", Field.Store.NO)]);
        }
        using DirectoryReader reader = DirectoryReader.Open(directory);
        AtomicReader leaf = reader.Leaves.Single().AtomicReader;
        Assert.Equal([.. lengths.Select(NormEncoding.Encode), 0], NormBytes.Of(leaf, "text"));
        Assert.Same(NormBytes.Of(leaf, "text"), NormBytes.Of(leaf, "text"));
        Assert.Empty(NormBytes.Of(leaf, "other"));
        Assert.Empty(NormBytes.Of(leaf, "none"));
    }

    private sealed class WhitespaceTokens : global::Lucene.Net.Analysis.Analyzer
    {
        protected override global::Lucene.Net.Analysis.TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            new(new global::Lucene.Net.Analysis.Core.WhitespaceTokenizer(LuceneVersion.LUCENE_48, reader));
    }
}
