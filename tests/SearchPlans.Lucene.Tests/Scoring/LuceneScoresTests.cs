using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.Lucene.Tests.Queries;

namespace SearchPlans.Lucene.Tests.Scoring;

/// <summary>
/// The shipped plan, a document a line, gives the hits, the ten best documents and the scores that Java's Lucene 8.8.1 gives
/// with its SmartChineseAnalyzer and BM25; a phrase that a sign of punctuation cuts in the text has none. The golden file is
/// made by Lucene: <c>bench/goldens.sh</c> asks its first two columns anew and rewrites the others; a new query is a new
/// line of two columns.
/// </summary>
public sealed class LuceneScoresTests
{
    private const string TextField = "text";
    private const double Tolerance = 1e-5;

    private static readonly Lazy<DirectoryReader> _reader = new(Index);

    public static TheoryData<string, string, int, string> Answers()
    {
        var answers = new TheoryData<string, string, int, string>();
        string file = Repository.PathOf("tests", "SearchPlans.Lucene.Tests", "Scoring", "pingshan-2024-plan.scores.tsv");
        foreach (string[] row in File.ReadLines(file).Select(line => line.Split('\t')))
        {
            answers.Add(row[0], row[1], int.Parse(row[2]), row[3]);
        }
        return answers;
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Scores_are_those_of_Javas_Lucene(string kind, string words, int hits, string best)
    {
        TopDocs found = new ScoringSearcher(_reader.Value).TopDocs(ToQuery(kind, words.Split(' ')), 10);
        (int Doc, float Score)[] expected = [.. best.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hit => hit.Split(':'))
            .Select(hit => (int.Parse(hit[0]), float.Parse(hit[1], CultureInfo.InvariantCulture)))];
        Assert.Equal(hits, found.TotalHits);
        Assert.Equal(expected.Select(hit => hit.Doc), found.ScoreDocs.Select(hit => hit.Doc));
        Assert.All(expected.Zip(found.ScoreDocs), pair =>
            Assert.InRange(pair.Second.Score, pair.First.Score * (1 - Tolerance), pair.First.Score * (1 + Tolerance)));
    }

    private static DirectoryReader Index()
    {
        var directory = new RAMDirectory();
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = new Bm25Similarity() };
        using var writer = new IndexWriter(directory, config);
        var stream = new TokenBufferStream();
        foreach (string line in File.ReadLines(Repository.ShippedPlan))
        {
            var tokens = new TokenBuffer();
            tokenizer.Tokenize(line, tokens);
            stream.Set(tokens);
            writer.AddDocument([new TextField(TextField, stream)]);
        }
        writer.Commit();
        return DirectoryReader.Open(directory);
    }

    private static Query ToQuery(string kind, string[] words)
    {
        Query[] terms = [.. words.Select(word => RandomQueries.TermOf(TextField, word))];
        return kind switch
        {
            "term" => terms.Single(),
            "and" => FilteredBooleanQuery.All(terms),
            "or2" or "or5" => FilteredBooleanQuery.Any(terms),
            "phrase" => new ExactPhraseQuery(TextField, [.. words.Select((word, i) => new PhraseTerm(word, i))]),
            _ => throw new InvalidDataException($"There is no kind {kind}."),
        };
    }
}
