namespace SearchPlans.Figures;

/// <summary>
/// What indicators were called before statistics renamed or redefined them. Numbers before and after don't compare, so that both are
/// columns of their own, and a line breaks between them.
/// </summary>
/// <remarks>
/// Only names that gave way to others. Indicators that are stated side by side are no former names of each other: 城镇登记失业率 and
/// 城镇调查失业率, 工业总产值 and 工业增加值, 外商直接投资 and 实际使用外资, 优良天数 and its share. The pairs are those of 国家统计局 (城乡一体化住户调查 since
/// 2013: 可支配收入 of rural households in place of 纯收入; 可支配收入 of urban ones in place of 生活费收入 since 1997; 社会消费品零售总额 since 1993) and of
/// 预算法 of 2014 (一般公共预算 in place of 地方财政 and 财政).
/// </remarks>
public static class FormerNames
{
    private static readonly (string Name, string Former)[] _names =
    [
        ("农村居民人均可支配收入", "农村居民人均纯收入"),
        ("城镇居民人均可支配收入", "城镇居民人均生活费收入"),
        ("社会消费品零售总额", "社会商品零售总额"),
        ("一般公共预算收入", "地方财政收入"),
        ("一般公共预算支出", "财政支出"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Name, string Former)> All => _names;

    /// <summary>The name that an indicator had before, or null.</summary>
    public static string? Of(string name) => Array.Find(_names, n => n.Name == name).Former;
}
