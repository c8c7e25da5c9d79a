using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

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
    private static readonly (PlainFields Kind, string Field, BufferAnalyzer Analyzer)[] _fields =
    [
        (PlainFields.Words, "words", new FoldingAnalyzer(new SmartCnAnalyzer())),
        (PlainFields.Bigrams, "bigrams", new CharacterBigramAnalyzer()),
    ];

    private static readonly Schema _schema = new(
        [.. _fields.Select(f => new TextField(f.Field, f.Analyzer, Postings.Frequencies, Norms: true))],
        []);

    private readonly IndexSnapshot _snapshot;

    public PlainRanking(IReadOnlyList<string> passages)
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            foreach (string passage in passages)
            {
                var document = new Document();
                foreach ((_, string field, _) in _fields) document.Add(field, passage);
                writer.Add(new DocumentBlock().Add(document));
            }
            writer.Commit();
        }
        _snapshot = IndexSnapshot.Open(directory, _schema);
    }

    /// <summary>The best passages, by ordinal.</summary>
    public IEnumerable<int> Best(string question, PlainFields fields, int count)
    {
        var terms = new List<Query>();
        foreach ((PlainFields kind, string field, BufferAnalyzer analyzer) in _fields)
        {
            if ((fields & kind) == 0) continue;
            var tokens = new TokenBuffer();
            analyzer.CreateTokenizer().Tokenize(question, tokens);
            for (int i = 0; i < tokens.Count; i++) terms.Add(new TermQuery(field, tokens.Term(i).ToString()));
        }
        // One thread and one segment: documents have the numbers in which they came.
        return terms.Count == 0 ? [] : new Searcher(_snapshot).TopDocs(BooleanQuery.Any(terms), count).ScoreDocs.Select(d => d.Doc);
    }
}
