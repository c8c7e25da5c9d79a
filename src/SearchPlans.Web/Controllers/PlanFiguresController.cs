using Microsoft.AspNetCore.Mvc;
using SearchPlans.Figures;
using SearchPlans.History;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>All figures of a plan, and correcting one.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class PlanFiguresController(PlanLibrary library) : Controller
{
    /// <summary>All figures of a plan in the order of its text.</summary>
    [HttpGet("/plans/{id}/figures")]
    public async Task<IActionResult> Index(string id, string? corrected, CancellationToken cancellation) =>
        await library.PlanFiguresAsync(id, cancellation) is { } figures
            ? View("/Views/Plans/Figures.cshtml", new PlanFiguresPage(figures, WriteAccess.May(HttpContext), corrected != null))
            : NotFound();

    /// <summary>The form to correct a figure.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="figure">What names the figure in it.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/plans/{id}/figures/correct"), ForEditors]
    public async Task<IActionResult> Show(string id, string? figure, CancellationToken cancellation)
    {
        return await FindAsync(id, figure, cancellation) is { } found
            ? Form(found, FigureForm.Of(CorrectedFigure.Before(found.Figure)), null)
            : NotFound();
    }

    /// <summary>Keeps the correction, strikes the figure out, or takes back what was said of it, and leads back to the plan's
    /// figures.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="figure">What names the figure in it.</param>
    /// <param name="form">The form.</param>
    /// <param name="does">correct, strike or restore.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpPost("/plans/{id}/figures/correct"), ForEditors]
    public async Task<IActionResult> Keep(
        string id, string? figure, [FromForm] FigureForm form, string? does, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await FindAsync(id, figure, cancellation) is not { } found)
        {
            return NotFound();
        }
        try
        {
            FigureCorrection before = CorrectedFigure.Before(found.Figure);
            string? problem = null;
            FigureCorrection? correction = does == "strike" ? before with { IsStruckOut = true } : form.ToCorrection(before, out problem);
            if (does != "restore" && correction == null)
            {
                return Again(StatusCodes.Status400BadRequest, problem!);
            }
            Writer by = Caller.Of(HttpContext).ToWriter();
            PlanFigures? now = does == "restore"
                ? await library.WithdrawFigureCorrectionAsync(id, found.Key, by, cancellation)
                : await library.CorrectFigureAsync(id, correction!, by, cancellation);
            if (now == null)
            {
                return NotFound();
            }
            // 303: reloading what follows doesn't send the form again.
            Response.Headers.Location = Links.Ascii.PlanFigures(id) + "?corrected=1";
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
            return Form(found, form, error);
        }
    }

    private ViewResult Form(FoundFigure found, FigureForm form, string? error) => View(
        "/Views/Plans/CorrectFigure.cshtml",
        new CorrectFigurePage(found.Figure, found.Key, form, found.IsChanged, error));

    private async Task<FoundFigure?> FindAsync(string id, string? figure, CancellationToken cancellation)
    {
        if (FigureKey.TryParse(figure ?? "") is not { } key || await library.PlanFiguresAsync(id, cancellation) is not { } all)
        {
            return null;
        }
        if (all.Figures.FirstOrDefault(f => f.Key == key) is { } stated)
        {
            return new FoundFigure(stated, key, stated.IsCorrected);
        }
        return all.StruckOut.FirstOrDefault(f => f.Key == key) is { } struck ? new FoundFigure(struck, key, IsChanged: true) : null;
    }

    private sealed record FoundFigure(FigureStatement Figure, FigureKey Key, bool IsChanged);
}
