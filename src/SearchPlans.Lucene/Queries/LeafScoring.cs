using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Queries;

/// <summary>Makes the scorers of a query in one leaf. Belongs to one thread.</summary>
public sealed class LeafScoring
{
    private readonly LeafWeight _weight;
    private readonly Dictionary<string, TermsEnum?> _terms = [];

    internal LeafScoring(AtomicReaderContext context, LeafWeight weight)
    {
        Context = context;
        _weight = weight;
        Budget = weight.Budget;
    }

    /// <summary>The leaf.</summary>
    public AtomicReaderContext Context { get; }

    /// <summary>What all leaves share.</summary>
    internal SearchScoring Search => _weight.Scoring;

    /// <summary>What the scorers may spend.</summary>
    internal SearchBudget Budget { get; }

    /// <summary>Makes the scorer of a query, one of Lucene's own included, or gives null when nothing in the leaf matches.</summary>
    /// <param name="query">The query.</param>
    /// <param name="boost">What its scores are multiplied by beside its own boost.</param>
    public LeafScorer? Scorer(Query query, float boost = 1)
    {
        float all = boost * query.Boost;
        switch (query)
        {
            case LeafQuery own:
                return own.CreateScorer(this, all);
            case TermQuery term:
                return Term(term.Term, all);
            case MatchAllDocsQuery:
                return new AllScorer(Context.AtomicReader.MaxDoc, all);
            case ConstantScoreQuery { Query: { } inner }:
                return Scorer(inner) is { } found ? new ConstantScorer(found, all) : null;
            case DisjunctionMaxQuery { TieBreakerMultiplier: 0 } max:
                return Scorers(max.Disjuncts, all) is { Count: > 0 } any ? new MaxScorer(any) : null;
            default:
                Scorer? scorer = _weight.WeightOf(query, boost).GetScorer(Context, null);
                return scorer is null ? null : scorer as LeafScorer ?? new StockScorer(scorer);
        }
    }

    /// <summary>The scorers of those queries that have any.</summary>
    internal List<LeafScorer> Scorers(IEnumerable<Query> queries, float boost)
    {
        var scorers = new List<LeafScorer>();
        foreach (Query query in queries)
        {
            if (Scorer(query, boost) is { } scorer)
            {
                scorers.Add(scorer);
            }
        }
        return scorers;
    }

    /// <summary>The scorers of queries, or null when one has none.</summary>
    internal List<LeafScorer>? AllScorers(IReadOnlyList<Query> queries, float boost)
    {
        var scorers = new List<LeafScorer>(queries.Count);
        foreach (Query query in queries)
        {
            if (Scorer(query, boost) is not { } scorer)
            {
                return null;
            }
            scorers.Add(scorer);
        }
        return scorers;
    }

    /// <summary>The scorer of a term, or null when the leaf lacks it.</summary>
    internal TermScorer? Term(Term term, float boost) => Postings(term, positions: false) is { } postings
        ? new TermScorer(postings, Texts(term.Field), Search.Term(term).Idf * boost)
        : null;

    /// <summary>The documents of a term, deleted ones included, or null when the leaf lacks it.</summary>
    /// <exception cref="InvalidOperationException">Positions are asked for, but the field keeps none.</exception>
    internal TermPostings? Postings(Term term, bool positions)
    {
        if (Search.Term(term).Context.Get(Context.Ord) is not { } state)
        {
            return null;
        }
        TermsEnum terms = Terms(term.Field)!;
        terms.SeekExact(term.Bytes, state);
        return Postings(terms, positions, term.Field);
    }

    /// <summary>The documents of the terms from one on up to another, which is not among them.</summary>
    internal IEnumerable<TermPostings> Postings(string field, TermRange range)
    {
        if (Terms(field) is not { } terms || terms.SeekCeil(new BytesRef(range.From)) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }
        var to = new BytesRef(range.To);
        do
        {
            if (terms.Term.CompareTo(to) >= 0)
            {
                yield break;
            }
            Budget.CountMove();
            yield return Postings(terms, positions: true, field);
        }
        while (terms.MoveNext());
    }

    /// <summary>How the texts of a field are scored.</summary>
    internal TextScoring Texts(string field)
    {
        byte[] norms = NormBytes.Of(Context.AtomicReader, field);
        return new TextScoring(norms.Length == 0 ? Bm25.WithoutNorms : Search.Field(field).Bm25, norms);
    }

    /// <summary>Explains a document's score, or gives null when it doesn't match.</summary>
    internal QueryExplanation? Explain(Query query, int doc, float boost)
    {
        if (Scorer(query, boost) is not { } scorer || scorer.Advance(doc) != doc)
        {
            return null;
        }
        float all = boost * query.Boost;
        IEnumerable<(Query Query, float Boost)> parts = query switch
        {
            LeafQuery own => own.ScoringParts(all),
            DisjunctionMaxQuery { TieBreakerMultiplier: 0 } max => max.Disjuncts.Select(q => (q, all)),
            _ => [],
        };
        return new QueryExplanation(
            query,
            scorer.GetScore(),
            [.. parts.Select(p => Explain(p.Query, doc, p.Boost)).OfType<QueryExplanation>()],
            query is TermQuery term ? CountsOf(term.Term, doc, scorer.Freq) : null);
    }

    private TermCounts CountsOf(Term term, int doc, int freq) =>
        new(freq, Search.Term(term).Context.DocFreq, Search.Field(term.Field).DocCount, Texts(term.Field).LengthOf(doc));

    private TermsEnum? Terms(string field)
    {
        if (!_terms.TryGetValue(field, out TermsEnum? terms))
        {
            _terms.Add(field, terms = Context.AtomicReader.GetTerms(field)?.GetEnumerator());
        }
        return terms;
    }

    private TermPostings Postings(TermsEnum terms, bool positions, string field)
    {
        DocsEnum? docs = positions
            ? terms.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE)
            : terms.Docs(null, null, DocsFlags.FREQS);
        return docs is null
            ? throw new InvalidOperationException($"The field {field} keeps no positions.")
            : new TermPostings(docs, terms.DocFreq, Budget);
    }
}
