namespace SearchPlans.Bench;

/// <summary>The ten usual queries that the product is measured with.</summary>
internal static class UsualQueries
{
    /// <summary>One word, a new one, a place cut by segmentation, two words, a long phrase, alternatives, an exclusion, a
    /// number, a field, and the most common character there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "房地产", "新质生产力", "坪山", "低空经济 无人机", "全面建设社会主义现代化国家", "(光伏 | 风电) 项目",
        "住房 -房地产", "地区生产总值 增长10%", "章节:乡村振兴 特色产业", "的",
    ];
}
