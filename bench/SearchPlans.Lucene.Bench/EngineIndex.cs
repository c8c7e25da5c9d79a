using SearchPlans.Bench.Peers;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Lucene.Bench;

/// <summary>A snapshot of an index of the engine, asked with words as they are.</summary>
internal sealed class EngineIndex
{
    private const int Top = 10;

    private readonly IndexSnapshot _snapshot;
    private readonly Searcher _searcher;

    public EngineIndex(string folder)
    {
        // Which analyzer made the index doesn't matter to words, but the index is only opened by its own schema.
        var directory = new DiskDirectory(folder);
        _snapshot = IndexSnapshot.Open(directory, EngineSchema.Create(pretokenized: true));
        if (_snapshot.DocCount == 0) _snapshot = IndexSnapshot.Open(directory, EngineSchema.Create(pretokenized: false));
        if (_snapshot.DocCount == 0) throw new InvalidOperationException($"{folder} holds no documents.");
        _searcher = new Searcher(_snapshot);
    }

    public IPeerSearcher OpenSearcher() => new Session(this);

    private static Query ToQuery(QueryLine query) => query.Class switch
    {
        "term" => new TermQuery(EngineSchema.Text, query.Words.Single()),
        "and" => BooleanQuery.All(Terms(query)),
        "or2" or "or5" => BooleanQuery.Any(Terms(query)),
        "phrase" => new PhraseQuery(EngineSchema.Text, [.. query.Words.Select((w, i) => new PhraseTerm(w, i))]),
        _ => throw new InvalidDataException($"There is no class {query.Class}."),
    };

    private static Query[] Terms(QueryLine query) => [.. query.Words.Select(w => new TermQuery(EngineSchema.Text, w))];

    private sealed class Session(EngineIndex index) : IPeerSearcher
    {
        private readonly StoredBytesReader[] _stored = [.. index._snapshot.Segments.Select(s => s.Stored())];

        public object Prepare(QueryLine query) => ToQuery(query);

        public PeerAnswer Search(object query, bool exact)
        {
            TopDocs found = index._searcher.TopDocs((Query)query, Top, countAll: exact);
            return new PeerAnswer(found.TotalHits.Value, [.. found.ScoreDocs.Select(d => (d.Doc, d.Score))]);
        }

        public int LineOf(int doc)
        {
            int segment = index._snapshot.SegmentOf(doc);
            return BitConverter.ToInt32(_stored[segment].Read(doc - index._snapshot.FirstDoc(segment)));
        }

        public void Dispose() { }
    }
}
