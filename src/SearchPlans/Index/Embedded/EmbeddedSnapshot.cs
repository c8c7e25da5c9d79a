using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>A commit of an index in this process. For one thread and one request.</summary>
/// <param name="fields">The fields that it was made by.</param>
/// <param name="searcher">Searches it; held by the caller.</param>
/// <param name="plans">Gives its plans.</param>
/// <param name="budget">What the request may take.</param>
internal sealed partial class EmbeddedSnapshot(PlanFields fields, ScoringSearcher searcher, Func<PlanList> plans, SearchBudget budget)
    : IIndexSnapshot
{
    private readonly IndexReader _reader = searcher.IndexReader;
    private readonly StoredPlans _stored = new(searcher.IndexReader);
    private PlanList? _plans;

    /// <inheritdoc />
    public SearchBudget Budget => budget;

    /// <inheritdoc />
    public PlanFields Fields => fields;

    /// <inheritdoc />
    public object SegmentOf(int leaf) => _reader.Leaves[leaf].AtomicReader.CoreCacheKey;

    /// <inheritdoc />
    public CorpusValues Values => PlanValues.Of(_reader);

    /// <inheritdoc />
    public PlanList Plans => _plans ??= plans();

    /// <inheritdoc />
    public IStoredPlans Stored => _stored;

    /// <inheritdoc />
    public IEnumerable<PlanEntry> Entries => _stored.Places().Select(Entry);

    /// <summary>All plans of a commit.</summary>
    public static PlanList ListOf(IndexReader reader)
    {
        var stored = new StoredPlans(reader);
        return PlanList.Of(stored.Places().ToDictionary(p => p, p => stored.Plan(p).Summary));
    }

    /// <inheritdoc />
    public PlanEntry Entry(PlanPlace plan)
    {
        PlanSegment segment = PlanSegment.Of(_reader.Leaves[plan.Leaf].AtomicReader);
        return new PlanEntry(
            plan, segment.Regions[segment.RegionOrdinal(plan.Block)], segment.Year(plan.Block),
            segment.Types[segment.TypeOrdinal(plan.Block)], segment.Issuers[segment.IssuerOrdinal(plan.Block)]);
    }

    /// <inheritdoc />
    public PlanSummary Summary(PlanPlace plan) => _plans?.ByPlace[plan] ?? _stored.Plan(plan).Summary;

    /// <inheritdoc />
    public PlanPlace? Find(string field, string value) => _stored.Find(field, value);

    /// <inheritdoc />
    public IReadOnlyList<PlanPlace> PlansWith(string field, string term) => [.. _stored.PlacesWith(field, term)];

    /// <inheritdoc />
    public IEnumerable<(string Term, int Plans)> TermsOf(string field)
    {
        if (MultiFields.GetTerms(_reader, field)?.GetEnumerator() is not { } terms)
        {
            yield break;
        }
        while (terms.MoveNext() && budget.HasTime())
        {
            yield return (terms.Term.Utf8ToString(), terms.DocFreq);
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, NameCount> FigureCounts() => StoredFigures.Counts(_reader);

    /// <inheritdoc />
    public int Count(Query query) => searcher.Count(query, budget);

    /// <inheritdoc />
    public IReadOnlyList<FirstHit> FirstHits(Query query, SearchRequest request, HitUnit unit)
    {
        var collector = new FirstHitCollector(request, unit);
        Search(Within(query, request), collector);
        return [.. collector.Plans().Select(p => new FirstHit(p.First, p.Hits))];
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<PlanPlace, HitsOfPlan> HitsOf(Query query, IReadOnlyCollection<PlanPlace> plans, int most)
    {
        var collector = new ChosenPlansCollector(plans, most);
        Search(query, collector);
        return collector.ByPlan();
    }

    /// <inheritdoc />
    public IReadOnlyList<SharedSentence> Sharing(IReadOnlyList<IReadOnlyList<int>> buckets, int untilYear) =>
        new FingerprintPostings(_reader, _stored, budget).Sharing(buckets);

    /// <inheritdoc />
    public IReadOnlyDictionary<PlanPlace, int> SharingShingles(IReadOnlyList<ulong> sample, int mostCommon)
    {
        var shared = new Dictionary<PlanPlace, int>();
        foreach (AtomicReaderContext leaf in _reader.Leaves)
        {
            if (leaf.AtomicReader.Fields?.GetTerms(PlanFields.Shingles)?.GetEnumerator() is not { } terms)
            {
                continue;
            }
            DocsEnum? docs = null;
            foreach (ulong hash in sample)
            {
                if (!terms.SeekExact(new BytesRef(ShingleSketch.TermOf(hash))) || terms.DocFreq > mostCommon)
                {
                    continue;
                }
                docs = terms.Docs(leaf.AtomicReader.LiveDocs, docs, DocsFlags.NONE);
                while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
                {
                    PlanPlace plan = _stored.PlaceOf(leaf.Ord, doc);
                    shared[plan] = shared.GetValueOrDefault(plan) + 1;
                }
            }
        }
        return shared;
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<(PlanPlace One, PlanPlace Other), int> ShinglePairs(int mostSharing, int mostPairs)
    {
        var shared = new Dictionary<(int One, int Other), int>();
        if (MultiFields.GetTerms(_reader, PlanFields.Shingles)?.GetEnumerator() is not { } terms)
        {
            return new Dictionary<(PlanPlace, PlanPlace), int>();
        }
        IBits? live = MultiFields.GetLiveDocs(_reader);
        DocsEnum? docs = null;
        var having = new List<int>();
        while (terms.MoveNext() && shared.Count < mostPairs)
        {
            budget.Cancellation.ThrowIfCancellationRequested();
            if (terms.DocFreq < 2 || terms.DocFreq > mostSharing)
            {
                continue;
            }
            having.Clear();
            docs = terms.Docs(live, docs, DocsFlags.NONE);
            while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                having.Add(doc);
            }
            for (int i = 0; i < having.Count; i++)
            {
                for (int j = i + 1; j < having.Count; j++)
                {
                    shared[(having[i], having[j])] = shared.GetValueOrDefault((having[i], having[j])) + 1;
                }
            }
        }
        return shared.ToDictionary(p => (PlaceOf(p.Key.One), PlaceOf(p.Key.Other)), p => p.Value);
    }

    /// <inheritdoc />
    public IReadOnlyList<TResult> Each<T, TResult>(IEnumerable<T> items, Func<T, TResult> make) => [.. items.Select(make)];

    private void Search(Query query, HitCollector collector)
    {
        searcher.Search(query, collector, budget);
        collector.Finish();
    }

    private PlanPlace PlaceOf(int doc)
    {
        int leaf = ReaderUtil.SubIndex(doc, _reader.Leaves);
        return _stored.PlaceOf(leaf, doc - _reader.Leaves[leaf].DocBase);
    }
}
