using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis;

public sealed class TokenBufferStreamTests(ITestOutputHelper output)
{
    private static readonly string[] _terms = ["a", "坪", "坪山", "é", "\U00020000", "a\U0001F600坪", new string('山', 200), "1.5"];

    private static TokenBuffer RandomTokens(Random random)
    {
        var tokens = new TokenBuffer();
        int at = 0;
        for (int i = 0, n = random.Next(40); i < n; i++)
        {
            at += random.Next(3);
            int end = at + 1 + random.Next(5);
            tokens.Add(_terms[random.Next(_terms.Length)], at, end, i == 0 ? 1 : random.Next(2));
            if (random.Next(5) == 0)
            {
                tokens.Skip(1 + random.Next(4));
            }
        }
        return tokens;
    }

    [Fact]
    public void An_index_holds_the_tokens_as_they_are()
    {
        Random random = TestRandom.Create(output);
        TokenBuffer[] texts = [.. Enumerable.Range(0, 300).Select(_ => RandomTokens(random))];
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };
        using var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
        {
            var stream = new TokenBufferStream();
            foreach (TokenBuffer text in texts)
            {
                stream.Set(text);
                writer.AddDocument([new Field("text", stream, type)]);
            }
            writer.ForceMerge(1);
        }
        using DirectoryReader reader = DirectoryReader.Open(directory);
        var expected = texts.SelectMany((text, doc) => Enumerable.Range(0, text.Count)
            .Select(i => (text.Term(i).ToString(), doc, text.Position(i), text.StartChar(i), text.EndChar(i)))).Order();
        var found = new List<(string, int, int, int, int)>();
        foreach (string term in _terms)
        {
            DocsAndPositionsEnum docs = reader.Leaves[0].AtomicReader.GetTermPositionsEnum(new Term("text", term));
            while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                for (int i = docs.Freq; i > 0; i--)
                {
                    found.Add((term, doc, docs.NextPosition(), docs.StartOffset, docs.EndOffset));
                }
            }
        }
        Assert.Equal(expected, found.Order());
        Assert.Equal(_terms.Length, reader.Leaves[0].AtomicReader.GetTerms("text").Count);
    }

    [Fact]
    public void A_stream_ends_behind_its_last_token_and_may_be_read_again()
    {
        var tokens = new TokenBuffer();
        tokens.Add("坪", 0, 1);
        tokens.Add("山", 3, 4);
        using var stream = new TokenBufferStream();
        stream.Set(tokens);
        for (int run = 0; run < 2; run++)
        {
            stream.Reset();
            Assert.True(stream.IncrementToken());
            Assert.True(stream.IncrementToken());
            Assert.False(stream.IncrementToken());
            Assert.False(stream.IncrementToken());
            stream.End();
        }
        var offset = stream.GetAttribute<global::Lucene.Net.Analysis.TokenAttributes.IOffsetAttribute>();
        Assert.Equal((4, 4), (offset.StartOffset, offset.EndOffset));
    }
}
