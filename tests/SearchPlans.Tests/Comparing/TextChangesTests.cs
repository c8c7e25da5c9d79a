using System.Diagnostics;
using SearchPlans.Comparing;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Comparing;

/// <summary>What is marked where two versions of a paragraph differ.</summary>
public sealed class TextChangesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("增长5%左右。", "增长5%左右。", "增长5%左右。", "增长5%左右。")]
    // Several in one paragraph, whole numbers.
    [InlineData("增长15%，投资105亿元，新增就业1.2万人。", "增长16%，投资115亿元，新增就业1.25万人。", "增长[15]%，投资[105]亿元，新增就业[1.2]万人。",
        "增长[16]%，投资[115]亿元，新增就业[1.25]万人。")]
    // A clause with the sign behind it, at the end with the one before.
    [InlineData("稳增长，促改革。", "稳增长，调结构，促改革。", "稳增长，促改革。", "稳增长，[调结构，]促改革。")]
    [InlineData("推进改革、推进开放。", "推进改革、推进创新、推进开放。", "推进改革、推进开放。", "推进改革、[推进创新、]推进开放。")]
    [InlineData("第一句。第二句。", "第一句。", "第一句。[第二句。]", "第一句。")]
    // Signs around a word leave it alone.
    [InlineData("打造链上坪山品牌", "打造“链上坪山”品牌", "打造链上坪山品牌", "打造[“]链上坪山[”]品牌")]
    // What hardly anything parts is one change.
    [InlineData("全面深化改革开放工作", "持续深入推进开放工作", "[全面深化改革]开放工作", "[持续深入推进]开放工作")]
    // Hardly anything is the same.
    [InlineData("甲乙丙丁戊己庚辛壬癸", "子乙丑寅卯辰庚巳午未申", "[甲乙丙丁戊己庚辛壬癸]", "[子乙丑寅卯辰庚巳午未申]")]
    [InlineData("𠮷林省", "𠮶林省", "[𠮷]林省", "[𠮶]林省")]
    public void Changes_are_marked_so_that_they_read_well(string old, string now, string oldMarked, string newMarked)
    {
        (IReadOnlyList<TextRange> inOld, IReadOnlyList<TextRange> inNew) = TextChanges.Between(old, now);
        Assert.Equal((oldMarked, newMarked), (Marked(old, inOld), Marked(now, inNew)));
    }

    [Fact]
    public void What_is_not_marked_is_the_same_in_both()
    {
        Random random = TestRandom.Create(output);
        string letters = "一二三四五，。1a.𠮷";
        for (int round = 0; round < 3000; round++)
        {
            string old = Text(random.Next(60)), now = random.Next(3) == 0 ? Text(random.Next(60)) : Edited(old);
            (IReadOnlyList<TextRange> inOld, IReadOnlyList<TextRange> inNew) = TextChanges.Between(old, now);
            Assert.True(Unmarked(old, inOld) == Unmarked(now, inNew), $"round {round}: {Marked(old, inOld)} | {Marked(now, inNew)}");
            Assert.Equal(old == now, inOld.Count + inNew.Count == 0);
        }

        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));

        string Edited(string text)
        {
            for (int edits = random.Next(6); edits > 0; edits--)
            {
                int at = random.Next(text.Length + 1);
                text = text[..at] + Text(random.Next(4)) + text[Math.Min(text.Length, at + random.Next(4))..];
            }
            return text;
        }
    }

    [Fact]
    public void Long_paragraphs_that_differ_everywhere_take_bounded_time()
    {
        Random random = TestRandom.Create(output);
        string old = $"甲{Long()}甲", now = $"乙{Long()}乙";
        var clock = Stopwatch.StartNew();
        (IReadOnlyList<TextRange> inOld, IReadOnlyList<TextRange> inNew) = TextChanges.Between($"同{old}尾", $"同{now}尾");
        output.WriteLine($"{clock.ElapsedMilliseconds} ms");
        Assert.Equal((1, old.Length + 1), (Assert.Single(inOld).Start, inOld[0].End));
        Assert.Equal((1, now.Length + 1), (Assert.Single(inNew).Start, inNew[0].End));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), clock.Elapsed.ToString());

        string Long() => string.Concat(Enumerable.Range(0, 500_000).Select(_ => (char)('一' + random.Next(3000))));
    }

    private static string Marked(string text, IReadOnlyList<TextRange> ranges)
    {
        foreach (TextRange range in ranges.Reverse())
        {
            text = $"{text[..range.Start]}[{text[range.Start..range.End]}]{text[range.End..]}";
        }
        return text;
    }

    private static string Unmarked(string text, IReadOnlyList<TextRange> ranges)
    {
        int last = text.Length;
        foreach (TextRange range in ranges.Reverse())
        {
            Assert.True(range.Start < range.End && range.End <= last);
            text = text.Remove(range.Start, range.End - range.Start);
            last = range.Start;
        }
        return text;
    }
}
