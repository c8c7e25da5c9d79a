using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Queries;

/// <summary>What a term is worth in a reader, and where it is in each of its leaves.</summary>
/// <param name="Idf">How much it tells, see <see cref="Bm25.Idf"/>.</param>
/// <param name="Context">Its state in each leaf that has it, and the number of its documents.</param>
internal sealed record TermStates(float Idf, TermContext Context);

/// <summary>How the texts of a field are scored.</summary>
/// <param name="Bm25">By the average length.</param>
/// <param name="DocCount">How many documents have the field, deleted ones included.</param>
internal sealed record FieldScoring(Bm25 Bm25, long DocCount);

/// <summary>
/// What scoring needs to know of all leaves of a reader: looked up once and kept with the reader, as a look-up of a term or a
/// field's table of norms costs as much as a rare term's whole search. Safe for concurrent use.
/// </summary>
internal sealed class SearchScoring
{
    // Some hundred bytes each; more than any request asks for.
    private const int MostTerms = 1 << 13;

    private static readonly ConditionalWeakTable<IndexReaderContext, SearchScoring> _byReader = [];

    private readonly IndexReaderContext _reader;
    private readonly ConcurrentDictionary<string, FieldScoring> _fields = [];
    private readonly ConcurrentDictionary<Term, TermStates> _terms = [];

    private SearchScoring(IndexReaderContext reader) => _reader = reader;

    /// <summary>The scoring of a top reader.</summary>
    public static SearchScoring Of(IndexReaderContext reader) => _byReader.GetValue(reader, static r => new SearchScoring(r));

    /// <summary>How a field is scored.</summary>
    public FieldScoring Field(string field) => _fields.TryGetValue(field, out FieldScoring? known) ? known : _fields.GetOrAdd(field, Read);

    /// <summary>A term, which may stand nowhere.</summary>
    public TermStates Term(Term term)
    {
        if (_terms.TryGetValue(term, out TermStates? known))
        {
            return known;
        }
        if (_terms.Count >= MostTerms)
        {
            _terms.Clear();
        }
        var context = TermContext.Build(_reader, term);
        return _terms[term] = new TermStates(Bm25.Idf(context.DocFreq, Field(term.Field).DocCount), context);
    }

    private FieldScoring Read(string field)
    {
        long docs = 0;
        long tokens = 0;
        foreach (AtomicReaderContext leaf in _reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(field) is { } terms)
            {
                docs += terms.DocCount;
                tokens += Bm25.Tokens(terms.SumTotalTermFreq, terms.SumDocFreq);
            }
        }
        return new FieldScoring(new Bm25(Bm25.AverageLength(tokens, docs)), docs);
    }
}
