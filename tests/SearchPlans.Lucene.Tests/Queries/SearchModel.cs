using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>A document as the model knows it: its words by field, and what it lies together with.</summary>
internal sealed record ModelDoc(int Id, string Key, int Group, IReadOnlyDictionary<string, string[]> Words);

/// <summary>
/// What a search should find, the long way: every document is looked at for every query. The documents come in the order
/// of a reader, deleted ones included, since those count in the statistics until they are merged away.
/// </summary>
internal sealed class SearchModel
{
    // The one field that keeps neither frequencies nor norms.
    private const string DocsOnly = "tag";

    private readonly IReadOnlyList<(ModelDoc Doc, bool Deleted)> _docs;
    private readonly Dictionary<string, (int DocCount, Bm25 Bm25)> _fields = [];
    private readonly Dictionary<(string Field, string Word), Dictionary<int, int>> _freqs = [];

    public SearchModel(IReadOnlyList<(ModelDoc Doc, bool Deleted)> docs)
    {
        _docs = docs;
        foreach (string field in (string[])["text", "title", DocsOnly])
        {
            string[][] texts = [.. docs.Select(d => d.Doc.Words[field]).Where(w => w.Length > 0)];
            long tokens = texts.Sum(w => (long)w.Length);
            for (int doc = 0; doc < docs.Count; doc++)
            {
                foreach (IGrouping<string, string> word in docs[doc].Doc.Words[field].GroupBy(w => w))
                {
                    if (!_freqs.TryGetValue((field, word.Key), out Dictionary<int, int>? freqs))
                    {
                        _freqs[(field, word.Key)] = freqs = [];
                    }
                    freqs.Add(doc, word.Count());
                }
            }
            _fields[field] = (texts.Length, new Bm25(field == DocsOnly ? null : (float)(tokens / (double)Math.Max(1, texts.Length))));
        }
    }

    /// <summary>Numbers and scores of all documents that match.</summary>
    public Dictionary<int, double> Search(Query query)
    {
        Func<int, double?> evaluate = Compile(query, 1);
        var found = new Dictionary<int, double>();
        for (int doc = 0; doc < _docs.Count; doc++)
        {
            if (!_docs[doc].Deleted && evaluate(doc) is { } score)
            {
                found.Add(doc, score);
            }
        }
        return found;
    }

    private Func<int, double?> Compile(Query query, double boost)
    {
        boost *= query.Boost;
        switch (query)
        {
            case TermQuery term:
                return CompileTerm(term.Term.Field, term.Term.Text, boost);
            case ExactPhraseQuery phrase:
                double idf = phrase.Terms.Sum(t => Idf(phrase.Field, t.Term));
                return Scored(phrase.Field, idf * boost, doc => phrase.Terms.All(t => Freq(phrase.Field, t.Term, doc) > 0)
                    ? Occurrences(_docs[doc].Doc.Words[phrase.Field], phrase.Terms)
                    : 0);
            case BoostQuery boosted:
                Func<int, double?> plain = Compile(boosted.Inner, boost * boosted.Factor);
                return doc => plain(doc) + boosted.Bonus * boost;
            case ConstantScoreQuery constant:
                Func<int, double?> inner = Compile(constant.Query, 1);
                return doc => inner(doc) is null ? null : boost;
            case MatchAllDocsQuery:
                return _ => boost;
            case GroupQuery group:
                return CompileGroup(group, boost);
            case FilteredBooleanQuery boolean:
                return CompileBoolean(boolean, boost);
            case DisjunctionMaxQuery max:
                Func<int, double?>[] ways = [.. max.Disjuncts.Select(q => Compile(q, boost))];
                return doc => ways.Max(w => w(doc));
            case CoverageQuery coverage:
                return CompileCoverage(coverage, boost);
            case NearQuery near:
                return Scored("text", near.Items.Sum(WeightOf) * boost, doc => StretchModel.Count(_docs[doc].Doc.Words["text"], near));
            case TestedQuery tested:
                Func<int, double?> found = Compile(tested.Inner, boost);
                return doc => _docs[doc].Doc.Id % int.Parse(tested.Key) != 0 ? found(doc) : null;
            case BlockQuery blocks:
                HashSet<string> keys = [.. blocks.Key.Split(' ')];
                return doc => keys.Contains(_docs[doc].Doc.Key) ? 0 : null;
            case TermRangeQuery range:
                return doc => _docs[doc].Doc.Words[range.Field].Any(w => IsIn(w, range)) ? boost : null;
            default:
                throw new ArgumentException(query.ToString());
        }
    }

    private Func<int, double?> CompileTerm(string field, string word, double boost) =>
        Scored(field, Idf(field, word) * boost, doc => Freq(field, word, doc));

    private Func<int, double?> CompileGroup(GroupQuery query, double boost)
    {
        Func<int, double?> inner = Compile(query.Inner, boost);
        var scores = new Dictionary<(string, int), double>();
        for (int doc = 0; doc < _docs.Count; doc++)
        {
            if (!_docs[doc].Deleted && inner(doc) is { } score)
            {
                scores.TryAdd(GroupOf(doc, query.Grouping), score);
            }
        }
        return doc => scores.TryGetValue(GroupOf(doc, query.Grouping), out double score) ? score : null;
    }

    private (string, int) GroupOf(int doc, Grouping grouping) =>
        (_docs[doc].Doc.Key, grouping == Grouping.Block ? -1 : _docs[doc].Doc.Group);

    private Func<int, double?> CompileBoolean(FilteredBooleanQuery query, double boost)
    {
        Func<int, double?>[] must = [.. query.Must.Select(q => Compile(q, boost))];
        Func<int, double?>[] should = [.. query.Should.Select(q => Compile(q, boost))];
        Func<int, double?>[] mustNot = [.. query.MustNot.Select(q => Compile(q, 1))];
        Func<int, double?>[] filter = [.. query.Filter.Select(q => Compile(q, 1))];
        return doc =>
        {
            double?[] wanted = [.. should.Select(q => q(doc))];
            bool matches = must.All(q => q(doc) is not null) && filter.All(q => q(doc) is not null) && mustNot.All(q => q(doc) is null)
                && (must.Length + filter.Length > 0 || wanted.Any(s => s is not null));
            return matches ? must.Sum(q => q(doc)!.Value) + wanted.Sum(s => s ?? 0) : null;
        };
    }

    private Func<int, double?> CompileCoverage(CoverageQuery query, double boost)
    {
        string[] known = [.. query.Terms.Where(t => _freqs.ContainsKey((query.Field, t)))];
        double least = known.Sum(t => Idf(query.Field, t)) * query.Share;
        Func<int, double?>[] scores = [.. known.Select(t => CompileTerm(query.Field, t, boost))];
        return doc =>
        {
            double held = known.Sum(t => Freq(query.Field, t, doc) > 0 ? Idf(query.Field, t) : 0);
            return held > 0 && held >= least * 0.9999 ? scores.Sum(s => s(doc) ?? 0) : null;
        };
    }

    private double WeightOf(SpanItem item) => item switch
    {
        PhraseSpan span => span.Phrase.Terms.Sum(t => Idf("text", t.Term)),
        AnySpan any => any.Items.Max(WeightOf),
        UnbrokenSpan unbroken => WeightOf(unbroken.Item),
        _ => 1,
    };

    private Func<int, double?> Scored(string field, double weight, Func<int, int> count) => doc =>
    {
        int freq = count(doc);
        if (freq == 0)
        {
            return null;
        }
        bool plain = field == DocsOnly;
        byte norm = plain ? (byte)0 : NormEncoding.Encode(_docs[doc].Doc.Words[field].Length);
        return _fields[field].Bm25.Score((float)weight, plain ? 1 : freq, norm);
    };

    private double Idf(string field, string term) =>
        Bm25.Idf(_freqs.TryGetValue((field, term), out Dictionary<int, int>? freqs) ? freqs.Count : 0, _fields[field].DocCount);

    private int Freq(string field, string term, int doc) =>
        _freqs.TryGetValue((field, term), out Dictionary<int, int>? freqs) ? freqs.GetValueOrDefault(doc) : 0;

    private static bool IsIn(string word, TermRangeQuery range) =>
        string.CompareOrdinal(word, range.LowerTerm.Utf8ToString()) >= 0 && string.CompareOrdinal(word, range.UpperTerm.Utf8ToString()) < 0;

    private static int Occurrences(string[] words, IReadOnlyList<PhraseTerm> phrase)
    {
        int count = 0;
        for (int start = 0; start < words.Length; start++)
        {
            int matched = 0;
            for (; matched < phrase.Count; matched++)
            {
                int at = start + phrase[matched].Position - phrase[0].Position;
                if (at >= words.Length || words[at] != phrase[matched].Term)
                {
                    break;
                }
            }
            count += matched == phrase.Count ? 1 : 0;
        }
        return count;
    }
}
