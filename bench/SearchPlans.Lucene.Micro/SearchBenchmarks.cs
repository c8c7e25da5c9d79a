using BenchmarkDotNet.Attributes;
using SearchPlans.Engine.Search;

namespace SearchPlans.Lucene.Micro;

/// <summary>The ten best of over 20,000 made-up paragraphs in one segment, in memory.</summary>
public class SearchBenchmarks
{
    private static readonly Query _term = new TermQuery(MadeUpIndex.Words, "建设");
    private static readonly Query _all = BooleanQuery.All(Term("企业"), Term("创新"));
    private static readonly Query _any = BooleanQuery.Any(Term("发展"), Term("企业"), Term("创新"), Term("低"), Term("碳"));
    private static readonly Query _wordPhrase = MadeUpIndex.Phrase(MadeUpIndex.Words, "高质量发展");
    private static readonly Query _bigramPhrase = MadeUpIndex.Phrase(MadeUpIndex.Bigrams, "高质量发展");

    /// <summary>Whether every document that answers is counted, so that none is passed over.</summary>
    [Params(false, true)]
    public bool CountAll { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        foreach (Query query in (Query[])[_term, _all, _any, _wordPhrase, _bigramPhrase])
        {
            if (MadeUpIndex.Searcher.TopDocs(query, 10, countAll: true).TotalHits.Value < 100) throw new InvalidOperationException($"{query} finds too few.");
        }
    }

    [Benchmark]
    public TopDocs OneTerm() => Search(_term);

    [Benchmark]
    public TopDocs AllOfTwo() => Search(_all);

    [Benchmark]
    public TopDocs AnyOfFive() => Search(_any);

    [Benchmark]
    public TopDocs PhraseOfWords() => Search(_wordPhrase);

    [Benchmark]
    public TopDocs PhraseOfBigrams() => Search(_bigramPhrase);

    private TopDocs Search(Query query) => MadeUpIndex.Searcher.TopDocs(query, 10, CountAll);

    private static TermQuery Term(string word) => new(MadeUpIndex.Words, word);
}
