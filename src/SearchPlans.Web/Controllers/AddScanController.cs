using Microsoft.AspNetCore.Mvc;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>The reading of a scan: how far it is, stopping it. What was read is previewed as any other document.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class AddScanController(ScanJobs scans) : Controller
{
    /// <summary>Where the pages of scans are.</summary>
    public const string Path = "/plans/add/scan";

    /// <summary>How far it is; once it has ended, the preview.</summary>
    [HttpGet(Path + "/{id}")]
    public IActionResult Show(string id) => scans.Find(id) switch
    {
        null => NotFound(),
        { DraftId: { } draft } => SeeOther($"/plans/add/preview/{draft}"),
        var job => View("/Views/Add/Scan.cshtml", new ScanPage(job)),
    };

    /// <summary>Stops it.</summary>
    [HttpPost(Path + "/{id}/stop")]
    public IActionResult Stop(string id)
    {
        if (!scans.Stop(id))
        {
            return NotFound();
        }
        return SeeOther($"{Path}/{id}");
    }

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
