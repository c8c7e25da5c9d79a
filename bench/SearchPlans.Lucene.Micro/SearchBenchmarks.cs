using BenchmarkDotNet.Attributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Micro;

/// <summary>The ten best of over 20,000 made-up paragraphs in one segment, all hits counted.</summary>
public class SearchBenchmarks
{
    private static readonly Query _term = Term("建设");
    private static readonly Query _all = FilteredBooleanQuery.All(Term("企业"), Term("创新"));
    private static readonly Query _any = FilteredBooleanQuery.Any(Term("发展"), Term("企业"), Term("创新"), Term("低"), Term("碳"));
    private static readonly Query _wordPhrase = MadeUpIndex.Phrase(MadeUpIndex.Words, "高质量发展");
    private static readonly Query _bigramPhrase = MadeUpIndex.Phrase(MadeUpIndex.Bigrams, "高质量发展");

    [GlobalSetup]
    public void SetUp()
    {
        foreach (Query query in (Query[])[_term, _all, _any, _wordPhrase, _bigramPhrase])
        {
            if (Search(query).TotalHits < 100)
            {
                throw new InvalidOperationException($"{query} finds too few.");
            }
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

    private static TopDocs Search(Query query) => MadeUpIndex.Searcher.TopDocs(query, 10);

    private static TermQuery Term(string word) => new(new Term(MadeUpIndex.Words, word));
}
