using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>Words of one text in several fields that count positions alike are found as in one field.</summary>
public sealed class SeveralFieldsTests(ITestOutputHelper output)
{
    private const int Words = 20;

    private static string FieldOf(int word) => word % 2 == 0 ? "even" : "odd";

    private static DirectoryReader Index(Random random)
    {
        var directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = new Bm25Similarity() };
        using var writer = new IndexWriter(directory, config);
        for (int d = 0; d < 1000; d++)
        {
            Dictionary<string, TokenBuffer> tokens = new() { ["all"] = new(), ["even"] = new(), ["odd"] = new() };
            for (int i = random.Next(40); i > 0; i--)
            {
                int word = random.Zipf(Words);
                tokens["all"].Add($"w{word}", 0, 0);
                tokens[FieldOf(word)].Add($"w{word}", 0, 0);
                tokens[FieldOf(word + 1)].Skip(1);
            }
            var doc = new Document();
            foreach ((string field, TokenBuffer buffer) in tokens)
            {
                var stream = new TokenBufferStream();
                stream.Set(buffer);
                doc.Add(new TextField(field, stream));
            }
            writer.AddDocument(doc);
        }
        writer.Commit();
        return DirectoryReader.Open(directory);
    }

    private static int[] Found(ScoringSearcher searcher, Query query) =>
        [.. searcher.TopDocs(query, int.MaxValue).ScoreDocs.Select(d => d.Doc).Order()];

    [Fact]
    public void Phrases_and_nearness_span_fields()
    {
        Random random = TestRandom.Create(output);
        using DirectoryReader reader = Index(random);
        var searcher = new ScoringSearcher(reader);
        int found = 0;
        for (int i = 0; i < 100; i++)
        {
            int[] words = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => random.Zipf(Words))];
            var whole = new ExactPhraseQuery("all", [.. words.Select((w, at) => new PhraseTerm($"w{w}", at))]);
            var parts = new ExactPhraseQuery("even", [.. words.Select((w, at) => new PhraseTerm($"w{w}", at, FieldOf(w)))]);
            Assert.Equal(Found(searcher, whole), Found(searcher, parts));
            int separator = random.Zipf(Words);
            NearQuery Near(Func<int, string> fieldOf) => new(
                [.. words.Select(w => new PhraseSpan(new ExactPhraseQuery(fieldOf(w), [new PhraseTerm($"w{w}", 0)]), 1))])
            {
                MaxLength = 10,
                Separators = [RandomQueries.TermOf(fieldOf(separator), $"w{separator}")],
            };
            Assert.Equal(Found(searcher, Near(_ => "all")), Found(searcher, Near(FieldOf)));
            found += Found(searcher, whole).Length;
        }
        Assert.True(found > 100);
    }
}
