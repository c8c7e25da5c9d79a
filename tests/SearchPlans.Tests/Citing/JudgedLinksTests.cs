using System.IO.Compression;
using SearchPlans.Citing;
using SearchPlans.Corpus;

namespace SearchPlans.Tests.Citing;

/// <summary>Every link in the reports was read and judged by hand; judged-links.tsv has those that are right, and there are no
/// others.</summary>
public sealed class JudgedLinksTests
{
    // Where the plans of the country are, to which all links lead.
    private static readonly string[] _national = ["五年规划/", "政府工作报告-国务院/"];

    [ReportsFact]
    public async Task Links_are_those_that_were_judged_right()
    {
        string[] judged = [.. File.ReadLines(Repository.PathOf("tests", "SearchPlans.Tests", "Citing", "judged-links.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#')];
        HashSet<string> files = [.. judged.Select(l => l.Split('\t')[0])];
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Repository.ReportsZip!, Path.Combine(folder, "corpus"));
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "corpus"), "*.md", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(Path.Combine(folder, "corpus"), file).Replace('\\', '/');
                if (!files.Contains(name) && !_national.Any(n => name.StartsWith(n, StringComparison.Ordinal)))
                {
                    File.Delete(file);
                }
            }
            await using PlanLibrary library = PlanLibrary.Open(Path.Combine(folder, "corpus"), Path.Combine(folder, "index"));
            await library.SynchronizeAsync();
            List<string> links = [];
            foreach (PlanSummary plan in await library.PlansAsync())
            {
                PlanCitations citations = (await library.CitationsAsync(plan.Id))!;
                links.AddRange(citations.Cited.Where(c => c.Plan != null && !c.IsSelf).SelectMany(c => c.Mentions
                    .GroupBy(m => m.Name).Select(g => $"{plan.File}\t{g.Key}\t{c.Plan!.File}\t{g.Count()}")));
            }
            Assert.Equal(judged.Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
