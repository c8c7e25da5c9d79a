using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>最早 and 最新 go by the day of publication, else by the year, and say so.</summary>
public sealed class SortTests : IDisposable
{
    private readonly TemporaryLibrary _temporary = new(
        ("丁.md", "---\ntitle: 丁县工作要点\nyear: 2024\ndate: 2024-03-05\n---\n发展光伏产业。"),
        ("丙.md", "---\ntitle: 丙县工作要点\nyear: 2023\ndate: 2024-02-01\n---\n发展光伏产业。"),
        ("乙.md", "---\ntitle: 乙县工作要点\nyear: 2024\n---\n发展光伏产业。"),
        ("甲.md", "---\ntitle: 甲县工作要点\nyear: 2022\ndate: 2023-12-28\n---\n发展光伏产业。"),
        ("戊.md", "---\ntitle: 戊县工作要点\nyear: 不详\n---\n发展光伏产业，建设储能电站。"));

    public void Dispose() => _temporary.Dispose();

    private string Order(SearchSort sort, string query = "光伏") => string.Concat(Search(sort, query).Hits.Select(h => h.Plan.File[0]));

    private HitList Search(SearchSort sort, string query = "光伏") =>
        _temporary.Library.Search(new SearchRequest { Query = query, Sort = sort });

    [Fact]
    public void Days_come_before_years_and_what_has_neither_is_last()
    {
        Assert.Equal("甲乙丙丁戊", Order(SearchSort.Oldest));
        Assert.Equal("丁丙乙甲戊", Order(SearchSort.Newest));
        PlanHitList plans = _temporary.Library.SearchPlans(new SearchRequest { Query = "光伏", Sort = SearchSort.Newest });
        Assert.Equal("丁丙乙甲戊", string.Concat(plans.Plans.Select(p => p.Plan.File[0])));
        Assert.Equal("丁丙乙甲戊", string.Concat(_temporary.Library.Search(
            new SearchRequest { Query = "光伏", Sort = SearchSort.Newest, Scope = SearchScope.Plan }).Hits.Select(h => h.Plan.File[0])));
    }

    [Fact]
    public void The_answer_says_by_what_it_is_sorted()
    {
        Assert.Equal("按发布日期，日期不详的按年份", Search(SearchSort.Newest).SortedBy);
        Assert.Equal("按年份", Search(SearchSort.Oldest, "储能").SortedBy);
        Assert.Equal("按发布日期", Search(SearchSort.Oldest, "标题:丁县 光伏").SortedBy);
        Assert.Null(Search(SearchSort.Relevance).SortedBy);
        Assert.Null(Search(SearchSort.Newest, "「没有这句」").SortedBy);
    }
}
