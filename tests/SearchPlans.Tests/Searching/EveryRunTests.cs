using System.Text;
using SearchPlans.Engine.Analysis;
using SearchPlans.Reading;
using SearchPlans.Searching;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Searching;

/// <summary>Nothing is missed: random runs of characters of a plan are found wherever a plain scan finds them, and
/// marked there and nowhere else.</summary>
public sealed class EveryRunTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    [Fact]
    public void Random_runs_are_found_and_marked_where_a_scan_finds_them()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        PlanPage page = shipped.Library.Read(shipped.Library.Plans[0].Id)!;
        for (int n = 0; n < 400; n++)
        {
            string text = page.Units[random.Next(page.Units.Count)].Text;
            int length = Math.Min(text.Length, random.Next(1, 31));
            int start = random.Next(text.Length - length + 1);
            // In quotes of a kind that plans don't use, and without signs, so that whatever is in the run is text.
            string wanted = Characters(text.Substring(start, length));
            if (wanted.Length == 0 || text.Substring(start, length).IndexOfAny(['.', '．']) >= 0) continue;
            HitList found = shipped.Library.Search(new SearchRequest { Query = $"「{wanted}」", Size = SearchRequest.MaxSize });
            Assert.Equal(
                page.Units.Where(u => Characters(u.Text).Contains(wanted, StringComparison.Ordinal)).Select(u => u.Anchor).Order(),
                found.Hits.Select(h => h.Anchor).Order());
            foreach (SearchHit hit in found.Hits)
                Assert.All(hit.Marks, m => Assert.Contains(wanted, Characters(hit.Text[m.Start..m.End]), StringComparison.Ordinal));
        }
    }

    private static string Characters(string text)
    {
        var characters = new StringBuilder();
        var stream = new CharacterStream(text);
        while (stream.MoveNext()) characters.Append(stream.Current);
        return characters.ToString();
    }
}
