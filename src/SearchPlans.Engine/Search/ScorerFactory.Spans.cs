using System.Text;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

internal sealed partial class ScorerFactory
{
    private TogetherScorer? CreateTogether(TogetherQuery query, int segment, float boost)
    {
        var items = new List<Spans>();
        float weight = 0;
        foreach (SpanQuery item in query.Items)
        {
            if (CreateSpans(item, segment) is not { } spans) return null;
            items.Add(spans);
            weight += WeightOf(item);
        }
        var separators = new List<PostingsCursor>();
        foreach (TermQuery separator in query.Separators)
        {
            int ordinal = _snapshot.Schema.TextOrdinal(separator.Field);
            if (Term(ordinal, separator.Term).Infos[segment] is { } info) separators.Add(_snapshot.Segments[segment].Postings(ordinal, info));
        }
        int field = _snapshot.Schema.TextOrdinal(FieldOf(query.Items[0]));
        return new TogetherScorer(items, separators, query, _snapshot.Segments[segment].NormsOf(field), fields[field].Bm25, weight * boost);
    }

    private Spans? CreateSpans(SpanQuery query, int segment)
    {
        switch (query)
        {
            case PhraseSpan { Phrase: { Terms: [PhraseTerm only] } phrase, Length: int length }:
                int ordinal = _snapshot.Schema.TextOrdinal(only.Field ?? phrase.Field);
                return Term(ordinal, only.Term).Infos[segment] is { } info
                    ? new TermSpans(_snapshot.Segments[segment].Postings(ordinal, info), length)
                    : null;
            case PhraseSpan { Phrase: PhraseQuery phrase, Length: int length }:
                return CreatePhrase(phrase, segment, 1) is { } scorer ? new PhraseSpans(scorer, length) : null;
            case TermRangeSpan range:
                return Any(CreateRanges(range, segment));
            case AnySpan any:
                return Any([.. any.Items.Select(i => CreateSpans(i, segment)).OfType<Spans>()]);
            default:
                throw new ArgumentException($"There are no spans for {query.GetType().Name}.", nameof(query));
        }
    }

    private static Spans? Any(List<Spans> items) => items.Count switch { 0 => null, 1 => items[0], _ => new AnySpans(items) };

    private List<Spans> CreateRanges(TermRangeSpan query, int segment)
    {
        int field = _snapshot.Schema.TextOrdinal(query.Field);
        SegmentReader reader = _snapshot.Segments[segment];
        var spans = new List<Spans>();
        foreach (TermRange range in query.Ranges)
        {
            byte[] from = Encoding.UTF8.GetBytes(range.From);
            byte[] to = Encoding.UTF8.GetBytes(range.To);
            TermEnumerator terms = reader.Terms(field).TermsNear(from);
            while (terms.MoveNext() && terms.Term.SequenceCompareTo(to) < 0)
            {
                if (terms.Term.SequenceCompareTo(from) >= 0) spans.Add(new TermSpans(reader.Postings(field, terms.Info), 1));
            }
        }
        return spans;
    }

    // What a range holds tells little; the words beside it tell what is rare.
    private float WeightOf(SpanQuery query) => query switch
    {
        PhraseSpan span => span.Phrase.Terms.Sum(t => Term(_snapshot.Schema.TextOrdinal(t.Field ?? span.Phrase.Field), t.Term).Idf),
        AnySpan any => any.Items.Max(WeightOf),
        _ => 1,
    };

    private static string FieldOf(SpanQuery query) => query switch
    {
        PhraseSpan span => span.Phrase.Field,
        AnySpan any => FieldOf(any.Items[0]),
        TermRangeSpan range => range.Field,
        _ => throw new ArgumentException($"There are no spans for {query.GetType().Name}.", nameof(query)),
    };

    private CoverageScorer? CreateCoverage(CoverageQuery query, int segment, float boost)
    {
        int field = _snapshot.Schema.TextOrdinal(query.Field);
        float all = 0;
        var terms = new List<(TermScorer, float)>();
        foreach (string term in query.Terms)
        {
            (float idf, TermInfo?[] infos) = Term(field, term);
            if (infos.Any(i => i is not null)) all += idf;
            if (CreateTerm(query.Field, term, segment, boost) is { } scorer) terms.Add((scorer, idf));
        }
        return terms.Count == 0 ? null : new CoverageScorer(terms, all * query.Share);
    }
}
