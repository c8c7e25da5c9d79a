using SearchPlans.Corpus;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Origins;

/// <summary>Origins are those that a plain scan finds: every sentence held against every paragraph of every plan before, in order, by the
/// whole table of edit distances.</summary>
public sealed class OriginsAgainstScanTests(ITestOutputHelper output)
{
    private const int Plans = 12;
    private const int SentencesOfPlan = 40;

    private static readonly string[] _places = ["浙江省", "江苏省", "杭州市", "广东省"];

    private sealed record Scanned(PlanSummary Plan, IReadOnlyList<(string Text, Sentence[] Sentences)> Paragraphs);

    [Fact]
    public async Task Origins_are_those_of_a_plain_scan()
    {
        Random random = TestRandom.Create(output);
        // Short and long ones: the longer, the fewer of its fingerprints are looked for.
        string[] pool = [.. Enumerable.Range(0, 60).Select(_ => Draw(random, random.Next(15, 180)))];
        using var temporary = new TemporaryLibrary([.. Enumerable.Range(0, Plans).Select(i => Report(random, pool, i))]);
        List<Scanned> scanned = [];
        foreach (PlanSummary plan in await temporary.Library.PlansAsync())
        {
            PlanPage page = (await temporary.Library.ReadAsync(plan.Id))!;
            scanned.Add(new Scanned(plan, [.. page.Units.Where(u => u.Kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem)
                .Select(u => (u.Text, Sentence.Of(u.Text).ToArray()))]));
        }
        int found = 0;
        foreach (Scanned plan in scanned)
        {
            PlanOrigins origins = (await temporary.Library.OriginsAsync(plan.Plan.Id))!;
            string[] expected = [.. plan.Paragraphs.SelectMany(p => p.Sentences.Select(s => (p.Text, Sentence: s)))
                .Select(s => Origin(s.Text, s.Sentence, plan, scanned)).OfType<string>()];
            Assert.Equal(expected, origins.Sentences.Select(s => $"{s.Text} <= {s.Source.File} {s.SourceText} {s.Similarity:f6}"));
            found += expected.Length;
        }
        Assert.True(found > Plans * 10, $"Only {found} sentences stood before: the test says nothing.");
    }

    private static string? Origin(string text, Sentence sentence, Scanned own, IEnumerable<Scanned> all)
    {
        HashSet<string> wanted = [.. SentenceFingerprints.BucketsOf(sentence).Select(SentenceFingerprints.TermOf)];
        foreach (Scanned plan in all.Where(p => IsBefore(p.Plan, own.Plan)).OrderBy(p => p.Plan.Metadata.Year)
            .ThenBy(p => PlanLevelNames.OfRegion(p.Plan.RegionPath)).ThenBy(p => p.Plan.Id, StringComparer.Ordinal))
        {
            foreach ((string other, Sentence[] sentences) in plan.Paragraphs)
            {
                var best = sentences.Select(s => (Sentence: s, Alike: Similarity(sentence.Letters, s.Letters)))
                    .Where(s => s.Alike >= PlanOrigins.LeastSimilarity).OrderByDescending(s => s.Alike).FirstOrDefault();
                if (best.Sentence is { } found && SentenceFingerprints.TermsOf(other).Count(wanted.Contains) > 1)
                {
                    return $"{text[sentence.Start..sentence.End]} <= {plan.Plan.File} {other[found.Start..found.End]} {best.Alike:f6}";
                }
            }
        }
        return null;
    }

    private static bool IsBefore(PlanSummary plan, PlanSummary other) => plan.Metadata.Year != other.Metadata.Year
        ? plan.Metadata.Year < other.Metadata.Year
        : PlanLevelNames.OfRegion(plan.RegionPath) < PlanLevelNames.OfRegion(other.RegionPath);

    private static (string, string) Report(Random random, string[] pool, int number)
    {
        (string place, int year) = (_places[number % _places.Length], 2015 + (number / 2));
        IEnumerable<string> sentences = Enumerable.Range(0, SentencesOfPlan).Select(_ => Changed(random, pool[random.Next(pool.Length)]));
        string text = string.Join("\n\n", sentences.Chunk(3).Select(p => string.Concat(p)));
        return ($"{place}{year}.md", $"# {place}{year}年政府工作报告\n\n## 一、工作安排\n\n{text}\n");
    }

    private static string Draw(Random random, int letters) =>
        string.Concat(Enumerable.Range(0, letters).Select(_ => (char)random.Next(0x4E00, 0x4F80))) + "。";

    // Up to a fifth of the letters are others: about half of the sentences are nearly the same.
    private static string Changed(Random random, string sentence)
    {
        char[] changed = sentence.ToCharArray();
        for (int edits = random.Next((sentence.Length / 5) + 1); edits > 0; edits--)
        {
            changed[random.Next(changed.Length - 1)] = (char)random.Next(0x5000, 0x5100);
        }
        return new string(changed);
    }

    private static double Similarity(string one, string other)
    {
        int longer = Math.Max(one.Length, other.Length);
        if (Math.Abs(one.Length - other.Length) > longer * (1 - PlanOrigins.LeastSimilarity))
        {
            return 0;
        }
        int distance = EditDistanceTests.Whole(one, other);
        return distance <= (int)((1 - PlanOrigins.LeastSimilarity) * longer) ? 1 - ((double)distance / longer) : 0;
    }
}
