using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Micro;

/// <summary>An index of made-up paragraphs as words and as pairs of characters, in one segment, beside the program.</summary>
internal static class MadeUpIndex
{
    public const string Words = "words", Bigrams = "bigrams";

    private const int Plans = 250;
    // Far more than they need: one segment.
    private const double RamBufferMB = 256;

    public static IReadOnlyDictionary<string, BufferAnalyzer> Analyzers { get; } = new Dictionary<string, BufferAnalyzer>
    {
        [Words] = new SmartCnAnalyzer(),
        [Bigrams] = new CharacterBigramAnalyzer(),
    };

    // One for all benchmarks: they run in one process.
    private static readonly Lazy<ScoringSearcher> _searcher = new(Build);

    public static ScoringSearcher Searcher => _searcher.Value;

    /// <summary>The phrase that a field's analyzer makes of a text.</summary>
    public static ExactPhraseQuery Phrase(string field, string text)
    {
        TokenBuffer tokens = Tokenize(Analyzers[field].CreateTokenizer(), text, new TokenBuffer());
        return new ExactPhraseQuery(field,
            [.. Enumerable.Range(0, tokens.Count).Select(t => new PhraseTerm(tokens.Term(t).ToString(), tokens.Position(t)))]);
    }

    private static ScoringSearcher Build()
    {
        BlockCodec.Register();
        var directory = new MapDirectory(Path.Combine(AppContext.BaseDirectory, "made-up.index"), pageChecksums: true);
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = OpenMode.CREATE,
            RAMBufferSizeMB = RamBufferMB,
            Similarity = new Bm25Similarity(),
            Codec = BlockCodec.Instance,
        };
        using (var writer = new IndexWriter(directory, config))
        using (TokenBufferStream words = new(), bigrams = new())
        {
            BufferTokenizer wordTokenizer = Analyzers[Words].CreateTokenizer(), bigramTokenizer = Analyzers[Bigrams].CreateTokenizer();
            TokenBuffer wordTokens = new(), bigramTokens = new();
            Document document = [new TextField(Words, words), new TextField(Bigrams, bigrams)];
            foreach (string paragraph in Texts.MadeUp(Plans).SelectMany(p => p))
            {
                words.Set(Tokenize(wordTokenizer, paragraph, wordTokens));
                bigrams.Set(Tokenize(bigramTokenizer, paragraph, bigramTokens));
                writer.AddDocument(document);
            }
            writer.Commit();
        }
        return new ScoringSearcher(DirectoryReader.Open(directory));
    }

    private static TokenBuffer Tokenize(BufferTokenizer tokenizer, string text, TokenBuffer tokens)
    {
        tokens.Clear();
        tokenizer.Tokenize(text, tokens);
        return tokens;
    }
}
