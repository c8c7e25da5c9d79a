using System.Globalization;
using System.IO.Compression;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Reading;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Comparing;

/// <summary>Which sections answer to each other, against what a person judged for thirty pairs of reports.</summary>
public sealed class SectionGoldTests(ITestOutputHelper output)
{
    private const double Wanted = 0.95;
    private const double WantedOfKeptBack = 0.93;
    private const double WantedOfBlind = 0.9;

    private sealed record Judged(string Old, string New, Dictionary<int, int[]> Accepted, HashSet<int> Required);

    [ReportsFact]
    public async Task Nearly_all_sections_are_aligned_as_a_person_aligned_them()
    {
        Judged[] gold = [.. ReadGold("alignment-gold.txt")];
        Assert.Equal(30, gold.Length);
        (int right, int all) = await MeasureAsync(gold);
        output.WriteLine($"{right} of {all}");
        Assert.True(right >= Wanted * all, $"{right} of {all} are right.");
    }

    [ReportsFact]
    public Task It_does_well_enough_on_pairs_whose_misses_it_was_mended_by() =>
        AssertKeptBackAsync("alignment-kept-back.txt", WantedOfKeptBack);

    [ReportsFact]
    public Task It_does_well_enough_on_pairs_that_it_was_never_fitted_to() => AssertKeptBackAsync("alignment-blind.txt", WantedOfBlind);

    private async Task AssertKeptBackAsync(string pairs, double wanted)
    {
        (int right, int all) = await MeasureAsync([.. ReadGold(pairs)]);
        output.WriteLine($"{right} of {all}");
        Assert.True(right >= wanted * all, $"{right} of {all} are right.");
    }

    private async Task<(int Right, int All)> MeasureAsync(Judged[] gold)
    {
        using ZipArchive zip = ZipFile.OpenRead(Repository.ReportsZip!);
        (int right, int all) = (0, 0);
        foreach (Judged pair in gold)
        {
            PlanPage old = await ReadAsync(zip, pair.Old), now = await ReadAsync(zip, pair.New);
            string[] wrong = [.. WrongOf(pair, old, now, PlanContrasts.AlignSections(old, now))];
            all += old.Sections.Count + now.Sections.Count;
            right += old.Sections.Count + now.Sections.Count - wrong.Length;
            foreach (string section in wrong)
            {
                output.WriteLine($"{pair.Old} {pair.New} {section}");
            }
        }
        return (right, all);
    }

    // A section is right when it answers to one that is accepted, or to none where that is.
    private static IEnumerable<string> WrongOf(Judged pair, PlanPage old, PlanPage now, IReadOnlyList<(int Old, int New)> aligned)
    {
        Dictionary<int, int> newOf = aligned.ToDictionary(p => p.Old, p => p.New), oldOf = aligned.ToDictionary(p => p.New, p => p.Old);
        for (int j = 0; j < now.Sections.Count; j++)
        {
            if (!pair.Accepted.GetValueOrDefault(j, [-1]).Contains(oldOf.GetValueOrDefault(j, -1)))
            {
                yield return $"new {j}: {oldOf.GetValueOrDefault(j, -1)}";
            }
        }
        for (int i = 0; i < old.Sections.Count; i++)
        {
            int[] may = [.. pair.Accepted.Where(a => a.Value.Contains(i)).Select(a => a.Key)];
            bool isRight = newOf.TryGetValue(i, out int j)
                ? may.Contains(j)
                : !pair.Required.Contains(i) && may.All(m => pair.Accepted[m].Length > 1);
            if (!isRight)
            {
                yield return $"old {i}: {newOf.GetValueOrDefault(i, -1)}";
            }
        }
    }

    private static async Task<PlanPage> ReadAsync(ZipArchive zip, string name)
    {
        using var bytes = new MemoryStream();
        await using (Stream entry = await zip.GetEntry(name)!.OpenAsync())
        {
            await entry.CopyToAsync(bytes);
        }
        PlanFile file = await CorpusReading.ImportAsync(bytes.ToArray(), name, CancellationToken.None);
        Plan plan = CorpusReading.Parse(file, name[..name.LastIndexOf('.')], null);
        return PlanPages.Of(plan, new PlanSummary("", name, plan.Metadata, plan.Units.Count, plan.Text.Length));
    }

    private static IEnumerable<Judged> ReadGold(string name)
    {
        string[] lines =
        [
            .. File.ReadLines(Repository.PathOf("tests", "SearchPlans.Tests", "Comparing", name))
                .Where(l => l.Length > 0 && l[0] != '#'),
        ];
        foreach (string[] pair in lines.Chunk(2))
        {
            string[] files = pair[0].Split(" -> "), words = pair[1].Split(' ');
            yield return new Judged(
                files[0], files[1],
                words.Where(w => w[0] != '!').Select(w => w.Split('=')).ToDictionary(
                    w => Number(w[0]), w => w[1].Split('|').Select(o => o == "-" ? -1 : Number(o)).ToArray()),
                [.. words.Where(w => w[0] == '!').Select(w => Number(w[1..]))]);
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
