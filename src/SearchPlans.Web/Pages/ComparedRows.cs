using SearchPlans.Comparing;

namespace SearchPlans.Web.Pages;

/// <summary>Which rows of a comparison are shown.</summary>
public static class ComparedRows
{
    /// <summary>Those that differ, each with a neighbour; null stands for what is left out between.</summary>
    public static IEnumerable<ComparedRow?> Differing(IReadOnlyList<ComparedRow> rows)
    {
        bool gap = false;
        for (int i = 0; i < rows.Count; i++)
        {
            bool near = Enumerable.Range(i - 1, 3).Any(n => n >= 0 && n < rows.Count && rows[n].Kind != ComparedKind.Same);
            if (near)
            {
                yield return rows[i];
            }
            else if (!gap)
            {
                yield return null;
            }
            gap = !near;
        }
    }
}
