using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.TokenAttributes;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis;

/// <summary>As a Lucene tokenizer our words are what the token buffer says, however the text is read, and text after text.</summary>
public sealed class BufferedTokenizerTests(ITestOutputHelper output)
{
    [Fact]
    public void Tokens_are_those_of_the_buffer_for_any_reader_and_text_after_text()
    {
        Random random = TestRandom.Create(output);
        var analyzer = new SmartCnAnalyzer();
        BufferTokenizer plain = analyzer.CreateTokenizer();
        using var lucene = new BufferedAnalyzer(analyzer);
        for (int i = 0; i < 300; i++)
        {
            // Some are longer than what is read at once.
            string text = RandomChinese.Text(random, random.Next(8) == 0 ? random.Next(3000) : random.Next(40));
            Assert.Equal(Listed(plain, text, offset => offset), Listed(lucene, new ChunkReader(text, random)));
            if (random.Next(4) == 0)
            {
                LeaveInTheMiddle(lucene, text);
            }
        }
    }

    [Fact]
    public void Offsets_are_corrected_behind_a_char_filter()
    {
        Random random = TestRandom.Create(output);
        var map = new NormalizeCharMap.Builder();
        map.Add("&nbsp;", " ");
        map.Add("％", "百分之");
        NormalizeCharMap mapping = map.Build();
        BufferTokenizer plain = new SmartCnAnalyzer().CreateTokenizer();
        for (int i = 0; i < 100; i++)
        {
            string text = RandomChinese.Text(random, 20) + "&nbsp;增长５％以上" + RandomChinese.Text(random, 20);
            var whole = new MappingCharFilter(mapping, new StringReader(text));
            // ReadToEnd would stumble over Lucene's -1 at the end.
            char[] buffer = new char[1000];
            string mapped = new(buffer, 0, whole.Read(buffer, 0, buffer.Length));
            using var tokenizer = new BufferedTokenizer(
                new MappingCharFilter(mapping, new StringReader(text)), new SmartCnAnalyzer().CreateTokenizer());
            Assert.NotEqual(text.Length, mapped.Length);
            Assert.Equal(Listed(plain, mapped, whole.CorrectOffset), Listed(tokenizer));
        }
    }

    [Fact]
    public void What_breaks_the_contract_of_token_streams_is_refused()
    {
        var tokenizer = new BufferedTokenizer(new StringReader("发展"), new SmartCnAnalyzer().CreateTokenizer());
        Assert.Throws<InvalidOperationException>(() => tokenizer.IncrementToken());
        tokenizer.Reset();
        Assert.True(tokenizer.IncrementToken());
        Assert.Throws<InvalidOperationException>(() => tokenizer.SetReader(new StringReader("改革")));
        tokenizer.Dispose();
        Assert.Throws<InvalidOperationException>(() => tokenizer.IncrementToken());
        tokenizer.SetReader(new StringReader("改革"));
        Assert.Equal("改革/0/2/0 end 2 1", Listed(tokenizer));
    }

    private static void LeaveInTheMiddle(BufferedAnalyzer analyzer, string text)
    {
        using TokenStream stream = analyzer.GetTokenStream("", new StringReader(text));
        stream.Reset();
        stream.IncrementToken();
    }

    private static string Listed(BufferTokenizer tokenizer, string text, Func<int, int> correct)
    {
        var tokens = new TokenBuffer();
        tokenizer.Tokenize(text, tokens);
        return string.Concat(Enumerable.Range(0, tokens.Count)
                .Select(t => $"{tokens.Term(t)}/{correct(tokens.StartChar(t))}/{correct(tokens.EndChar(t))}/{tokens.Position(t)} "))
            + $"end {correct(text.Length)} {tokens.NextPosition}";
    }

    private static string Listed(BufferedAnalyzer analyzer, TextReader reader)
    {
        using TokenStream stream = analyzer.GetTokenStream("", reader);
        return Listed(stream);
    }

    private static string Listed(TokenStream stream)
    {
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var increment = stream.GetAttribute<IPositionIncrementAttribute>();
        var listed = new System.Text.StringBuilder();
        int position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            listed.Append($"{term}/{offset.StartOffset}/{offset.EndOffset}/{position} ");
        }
        stream.End();
        return listed.Append($"end {offset.EndOffset} {position + increment.PositionIncrement + 1}").ToString();
    }

    /// <summary>Gives as many characters at a time as it likes.</summary>
    private sealed class ChunkReader(string text, Random random) : TextReader
    {
        private int _next;

        public override int Read(char[] buffer, int index, int count)
        {
            int length = Math.Min(random.Next(1, count + 1), text.Length - _next);
            text.CopyTo(_next, buffer, index, length);
            _next += length;
            return length;
        }
    }
}
