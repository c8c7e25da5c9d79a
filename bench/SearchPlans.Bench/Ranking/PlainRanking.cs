using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Bench.Ranking;

/// <summary>The fields that plain BM25 looks at.</summary>
[Flags]
internal enum PlainFields
{
    Words = 1,
    Bigrams = 2,
    Both = Words | Bigrams,
}

/// <summary>What is to be bettered: the OR of all tokens of a question, scored by BM25 alone.</summary>
internal sealed class PlainRanking
{
    // Far more than the sets need: one segment.
    private const double RamBufferMB = 256;

    private readonly (PlainFields Kind, string Field, BufferTokenizer Tokenizer)[] _fields =
    [
        (PlainFields.Words, "words", new FoldingAnalyzer(new SmartCnAnalyzer()).CreateTokenizer()),
        (PlainFields.Bigrams, "bigrams", new CharacterBigramAnalyzer().CreateTokenizer()),
    ];

    private static readonly FieldType _frequencies = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS };

    private readonly ScoringSearcher _searcher;

    public PlainRanking(IReadOnlyList<string> passages)
    {
        var directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            RAMBufferSizeMB = RamBufferMB,
            Similarity = new Bm25Similarity()
        };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (string passage in passages)
            {
                Document document = [];
                foreach ((_, string field, BufferTokenizer tokenizer) in _fields)
                {
                    var stream = new TokenBufferStream();
                    stream.Set(Tokenize(tokenizer, passage));
                    document.Add(new Field(field, stream, _frequencies));
                }
                writer.AddDocument(document);
            }
            writer.Commit();
        }
        _searcher = new ScoringSearcher(DirectoryReader.Open(directory));
    }

    /// <summary>The best passages, by ordinal.</summary>
    public IEnumerable<int> Best(string question, PlainFields fields, int count)
    {
        var terms = new List<Query>();
        foreach ((PlainFields kind, string field, BufferTokenizer tokenizer) in _fields)
        {
            if ((fields & kind) == 0)
            {
                continue;
            }
            TokenBuffer tokens = Tokenize(tokenizer, question);
            for (int i = 0; i < tokens.Count; i++)
            {
                terms.Add(new TermQuery(new Term(field, tokens.Term(i).ToString())));
            }
        }
        // One thread and one segment: documents have the numbers in which they came.
        return terms.Count == 0 ? [] : _searcher.TopDocs(FilteredBooleanQuery.Any(terms), count).ScoreDocs.Select(d => d.Doc);
    }

    private static TokenBuffer Tokenize(BufferTokenizer tokenizer, string text)
    {
        var tokens = new TokenBuffer();
        tokenizer.Tokenize(text, tokens);
        return tokens;
    }
}
