using System.IO.Compression;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Trends;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Trends;

/// <summary>Every number of a trend against a plain scan of the paragraphs.</summary>
public sealed class TrendScanTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    [Fact]
    public Task Of_the_shipped_plan() => CheckAsync(shipped.Library, expressions: 60);

    [ReportsFact]
    public async Task Of_the_reports()
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Repository.ReportsZip!, Path.Combine(folder, "corpus"));
            await using PlanLibrary library = PlanLibrary.Open(Path.Combine(folder, "corpus"), Path.Combine(folder, "index"));
            await library.SynchronizeAsync();
            await CheckAsync(library, expressions: 200);
            await JudgedWords.CheckAsync(library, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CheckAsync(PlanLibrary library, int expressions)
    {
        Random random = TestRandom.Create(output);
        var plans = (await library.PlansAsync()).Select(p => (Plan: p, Paragraphs: ParagraphsOf(library, p).ToArray())).ToArray();
        string[] drawn = [.. Enumerable.Range(0, expressions).Select(_ => Draw(random, plans))];
        foreach (string[] five in drawn.Chunk(TrendRequest.MaxExpressions))
        {
            Trend trend = await library.TrendAsync(new TrendRequest { Expressions = five, SameWords = false });
            Assert.Equal(plans.Length, trend.Read.Plans);
            foreach (Spread spread in trend.Spreads)
            {
                string wanted = CharactersOf(spread.Expression);
                var scanned = plans
                    .Select(p => (p.Plan, Count: p.Paragraphs.Count(t => t.Text.Contains(wanted, StringComparison.Ordinal)), p.Paragraphs))
                    .Where(p => p.Count > 0).ToArray();
                Assert.True((scanned.Sum(p => p.Count), scanned.Length) == (spread.Total.Paragraphs, spread.Total.Plans),
                    $"{spread.Expression}: {spread.Total}; {await DifferenceAsync(library, spread.Expression, wanted, plans)}");
                Assert.Equal(
                    trend.Years.Select(y => (scanned.Where(p => p.Plan.Metadata.Year == y.Year).Sum(p => p.Count),
                        scanned.Count(p => p.Plan.Metadata.Year == y.Year), plans.Count(p => p.Plan.Metadata.Year == y.Year))),
                    spread.ByYear.Select(c => (c.Paragraphs, c.Plans, c.Read.Plans)));
                Assert.Equal(
                    trend.Places.Select(t => (scanned.Where(p => IsIn(p.Plan.RegionPath, t.RegionPath)).Sum(p => p.Count),
                        plans.Count(p => IsIn(p.Plan.RegionPath, t.RegionPath)))),
                    spread.ByPlace.Select(c => (c.Paragraphs, c.Read.Plans)));
                Assert.Equal(scanned.Length, spread.ByPlaceAndYear.SelectMany(p => p).Sum(c => c.Plans) + scanned.Count(
                    p => p.Plan.Metadata.Year == 0 || p.Plan.RegionPath.Length == 0));
                Coverage coverage = await library.CoverageAsync(new TrendRequest { Expressions = [spread.Expression], SameWords = false });
                Assert.Equal(scanned.Select(p => (p.Plan.Id, p.Count)).Order(),
                    coverage.Saying.Select(p => (p.Plan.Id, p.Paragraphs)).Order());
                Assert.Equal(plans.Select(p => p.Plan.Id).Except(scanned.Select(p => p.Plan.Id)).Order(),
                    coverage.NotSaying.Select(p => p.Id).Order());
                var dates = scanned.Select(p => (p.Plan, Day: p.Plan.Metadata.Published ?? p.Plan.Metadata.SignedOn))
                    .Select(p => (p.Plan, p.Day, Year: p.Day?.Year ?? p.Plan.Metadata.Year)).Where(p => p.Year > 0).ToArray();
                int first = dates.Min(p => p.Year);
                DateOnly? day = dates.Where(p => p.Year == first).Min(p => p.Day);
                Assert.Equal((first, day), (spread.First!.Year, spread.First.Day));
                Assert.Equal(dates.Where(p => p.Year == first && p.Day == day).Select(p => p.Plan.Id).Order(),
                    spread.First.Mentions.Select(m => m.Plan.Id).Order());
                Assert.All(spread.First.Mentions, m => Assert.Equal(
                    plans.First(p => p.Plan.Id == m.Plan.Id).Paragraphs
                        .First(t => t.Text.Contains(wanted, StringComparison.Ordinal)).Anchor,
                    m.Anchor));
            }
        }
        string[] places =
            [.. plans.Select(p => p.Plan.RegionPath).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal).Take(3)];
        int year = plans.Max(p => p.Plan.Metadata.Year);
        BatchTable batch = await library.BatchAsync(new TrendRequest
        {
            Expressions = drawn,
            SameWords = false,
            Regions = places,
            FromYear = year - 3,
            ToYear = year,
        });
        Assert.Equal(drawn.Distinct().Count(), batch.Rows.Count);
        Assert.All(batch.Rows, row => Assert.Equal(
            places.SelectMany(place => Enumerable.Range(year - 3, 4).Select(y => plans
                .Where(p => IsIn(p.Plan.RegionPath, place) && p.Plan.Metadata.Year == y)
                .Select(p => p.Paragraphs.Count(t => t.Text.Contains(CharactersOf(row.Expression), StringComparison.Ordinal))).ToArray())
                .Select(counts => (counts.Sum(), counts.Count(c => c > 0), counts.Length))),
            row.Counts.SelectMany(c => c.Skip(1)).Select(c => (c.Paragraphs, c.Plans, c.Read.Plans))));
        output.WriteLine($"{expressions} expressions in {plans.Length} plans: every number as scanned");
    }

    private static async Task<string> DifferenceAsync(
        PlanLibrary library, string expression, string wanted,
        (SearchPlans.Corpus.PlanSummary Plan, (string Anchor, string Text)[] Paragraphs)[] plans)
    {
        HashSet<(string, string)> found = [];
        for (int page = 1; page <= 500; page++)
        {
            SearchPlans.Searching.HitList hits = await library.SearchAsync(new SearchPlans.Querying.SearchRequest
            {
                Query = expression,
                Match = SearchPlans.Querying.SearchMatch.Exact,
                SameWords = false,
                Size = 200,
                Page = page,
            });
            found.UnionWith(hits.Hits.Select(h => (h.Plan.Id, h.Anchor)));
            if (page >= hits.Pages)
            {
                break;
            }
        }
        HashSet<(string, string)> scanned = [.. plans.SelectMany(p => p.Paragraphs
            .Where(t => t.Text.Contains(wanted, StringComparison.Ordinal)).Select(t => (p.Plan.Id, t.Anchor)))];
        return $"only found {string.Join(' ', found.Except(scanned).Take(5))}, "
            + $"only scanned {string.Join(' ', scanned.Except(found).Take(5))}";
    }

    // A paragraph whose headings stand in its own line carries the whole line.
    private static IEnumerable<(string Anchor, string Text)> ParagraphsOf(PlanLibrary library, SearchPlans.Corpus.PlanSummary plan)
    {
        string[] lines = [.. File.ReadLines(Path.Combine(library.CorpusPath, plan.File))
            .Select(l => WithoutPoints(CharactersOf(System.Net.WebUtility.HtmlDecode(l))))];
        string heading = "";
        foreach (SearchPlans.Reading.PlanPageUnit unit in library.Read(plan.Id)!.Units)
        {
            string text = CharactersOf(unit.Text);
            if (heading.Length > 0 && lines.Any(l => l.Contains(WithoutPoints(heading + text), StringComparison.Ordinal)))
            {
                text = heading + text;
            }
            if (!unit.IsAside)
            {
                yield return (unit.Anchor, text);
            }
            heading = unit.Kind == PlanUnitKind.Heading ? text : "";
        }
    }

    // A point is a character between digits alone, which a cut may have parted.
    private static string WithoutPoints(string characters) => characters.Replace(".", "", StringComparison.Ordinal);

    private static bool IsIn(string path, string top) => path == top || path.StartsWith(top + "/", StringComparison.Ordinal);

    private static string CharactersOf(string text)
    {
        var characters = new System.Text.StringBuilder();
        for (var stream = new CharacterStream(text); stream.MoveNext();)
        {
            characters.Append(stream.Current);
        }
        return characters.ToString();
    }

    // Two to eight Chinese characters that stand in some paragraph.
    private static string Draw(
        Random random, (SearchPlans.Corpus.PlanSummary Plan, (string Anchor, string Text)[] Paragraphs)[] plans)
    {
        while (true)
        {
            (_, (string Anchor, string Text)[] paragraphs) = plans[random.Next(plans.Length)];
            string text = paragraphs[random.Next(paragraphs.Length)].Text;
            int length = random.Next(2, 9);
            if (text.Length < length)
            {
                continue;
            }
            string run = text.Substring(random.Next(text.Length - length + 1), length);
            if (run.All(c => c is >= '一' and <= '鿿') && !run.Contains('或', StringComparison.Ordinal))
            {
                return run;
            }
        }
    }
}
