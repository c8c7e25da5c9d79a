using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Text.Sentences;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

public class SmartCnTokenizerTests
{
    private static readonly SmartCnDictionaryFile _file = ShippedDictionary.File;

    private static readonly string[] _signs =
        ["。", "！", "？", ".", "．", "，", "、", "“", "”", "（", "）", "(", ")", "\"", "—", "%", "％", "\n", "。\n", ". "];

    [Fact]
    public void Random_texts_have_the_tokens_of_the_definition()
    {
        int seed = TestRandom.Seed();
        Random random = new(seed);
        SmartCnReference reference = new(_file);
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        TokenBuffer tokens = new();
        for (int i = 0; i < 3000; i++)
        {
            string text = RandomText(random, random.Next(1, 40));
            tokens.Clear();
            tokenizer.Tokenize(text, tokens);
            string expected = string.Join(' ', reference.Tokenize(text)), actual = string.Join(' ', Listed(tokens));
            Assert.True(expected == actual, $"seed {seed}, text {i}: {text}\nexpected {expected}\nactual   {actual}");
            AssertCovered(text, tokens, $"seed {seed}, text {i}: {text}");
        }
    }

    [Theory]
    [InlineData("𠮷野家。", "𠮷/0/2 野/2/3 家/3/4")]
    [InlineData("😀a", "😀/0/2 a/2/3")]
    [InlineData("发\n展，发 展", "发/0/1 展/2/3 发展/4/7")]
    [InlineData("ＡＢＣ１２３ Running", "abc/0/3 123/3/6 run/7/14")]
    [InlineData("，。 \n", "")]
    [InlineData("", "")]
    public void Odd_texts(string text, string expected)
    {
        TokenBuffer tokens = new();
        new SmartCnAnalyzer().CreateTokenizer().Tokenize(text, tokens);
        Assert.Equal(expected, string.Join(' ', Listed(tokens)));
    }

    [Fact]
    public void Lone_surrogates_are_tokens()
    {
        TokenBuffer tokens = new();
        new SmartCnAnalyzer().CreateTokenizer().Tokenize("\uDC00发展\uD800", tokens);
        Assert.Equal(["\uDC00/0/1", "发展/1/3", "\uD800/3/4"], Listed(tokens));
    }

    [Fact]
    public void Delimiters_leave_a_gap()
    {
        TokenBuffer tokens = new();
        new SmartCnAnalyzer().CreateTokenizer().Tokenize("（发展）和、改革", tokens);
        Assert.Equal([1, 3, 5], Enumerable.Range(0, tokens.Count).Select(tokens.Position));
    }

    /// <summary>A lattice that is full again and again gives the same words as one that holds all.</summary>
    [Fact]
    public async Task Long_runs_are_cut_as_if_seen_at_once()
    {
        string text = string.Concat(File.ReadAllText(Repository.ShippedPlan)
            .Where(c => CharacterClasses.Of(c) == CharacterClass.Han));
        TokenBuffer small = new(), large = new();
        SmartCnDictionary dictionary = await SmartCnDictionary.Shipped;
        new SmartCnTokenizer(dictionary, new WordLattice(dictionary, 128)).Tokenize(text, small);
        new SmartCnTokenizer(dictionary, new WordLattice(dictionary, 60_000)).Tokenize(text, large);
        Assert.True(text.Length > 10_000);
        Assert.Equal(Listed(large), Listed(small));
    }

    /// <summary>国中国中…: the two ways to cut it never meet, so that the lattice has to decide for one.</summary>
    [Theory]
    [InlineData("国中")]
    [InlineData("在改革开放中大力发展国民经济和社会事业")]
    [InlineData("a")]
    [InlineData("yt")]
    [InlineData("１")]
    [InlineData("、")]
    [InlineData("中 ")]
    public void A_million_characters_without_an_end_take_little(string part)
    {
        string text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString();
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        TokenBuffer tokens = new();
        tokenizer.Tokenize(text, tokens);
        AssertCovered(text, tokens, part);

        tokens.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        tokenizer.Tokenize(text, tokens);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1024, "Scratch memory is not reused.");
    }

    [Fact]
    public void Threads_share_an_analyzer()
    {
        SmartCnAnalyzer analyzer = new();
        string text = File.ReadAllText(Repository.ShippedPlan);
        string[] results = new string[4];
        Parallel.For(0, results.Length, i =>
        {
            TokenBuffer tokens = new();
            analyzer.CreateTokenizer().Tokenize(text, tokens);
            results[i] = string.Join(' ', Listed(tokens));
        });
        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.NotEmpty(results[0]);
    }

    private static IEnumerable<string> Listed(TokenBuffer tokens) => Enumerable.Range(0, tokens.Count)
        .Select(t => $"{tokens.Term(t)}/{tokens.StartChar(t)}/{tokens.EndChar(t)}");

    /// <summary>Tokens rise, lie within a sentence, and hold every character but spaces and delimiters exactly once.</summary>
    private static void AssertCovered(string text, TokenBuffer tokens, string message)
    {
        int at = 0, sentenceEnd = 0;
        bool covered = true;
        for (int t = 0; t < tokens.Count && covered; t++)
        {
            covered = tokens.StartChar(t) >= at && tokens.EndChar(t) > tokens.StartChar(t) && tokens.EndChar(t) <= text.Length
                && IsSilent(text.AsSpan(at..tokens.StartChar(t))) && !IsSilent(text.AsSpan(tokens.StartChar(t), 1));
            at = tokens.EndChar(t);
            while (sentenceEnd <= tokens.StartChar(t))
            {
                sentenceEnd = SentenceBoundaries.Next(text, sentenceEnd);
            }
            covered &= at <= sentenceEnd;
        }
        Assert.True(covered && IsSilent(text.AsSpan(at)), message);
    }

    private static bool IsSilent(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (CharacterClasses.Of(c) is not (CharacterClass.Space or CharacterClass.Delimiter))
            {
                return false;
            }
        }
        return true;
    }

    private static string RandomText(Random random, int parts)
    {
        StringBuilder text = new();
        for (int i = 0; i < parts; i++)
        {
            text.Append(random.Next(20) switch
            {
                < 9 => Any(_file.Words, random).Replace("#", ""),
                < 12 => Any(_file.Words, random)[..1],
                12 => (char)random.Next(0x4E00, 0x9FA6),
                13 => "Running Ｒｅｌａｔｉｏｎａｌ ies"[random.Next(20)..],
                14 => random.Next(10_000).ToString(),
                15 => (char)('０' + random.Next(10)),
                16 => char.ConvertFromUtf32(random.Next(0x20000, 0x20100)),
                17 => (char)random.Next(1, 0x3100),
                18 => new string(random.Next(2) == 0 ? ' ' : '\u3000', random.Next(1, 3)),
                _ => Any(_signs, random),
            });
        }
        return text.ToString();
    }

    private static string Any(string[] list, Random random) => list[random.Next(list.Length)];
}
