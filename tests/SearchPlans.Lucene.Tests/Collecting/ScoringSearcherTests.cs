using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Tests.Collecting;

/// <summary>What a search does beside finding; what it finds is tested with the queries.</summary>
public sealed class ScoringSearcherTests
{
    private const int DocsEach = 40_000;

    private static readonly Lazy<DirectoryReader> _reader = new(Index);

    private readonly ScoringSearcher _searcher = new(_reader.Value);

    public static TheoryData<Query> Queries() => [new TermQuery(new Term("text", "a")), new MatchAllDocsQuery()];

    private static DirectoryReader Index()
    {
        var directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { MergePolicy = NoMergePolicy.COMPOUND_FILES };
        using var writer = new IndexWriter(directory, config);
        for (int segment = 0; segment < 2; segment++)
        {
            for (int doc = 0; doc < DocsEach; doc++)
            {
                writer.AddDocument([new StringField("text", "a", Field.Store.NO)]);
            }
            writer.Commit();
        }
        return DirectoryReader.Open(directory);
    }

    private static ICollector Collecting(Action<int> collect, Action<AtomicReaderContext>? setNextReader = null) =>
        Collector.NewAnonymous(_ => { }, collect, setNextReader ?? (_ => { }), () => false);

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_cancelled_search_ends_within_16384_documents(Query query)
    {
        using var cancellation = new CancellationTokenSource();
        int seen = 0;
        ICollector collector = Collecting(_ =>
        {
            if (++seen == 5000)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => _searcher.Search(query, collector, cancellation.Token));
        Assert.InRange(seen, 5000, 5000 + (1 << 14));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void One_cancelled_before_it_begins_does_nothing(Query query)
    {
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => _searcher.Search(query, Collecting(_ => Assert.Fail("found")), cancelled));
        Assert.Throws<OperationCanceledException>(() => _searcher.TopDocs(query, 1, cancelled));
        Assert.Throws<OperationCanceledException>(() => _searcher.Count(query, cancelled));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Batches_are_cancelled_too(Query query)
    {
        using var cancellation = new CancellationTokenSource();
        var collector = new CancellingCollector(cancellation);
        Assert.Throws<OperationCanceledException>(() => _searcher.Search(query, collector, cancellation.Token));
        Assert.InRange(collector.Seen, 5000, 5000 + (1 << 14) + LeafScorer.LongestBatch);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_collector_may_end_a_leaf(Query query)
    {
        int seen = 0;
        _searcher.Search(query, Collecting(_ =>
        {
            if (++seen % 10 == 0)
            {
                throw new CollectionTerminatedException();
            }
        }), CancellationToken.None);
        Assert.Equal(20, seen);
        seen = 0;
        void Refuse(AtomicReaderContext leaf)
        {
            if (leaf.Ord == 0)
            {
                throw new CollectionTerminatedException();
            }
        }
        _searcher.Search(query, Collecting(_ => seen++, Refuse), CancellationToken.None);
        Assert.Equal(DocsEach, seen);
    }

    [Fact]
    public void Of_equal_scores_the_lower_documents_are_the_best()
    {
        TopDocs best = _searcher.TopDocs(new TermQuery(new Term("text", "a")), 300);
        Assert.Equal(2 * DocsEach, best.TotalHits);
        Assert.Equal(Enumerable.Range(0, 300), best.ScoreDocs.Select(d => d.Doc));
        Assert.Equal(best.ScoreDocs[0].Score, best.MaxScore);
        Assert.Throws<ArgumentOutOfRangeException>(() => _searcher.TopDocs(new MatchAllDocsQuery(), 0));
    }

    [Fact]
    public void Where_nothing_is_found_there_is_nothing()
    {
        var nowhere = new TermQuery(new Term("text", "b"));
        TopDocs best = _searcher.TopDocs(nowhere, 5);
        Assert.Equal(0, best.TotalHits);
        Assert.Empty(best.ScoreDocs);
        Assert.False(_searcher.Exists(nowhere));
        Assert.False(_searcher.Exists(new TermQuery(new Term("nofield", "b"))));
        Assert.Null(_searcher.ExplainParts(nowhere, 0));
        using var empty = new RAMDirectory();
        new IndexWriter(empty, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)).Dispose();
        using DirectoryReader reader = DirectoryReader.Open(empty);
        Assert.Equal(0, new ScoringSearcher(reader).TopDocs(new MatchAllDocsQuery(), 5).TotalHits);
    }

    private sealed class CancellingCollector(CancellationTokenSource cancellation) : IBatchCollector
    {
        public int Seen { get; private set; }

        public bool AcceptsDocsOutOfOrder => false;

        public float MinScore => -1;

        public void SetNextReader(AtomicReaderContext context) { }

        public void SetScorer(Scorer scorer) { }

        public void Collect(int doc) => Assert.Fail("Batches were asked for.");

        public void Count(int docs) => Assert.Fail("No score is too low.");

        public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
        {
            Seen += docs.Length;
            if (Seen >= 5000)
            {
                cancellation.Cancel();
            }
        }
    }
}
