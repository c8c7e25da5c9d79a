using System.Text;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Makes the scorers of a query. What a term is worth is counted over the whole snapshot, once for all segments.</summary>
internal sealed partial class ScorerFactory(FieldScoring fields)
{
    private readonly IndexSnapshot _snapshot = fields.Snapshot;
    private readonly Dictionary<(int Field, string Term), (float Idf, TermInfo?[] Infos)> _terms = [];

    /// <summary>Makes the scorer of a query in a segment, or null when nothing there answers it.</summary>
    public Scorer? Create(Query query, int segment, float boost = 1)
    {
        SegmentReader reader = _snapshot.Segments[segment];
        switch (query)
        {
            case TermQuery term:
                return CreateTerm(term.Field, term.Term, segment, boost);
            case PhraseQuery { Terms: [PhraseTerm only] } phrase:
                return CreateTerm(only.Field ?? phrase.Field, only.Term, segment, boost);
            case PhraseQuery phrase:
                return CreatePhrase(phrase, segment, boost);
            case TogetherQuery together:
                return CreateTogether(together, segment, boost);
            case CoverageQuery coverage:
                return CreateCoverage(coverage, segment, boost);
            case BestOfQuery best:
                return CreateAll(best.Queries, segment, boost) is { Count: > 0 } ways ? new BestOfScorer(ways) : null;
            case BooleanQuery boolean:
                return CreateBoolean(boolean, segment, boost);
            case BoostQuery boosted:
                Scorer? plain = Create(boosted.Inner, segment, boost * boosted.Factor);
                return plain is null || boosted.Bonus == 0 ? plain : new BonusScorer(plain, boosted.Bonus * boost);
            case ConstantQuery constant:
                return Create(constant.Inner, segment) is { } inner ? new ConstantScorer(inner, constant.Score * boost) : null;
            case GroupQuery group:
                return Create(group.Inner, segment, boost) is { } matches ? new GroupScorer(matches, reader.Groups, group.Grouping) : null;
            case BlockQuery block:
                return new BlockScorer(reader.Groups, reader.DocCount, block.Test(reader));
            case TestedQuery tested:
                return Create(tested.Inner, segment, boost) is { } found ? new TestedScorer(found, tested.Test(reader)) : null;
            case AllQuery:
                return new BlockScorer(reader.Groups, reader.DocCount, static _ => true);
            case NoneQuery:
                return null;
            default:
                throw new ArgumentException($"There is no scorer for {query.GetType().Name}.", nameof(query));
        }
    }

    /// <summary>What a term that stands in a document tells of it.</summary>
    public TermCounts CountsOf(TermQuery query, int segment, int doc)
    {
        int field = _snapshot.Schema.TextOrdinal(query.Field);
        SegmentReader reader = _snapshot.Segments[segment];
        TermInfo?[] infos = Term(field, query.Term).Infos;
        PostingsCursor postings = reader.Postings(field, infos[segment]!.Value);
        postings.Advance(doc);
        int length = _snapshot.Schema.Texts[field].Norms ? (int)NormEncoding.Lengths[reader.NormsOf(field)[doc]] : 0;
        return new TermCounts(postings.Freq, infos.Sum(i => i?.DocFreq ?? 0L), fields[field].DocCount, length);
    }

    private TermScorer? CreateTerm(string field, string term, int segment, float boost)
    {
        int ordinal = _snapshot.Schema.TextOrdinal(field);
        (float idf, TermInfo?[] infos) = Term(ordinal, term);
        if (infos[segment] is not { } info) return null;
        SegmentReader reader = _snapshot.Segments[segment];
        return new TermScorer(reader.Postings(ordinal, info), reader.NormsOf(ordinal), fields[ordinal].Bm25, idf * boost);
    }

    private PhraseScorer? CreatePhrase(PhraseQuery phrase, int segment, float boost)
    {
        int ordinal = _snapshot.Schema.TextOrdinal(phrase.Field);
        SegmentReader reader = _snapshot.Segments[segment];
        var postings = new List<(PostingsCursor, int)>();
        float idfSum = 0;
        foreach (PhraseTerm term in phrase.Terms)
        {
            int field = term.Field is null ? ordinal : _snapshot.Schema.TextOrdinal(term.Field);
            (float idf, TermInfo?[] infos) = Term(field, term.Term);
            if (infos[segment] is not { } info) return null;
            idfSum += idf;
            postings.Add((reader.Postings(field, info), term.Position));
        }
        return new PhraseScorer(postings, reader.NormsOf(ordinal), fields[ordinal].Bm25, idfSum * boost);
    }

    private Scorer? CreateBoolean(BooleanQuery query, int segment, float boost)
    {
        var must = new List<Scorer>();
        var filters = new List<Scorer>();
        foreach (Query q in query.Must)
        {
            if (Create(q, segment, boost) is not { } scorer) return null;
            must.Add(scorer);
        }
        foreach (Query q in query.Filter)
        {
            if (Create(q, segment) is not { } scorer) return null;
            filters.Add(scorer);
        }
        List<Scorer> should = CreateAll(query.Should, segment, boost);
        Scorer? optional = should.Count switch { 0 => null, 1 => should[0], _ => new DisjunctionScorer(should) };
        Scorer? result = (must.Count, filters.Count) switch
        {
            (0, 0) => optional,
            (1, 0) => must[0],
            (_, 0) when must.All(m => m is TermScorer) => new TermConjunctionScorer(must.Cast<TermScorer>()),
            _ => new ConjunctionScorer(must, filters),
        };
        if (result is null) return null;
        if (optional is not null && result != optional) result = new OptionalScorer(result, optional);
        List<Scorer> excluded = CreateAll(query.MustNot, segment, 1);
        return excluded.Count == 0 ? result : new ExclusionScorer(result, excluded.Count == 1 ? excluded[0] : new DisjunctionScorer(excluded));
    }

    private List<Scorer> CreateAll(IReadOnlyList<Query> queries, int segment, float boost)
    {
        var scorers = new List<Scorer>();
        foreach (Query q in queries)
        {
            if (Create(q, segment, boost) is { } scorer) scorers.Add(scorer);
        }
        return scorers;
    }

    private (float Idf, TermInfo?[] Infos) Term(int field, string term)
    {
        if (_terms.TryGetValue((field, term), out (float, TermInfo?[]) known)) return known;
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        var infos = new TermInfo?[_snapshot.Segments.Count];
        long docFreq = 0;
        for (int s = 0; s < infos.Length; s++)
        {
            if (!_snapshot.Segments[s].Terms(field).TryFind(bytes, out TermInfo info)) continue;
            infos[s] = info;
            docFreq += info.DocFreq;
        }
        return _terms[(field, term)] = (Bm25.Idf(docFreq, fields[field].DocCount), infos);
    }
}
