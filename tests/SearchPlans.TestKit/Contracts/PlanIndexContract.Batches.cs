using SearchPlans.Exporting;
using SearchPlans.Index;
using SearchPlans.Plans;
using SearchPlans.Trends;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [SkippableFact]
    public async Task Every_number_of_a_batch_is_that_of_the_search_it_leads_to()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        BatchTable table = await index.BatchAsync(
            new TrendRequest
            {
                Expressions = ["失业率", "居民收入", "生产总值", "，。", "失业率", "无此说法甲乙"],
                Regions = ["广东", "长三角", "广东/深圳", "海南"],
                FromYear = 2022,
                ToYear = 2024,
            },
            default);
        Assert.Equal(["失业率", "居民收入", "生产总值", "，。", "无此说法甲乙"], table.Rows.Select(r => r.Expression));
        Assert.Equal([2022, 2023, 2024], table.Years);
        Assert.Equal(["广东", "长三角", "广东/深圳", "海南"], table.Places.Select(p => p.Name));
        Assert.Contains(table.Rows, r => r.Counts[0][0].Plans > 0);
        foreach (BatchRow row in table.Rows)
        {
            for (int place = 0; place < table.Places.Count; place++)
            {
                Assert.Equal(0, row.Counts[place][1].Read.Plans);
                for (int column = 0; column <= table.Years.Count; column++)
                {
                    var found = await index.SearchAsync(BatchExport.SearchOf(table, row, place, column), default);
                    Assert.Equal((found.TotalParagraphs, found.TotalPlans),
                        (row.Counts[place][column].Paragraphs, row.Counts[place][column].Plans));
                }
            }
        }
        BatchTable all = await index.BatchAsync(
            new TrendRequest { Expressions = ["失业率"], Levels = [PlanLevel.Province], SameWords = false }, default);
        Assert.Equal((2, 5), (all.Rows[0].Counts[0].Single().Plans, all.Rows[0].Counts[0].Single().Read.Plans));
        Assert.Empty(all.Years);
        Assert.Equal(2024, (await index.BatchAsync(
            new TrendRequest { Expressions = ["失业率"], FromYear = 2024, ToYear = 2100 }, default)).Years.Single());
    }

    [SkippableFact]
    public async Task What_is_too_much_for_a_batch_is_told_and_nothing_counted()
    {
        await using IPlanIndex index = await FilledWithAsync(_reports);
        string[] many = [.. Enumerable.Range(0, BatchTable.MaxExpressions).Select(i => $"说法{i}")];
        BatchTable table = await index.BatchAsync(
            new TrendRequest { Expressions = many, Regions = ["广东", "江苏", "浙江"], FromYear = 1950, ToYear = 2026 }, default);
        Assert.Empty(table.Rows);
        Assert.Contains("至多 40000 个", table.Refusal, StringComparison.Ordinal);
        table = await index.BatchAsync(new TrendRequest { Expressions = ["甲"], Regions = ["广冬省"] }, default);
        Assert.Contains("广东省", table.Unknown.Single().Nearest);
        Assert.Empty(table.Rows);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => index.BatchAsync(new TrendRequest { Expressions = ["甲"] }, _cancelled));
    }
}
