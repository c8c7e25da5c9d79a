using SearchPlans.Bench.Comparing;

namespace SearchPlans.Lucene.Micro;

/// <summary>What is measured on: the plan that comes with the repository, and plans made up after it, always the same ones.</summary>
internal static class Texts
{
    private const int Seed = 20240101;

    private static readonly List<List<Paragraph>> _plans = ReportDocuments.Read(Path.Combine(AppContext.BaseDirectory, "corpus"));

    /// <summary>The paragraphs of the plan in <c>corpus/</c>.</summary>
    public static string[] Plan { get; } = [.. _plans.SelectMany(p => p).Select(p => p.Text)];

    /// <summary>So many plans that look like it.</summary>
    public static IEnumerable<string[]> MadeUp(int plans) =>
        new PlanLikeGenerator(_plans).Plans(Seed).Take(plans).Select(p => p.Select(paragraph => paragraph.Text).ToArray());
}
