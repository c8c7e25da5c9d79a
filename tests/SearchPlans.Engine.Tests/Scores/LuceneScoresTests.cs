using System.Globalization;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Engine.Tests.Scores;

/// <summary>
/// The shipped plan, a document a line, gives the hits, the ten best documents and the scores that Lucene 8.8.1 gives
/// with its SmartChineseAnalyzer and BM25; a phrase that a sign of punctuation cuts in the text has none. The golden file is made by Lucene: <c>bench/goldens.sh</c> asks its first two
/// columns anew and rewrites the others; a new query is a new line of two columns.
/// </summary>
public sealed class LuceneScoresTests : IDisposable
{
    private const string Field = "text";
    private const double Tolerance = 1e-5;

    private readonly IndexSnapshot _snapshot;

    public LuceneScoresTests()
    {
        var schema = new Schema([new TextField(Field, new SmartCnAnalyzer(), Postings.Positions, Norms: true)], []);
        var directory = new MemoryDirectory();
        var block = new DocumentBlock();
        foreach (string line in File.ReadLines(Repository.PathOf("corpus", "pingshan-2024-plan.txt")))
            block.Add(new Document().Add(Field, line));
        using (IndexWriter writer = IndexWriter.Open(directory, schema))
        {
            writer.Add(block);
            writer.Commit();
        }
        _snapshot = IndexSnapshot.Open(directory, schema);
    }

    public static TheoryData<string, string, int, string> Answers()
    {
        var answers = new TheoryData<string, string, int, string>();
        string file = Repository.PathOf("tests", "SearchPlans.Engine.Tests", "Scores", "pingshan-2024-plan.scores.tsv");
        foreach (string[] row in File.ReadLines(file).Select(line => line.Split('\t')))
            answers.Add(row[0], row[1], int.Parse(row[2]), row[3]);
        return answers;
    }

    public void Dispose() => _snapshot.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public void Scores_are_those_of_Lucene(string kind, string words, int hits, string best)
    {
        TopDocs found = new Searcher(_snapshot).TopDocs(ToQuery(kind, words.Split(' ')), 10, countAll: true);
        ScoreDoc[] expected = [.. best.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hit => hit.Split(':'))
            .Select(hit => new ScoreDoc(int.Parse(hit[0]), float.Parse(hit[1], CultureInfo.InvariantCulture)))];
        Assert.Equal(new TotalHits(hits, IsExact: true), found.TotalHits);
        Assert.Equal(expected.Select(hit => hit.Doc), found.ScoreDocs.Select(hit => hit.Doc));
        Assert.All(expected.Zip(found.ScoreDocs), pair =>
            Assert.InRange(pair.Second.Score, pair.First.Score * (1 - Tolerance), pair.First.Score * (1 + Tolerance)));
    }

    private static Query ToQuery(string kind, string[] words)
    {
        Query[] terms = [.. words.Select(word => new TermQuery(Field, word))];
        return kind switch
        {
            "term" => terms.Single(),
            "and" => BooleanQuery.All(terms),
            "or2" or "or5" => BooleanQuery.Any(terms),
            "phrase" => new PhraseQuery(Field, [.. words.Select((word, i) => new PhraseTerm(word, i))]),
            _ => throw new InvalidDataException($"There is no kind {kind}."),
        };
    }
}
