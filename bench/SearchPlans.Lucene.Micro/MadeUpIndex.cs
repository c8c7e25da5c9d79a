using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Lucene.Micro;

/// <summary>An index of made-up paragraphs as words and as pairs of characters, in one segment, in memory.</summary>
internal static class MadeUpIndex
{
    public const string Words = "words", Bigrams = "bigrams";

    private const int Plans = 250;

    public static Schema Schema { get; } = new(
        [
            new TextField(Words, new SmartCnAnalyzer(), Postings.Positions, Norms: true),
            new TextField(Bigrams, new CharacterBigramAnalyzer(), Postings.Positions, Norms: true),
        ], []);

    // One for all benchmarks: they run in one process.
    private static readonly Lazy<Searcher> _searcher = new(Build);

    public static Searcher Searcher => _searcher.Value;

    /// <summary>The phrase that a field's analyzer makes of a text.</summary>
    public static PhraseQuery Phrase(string field, string text)
    {
        var tokens = new TokenBuffer();
        Schema.Texts[Schema.TextOrdinal(field)].Analyzer.CreateTokenizer().Tokenize(text, tokens);
        return new PhraseQuery(field, [.. Enumerable.Range(0, tokens.Count).Select(t => new PhraseTerm(tokens.Term(t).ToString(), tokens.Position(t)))]);
    }

    private static Searcher Build()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, Schema))
        {
            foreach (string[] plan in Texts.MadeUp(Plans))
            {
                var block = new DocumentBlock();
                foreach (string paragraph in plan) block.Add(new Document().Add(Words, paragraph).Add(Bigrams, paragraph));
                writer.Add(block);
            }
            writer.Commit();
        }
        return new Searcher(IndexSnapshot.Open(directory, Schema));
    }
}
