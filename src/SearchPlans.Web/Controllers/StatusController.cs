using Microsoft.AspNetCore.Mvc;
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
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View("/Views/Status/Index.cshtml", new StatusPage
        {
            Version = Observability.Version,
            CorpusPath = library.CorpusPath,
            IndexPath = library.IndexPath,
            Index = await library.IndexStateAsync(cancellation),
            IndexBytes = Observability.IndexBytes(library),
            Plans = (await library.PlansAsync(cancellation)).Count,
            CorpusProblem = library.CorpusProblem,
            Following = following.State,
            QueueLength = library.QueueLength,
            Imports = slots.InUse,
            Syncs = library.RecentSyncs,
            Refused = library.LastSync?.Refused ?? [],
        });
}
