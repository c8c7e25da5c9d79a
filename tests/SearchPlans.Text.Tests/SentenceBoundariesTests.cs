using SearchPlans.Text.Sentences;

namespace SearchPlans.Text.Tests;

public class SentenceBoundariesTests
{
    /// <summary>What ICU 60 gives for each, | where it breaks.</summary>
    [Theory]
    [InlineData("发\n|展。|好")]
    [InlineData("你好。\r\n|好")]
    [InlineData("甲\u2029|\u0301乙\u2028|丙\u0085|丁")]
    [InlineData("他说：“好。”|然后")]
    [InlineData("他说好。\u3000|然后")]
    [InlineData("1.|发展3.5亿")]
    [InlineData("１．|５亿")]
    [InlineData("3.（|一）好")]
    [InlineData("Mr. |Smith went. then U.S.A. |3. |好")]
    [InlineData("好. |好. |1")]
    [InlineData("好！！|好？”|我")]
    [InlineData("好。“|好")]
    [InlineData("好。）。|好.）|好")]
    [InlineData("好。，好.，好。 、好。：“好")]
    [InlineData("好；好…好｡|好‼|好")]
    [InlineData("好.'|好")]
    [InlineData("好.\u0301 \u0301|好")]
    [InlineData("a. (b. |C. |D.E")]
    [InlineData("क। |ख")]
    public void Breaks_where_ICU_does(string marked)
    {
        string text = marked.Replace("|", "");
        List<string> sentences = [];
        for (int start = 0; start < text.Length;)
        {
            int end = SentenceBoundaries.Next(text, start);
            sentences.Add(text[start..end]);
            start = end;
        }
        Assert.Equal(marked, string.Join('|', sentences));
    }

    [Fact]
    public void Sentences_are_never_empty_and_cover_any_text()
    {
        int seed = TestRandom.Seed();
        Random random = new(seed);
        const string letters = "好aB1,.．。!？\"'”“（） \u3000\n\u2029\u0301\u0964，—\uD840\uDC00";
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)]));
            for (int start = 0; start < text.Length;)
            {
                int end = SentenceBoundaries.Next(text, start);
                Assert.True(end > start && end <= text.Length, $"seed {seed}: {text} at {start}");
                start = end;
            }
        }
    }
}
