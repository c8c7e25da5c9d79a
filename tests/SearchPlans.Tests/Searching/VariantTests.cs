using System.Text;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Searching;

/// <summary>However the characters of a run are written, the same paragraphs are found, and marked in the same places.</summary>
public sealed class VariantTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    // Of each folded character all that are folded to it.
    private static readonly ILookup<Rune, Rune> _variants = Enumerable.Range(0, 0x30000)
        .Where(Rune.IsValid).Select(value => new Rune(value))
        .Where(rune => CharacterFolding.Fold(rune) != rune)
        .ToLookup(CharacterFolding.Fold);

    [Fact]
    public void Rewritten_runs_find_and_mark_the_same()
    {
        Random random = TestRandom.Create(output);
        string[] texts = [.. shipped.Library.Read(shipped.Library.Plans[0].Id)!.Units.Select(u => u.Text)];
        int rewritten = 0;
        for (int run = 0; run < 400; run++)
        {
            string text = texts[random.Next(texts.Length)];
            int start = random.Next(text.Length);
            string asked = string.Concat(text.Substring(start, Math.Min(text.Length - start, random.Next(1, 20))).EnumerateRunes()
                .TakeWhile(r => Rune.IsLetterOrDigit(r) || r.Value == '%'));
            if (asked.Length == 0)
            {
                continue;
            }
            string other = string.Concat(asked.EnumerateRunes().Select(r => Rewritten(r, random)));
            if (other == asked)
            {
                continue;
            }
            rewritten++;
            string wanted = Found(asked), found = Found(other);
            Assert.True(wanted == found, $"{asked}: {wanted}\n{other}: {found}");
        }
        output.WriteLine($"{rewritten} runs written otherwise");
        Assert.True(rewritten > 100);
    }

    [Theory]
    [InlineData("政府工作报告", "政府工作報告")]
    [InlineData("劣Ⅴ类水质", "劣Ⅴ類水質")]
    [InlineData("〔2024〕12号", "[２０２４]12號")]
    [InlineData("（2024）12号", "〔2024〕12号")]
    [InlineData("𠮷林GDP", "𠮷林ｇｄｐ")]
    [InlineData("增长5.5％", "增長５.５%")]
    [InlineData("第三章", "第3章")]
    [InlineData("增长百分之五点五", "增长5.5%")]
    [InlineData("Ⅲ类", "III类")]
    public void Both_ways_of_writing_find_each_other(string one, string other)
    {
        using var library = new TemporaryLibrary(
            ("坪山区2021年工作报告.txt", $"坪山区2021年工作报告\n一、总体情况\n前面是𠀀{one}，后面还有。"),
            ("坪山区2022年工作报告.txt", $"坪山区2022年工作报告\n一、总体情况\n前面是𠀀{other}，后面还有。"));
        foreach (string asked in (string[])[one, other])
        {
            SearchHit[] hits = [.. library.Library.Search(new SearchRequest { Query = asked }).Hits
                .Where(h => h.Text.StartsWith("前面", StringComparison.Ordinal))];
            Assert.Equal(2, hits.Length);
            // What stands around the mark is what stood around the run.
            Assert.All(hits,
                h =>
                    Assert.Equal("前面是𠀀，后面还有。",
                        string.Concat(h.Text.AsSpan(0, h.Marks[0].Start), h.Text.AsSpan(h.Marks[^1].End))
                            .Replace("〔", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal)
                            .Replace("（", "", StringComparison.Ordinal)));
        }
    }

    private string Found(string query)
    {
        HitList found = shipped.Library.Search(new SearchRequest { Query = $"「{query}」", Size = SearchRequest.MaxSize });
        return $"{found.TotalParagraphs}: {string.Join(' ', found.Hits.Select(h => $"{h.Anchor}[{string.Join(',', h.Marks)}]"))}";
    }

    private static string Rewritten(Rune rune, Random random)
    {
        Rune folded = CharacterFolding.Fold(rune);
        Rune[] variants = [folded, .. _variants[folded]];
        return variants[random.Next(variants.Length)].ToString();
    }
}
