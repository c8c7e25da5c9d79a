using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>What plans name each other, and what they name that isn't here.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class CitationsController(PlanLibrary library) : Controller
{
    /// <summary>What a plan names and what names it.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/plans/{id}/citations"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> OfPlan(string id, CancellationToken cancellation) =>
        await library.CitationsAsync(id, cancellation) switch
        {
            null => NotFound(),
            { IsTooCostly: true } => TooCostly(),
            var citations => View(new CitationsPage(citations)),
        };

    /// <summary>The documents that are named most and aren't here.</summary>
    /// <param name="page">Which page of them, from 1.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/cited"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Missing(int page = 1, CancellationToken cancellation = default) =>
        !ModelState.IsValid
            ? this.BadParametersPage()
            : await library.MissingDocumentsAsync(cancellation) switch
            {
                { IsTooCostly: true } => TooCostly(),
                var missing => View(MissingPage.Of(missing, page)),
            };

    private ViewResult TooCostly() =>
        this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "查不过来", [CitationsPage.TooCostly]));
}
