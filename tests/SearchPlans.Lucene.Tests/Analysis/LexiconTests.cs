using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Lucene.Tests.Analysis;

public class LexiconTests
{
    [Fact]
    public void A_list_is_read_line_by_line()
    {
        Lexicon lexicon = Read("\uFEFF坪山\r\n\r\n# 新词\n新质生产力\t5000 # 2023\n ５Ｇ基站 \n坪山\t7", out IReadOnlyList<LexiconProblem> problems);
        Assert.Empty(problems);
        Assert.Equal(3, lexicon.Count);
        Assert.Equal(7, lexicon.Weights["坪山"]);
        Assert.Equal(5000, lexicon.Weights["新质生产力"]);
        Assert.Equal(Lexicon.DefaultWeight, lexicon.Weights["5g基站"]);
    }

    [Theory]
    [InlineData("山", LexiconFault.TooShort)]
    [InlineData("一二三四五六七八九十一二三四五六七", LexiconFault.TooLong)]
    [InlineData("低空 经济", LexiconFault.Character)]
    [InlineData("低空-经济", LexiconFault.Character)]
    [InlineData("𠮷野家", LexiconFault.Character)]
    [InlineData("低空经济\t0", LexiconFault.Weight)]
    [InlineData("低空经济\t1000001", LexiconFault.Weight)]
    [InlineData("低空经济\t很", LexiconFault.Weight)]
    [InlineData("低空经济\t5\t5", LexiconFault.Weight)]
    public void A_bad_line_is_told_and_passed_over(string line, LexiconFault fault)
    {
        Lexicon lexicon = Read($"坪山\n{line}\n高新区", out IReadOnlyList<LexiconProblem> problems);
        Assert.Equal([new LexiconProblem(2, line, fault)], problems);
        Assert.Equal(["坪山", "高新区"], lexicon.Weights.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_without_end_is_read_to_its_bound()
    {
        string words = string.Join('\n', Enumerable.Range(0, 40_000).Select(i => $"{(char)('一' + (i / 200))}{(char)('一' + (i % 200))}"));
        Lexicon lexicon = Read(words, out IReadOnlyList<LexiconProblem> problems);
        Assert.Equal(Lexicon.MaxCharacters / 2, lexicon.Count);
        Assert.Equal((lexicon.Count + 1, LexiconFault.TooMany), (problems.Single().Line, problems.Single().Fault));

        using var endless = new Endless();
        Assert.Equal(0, Lexicon.Read(endless, out problems).Count);
        Assert.Equal(LexiconFault.TooMany, problems.Single().Fault);
        Assert.InRange(endless.Given, 1, 1 << 23);
    }

    [Fact]
    public void Equal_words_have_equal_identities()
    {
        Assert.Equal(Read("坪山\n高新区").Identity, Read("# 别处\n高新区\n坪山\n高新区").Identity);
        string[] others = ["", "坪山", "坪山\n高新区\t9", "坪山\n高新", "坪山高\n新区"];
        Assert.Equal(others.Length, others.Append("坪山\n高新区").Select(o => Read(o).Identity).Distinct().Count() - 1);
    }

    [Fact]
    public void The_others_weights_win()
    {
        Lexicon both = Read("坪山\t3\n高新区\t3").With(Read("高新区\t4\n低空经济\t4"));
        Assert.Equal(Read("坪山\t3\n高新区\t4\n低空经济\t4").Identity, both.Identity);
    }

    private static Lexicon Read(string list) => Read(list, out _);

    private static Lexicon Read(string list, out IReadOnlyList<LexiconProblem> problems)
    {
        using var reader = new StringReader(list);
        return Lexicon.Read(reader, out problems);
    }

    private sealed class Endless : TextReader
    {
        public int Given { get; private set; }

        public override int Read()
        {
            Given++;
            return '坪';
        }
    }
}
