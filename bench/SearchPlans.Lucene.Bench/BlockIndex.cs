using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Bench.Peers;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Bench;

/// <summary>An index asked with words as they are. Every hit is counted always: both modes are the same.</summary>
internal sealed class BlockIndex
{
    private const int Top = 10;

    private readonly DirectoryReader _reader;
    private readonly ScoringSearcher _searcher;

    public BlockIndex(string folder)
    {
        _reader = DirectoryReader.Open(new MapDirectory(folder, pageChecksums: true));
        _searcher = new ScoringSearcher(_reader);
    }

    public IPeerSearcher OpenSearcher() => new Session(this);

    private static Query ToQuery(QueryLine query) => query.Class switch
    {
        "term" => ToTerm(query.Words.Single()),
        "and" => FilteredBooleanQuery.All([.. query.Words.Select(ToTerm)]),
        "or2" or "or5" => FilteredBooleanQuery.Any([.. query.Words.Select(ToTerm)]),
        "phrase" => new ExactPhraseQuery(BlockFields.Text, [.. query.Words.Select((w, i) => new PhraseTerm(w, i))]),
        _ => throw new InvalidDataException($"There is no class {query.Class}."),
    };

    private static Query ToTerm(string word) => new TermQuery(new Term(BlockFields.Text, word));

    private sealed class Session(BlockIndex index) : IPeerSearcher
    {
        private readonly NumericDocValues _lines = MultiDocValues.GetNumericValues(index._reader, BlockFields.Line);

        public object Prepare(QueryLine query) => ToQuery(query);

        public PeerAnswer Search(object query, bool exact)
        {
            TopDocs found = index._searcher.TopDocs((Query)query, Top);
            return new PeerAnswer(found.TotalHits, [.. found.ScoreDocs.Select(d => (d.Doc, d.Score))]);
        }

        public int LineOf(int doc) => (int)_lines.Get(doc);

        public void Dispose()
        {
            // The reader is all sessions'.
        }
    }
}
