using Microsoft.AspNetCore.Mvc;
using SearchPlans.Index;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>How index and corpus stand, for who may write.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class StatusController(PlanLibrary library, Following following, ImportSlots slots) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/status"), ResponseCache(NoStore = true)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        PlanIndexState index = new("", IsOutdated: false);
        IndexHealth? cluster = null;
        int plans = 0;
        int? behind = null;
        string? problem = null;
        try
        {
            index = await library.IndexStateAsync(cancellation);
            cluster = await library.IndexHealthAsync(cancellation);
            plans = (await library.PlansAsync(cancellation)).Count;
            behind = library.CorpusProblem is null ? await library.CountBehindAsync(cancellation) : null;
        }
        catch (PlanIndexException e)
        {
            // Told on the page, which is asked for when something is wrong.
            problem = e.Message;
        }
        return View("/Views/Status/Index.cshtml", new StatusPage
        {
            Version = Observability.Version,
            CorpusPath = library.CorpusPath,
            IndexPath = library.IndexPath,
            Index = index,
            Cluster = cluster,
            IndexProblem = problem,
            Behind = behind,
            IndexBytes = Observability.IndexBytes(library),
            Plans = plans,
            CorpusProblem = library.CorpusProblem,
            Following = following.State,
            QueueLength = library.QueueLength,
            Imports = slots.InUse,
            Syncs = library.RecentSyncs,
            Refused = library.LastSync?.Refused ?? [],
        });
    }
}
