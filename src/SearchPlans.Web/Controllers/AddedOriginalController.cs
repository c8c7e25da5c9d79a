using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;

namespace SearchPlans.Web.Controllers;

/// <summary>The document that a plan was read from, as it came.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class AddedOriginalController(PlanLibrary library) : Controller
{
    /// <summary>Gives it to be saved, never to be shown: whatever is in it, a browser runs none of it here.</summary>
    [HttpGet("/plans/{id}/original")]
    public async Task<IActionResult> Download(string id, CancellationToken cancellation) =>
        await library.OriginalAsync(id, cancellation) is { } original
        ? PhysicalFile(original.FullPath, TypeOf(original), original.FileName)
        : NotFound();

    private static string TypeOf(PlanOriginal original) => Path.GetExtension(original.FileName).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".doc" => "application/msword",
        ".wps" => "application/vnd.ms-works",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".rtf" => "application/rtf",
        ".ofd" => "application/ofd",
        _ => "application/octet-stream",
    };
}
