using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;
using SearchPlans.Searching;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    private static string Report(string place, int year, string review, string aims) =>
        $"""
        # {place}{year}年政府工作报告

        ——{year}年1月10日在{place}人民代表大会会议上

        ## 一、{year - 1}年工作回顾

        {review}

        ## 二、{year}年工作安排

        {aims}
        """;

    private static readonly (string File, string Text)[] _reports =
    [
        ("广东省/2023.md", Report("广东省", 2023, "地区生产总值增长1.9%，达到12.9万亿元。",
            "今年发展的主要预期目标是：地区生产总值增长5%以上，城镇调查失业率控制在5.5%以内。")),
        ("广东省/2024.md", Report("广东省", 2024, "地区生产总值增长4.8%，达到13.57万亿元。城镇调查失业率5.3%。", "主要预期目标：地区生产总值增长5%。")),
        ("广东省/深圳市/2024.md", Report("深圳市", 2024, "地区生产总值增长6%，达到34606亿元。", "主要预期目标：地区生产总值增长5.5%左右。")),
        ("浙江省/2024.md", Report("浙江省", 2024, "地区生产总值增长6%。", "主要预期目标：地区生产总值增长5.5%，居民收入增长与经济增长基本同步。")),
        ("海南省/2024.md", Report("海南省", 2024, "地区生产总值增长9.2%。", "今年的工作要突出重点，抓好落实。")),
        ("陕西省/2024.md", Report("陕西省", 2024, "全年生产总值增长１$1.$2％。", "主要预期目标：生产总值增长１$1.$2％左右。")),
    ];

    [SkippableFact]
    public async Task Figures_are_tables_of_places_and_years()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        FigureTable table = await index.FiguresAsync(Figures("GDP"), default);
        Assert.Equal(("地区生产总值", FigureMeasure.Change, "%"), (table.Request.Indicator, table.Measure, table.Unit));
        Assert.Equal([2023, 2024], table.Columns.Select(c => c.Period.ToYear));
        Assert.Equal(["广东省", "广东省/深圳市", "浙江省", "海南省", "陕西省"], table.Rows.Select(r => r.RegionPath).OrderBy(Rank));
        Assert.Equal("≥5%", CellOf(table, "广东省", 2023).Chosen?.Text);
        Assert.Equal("5.5%左右", CellOf(table, "广东省/深圳市", 2024).Chosen?.Text);
        Assert.Equal(EmptyCell.NoPlan, CellOf(table, "浙江省", 2023).Empty);
        Assert.Equal(EmptyCell.NotStated, CellOf(table, "海南省", 2024).Empty);
        Assert.Equal(EmptyCell.Damaged, CellOf(table, "陕西省", 2024).Empty);
        CellStatement stated = CellOf(table, "浙江省", 2024).Chosen!;
        Assert.Contains("5.5%", stated.Statement.Sentence, StringComparison.Ordinal);
        Text.Characters.TextRange range = stated.Statement.NumberInSentence(FigureMeasure.Change);
        Assert.Equal("5.5%", stated.Statement.Sentence[range.Start..range.End]);
        PlanSummary plan = stated.Statement.Plan;
        Assert.Contains((await index.ReadAsync(plan.Id, Query(""), default))!.Units, u => u.Anchor == stated.Statement.Anchor);

        int Rank(string path) => Array.IndexOf(["广东省", "广东省/深圳市", "浙江省", "海南省", "陕西省"], path);
    }

    [SkippableFact]
    public async Task Units_of_a_table_are_one_and_what_was_written_is_kept()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        FigureTable table = await index.FiguresAsync(
            Figures("地区生产总值") with { Kind = FigureKind.Result, Measure = FigureMeasure.Value }, default);
        Assert.Equal("万亿元", table.Unit);
        CellStatement shenzhen = CellOf(table, "广东省/深圳市", 2023).Chosen!;
        Assert.Equal((3.4606m, "34606亿元"), (shenzhen.Number, shenzhen.Text));
        FigureTable places = await index.FiguresAsync(
            Figures("GDP") with { Regions = ["广东"], Levels = [PlanLevel.City], Kind = FigureKind.Result }, default);
        Assert.Equal(["广东省/深圳市"], places.Rows.Select(r => r.RegionPath));
    }

    [SkippableFact]
    public async Task Places_are_ordered_by_a_column_and_paged()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        FigureRequest request = Figures("GDP") with { Kind = FigureKind.Result, FromYear = 2023, ToYear = 2023, SortColumn = 0 };
        FigureTable table = await index.FiguresAsync(request, default);
        Assert.Equal("海南省", table.Rows[0].RegionPath);
        FigureTable second = await index.FiguresAsync(request with { Size = 2, Page = 2 }, default);
        Assert.Equal((2, 3, 5), (second.Rows.Count, second.Pages, second.TotalRows));
        Assert.Equal(table.Rows[2].RegionPath, second.Rows[0].RegionPath);
        Assert.Contains(second.Notices, n => n.Contains("每页", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Unknown_names_are_told_with_what_comes_nearest()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        FigureTable table = await index.FiguresAsync(Figures("地区生产总之") with { Regions = ["广冬省"] }, default);
        Assert.Empty(table.Rows);
        Assert.Contains("地区生产总值", table.Unknown.Single(u => u.Field == "indicator").Nearest);
        Assert.Contains("广东省", table.Unknown.Single(u => u.Field == "region").Nearest);
    }

    [SkippableFact]
    public async Task Targets_are_held_against_results()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        FigureComparison comparison = await index.CompareFiguresAsync(Figures("GDP") with { Regions = ["广东"] }, default);
        ComparedYear year = comparison.Years.Single(y => y.Year == 2023);
        Assert.Equal((-0.2m, false, "低于目标 0.2 个百分点"), (year.Difference, year.IsBetter, year.Verdict));
        FigureComparison jobs = await index.CompareFiguresAsync(Figures("城镇调查失业率") with { Regions = ["广东省"] }, default);
        ComparedYear rate = jobs.Years.Single(y => y.Year == 2023);
        Assert.Equal((-0.2m, true, "达到目标"), (rate.Difference, rate.IsBetter, rate.Verdict));
    }

    [SkippableFact]
    public async Task A_plan_has_its_own_figures_and_they_go_with_it()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        PlanSummary plan = (await index.PlansAsync(default)).Single(p => p.File == "广东省/2024.md");
        PlanFigures figures = (await index.PlanFiguresAsync(plan.Id, default))!;
        Assert.Equal(["地区生产总值", "城镇调查失业率", "地区生产总值"], figures.Figures.Select(f => f.Figure.Name));
        Assert.Null(await index.PlanFiguresAsync("none", default));
        await using (IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default))
        {
            await writer.AddAsync(Plan("广东省/2024.md", "# 广东省2024年政府工作报告\n\n没有数字。", "9"), default);
            await writer.DeleteAsync(new HashSet<string> { "浙江省/2024.md" }, default);
            await writer.CommitAsync(default);
        }
        Assert.Empty((await index.PlanFiguresAsync(plan.Id, default))!.Figures);
        FigureTable table = await index.FiguresAsync(Figures("GDP"), default);
        Assert.Equal(EmptyCell.NotStated, CellOf(table, "广东省", 2024).Empty);
        Assert.DoesNotContain(table.Rows, r => r.RegionPath == "浙江省");
    }

    [SkippableFact]
    public async Task A_correction_replaces_what_was_read_and_a_figure_struck_out_is_gone()
    {
        (string file, string text) = _reports[3];
        await using IPlanIndex index = await FilledWithAsync(_reports[3]);
        PlanSummary plan = (await index.PlansAsync(default)).Single();
        FigureStatement read = (await index.PlanFiguresAsync(plan.Id, default))!.Figures.Single(f => f.Figure.Kind == FigureKind.Target);
        FigureCorrection before = CorrectedFigure.Before(read);
        Assert.Null(CorrectedFigure.Problem(before));
        await AddAsync(before with { Change = before.Change! with { Number = 6.5m } });
        FigureStatement corrected = (await index.PlanFiguresAsync(plan.Id, default))!.Figures.Single(f => f.IsCorrected);
        Assert.Equal((6.5m, read.Key), (corrected.Figure.Change!.Amount.Number, corrected.Key));
        await AddAsync(before with { IsStruckOut = true });
        PlanFigures struck = (await index.PlanFiguresAsync(plan.Id, default))!;
        Assert.DoesNotContain(struck.Figures, f => f.Figure.Kind == FigureKind.Target);
        Assert.Equal(read.Key, Assert.Single(struck.StruckOut).Key);
        Assert.Equal(EmptyCell.NotStated, CellOf(await index.FiguresAsync(
            Figures("GDP") with { FromYear = 2024, ToYear = 2024 }, default), "浙江省", 2024).Empty);

        async Task AddAsync(FigureCorrection correction)
        {
            await using IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default);
            await writer.AddAsync(Plan(file, text, Guid.NewGuid().ToString()) with { FigureCorrections = [correction] }, default);
            await writer.CommitAsync(default);
        }
    }

    [SkippableFact]
    public async Task Indicators_are_found_by_any_wording_and_by_pinyin_and_counted()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        foreach (string text in new[] { "GDP", "gdp", "地区生产总值", "国内生产总值", "dqsczz", "diqushengchan" })
        {
            IndicatorAnswer answer = await index.IndicatorsAsync(new IndicatorRequest { Text = text }, default);
            Assert.Equal("地区生产总值", answer.Indicators[0].Name);
        }
        IndicatorCount gdp = (await index.IndicatorsAsync(new IndicatorRequest { Text = "地区生产总值" }, default)).Indicators[0];
        Assert.Equal(5, gdp.Plans);
        Assert.Equal(9, gdp.Figures);
        IndicatorAnswer none = await index.IndicatorsAsync(new IndicatorRequest { Text = "城镇调查失业" + "绿" }, default);
        Assert.Equal(0, none.Total);
        Assert.Contains("城镇调查失业率", none.Nearest);
    }

    [SkippableTheory]
    [InlineData("深圳 2024 GDP目标", "广东省/深圳市", "5.5%左右", 1)]
    [InlineData("2023年广东的GDP目标是多少", "广东省", "≥5%", 1)]
    [InlineData("哪些省2024年GDP目标在5.5%以上", "浙江省", "5.5%", 1)]
    [InlineData("哪些省GDP目标5.5%左右 2024", "浙江省", "5.5%", 1)]
    [InlineData("GDP目标为5.5%左右的省 2024年", "浙江省", "5.5%", 1)]
    [InlineData("GDP增长>=9%", "海南省", "9.2%", 1)]
    public async Task A_question_for_figures_is_answered_above_the_hits(string query, string place, string text, int total)
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        HitList answer = await index.SearchAsync(Query(query), default);
        FigureCard card = Assert.IsType<FigureCard>(answer.Figures);
        Assert.Equal(total, card.Total);
        Assert.Equal((place, text), (card.Items[0].RegionPath, card.Items[0].Cell.Chosen!.Text));
        Assert.Equal(card.Total, (await index.SearchPlansAsync(Query(query), default)).Figures?.Total);
    }

    [SkippableTheory]
    [InlineData("GDP增长>=9%", "全省经济总量突破3万亿元，比上年增长9.5%。", "9.5%")]
    [InlineData("财政收入增长>=20%", "固定资产投资、地方财政收入分别增长8%和21%。", "21%")]
    [InlineData("城镇调查失业率<=5%", "就业形势稳定，城镇新增就业20万人，调查失业率保持在4.9%。", "4.9%")]
    public async Task The_number_that_a_figure_met_a_condition_by_is_marked(string query, string text, string number)
    {
        await using IPlanIndex index = await FilledWithAsync(("山东省/2024.md", Report("山东省", 2024, text, "做好各项工作。")));
        SearchHit hit = Assert.Single((await index.SearchAsync(Query(query), default)).Hits);
        Assert.Contains(hit.Marks, m => Covers(hit.Text, m));
        PlanPage page = (await index.ReadAsync(hit.Plan.Id, Query(query), default))!;
        PlanPageUnit unit = page.Units.Single(u => u.Anchor == hit.Anchor);
        Assert.Contains(unit.Marks, m => Covers(unit.Text, m));

        bool Covers(string line, Text.Characters.TextRange mark) => line[mark.Start..mark.End].Contains(number, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("地区生产总值")]
    [InlineData("广东 2024")]
    [InlineData("广东 GDP 目标 的经验做法")]
    [InlineData("低空经济")]
    [InlineData("")]
    public async Task What_is_no_question_for_figures_has_no_card(string query)
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        Assert.Null((await index.SearchAsync(Query(query), default)).Figures);
    }

    private static FigureRequest Figures(string indicator) => new() { Indicator = indicator };

    private static FigureCell CellOf(FigureTable table, string place, int year)
    {
        int column = table.Columns.ToList().FindIndex(c => c.Period.ToYear == year);
        Assert.True(column >= 0, $"no column {year}");
        return table.Rows.Single(r => r.RegionPath == place).Cells[column];
    }

    private async Task<IPlanIndex> FilledWithAsync(params (string File, string Text)[] plans)
    {
        IPlanIndex index = Create();
        await using IPlanIndexWriter writer = await index.OpenWriterAsync(rebuild: false, default);
        foreach ((string file, string text) in plans)
        {
            await writer.AddAsync(Plan(file, text, file), default);
        }
        await writer.CommitAsync(default);
        return index;
    }
}
