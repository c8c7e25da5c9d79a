using SearchPlans.Searching;

namespace SearchPlans.Web.Pages;

/// <summary>Queries to begin with: usual subjects of plans, those that the corpus at hand does speak of.</summary>
public sealed class QueryExamples(PlanLibrary library, TimeProvider clock)
{
    /// <summary>How many are given at most.</summary>
    public const int MaxExamples = 8;
    private static readonly TimeSpan s_keptFor = TimeSpan.FromMinutes(1);

    private static readonly string[] s_subjects =
    [
        "新质生产力", "低空经济", "营商环境", "近零碳", "人工智能", "乡村振兴", "专精特新", "城市更新", "固定资产投资", "一带一路",
        "污染防治", "数字经济", "养老服务", "放管服", "科技创新", "脱贫攻坚", "供给侧结构性改革", "棚户区改造", "招商引资", "义务教育",
        "社会主义新农村", "扩大内需", "对外开放", "国有企业改革",
    ];

    private volatile Kept? _kept;

    private sealed record Kept(IReadOnlyList<string> Queries, DateTimeOffset Until);

    /// <summary>Gives the queries; looked up anew every minute.</summary>
    public IReadOnlyList<string> Get()
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_kept is { } kept && now < kept.Until)
            return kept.Queries;
        List<string> found = [];
        foreach (string subject in s_subjects)
        {
            if (found.Count == MaxExamples)
                break;
            if (library.Search(new SearchRequest { Query = subject, Match = SearchMatch.Exact, Size = 1 }).TotalParagraphs > 0)
                found.Add(subject);
        }
        _kept = new Kept(found, now + s_keptFor);
        return found;
    }
}
