using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Tests.Search;

/// <summary>A document as the model knows it: its words by field, and what it lies together with.</summary>
internal sealed record ModelDoc(int Id, string Key, int Group, IReadOnlyDictionary<string, string[]> Words);

/// <summary>
/// What a search should find, the long way: every document is looked at for every query. The documents come in the order
/// of a snapshot, deleted ones included, since those count in the statistics until they are merged away.
/// </summary>
internal sealed class SearchModel
{
    private readonly Schema _schema;
    private readonly IReadOnlyList<(ModelDoc Doc, bool Deleted)> _docs;
    private readonly Dictionary<string, (int DocCount, float? Average)> _fields = [];
    private readonly Dictionary<(string Field, string Word), Dictionary<int, int>> _freqs = [];

    public SearchModel(Schema schema, IReadOnlyList<(ModelDoc Doc, bool Deleted)> docs)
    {
        _schema = schema;
        _docs = docs;
        foreach (TextField field in schema.Texts)
        {
            string[][] texts = [.. docs.Select(d => Words(d.Doc, field.Name)).Where(w => w.Length > 0)];
            long tokens = texts.Sum(w => (long)(field.Postings == Postings.Documents ? w.Distinct().Count() : w.Length));
            for (int doc = 0; doc < docs.Count; doc++)
            {
                foreach (IGrouping<string, string> word in Words(docs[doc].Doc, field.Name).GroupBy(w => w))
                {
                    if (!_freqs.TryGetValue((field.Name, word.Key), out Dictionary<int, int>? freqs)) _freqs[(field.Name, word.Key)] = freqs = [];
                    freqs.Add(doc, word.Count());
                }
            }
            _fields[field.Name] = (texts.Length, field.Norms ? (float)(tokens / (double)Math.Max(1, texts.Length)) : null);
        }
    }

    /// <summary>Numbers and scores of all documents that answer.</summary>
    public Dictionary<int, double> Search(Query query)
    {
        Func<int, double?> evaluate = Compile(query, 1);
        var found = new Dictionary<int, double>();
        for (int doc = 0; doc < _docs.Count; doc++)
        {
            if (!_docs[doc].Deleted && evaluate(doc) is { } score) found.Add(doc, score);
        }
        return found;
    }

    private Func<int, double?> Compile(Query query, double boost)
    {
        switch (query)
        {
            case TermQuery term:
                return Scored(term.Field, Idf(term.Field, term.Term) * boost, doc => Freq(term.Field, term.Term, doc));
            case PhraseQuery phrase:
                double idf = phrase.Terms.Sum(t => Idf(phrase.Field, t.Term));
                return Scored(phrase.Field, idf * boost, doc =>
                    phrase.Terms.All(t => Freq(phrase.Field, t.Term, doc) > 0) ? Occurrences(Words(_docs[doc].Doc, phrase.Field), phrase.Terms) : 0);
            case BoostQuery boosted:
                return Compile(boosted.Inner, boost * boosted.Factor);
            case ConstantQuery constant:
                Func<int, double?> inner = Compile(constant.Inner, 1);
                return doc => inner(doc) is null ? null : constant.Score * boost;
            case AllQuery:
                return _ => 0;
            case NoneQuery:
                return _ => null;
            case GroupQuery group:
                return CompileGroup(group, boost);
            case BooleanQuery boolean:
                return CompileBoolean(boolean, boost);
            case BestOfQuery best:
                Func<int, double?>[] ways = [.. best.Queries.Select(q => Compile(q, boost))];
                return doc => ways.Max(w => w(doc));
            case CoverageQuery coverage:
                return CompileCoverage(coverage, boost);
            case TogetherQuery together:
                return Scored("text", together.Items.Sum(WeightOf) * boost, doc => StretchModel.Count(Words(_docs[doc].Doc, "text"), together));
            case ModelBlockQuery blocks:
                return doc => blocks.Keys.Contains(_docs[doc].Doc.Key) ? 0 : null;
            default:
                throw new ArgumentException(query.ToString());
        }
    }

    private Func<int, double?> CompileGroup(GroupQuery query, double boost)
    {
        Func<int, double?> inner = Compile(query.Inner, boost);
        var scores = new Dictionary<(string, int), double>();
        for (int doc = 0; doc < _docs.Count; doc++)
        {
            if (!_docs[doc].Deleted && inner(doc) is { } score) scores.TryAdd(GroupOf(doc, query.Grouping), score);
        }
        return doc => scores.TryGetValue(GroupOf(doc, query.Grouping), out double score) ? score : null;
    }

    private (string, int) GroupOf(int doc, Grouping grouping) =>
        (_docs[doc].Doc.Key, grouping == Grouping.Block ? -1 : _docs[doc].Doc.Group);

    private Func<int, double?> CompileBoolean(BooleanQuery query, double boost)
    {
        Func<int, double?>[] must = [.. query.Must.Select(q => Compile(q, boost))];
        Func<int, double?>[] should = [.. query.Should.Select(q => Compile(q, boost))];
        Func<int, double?>[] mustNot = [.. query.MustNot.Select(q => Compile(q, 1))];
        Func<int, double?>[] filter = [.. query.Filter.Select(q => Compile(q, 1))];
        return doc =>
        {
            double?[] wanted = [.. should.Select(q => q(doc))];
            bool answers = must.All(q => q(doc) is not null) && filter.All(q => q(doc) is not null) && mustNot.All(q => q(doc) is null)
                && (must.Length + filter.Length > 0 || wanted.Any(s => s is not null));
            return answers ? must.Sum(q => q(doc)!.Value) + wanted.Sum(s => s ?? 0) : null;
        };
    }

    private Func<int, double?> CompileCoverage(CoverageQuery query, double boost)
    {
        string[] known = [.. query.Terms.Where(t => _freqs.ContainsKey((query.Field, t)))];
        double least = known.Sum(t => Idf(query.Field, t)) * query.Share;
        Func<int, double?>[] scores = [.. known.Select(t => Compile(new TermQuery(query.Field, t), boost))];
        return doc =>
        {
            double held = known.Sum(t => Freq(query.Field, t, doc) > 0 ? Idf(query.Field, t) : 0);
            return held > 0 && held >= least * 0.9999 ? scores.Sum(s => s(doc) ?? 0) : null;
        };
    }

    private double WeightOf(SpanQuery query) => query switch
    {
        PhraseSpan span => span.Phrase.Terms.Sum(t => Idf("text", t.Term)),
        AnySpan any => any.Items.Max(WeightOf),
        _ => 1,
    };

    private Func<int, double?> Scored(string field, double weight, Func<int, int> count)
    {
        TextField text = _schema.Texts[_schema.TextOrdinal(field)];
        var bm25 = new Bm25(_fields[field].Average);
        return doc =>
        {
            int freq = count(doc);
            if (freq == 0) return null;
            byte norm = text.Norms ? NormEncoding.Encode(Words(_docs[doc].Doc, field).Length) : (byte)0;
            return bm25.Score((float)weight, text.Postings == Postings.Documents ? 1 : freq, norm);
        };
    }

    private double Idf(string field, string term) =>
        Bm25.Idf(_freqs.TryGetValue((field, term), out Dictionary<int, int>? freqs) ? freqs.Count : 0, _fields[field].DocCount);

    private int Freq(string field, string term, int doc) =>
        _freqs.TryGetValue((field, term), out Dictionary<int, int>? freqs) ? freqs.GetValueOrDefault(doc) : 0;

    private static int Occurrences(string[] words, IReadOnlyList<PhraseTerm> phrase)
    {
        int count = 0;
        for (int start = 0; start < words.Length; start++)
        {
            int matched = 0;
            for (; matched < phrase.Count; matched++)
            {
                int at = start + phrase[matched].Position - phrase[0].Position;
                if (at >= words.Length || words[at] != phrase[matched].Term) break;
            }
            if (matched == phrase.Count) count++;
        }
        return count;
    }

    private static string[] Words(ModelDoc doc, string field) => doc.Words.TryGetValue(field, out string[]? words) ? words : [];
}

/// <summary>Blocks by key: for the model, which knows no segments. <see cref="ForEngine"/> makes the engine's form of it.</summary>
internal sealed record ModelBlockQuery(IReadOnlySet<string> Keys) : Query
{
    /// <summary>The same query with every filter of blocks as the engine takes it.</summary>
    public static Query ForEngine(Query query, int keyColumn) => query switch
    {
        ModelBlockQuery blocks => new BlockQuery(segment =>
        {
            KeywordColumn keys = segment.Keywords(keyColumn);
            return block => blocks.Keys.Contains(keys[block]);
        }),
        BoostQuery q => q with { Inner = ForEngine(q.Inner, keyColumn) },
        ConstantQuery q => q with { Inner = ForEngine(q.Inner, keyColumn) },
        GroupQuery q => q with { Inner = ForEngine(q.Inner, keyColumn) },
        BestOfQuery q => new BestOfQuery([.. q.Queries.Select(c => ForEngine(c, keyColumn))]),
        BooleanQuery q => new BooleanQuery(
            [.. q.Must.Select(c => ForEngine(c, keyColumn))], [.. q.Should.Select(c => ForEngine(c, keyColumn))],
            [.. q.MustNot.Select(c => ForEngine(c, keyColumn))], [.. q.Filter.Select(c => ForEngine(c, keyColumn))]),
        _ => query,
    };
}
