using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Tests.Trends;

public sealed class TrendTablesTests
{
    private static readonly int[] _yearsRead = [2010, 2011, 2012, 2014, 2015, 2017];

    private static PlanSummary Plan(string id, string province, int year, string? day = null, string city = "") => new(
        id, $"{id}.md",
        new PlanMetadata
        {
            Title = id,
            Province = province,
            City = city,
            Year = year,
            Published = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        },
        Paragraphs: 10, Characters: 1000);

    private static SearchHit Hit(PlanSummary plan) => new()
    {
        Plan = plan,
        Section = [],
        Anchor = "p1",
        Kind = PlanUnitKind.Paragraph,
        Part = PlanPart.None,
        Score = 1,
        Text = plan.Id,
        Marks = [],
        Passages = [],
    };

    private static Spread SpreadOf(PlanSummary[] read, params PlanSummary[] saying) =>
        new TrendTables(read).SpreadOf("甲", "甲", [], [.. saying.Select(p => new PlanMentions(p, 2))], Hit);

    [Fact]
    public void Of_the_first_year_the_earliest_day_is_first_and_what_has_none_is_told_beside_it()
    {
        PlanSummary[] plans =
        [
            Plan("a", "广东省", 2020, "2020-03-01"), Plan("b", "浙江省", 2020, "2020-01-20"), Plan("c", "江苏省", 2020),
            Plan("d", "全国", 2021, "2021-01-01"), Plan("e", "全国", 0),
        ];
        Spread spread = SpreadOf(plans, plans);
        Assert.Equal((2020, new DateOnly(2020, 1, 20)), (spread.First!.Year, spread.First.Day));
        Assert.Equal("b", spread.First.Mentions.Single().Plan.Id);
        Assert.Equal("c", spread.First.Undated.Single().Plan.Id);
        Assert.Equal(["b", "a", "c", "d"], spread.Firsts.Select(f => f.Mentions.Single().Plan.Id));
        Assert.Equal(1, spread.PlansWithoutYear);
        Assert.Equal((10, 5), (spread.Total.Paragraphs, spread.Total.Plans));
    }

    [Fact]
    public void Where_no_day_of_the_first_year_is_known_none_is_called_first()
    {
        PlanSummary[] plans = [Plan("a", "广东省", 2020), Plan("b", "浙江省", 2020), Plan("c", "江苏省", 2021, "2021-01-01")];
        FirstMention first = SpreadOf(plans, plans).First!;
        Assert.Null(first.Day);
        Assert.Equal(["b", "a"], first.Mentions.Select(m => m.Plan.Id));
        Assert.Empty(first.Undated);
    }

    // What is published in January may be for the year before, and is first by its day.
    [Fact]
    public void The_day_counts_and_not_the_year_that_a_plan_is_for()
    {
        PlanSummary[] plans = [Plan("a", "广东省", 2021, "2020-12-30"), Plan("b", "浙江省", 2021, "2021-01-05")];
        Assert.Equal((2020, "a"), (SpreadOf(plans, plans).First!.Year, SpreadOf(plans, plans).First!.Mentions.Single().Plan.Id));
        Assert.Equal(2021, SpreadOf(plans, plans).LastYear);
    }

    [Fact]
    public void A_year_without_plans_is_no_gap_and_no_nought()
    {
        PlanSummary[] plans =
            [.. _yearsRead.Select(y => Plan($"{y}", "广东省", y)), Plan("深", "广东省", 2012, city: "深圳市")];
        Spread spread = SpreadOf(plans, plans[0], plans[5]);
        Assert.Equal([new YearSpan(2011, 2012), new YearSpan(2014, 2015)], spread.Gaps);
        Assert.Equal([1.0, 0, 0, null, 0, 0, null, 1], spread.ByYear.Select(c => c.Share));
        Assert.Equal(2 * 10_000.0 / 7000 * 2, spread.Total.PerTenThousand);
        Assert.Equal(2017, spread.LastYear);
        Spread none = SpreadOf(plans);
        Assert.Null(none.First);
        Assert.Null(none.LastYear);
        Assert.Empty(none.Gaps);
    }
}
