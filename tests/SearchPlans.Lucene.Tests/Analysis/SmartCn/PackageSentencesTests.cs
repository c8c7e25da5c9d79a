using System.Globalization;
using ICU4N.Text;
using SearchPlans.Text.Sentences;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>Sentences end where the package's do: it asks ICU4N.</summary>
public class PackageSentencesTests(ITestOutputHelper output)
{
    // By ICU's names; what the rules don't tell apart is one here.
    private static readonly Dictionary<string, SentenceBreak> _values = new()
    {
        ["CR"] = SentenceBreak.ParagraphSeparator,
        ["LF"] = SentenceBreak.ParagraphSeparator,
        ["Sep"] = SentenceBreak.ParagraphSeparator,
        ["Extend"] = SentenceBreak.Extend,
        ["Format"] = SentenceBreak.Extend,
        ["Sp"] = SentenceBreak.Space,
        ["Lower"] = SentenceBreak.Lower,
        ["Upper"] = SentenceBreak.Upper,
        ["OLetter"] = SentenceBreak.Letter,
        ["Numeric"] = SentenceBreak.Number,
        ["ATerm"] = SentenceBreak.Stop,
        ["STerm"] = SentenceBreak.Terminator,
        ["SContinue"] = SentenceBreak.Continuation,
        ["Close"] = SentenceBreak.Close,
    };

    private static readonly string[] _pieces =
    [
        "好", "a", "B", "1", "１", ".", "．", "。", "！", "?", ",", "，", "、", "：", "—", "(", "”", "'", " ", "\u3000", "\t", "\n", "\r",
        "\r\n", "\u0085", "\u2028", "\u0301", "\u200D", "\u00AD", "%", "①", "ª", "Ⅳ", "ⅳ", "।", "؟", "\U00011047", "\U00020000",
        "\U0001F600", "\U0001F130", "\uD800", "\uDC00",
    ];

    [Fact]
    public void Characters_have_the_values_of_the_package()
    {
        UnicodeSet unassigned = new(@"[\p{gc=Cn}]");
        var sets = _values.Select(value => (Set: new UnicodeSet($@"[\p{{Sentence_Break={value.Key}}}]"), value.Value)).ToArray();
        int compared = 0;
        // What Unicode has assigned since ICU 60 is .NET's alone.
        foreach (int value in Enumerable.Range(0, 0x110000).Where(value => !unassigned.Contains(value)))
        {
            string character = value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value);
            SentenceBreak expected = sets.FirstOrDefault(set => set.Set.Contains(value)).Value;
            Assert.True(expected == SentenceBreaks.At(character, 0, out int length), $"U+{value:X4} is {expected}");
            Assert.Equal(character.Length, length);
            bool isEnd = expected is SentenceBreak.Stop or SentenceBreak.Terminator or SentenceBreak.ParagraphSeparator;
            Assert.Equal(isEnd, SentenceBoundaries.Next($"好{character}好", 0) == 1 + length);
            compared++;
        }
        Assert.True(compared > 250_000);
    }

    [Fact]
    public void Random_texts_break_as_in_the_package()
    {
        Random random = TestRandom.Create(output);
        BreakIterator package = BreakIterator.GetSentenceInstance(CultureInfo.InvariantCulture);
        for (int i = 0; i < 50_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => _pieces[random.Next(_pieces.Length)]));
            AssertSame(package, text, $"text {i}");
        }
    }

    private static void AssertSame(BreakIterator package, string text, string message)
    {
        package.SetText(text);
        package.First();
        for (int start = 0; start < text.Length;)
        {
            int expected = package.Next(), actual = SentenceBoundaries.Next(text, start);
            Assert.True(expected == actual, $"{message}: {string.Join(' ', text.Select(c => ((int)c).ToString("X4")))}"
                + $"\nfrom {start} to {expected}, not {actual}");
            start = actual;
        }
    }
}
