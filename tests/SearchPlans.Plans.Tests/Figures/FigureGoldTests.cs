using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SearchPlans.Bench.Figures;
using SearchPlans.Plans.Figures;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests.Figures;

/// <summary>A test that needs the gold standard of figures and the Python that scores it; skipped where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FigureGoldFactAttribute : FactAttribute
{
    public FigureGoldFactAttribute()
    {
        if (!File.Exists(Repository.SharedPathOf("golden/indicators/score.py")) || Repository.ReportsZip is null)
        {
            Skip = "../shared/golden/indicators or ../shared/corpora/work-reports.zip is missing beside the repository.";
        }
        else if (LinuxFactAttribute.PathOf("python3") is null)
        {
            Skip = "python3, which scores the figures, is not here.";
        }
    }
}

/// <summary>Figures measured against what a person read in 363 sentences: the goals that were set for them.</summary>
public sealed class FigureGoldTests(ITestOutputHelper output)
{
    private const string ShippedPlan = "000_441de4ad34ceece8.txt";

    [FigureGoldFact]
    public void Figures_reach_the_goals_on_the_gold_standard()
    {
        string gold = Repository.SharedPathOf("golden/indicators/dev.jsonl");
        HashSet<string> files = [.. File.ReadLines(gold).Select(line =>
            JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!)];
        string predictions = Path.Combine(Path.GetTempPath(), $"figures-{Guid.NewGuid():n}.jsonl");
        try
        {
            File.WriteAllLines(predictions, Reports().Where(report => files.Contains(report.Path)).SelectMany(Lines));
            string printed = Run(Repository.SharedPathOf("golden/indicators/score.py"), gold, predictions, "--json");
            output.WriteLine(printed);
            JsonElement scores = JsonDocument.Parse(printed.Split('\n').Last(line => line.StartsWith('{'))).RootElement;
            JsonElement facts = scores.GetProperty("facts (name+numbers+kind)"), open = scores.GetProperty("facts, kind not needed");
            AtLeast(0.93, facts.GetProperty("F1").GetDouble(), "F1");
            AtLeast(0.95, facts.GetProperty("P").GetDouble(), "precision");
            AtLeast(open.GetProperty("F1").GetDouble() - 0.02, facts.GetProperty("F1").GetDouble(), "F1 beside F1 without kind");
            AtLeast(0.94, scores.GetProperty("recall names=canonical").GetDouble(), "recall of canonical names");
            AtLeast(0.97, scores.GetProperty("field year (exact)").GetDouble(), "year");
            AtLeast(0.97, scores.GetProperty("field hedge (class)").GetDouble(), "hedge");
            AtLeast(0.97, scores.GetProperty("field min/max").GetDouble(), "bounds");
            AtLeast(0.95, scores.GetProperty("field changeKind").GetDouble(), "kind of change");
            AtLeast(0.95, scores.GetProperty("field place").GetDouble(), "place");
            string clean = printed.Split('\n').First(line => line.Contains("left clean", StringComparison.Ordinal));
            AtLeast(63, double.Parse(clean.Split("clean ")[1].Split('/')[0], CultureInfo.InvariantCulture), "sentences without figures");
        }
        finally
        {
            File.Delete(predictions);
        }
    }

    private static IEnumerable<ReportsTests.Report> Reports() =>
        ReportsTests.All.Append(new ReportsTests.Report(ShippedPlan, File.ReadAllText(Repository.ShippedPlan)));

    private static IEnumerable<string> Lines(ReportsTests.Report report)
    {
        Plan plan = PlanParser.Parse(report.Text, report.Path);
        return FigureReader.Read(plan, IndicatorList.Shipped).Select(figure => FigureLine.Of(report.Path, plan, figure).ToJson());
    }

    private static void AtLeast(double goal, double reached, string what) =>
        Assert.True(reached >= goal, $"{what}: {reached}, the goal is {goal}");

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed;
    }
}
