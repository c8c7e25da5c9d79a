using System.Globalization;
using SearchPlans.Product.Bench;

namespace SearchPlans.Bench.Understanding;

/// <summary>
/// Whether plans are found by what people call them: of every plan of a corpus some wordings (<see cref="PlanWordings"/>) are asked, and
/// the plan, or one of its namesakes of that place, year and type, is to be the first card.
/// </summary>
internal static class KnownPlansBenchmark
{
    /// <summary>Measures, prints a table and what was missed.</summary>
    /// <param name="corpus">A folder or a zip of plans.</param>
    public static int Run(string corpus)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("searchplans-known-plans-");
        try
        {
            string folder = Path.Combine(work.FullName, "corpus");
            CorpusCopy.Make(corpus, folder);
            using ProductLibrary library = ClusterOptions.Open(folder, Path.Combine(work.FullName, "index"));
            Measure(library);
            return 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Measure(ProductLibrary library)
    {
        IReadOnlyList<ProductPlan> plans = library.Plans();
        var asked = new SortedDictionary<string, (int Asked, int First)>(StringComparer.Ordinal);
        var misses = new List<string>();
        int unnamed = 0;
        foreach (ProductPlan plan in plans)
        {
            PlanWording[] wordings = [.. PlanWordings.Of(plan)];
            unnamed += wordings.Length == 0 ? 1 : 0;
            foreach (PlanWording wording in wordings)
            {
                ProductPlan? first = library.FirstCard(wording.Query);
                bool isFirst = first is not null && (first.Region, first.Year, first.Type) == (plan.Region, plan.Year, plan.Type);
                (int Asked, int First) before = asked.GetValueOrDefault(wording.Kind);
                asked[wording.Kind] = (before.Asked + 1, before.First + (isFirst ? 1 : 0));
                if (!isFirst)
                {
                    misses.Add($"{wording.Kind}\t{wording.Query}\t{plan.File}\t{first?.File ?? "-"}");
                }
            }
        }
        Console.WriteLine("| 说法 | 问 | 居首 | 占比 |");
        Console.WriteLine("| --- | --: | --: | --: |");
        foreach ((string kind, (int count, int first)) in asked)
        {
            PrintRow(kind, count, first);
        }
        PrintRow("合计", asked.Values.Sum(a => a.Asked), asked.Values.Sum(a => a.First));
        Console.WriteLine();
        Console.WriteLine($"{plans.Count:n0} plans, {unnamed:n0} of them without place, year or type.");
        foreach (string miss in misses)
        {
            Console.WriteLine(miss);
        }
    }

    private static void PrintRow(string kind, int count, int first) => Console.WriteLine(
        $"| {kind} | {count} | {first} | {((double)first / count).ToString("f4", CultureInfo.InvariantCulture)} |");
}
