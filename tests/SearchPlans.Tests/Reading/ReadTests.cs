using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Tests.Reading;

public sealed class ReadTests(ShippedPlan shipped) : IClassFixture<ShippedPlan>
{
    private PlanPage Page(string query = "") => shipped.Library.Read(shipped.Library.Plans[0].Id, query)!;

    [Fact]
    public void The_shipped_plan_is_read_as_it_is()
    {
        PlanPage page = Page();
        PlanMetadata metadata = page.Summary.Metadata;
        Assert.Equal(("深圳市坪山区2024年国民经济和社会发展计划", "广东省/深圳市/坪山区", 2024, "年度计划"),
            (metadata.Title, page.Summary.RegionPath, metadata.Year, metadata.Type));
        Assert.Equal(["一、", "二、", "三、"], page.Sections.Where(s => s.Level == 1).Select(s => s.Number));
        Assert.Equal(page.Units.Count, page.Units.Select(u => u.Anchor).Distinct().Count());
    }

    [Fact]
    public void A_paragraph_is_cited_by_its_sections_and_its_place()
    {
        PlanPageUnit unit = Page().Units.First(u => u.Text.StartsWith("培育壮大新兴产业赛道", StringComparison.Ordinal));
        Assert.Equal("《深圳市坪山区2024年国民经济和社会发展计划》三、（一）第2段", unit.Citation);
        Assert.Equal("培育壮大新兴产业赛道。", unit.Text[..unit.LeadLength]);
        Assert.Equal(PlanPart.Deployment, unit.Part);
        Assert.Equal("", Page().Units.First(u => u.Kind == PlanUnitKind.Surrounding).Citation);
        Assert.Equal("《深圳市坪山区2024年国民经济和社会发展计划》", Page().Units.First(u => u.Kind == PlanUnitKind.Title).Citation);
    }

    [Fact]
    public void What_was_searched_is_marked_where_it_stands()
    {
        PlanPage page = Page("近零碳 -房地产");
        string[] marked = [.. page.Units.SelectMany(u => u.Marks.Select(m => u.Text[m.Start..m.End]))];
        Assert.NotEmpty(marked);
        Assert.All(marked, m => Assert.Equal("近零碳", m));
        Assert.All(Page().Units, u => Assert.Empty(u.Marks));
    }

    [Fact]
    public void Anchors_stay_when_another_paragraph_changes()
    {
        const string before = "某市2024年政府工作报告\n一、回顾\n第一段。\n第二段。\n第三段。\n";
        using var temporary = new TemporaryLibrary(("某.txt", before));
        string id = temporary.Library.Plans[0].Id;
        Dictionary<string, string> anchors = temporary.Library.Read(id)!.Units.ToDictionary(u => u.Text, u => u.Anchor);
        temporary.Write("某.txt", before.Replace("第二段。", "改过的第二段。\n新的一段。", StringComparison.Ordinal));
        temporary.Library.Synchronize();
        foreach (PlanPageUnit unit in temporary.Library.Read(id)!.Units)
        {
            if (anchors.TryGetValue(unit.Text, out string? anchor))
            {
                Assert.Equal(anchor, unit.Anchor);
            }
        }
    }

    [Fact]
    public void There_is_no_plan_of_another_id() => Assert.Null(shipped.Library.Read("0000000000"));
}
