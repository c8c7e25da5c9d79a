using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

public class PackageWordAnalyzerTests
{
    [Fact]
    public void Its_identity_names_package_and_version() =>
        Assert.Matches(@"^Lucene\.Net\.Analysis\.SmartCn \d+\.\d+\.\d+[-\w]*$", new PackageWordAnalyzer().Identity);

    [Fact]
    public void Tokens_are_appended_and_positions_go_on()
    {
        TokenBuffer tokens = new();
        BufferTokenizer tokenizer = new PackageWordAnalyzer().CreateTokenizer();
        tokenizer.Tokenize("（Running发展）", tokens);
        tokenizer.Tokenize("", tokens);
        tokenizer.Tokenize("发\n展。", tokens);
        Assert.Equal(["run/1/8/1", "发展/8/10/2", "发/0/1/4", "展/2/3/5"], Enumerable.Range(0, tokens.Count)
            .Select(t => $"{tokens.Term(t)}/{tokens.StartChar(t)}/{tokens.EndChar(t)}/{tokens.Position(t)}"));
        Assert.Equal(7, tokens.NextPosition);
    }

    [Fact]
    public void Threads_share_an_analyzer()
    {
        PackageWordAnalyzer analyzer = new();
        string[] lines = File.ReadAllLines(Repository.ShippedPlan)[..20];
        TokenBuffer[] results = [new(), new(), new()];
        Parallel.ForEach(results, tokens =>
        {
            BufferTokenizer tokenizer = analyzer.CreateTokenizer();
            foreach (string line in lines)
            {
                tokenizer.Tokenize(line, tokens);
            }
        });
        Assert.True(results[0].Count > 100);
        Assert.All(results, tokens => Assert.Equal((results[0].Count, results[0].NextPosition), (tokens.Count, tokens.NextPosition)));
    }
}
