namespace SearchPlans.Searching;

/// <summary>Says in Chinese why hits aren't counted.</summary>
public static class UncountedHits
{
    /// <summary>What stands before the first of them.</summary>
    /// <param name="hits">The hits; those that answer are passed over.</param>
    /// <param name="query">The query, as it is to be named.</param>
    /// <returns>A line without a full stop; empty where all hits answer.</returns>
    public static string Before(IEnumerable<SearchHit> hits, string query)
    {
        SearchHit[] uncounted = [.. hits.Where(h => !h.Answers)];
        if (uncounted.Length == 0)
        {
            return "";
        }
        if (uncounted[0].HoldsName)
        {
            return $"正文里写到“{query}”的段落，不计入总数";
        }
        return Array.Exists(uncounted, h => h.LacksConditions)
            ? "以下段落只符合一部分条件，不计入总数"
            : "以下段落只含一部分检索词，不计入总数";
    }

    /// <summary>What a hit lacks (未含：无人机); empty where it lacks nothing.</summary>
    /// <param name="hit">The hit.</param>
    public static string LackOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Lacks.Count == 0 ? "" : $"{(hit.LacksConditions ? "不符合：" : "未含：")}{string.Join('、', hit.Lacks)}";
    }
}
