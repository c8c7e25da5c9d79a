using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>
/// The words are those of Java's Lucene 8.8.1 too, word for word and offset for offset: none of these lines holds one of the few words and
/// signs that its dictionary has otherwise than the package's (see <c>docs/smartcn.md</c>).
/// </summary>
public class SmartCnGoldenTests
{
    internal const string ReportLines = "golden/smartcn/work-reports.txt";
    private const string ReportTokens = "golden/smartcn/work-reports.tokens.tsv";

    [Fact]
    public void Shipped_plan_has_the_tokens_of_Lucene() => AssertSame(
        Repository.ShippedPlan,
        Repository.PathOf("tests", "SearchPlans.Lucene.Tests", "Analysis", "SmartCn", "pingshan-2024-plan.tokens.tsv"));

    [SharedDataFact(ReportTokens)]
    public void Work_reports_have_the_tokens_of_Lucene() =>
        AssertSame(Repository.SharedPathOf(ReportLines), Repository.SharedPathOf(ReportTokens));

    private static void AssertSame(string textFile, string tokensFile)
    {
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        TokenBuffer tokens = new();
        string[] lines = File.ReadAllLines(textFile), expected = File.ReadAllLines(tokensFile);
        Assert.Equal(expected.Length, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            tokens.Clear();
            tokenizer.Tokenize(lines[i], tokens);
            string actual = string.Join('\t', Enumerable.Range(0, tokens.Count)
                .Select(t => $"{tokens.Term(t)}/{tokens.StartChar(t)}/{tokens.EndChar(t)}"));
            Assert.True(expected[i] == actual, $"line {i + 1} of {textFile}\nexpected {expected[i]}\nactual   {actual}");
        }
    }
}
