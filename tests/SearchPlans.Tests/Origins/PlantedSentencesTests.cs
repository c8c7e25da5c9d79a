using SearchPlans.Corpus;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Origins;

/// <summary>Sentences of one plan planted in others with some of their characters changed are found, made-up ones aren't.</summary>
public sealed class PlantedSentencesTests(ITestOutputHelper output)
{
    private const int Count = 200;
    private const double LeastFound = 0.95;

    private static readonly char[] _commas = ['，', ','];

    [Fact]
    public async Task Planted_sentences_are_found_and_made_up_ones_are_not()
    {
        Random random = TestRandom.Create(output);
        string text = File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"));
        string[] sentences;
        using (var shipped = new TemporaryLibrary(("source.txt", text)))
        {
            // Headings, and what stands around the plan, aren't compared.
            PlanPage page = (await shipped.Library.ReadAsync((await shipped.Library.PlansAsync()).Single().Id))!;
            sentences =
            [
                .. page.Units.Where(u => u.Kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem)
                    .SelectMany(u => Sentence.Of(u.Text).Select(s => u.Text[s.Start..s.End]))
                    .Distinct().Where(s => s.Length < 120 && Letters(s).Length >= 20),
            ];
        }
        string[] planted = [.. random.Subset(sentences.Length, Count).Select(i => Changed(random, sentences[i]))];
        // The first half of one and the second of another: grammatical, and nobody's.
        string[] madeUp = [.. Enumerable.Range(0, Count).Select(_ => Recombined(random, sentences))];
        using var temporary = new TemporaryLibrary(
            ("source.txt", text), ("planted.md", Report("深圳市", planted)), ("made-up.md", Report("惠州市", madeUp)));
        IReadOnlyList<PlanSummary> plans = await temporary.Library.PlansAsync();
        PlanOrigins found = (await temporary.Library.OriginsAsync(plans.Single(p => p.File == "planted.md").Id))!;
        output.WriteLine($"{found.Sentences.Count} of {found.Compared} found");
        Assert.All(found.Sentences, s => Assert.Equal("source.txt", s.Source.File));
        Assert.True(found.Compared == Count && found.Sentences.Count >= LeastFound * Count, $"{found.Sentences.Count} of {found.Compared}");
        PlanOrigins none = (await temporary.Library.OriginsAsync(plans.Single(p => p.File == "made-up.md").Id))!;
        Assert.Equal(Count, none.Compared);
        Assert.Empty(none.Sentences.Select(s => $"{s.Text} <= {s.SourceText}"));
    }

    private static string Report(string place, IEnumerable<string> sentences) =>
        $"# {place}2025年政府工作报告\n\n## 一、工作安排\n\n{string.Join("\n\n", sentences.Select(s => "要做的事。" + s))}\n";

    // Up to a tenth of the letters put in, taken out or changed; signs stay.
    private static string Changed(Random random, string sentence)
    {
        var changed = new System.Text.StringBuilder(sentence);
        int letters = sentence.Count(char.IsLetterOrDigit);
        for (int edits = random.Next((letters / 10) + 1); edits > 0; edits--)
        {
            int at = random.Next(changed.Length);
            while (!char.IsLetterOrDigit(changed[at]))
            {
                at = random.Next(changed.Length);
            }
            switch (random.Next(3))
            {
                case 0:
                    changed.Insert(at, RandomLetter(random));
                    break;
                case 1:
                    changed.Remove(at, 1);
                    break;
                default:
                    changed[at] = RandomLetter(random);
                    break;
            }
        }
        return changed.ToString();
    }

    private static char RandomLetter(Random random) => (char)random.Next(0x4E00, 0x9FA5);

    private static string Recombined(Random random, string[] sentences)
    {
        while (true)
        {
            (string one, string other) = (sentences[random.Next(sentences.Length)], sentences[random.Next(sentences.Length)]);
            int cut = one.IndexOfAny(_commas, one.Length / 3), rest = other.IndexOfAny(_commas, other.Length / 3);
            string made = cut > 0 && rest > 0 ? one[..cut] + other[rest..] : "";
            bool isMostlyOfOne = sentences.Any(s => Letters(s) is var known && Letters(made) is var own
                && new EditDistance(own).Similarity(known, PlanOrigins.LeastSimilarity) > 0);
            if (one != other && Letters(made).Length >= Sentence.MinLetters && !made.Contains('；', StringComparison.Ordinal)
                && !isMostlyOfOne)
            {
                return made;
            }
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
