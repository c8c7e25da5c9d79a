using Microsoft.AspNetCore.Mvc;
using SearchPlans.Plans;

namespace SearchPlans.Web.Controllers;

/// <summary>The document that a plan was read from, as it came.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class AddedOriginalController(PlanLibrary library) : Controller
{
    /// <summary>Gives it to be saved, never to be shown: whatever is in it, a browser runs none of it here.</summary>
    [HttpGet("/plans/{id}/original")]
    public async Task<IActionResult> Download(string id, CancellationToken cancellation) =>
        await library.OriginalAsync(id, cancellation) is { } original
        ? PhysicalFile(original.FullPath, PlanFileReader.MediaTypeOf(original.FileName), original.FileName)
        : NotFound();
}
