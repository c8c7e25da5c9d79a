using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Comparing;

/// <summary>Which plans the columns of a topic are of.</summary>
internal static class TopicChoice
{
    /// <summary>Chooses: columns without what they say, or why there are none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plans">All plans.</param>
    /// <param name="corpus">What the plans have in their fields.</param>
    public static TopicColumns Of(TopicRequest request, IReadOnlyList<PlanSummary> plans, CorpusValues corpus)
    {
        var none = new TopicColumns { Request = request };
        PlaceChoice places = PlaceChoice.Read(request.Regions, corpus);
        string[] ids = [.. request.Plans.Select(i => i.Trim()).Where(i => i.Length > 0).Distinct()];
        Dictionary<string, PlanSummary> byId = plans.Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id);
        string[] missing = [.. ids.Where(i => !byId.ContainsKey(i))];
        if (places.Unknown.Count > 0 || missing.Length > 0)
        {
            return none with { Unknown = places.Unknown, Missing = missing };
        }
        ILookup<string, PlanSummary> byPlace = plans.ToLookup(p => p.RegionPath);
        TopicColumn[] columns =
        [
            .. ids.Select(i => new TopicColumn(byId[i].RegionPath, byId[i], 0, [], [])),
            .. places.Paths.SelectMany(path => OfPlace(path, byPlace[path], request)),
        ];
        columns = [.. columns.DistinctBy(c => c.Plan?.Id ?? c.RegionPath)];
        return columns.Length > TopicRequest.MaxColumns
            ? none with { Refusal = $"要并排的文件有 {columns.Length} 份，一次至多 {TopicRequest.MaxColumns} 份。请少选几个地区，或只选一种文种。" }
            : none with { Columns = columns, SharedYear = SharedYearOf(places.Paths, byPlace, request) };
    }

    private static int SharedYearOf(IReadOnlyList<string> places, ILookup<string, PlanSummary> byPlace, TopicRequest request)
    {
        int[][] years =
        [
            .. places.Select(path => byPlace[path].Where(p => IsOfType(p, request) && p.Metadata.Year > 0)
                .Select(p => p.Metadata.Year).Distinct().ToArray())
                .Where(y => y.Length > 0),
        ];
        return request.Year > 0 || years.Select(y => y.Max()).Distinct().Count() < 2
            ? 0
            : years.SelectMany(y => y).GroupBy(y => y).Where(g => g.Count() > 1)
                .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault()?.Key ?? 0;
    }

    private static bool IsOfType(PlanSummary plan, TopicRequest request) =>
        request.Type.Length == 0 || plan.Metadata.Type == request.Type;

    private static IEnumerable<TopicColumn> OfPlace(string path, IEnumerable<PlanSummary> own, TopicRequest request)
    {
        PlanSummary[] ofType = [.. own.Where(p => IsOfType(p, request))];
        int year = request.Year > 0 ? request.Year : ofType.Select(p => p.Metadata.Year).DefaultIfEmpty().Max();
        PlanSummary[] ofYear = [.. ofType.Where(p => p.Metadata.Year == year)];
        PlanSummary[] reports = [.. ofYear.Where(p => p.Metadata.Type == DocumentTypes.WorkReport)];
        PlanSummary?[] chosen = request.Type.Length == 0 && reports.Length > 0 ? reports : ofYear;
        return chosen.DefaultIfEmpty().Select(p => new TopicColumn(path, p, 0, [], []));
    }
}
