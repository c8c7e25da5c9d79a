using Microsoft.AspNetCore.Mvc;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Correcting what is known of a plan.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class CorrectionController(PlanLibrary library, WriteAccess access) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/plans/{id}/correct")]
    public IActionResult Show(string id)
    {
        if (library.Read(id) is not { } plan)
            return NotFound();
        return access.MayTry(HttpContext) ? Page(plan, MetadataForm.Of(plan.Summary.Metadata), null) : Closed();
    }

    /// <summary>Keeps the corrections and leads back to the plan.</summary>
    [HttpPost("/plans/{id}/correct")]
    public IActionResult Keep(string id, [FromForm] MetadataForm form, string? adminKey)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (library.Read(id) is not { } plan)
            return NotFound();
        if (access.WhyNot(HttpContext, adminKey) is { } refused)
            return access.MayTry(HttpContext) ? Again(StatusCodes.Status403Forbidden, refused) : Closed();
        if (form.Problem is { } wrong)
            return Again(StatusCodes.Status400BadRequest, wrong);
        try
        {
            if (library.Correct(id, form.ToMetadata()) == null)
                return NotFound();
            // 303: reloading what follows doesn't send the form again.
            Response.Headers.Location = Links.Ascii.Plan(id) + "?corrected=1";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException failed)
        {
            return Again(StatusCodes.Status400BadRequest, failed.Message);
        }
        catch (IOException busy)
        {
            return Again(StatusCodes.Status503ServiceUnavailable, busy.Message);
        }

        ViewResult Again(int status, string error)
        {
            Response.StatusCode = status;
            return Page(plan, form, error);
        }
    }

    private ViewResult Closed() => this.ErrorPage(new ErrorPage(StatusCodes.Status403Forbidden, "不许写入", [access.WhyNot(HttpContext, null) ?? ""]));

    private ViewResult Page(PlanPage plan, MetadataForm form, string? error) => View(
        "/Views/Plans/Correct.cshtml",
        new CorrectionPage(plan.Summary, new MetadataFields(form, plan.Origins, MetadataFields.TypesIn(library.Plans)), access.NeedsKey, error));
}
