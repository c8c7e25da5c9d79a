using Microsoft.AspNetCore.Mvc;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Correcting what is known of a plan.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class CorrectionController(PlanLibrary library, WriteFailures failures) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/plans/{id}/correct")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellation)
    {
        if (await library.ReadAsync(id, cancellation: cancellation) is not { } plan)
        {
            return NotFound();
        }
        return await PageAsync(plan, MetadataForm.Of(plan.Summary.Metadata), null, cancellation);
    }

    /// <summary>Keeps the corrections and leads back to the plan.</summary>
    [HttpPost("/plans/{id}/correct")]
    public async Task<IActionResult> Keep(string id, [FromForm] MetadataForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await library.ReadAsync(id, cancellation: cancellation) is not { } plan)
        {
            return NotFound();
        }
        if (form.Problem is { } wrong)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, wrong);
        }
        try
        {
            if (await library.CorrectAsync(id, form.ToMetadata(), Caller.Of(HttpContext).ToWriter(), cancellation) is null)
            {
                return NotFound();
            }
            // 303: reloading what follows doesn't send the form again.
            Response.Headers.Location = Links.Ascii.Plan(id) + "?corrected=1";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException failed)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, failed.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            return await AgainAsync(failure.Status, failure.Message);
        }

        Task<ViewResult> AgainAsync(int status, string error)
        {
            Response.StatusCode = status;
            return PageAsync(plan, form, error, cancellation);
        }
    }

    /// <summary>Gives the plan's files another name and leads back to the plan.</summary>
    [HttpPost("/plans/{id}/rename")]
    public async Task<IActionResult> Rename(string id, string? file, CancellationToken cancellation)
    {
        if (await library.ReadAsync(id, cancellation: cancellation) is not { } plan)
        {
            return NotFound();
        }
        try
        {
            if (string.IsNullOrWhiteSpace(file))
            {
                return await RefuseAsync(StatusCodes.Status400BadRequest, "请填写新的文件名。");
            }
            if (await library.RenameAsync(id, file, Caller.Of(HttpContext).ToWriter(), cancellation) is not { } renamed)
            {
                return NotFound();
            }
            if (renamed.NotIndexed is { } later)
            {
                return this.ErrorPage(new ErrorPage(StatusCodes.Status202Accepted, "已改名，索引稍后更新", [later]));
            }
            Response.Headers.Location = Links.Ascii.Plan(id) + "?corrected=1";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException refused)
        {
            return await RefuseAsync(StatusCodes.Status400BadRequest, refused.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            return await RefuseAsync(failure.Status, failure.Message);
        }

        Task<ViewResult> RefuseAsync(int status, string error)
        {
            Response.StatusCode = status;
            return PageAsync(plan, MetadataForm.Of(plan.Summary.Metadata), error, cancellation);
        }
    }

    private async Task<ViewResult> PageAsync(PlanPage plan, MetadataForm form, string? error, CancellationToken cancellation) => View(
        "/Views/Plans/Correct.cshtml",
        new CorrectionPage(
            plan.Summary, new MetadataFields(form, plan.Origins, MetadataFields.TypesIn(await library.PlansAsync(cancellation))),
            error)
        {
            Document = library.FilesOf(plan.Summary) is [var document, ..] ? document : plan.Summary.File,
        });
}
