namespace SearchPlans.Plans.Tests;

/// <summary>What holds of every plan, however odd its text.</summary>
internal static class PlanAssert
{
    public static void IsWhole(Plan plan)
    {
        UnitsTileTheText(plan);
        SectionsNest(plan);
        AnchorsAreUnique(plan);
    }

    private static void UnitsTileTheText(Plan plan)
    {
        int at = 0;
        foreach (PlanUnit unit in plan.Units)
        {
            Assert.True(unit.StartChar >= at && unit.EndChar > unit.StartChar && unit.EndChar <= plan.Text.Length,
                $"unit {unit} after {at}");
            Assert.True(plan.Text.AsSpan(at, unit.StartChar - at).IsWhiteSpace(),
                $"lost before {unit.StartChar}: {plan.Text[at..unit.StartChar]}");
            Assert.False(char.IsWhiteSpace(plan.Text[unit.StartChar]) || char.IsWhiteSpace(plan.Text[unit.EndChar - 1]),
                $"white space at an end of {unit}");
            int length = unit.EndChar - unit.StartChar;
            Assert.InRange(unit.LeadLength, 0, length);
            Assert.True(unit.MarkBefore >= 0 && unit.MarkAfter >= 0 && unit.MarkBefore + unit.MarkAfter <= length, $"marks of {unit}");
            at = unit.EndChar;
        }
        Assert.True(plan.Text.AsSpan(at).IsWhiteSpace(), "lost at the end");
    }

    private static void SectionsNest(Plan plan)
    {
        int[] innermost = new int[plan.Units.Count];
        Array.Fill(innermost, -1);
        for (int i = 0; i < plan.Sections.Count; i++)
        {
            PlanSection section = plan.Sections[i];
            Assert.InRange(section.Parent, -1, i - 1);
            PlanSection? parent = section.Parent < 0 ? null : plan.Sections[section.Parent];
            Assert.Equal((parent?.Level ?? 0) + 1, section.Level);
            Assert.True(section.FirstUnit < section.EndUnit && section.EndUnit <= plan.Units.Count);
            Assert.True(parent is null || (parent.FirstUnit < section.FirstUnit && section.EndUnit <= parent.EndUnit),
                $"section {i} reaches out of its parent");
            Assert.Equal(PlanUnitKind.Heading, plan.Units[section.FirstUnit].Kind);
            Assert.Equal(i, plan.Units[section.FirstUnit].Section);
            Assert.StartsWith(section.Number, section.Heading, StringComparison.Ordinal);
            Assert.NotEmpty(section.Heading);
            if (i > 0)
            {
                Assert.True(plan.Sections[i - 1].FirstUnit < section.FirstUnit);
            }
            Array.Fill(innermost, i, section.FirstUnit, section.EndUnit - section.FirstUnit);
        }
        for (int i = 0; i < plan.Units.Count; i++)
        {
            PlanUnit unit = plan.Units[i];
            bool isOutside = unit.Kind is PlanUnitKind.Surrounding or PlanUnitKind.Title;
            Assert.Equal(isOutside ? -1 : innermost[i], unit.Section);
            Assert.Equal(unit.Section < 0 ? PlanPart.None : plan.Sections[unit.Section].Part, unit.Part);
        }
        Assert.Equal(plan.Sections.Count, plan.Units.Count(unit => unit.Kind == PlanUnitKind.Heading));
    }

    private static void AnchorsAreUnique(Plan plan)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PlanUnit unit in plan.Units)
        {
            Assert.Matches("^[a-z2-7]{8}(-[0-9]+)?$", unit.Anchor);
            Assert.True(seen.Add(unit.Anchor), $"anchor {unit.Anchor} twice");
        }
    }

    /// <summary>Headings with their level: "1 一、…", a line each.</summary>
    public static string Outline(Plan plan) =>
        string.Join('\n', plan.Sections.Select(section => $"{section.Level} {section.Heading}"));

    public static string TextOf(Plan plan, PlanUnit unit) => plan.Text[unit.StartChar..unit.EndChar];
}
