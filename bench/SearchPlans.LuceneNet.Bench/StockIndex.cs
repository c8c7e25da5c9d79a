using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using SearchPlans.Bench.Peers;

namespace SearchPlans.LuceneNet.Bench;

/// <summary>An index of Lucene.Net, asked with words as they are. It always counts every hit: both modes are the same.</summary>
internal sealed class StockIndex
{
    private const int Top = 10;

    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public StockIndex(string folder)
    {
        _reader = DirectoryReader.Open(new MMapDirectory(folder));
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public IPeerSearcher OpenSearcher() => new Session(this);

    private static Query ToQuery(QueryLine query) => query.Class switch
    {
        "term" => new TermQuery(ToTerm(query.Words.Single())),
        "and" => Clauses(query, Occur.MUST),
        "or2" or "or5" => Clauses(query, Occur.SHOULD),
        "phrase" => Phrase(query),
        _ => throw new InvalidDataException($"There is no class {query.Class}."),
    };

    private static BooleanQuery Clauses(QueryLine query, Occur occur)
    {
        var all = new BooleanQuery();
        foreach (string word in query.Words)
        {
            all.Add(new TermQuery(ToTerm(word)), occur);
        }
        return all;
    }

    private static PhraseQuery Phrase(QueryLine query)
    {
        var phrase = new PhraseQuery();
        foreach (string word in query.Words)
        {
            phrase.Add(ToTerm(word));
        }
        return phrase;
    }

    private static Term ToTerm(string word) => new(StockWriter.Text, word);

    private sealed class Session(StockIndex index) : IPeerSearcher
    {
        private readonly NumericDocValues _lines = MultiDocValues.GetNumericValues(index._reader, StockWriter.Line);

        public object Prepare(QueryLine query) => ToQuery(query);

        public PeerAnswer Search(object query, bool exact)
        {
            TopDocs found = index._searcher.Search((Query)query, Top);
            return new PeerAnswer(found.TotalHits, [.. found.ScoreDocs.Select(d => (d.Doc, d.Score))]);
        }

        public int LineOf(int doc) => (int)_lines.Get(doc);

        public void Dispose()
        {
            // The reader is all sessions'.
        }
    }
}
