using SearchPlans.Comparing;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Comparing;

/// <summary>Two texts side by side: laws that hold for any two.</summary>
public sealed class ParagraphComparisonTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_paragraph_of_both_is_there_once_and_in_order()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 2000; round++)
        {
            string[] old = Words(random, 3), now = random.Next(2) == 0 ? Words(random, 3) : Edited(random, old);
            AssertWhole(old, now, ParagraphComparison.Align(old, now), round);
        }
    }

    [Fact]
    public void What_differs_of_a_changed_paragraph_is_marked_and_the_rest_is_the_same()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 500; round++)
        {
            string[] old = Sentences(random), now = Edited(random, old);
            foreach (ComparedRow row in ParagraphComparison.Align(old, now).Where(r => r.Kind == ComparedKind.Changed))
            {
                Assert.NotEqual(row.Old, row.New);
                Assert.Equal(Without(row.Old, row.OldDiffers), Without(row.New, row.NewDiffers));
            }
        }

        static string Without(string text, IReadOnlyList<Text.Characters.TextRange> ranges)
        {
            foreach (Text.Characters.TextRange range in ranges.Reverse())
            {
                text = text[..range.Start] + text[range.End..];
            }
            return text;
        }
    }

    [Fact]
    public void A_text_beside_itself_is_the_same_throughout()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 300; round++)
        {
            string[] text = Words(random, 2);
            Assert.All(ParagraphComparison.Align(text, text), row => Assert.Equal(ComparedKind.Same, row.Kind));
        }
    }

    // Paragraphs told apart by their words: each edit is seen as what it was, and nothing else is.
    [Fact]
    public void Edits_of_one_paragraph_are_seen_as_what_they_are()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 500; round++)
        {
            string[] old = [.. Sentences(random).Distinct()];
            int at = random.Next(old.Length);
            string extra = "全新增加的一段：" + Sentence(random) + "甲乙丙丁戊己庚辛";
            (ComparedKind kind, string[] now) = random.Next(3) switch
            {
                0 => (ComparedKind.OnlyOld, [.. old[..at], .. old[(at + 1)..]]),
                1 => (ComparedKind.OnlyNew, [.. old[..at], extra, .. old[at..]]),
                _ => (ComparedKind.Changed, (string[])[.. old[..at], old[at] + "（修订）", .. old[(at + 1)..]]),
            };
            ComparedRow row = Assert.Single(ParagraphComparison.Align(old, now), r => r.Kind != ComparedKind.Same);
            Assert.True(row.Kind == kind, $"round {round}: {row}");
        }
    }

    [Fact]
    public void Nothing_beside_something_is_all_of_the_one()
    {
        Assert.Empty(ParagraphComparison.Align([], []));
        Assert.All(ParagraphComparison.Align(["一", "二"], []), row => Assert.Equal(ComparedKind.OnlyOld, row.Kind));
        Assert.All(ParagraphComparison.Align([], ["一", "二"]), row => Assert.Equal(ComparedKind.OnlyNew, row.Kind));
    }

    private static void AssertWhole(string[] old, string[] now, IReadOnlyList<ComparedRow> rows, int round)
    {
        Assert.True(old.SequenceEqual(rows.Where(r => r.Kind != ComparedKind.OnlyNew).Select(r => r.Old)), $"round {round}");
        Assert.True(now.SequenceEqual(rows.Where(r => r.Kind != ComparedKind.OnlyOld).Select(r => r.New)), $"round {round}");
        Assert.All(rows.Where(r => r.Kind == ComparedKind.Same), r => Assert.Equal(r.Old, r.New));
        Assert.All(rows.Where(r => r.Kind == ComparedKind.Changed), r => Assert.NotEqual(r.Old, r.New));
        Assert.All(rows, r => Assert.True(r.Kind is not ComparedKind.OnlyOld || r.New.Length == 0));
    }

    private static string[] Edited(Random random, string[] text)
    {
        List<string> edited = [.. text];
        for (int edits = random.Next(5); edits > 0; edits--)
        {
            int at = random.Next(edited.Count + 1);
            if (at < edited.Count && random.Next(3) == 0)
            {
                edited.RemoveAt(at);
            }
            else if (at < edited.Count && random.Next(2) == 0)
            {
                edited[at] += Word(random, 3);
            }
            else
            {
                edited.Insert(at, Word(random, 3));
            }
        }
        return [.. edited];
    }

    private static string[] Words(Random random, int letters) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(_ => Word(random, letters))];

    private static string Word(Random random, int letters) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)('甲' + random.Next(letters))));

    private static string[] Sentences(Random random) => [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Sentence(random))];

    private static string Sentence(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(10, 40)).Select(_ => (char)('一' + random.Next(3000)))) + "。";
}
