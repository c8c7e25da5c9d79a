using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Tests.Reading;

public sealed class PlanNeighboursTests
{
    [Fact]
    public void Borders_go_both_ways_and_every_province_has_one()
    {
        string[] provinces = [.. Regions.All.Where(r => r.Level == 1).Select(r => r.Province).Distinct()];
        Assert.Equal(34, provinces.Length);
        foreach (string province in provinces)
        {
            Assert.NotEmpty(ProvinceBorders.Of(province));
            Assert.All(ProvinceBorders.Of(province), other => Assert.Contains(province, ProvinceBorders.Of(other)));
            Assert.DoesNotContain(province, ProvinceBorders.Of(province));
        }
        Assert.Equal(["河北省", "内蒙古自治区", "河南省", "陕西省"], ProvinceBorders.Of("山西省"));
    }

    [Fact]
    public void Years_of_the_place_and_places_of_the_year_stand_beside_a_plan()
    {
        PlanSummary plan = Report("山西省", "太原市", 2024);
        PlanSummary[] plans =
        [
            Report("山西省", "太原市", 2020), Report("山西省", "太原市", 2022), plan, Report("山西省", "太原市", 2026), Report("山西省", "大同市", 2024),
            Report("山西省", "大同市", 2023), Report("河北省", "石家庄市", 2024), Report("山西省", "", 2024),
            Report("山西省", "太原市", 2023) with
            {
                Id = "plan",
                Metadata = Report("山西省", "太原市", 2023).Metadata with { Type = DocumentTypes.AnnualPlan },
            },
        ];
        PlanNeighbours beside = PlanNeighbours.Of(plans, plan);
        Assert.Equal(2022, beside.Previous!.Metadata.Year);
        Assert.Equal(2026, beside.Next!.Metadata.Year);
        Assert.Equal(["山西省/大同市"], beside.SameYear.Select(p => p.RegionPath));
    }

    [Fact]
    public void A_province_stands_beside_those_it_borders_on()
    {
        PlanSummary plan = Report("山西省", "", 2024);
        PlanNeighbours beside = PlanNeighbours.Of(
            [plan, Report("河北省", "", 2024), Report("广东省", "", 2024), Report("陕西省", "", 2024), Report("山西省", "太原市", 2024)], plan);
        Assert.Equal(["河北省", "陕西省"], beside.SameYear.Select(p => p.RegionPath));
        Assert.True(PlanNeighbours.Of([plan], plan with { Metadata = plan.Metadata with { Year = 0 } }).IsEmpty);
    }

    private static PlanSummary Report(string province, string city, int year) => new(
        $"{province}{city}{year}", "a.txt",
        new PlanMetadata { Title = "政府工作报告", Type = DocumentTypes.WorkReport, Province = province, City = city, Year = year }, 1, 1);
}
