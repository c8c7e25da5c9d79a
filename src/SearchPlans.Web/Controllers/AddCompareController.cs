using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>A near copy beside what it is near to, and which of them counts.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class AddCompareController(PlanLibrary library, DraftStore drafts, WriteFailures failures) : Controller
{
    /// <summary>Both side by side.</summary>
    [HttpGet("/plans/add/compare/{draft}")]
    public Task<IActionResult> Show(string draft, string? plan, CancellationToken cancellation) =>
        PageAsync(draft, plan, null, cancellation);

    /// <summary>Does as was decided: <c>old</c>, <c>new</c> or <c>both</c> count.</summary>
    [HttpPost("/plans/add/compare/{draft}")]
    public async Task<IActionResult> Decide(string draft, string? plan, string? counts, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(draft, cancellation) is not { } held)
        {
            return Gone();
        }
        if (counts is not ("old" or "new" or "both"))
        {
            return await RefuseAsync(StatusCodes.Status400BadRequest, "请选一项：保留旧的、换成新的，或两份都留。");
        }
        if (counts == "old")
        {
            drafts.Remove(draft);
            return SeeOther(Links.Ascii.Plan(plan ?? ""));
        }
        // Gone since the page was shown: then nothing has to give way.
        string? replaced = counts == "new" && await library.ReadAsync(plan ?? "", cancellation: cancellation) != null ? plan : null;
        try
        {
            var choices = new AddChoices { NearCopies = NearCopyChoice.Both, Replaces = replaced, By = Caller.Of(HttpContext).ToWriter() };
            AddOutcome outcome = await library.AddAsync(held.Document, held.Given, choices, cancellation);
            drafts.Remove(draft);
            return outcome.NotIndexed is { } later
                ? this.ErrorPage(new ErrorPage(StatusCodes.Status202Accepted, "已收入，稍后可以检索", [later]))
                : SeeOther(Links.Ascii.Plan(outcome.Plan.Id) + (outcome.Status == AddStatus.Updated ? "?replaced=1" : "?added=1"));
        }
        catch (PlanFileException unreadable)
        {
            return await RefuseAsync(StatusCodes.Status400BadRequest, unreadable.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            return await RefuseAsync(failure.Status, failure.Message);
        }

        Task<IActionResult> RefuseAsync(int status, string error)
        {
            Response.StatusCode = status;
            return PageAsync(draft, plan, error, cancellation);
        }
    }

    private async Task<IActionResult> PageAsync(string draft, string? plan, string? error, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(draft, cancellation) is not { } held)
        {
            return Gone();
        }
        PlanComparison? comparison = await library.CompareAsync(plan ?? "", held.Document, cancellation);
        return comparison == null
            ? NotFound()
            : View("/Views/Add/Compare.cshtml", new ComparePage(draft, comparison, error)
            {
                OldFile = library.DocumentOf(comparison.Old) is { } old
                    ? Times.File(old.Name, old.ByteLength, old.Written)
                    : comparison.Old.File,
                NewFile = Times.File(held.Document.FileName, held.Document.Content.Length, held.Since) + " 上传",
            });
    }

    private ViewResult Gone() => this.ErrorPage(new ErrorPage(StatusCodes.Status410Gone, "已过期", ["这份文件等待决定超过一小时，没有收入。请重新上传。"]));

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
