using Microsoft.AspNetCore.Mvc;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Removing a plan, and its earlier versions.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class RemovalController(PlanLibrary library, WriteFailures failures) : Controller
{
    /// <summary>Asks whether a plan is meant.</summary>
    [HttpGet("/plans/{id}/remove"), ForEditors]
    public async Task<IActionResult> Ask(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } plan ? Page(plan, null) : NotFound();

    /// <summary>Removes a plan and leads to where it can be brought back.</summary>
    [HttpPost("/plans/{id}/remove"), ForEditors]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } plan)
        {
            return NotFound();
        }
        try
        {
            if (await library.RemoveAsync(id, Caller.Of(HttpContext).ToWriter(), cancellation) is not { } removed)
            {
                return NotFound();
            }
            if (removed.NotIndexed is { } later)
            {
                return this.ErrorPage(new ErrorPage(StatusCodes.Status202Accepted, "已删除，索引稍后更新", [later]));
            }
            // 303: reloading what follows doesn't send the form again.
            Response.Headers.Location = $"/library/trash?removed={removed.Entry.Key}";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(plan, refused.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            Response.StatusCode = failure.Status;
            return Page(plan, failure.Message);
        }
    }

    /// <summary>An earlier version beside the plan as it is.</summary>
    [HttpGet("/plans/{id}/versions/{key}")]
    public async Task<IActionResult> Version(string id, string key, CancellationToken cancellation)
    {
        try
        {
            return await library.CompareVersionAsync(key, cancellation) is { } both && both.Now.Id == id
                ? View("/Views/Library/Version.cshtml", new VersionPage(both, WriteAccess.May(HttpContext))
                {
                    NowFile = library.DocumentOf(both.Now) is { } now ? Times.File(now.Name, now.ByteLength, now.Written) : both.Now.File,
                })
                : NotFound();
        }
        catch (PlanFileException unreadable)
        {
            return this.ErrorPage(new ErrorPage(StatusCodes.Status422UnprocessableEntity, "这个版本读不了", [unreadable.Message]));
        }
    }

    private async Task<PlanSummary?> FindAsync(string id, CancellationToken cancellation) =>
        (await library.PlansAsync(cancellation)).FirstOrDefault(p => p.Id == id);

    private ViewResult Page(PlanSummary plan, string? error) =>
        View("/Views/Library/Remove.cshtml", new RemovePage(plan, library.FilesOf(plan), error));
}
