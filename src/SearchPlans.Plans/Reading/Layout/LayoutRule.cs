namespace SearchPlans.Plans;

/// <summary>A straight line printed on a page, level or upright; same unit as the words, y downwards.</summary>
internal readonly record struct LayoutRule(double XMin, double YMin, double XMax, double YMax)
{
    /// <summary>Whether it runs from left to right.</summary>
    public bool IsLevel => XMax - XMin >= YMax - YMin;
}

/// <summary>Lines of a page that make borders: pieces drawn one behind the other are one, what is drawn twice is one.</summary>
internal static class LayoutRules
{
    // Farther apart they are two lines; dashes and the corners that programs leave out are nearer.
    private const double SameLine = 1.5, MaxBreak = 4;
    private const double MinLength = 8;

    /// <summary>The lines that are level, or those that are upright, each as whole as it looks, in order of their place.</summary>
    public static List<LayoutRule> Whole(IEnumerable<LayoutRule> rules, bool areLevel)
    {
        List<LayoutRule> whole = [];
        // An upright line is taken for a level one with x and y exchanged.
        List<LayoutRule> pieces = [.. rules.Where(rule => rule.IsLevel == areLevel).Select(rule => areLevel ? rule : Exchanged(rule))
            .OrderBy(rule => rule.YMin)];
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            for (end = start + 1; end < pieces.Count && pieces[end].YMin - pieces[end - 1].YMin <= SameLine; end++)
            {
            }
            double y = pieces[(start + end) / 2].YMin;
            foreach (LayoutRule piece in pieces[start..end].OrderBy(rule => rule.XMin))
            {
                if (whole.Count > 0 && whole[^1].YMin == y && piece.XMin <= whole[^1].XMax + MaxBreak)
                {
                    whole[^1] = whole[^1] with { XMax = Math.Max(whole[^1].XMax, piece.XMax) };
                }
                else
                {
                    whole.Add(new LayoutRule(piece.XMin, y, piece.XMax, y));
                }
            }
        }
        whole.RemoveAll(rule => rule.XMax - rule.XMin < MinLength);
        return areLevel ? whole : whole.ConvertAll(Exchanged);
    }

    private static LayoutRule Exchanged(LayoutRule rule) => new(rule.YMin, rule.XMin, rule.YMax, rule.XMax);
}
