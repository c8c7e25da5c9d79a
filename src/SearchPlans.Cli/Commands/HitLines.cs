using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary>Writes all hits of a search, one a line, for other programs.</summary>
internal static class HitLines
{
    /// <summary>Most hits that are written; later pages of a search cost more and more.</summary>
    public const int MaxHits = 10_000;

    private static readonly string[] _columns = ["计划", "章节", "锚点", "文字", "标题", "地区", "年份", "文种"];

    /// <summary>Gives all hits that answer, those of later pages as well.</summary>
    public static async IAsyncEnumerable<SearchHit> AllAsync(
        PlanLibrary library, HitList first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        HitList page = first;
        for (int written = 0; ; page = await library.SearchAsync(page.Request with { Page = page.Request.Page + 1 }, cancellation))
        {
            foreach (SearchHit hit in page.Hits.Where(hit => hit.Answers))
            {
                yield return hit;
                if (++written == MaxHits)
                {
                    yield break;
                }
            }
            if (page.Request.Page >= page.Pages || page.Hits.Count == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Writes hits: plan, section, anchor and text, with tabs between.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<SearchHit> hits, StandardStreams streams)
    {
        await foreach (SearchHit hit in hits)
        {
            string[] cells = [hit.Plan.Id, Path(hit), hit.BestAnchor, TextOf(hit)];
            streams.Out.WriteLine(string.Join('\t', cells.Select(PlanLabels.OneCell)));
        }
    }

    /// <summary>Writes hits as CSV, with what is known of their plans.</summary>
    public static async Task WriteCsvAsync(IAsyncEnumerable<SearchHit> hits, StandardStreams streams)
    {
        var rows = new List<IReadOnlyList<object?>>();
        await foreach (SearchHit hit in hits)
        {
            PlanSummary plan = hit.Plan;
            rows.Add([plan.Id, Path(hit), hit.BestAnchor, TextOf(hit), plan.DisplayTitle(), plan.RegionPath,
                plan.Metadata.Year > 0 ? plan.Metadata.Year : null, plan.Metadata.Type]);
        }
        TableExport.WriteCsv(streams.OutputBytes(), new ExportTable("命中", _columns, rows));
    }

    /// <summary>How many answer, by the scope that was asked for.</summary>
    public static int CountOf(SearchAnswer answer) => answer.Request.Scope switch
    {
        SearchScope.Plan => answer.TotalPlans,
        SearchScope.Section => answer.TotalSections ?? answer.TotalParagraphs,
        _ => answer.TotalParagraphs,
    };

    private static string Path(SearchHit hit) => string.Join(" / ", hit.Section);

    // Of a section or plan its best paragraph.
    private static string TextOf(SearchHit hit) =>
        hit.Below.FirstOrDefault(b => b.Anchor == hit.BestAnchor && hit.BestAnchor != hit.Anchor)?.Text ?? hit.Text;
}
