using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Origins;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Where the sentences of a plan stood before.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class OriginsController(PlanLibrary library) : Controller
{
    /// <summary>Where the sentences of a plan, or of a part of it, stood before.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="at">A heading or a paragraph.</param>
    /// <param name="sort">text for the order of the text; else the most telling stand first.</param>
    /// <param name="page">Which page of them, from 1.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/plans/{id}/origins"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> OfPlan(string id, string? at, string? sort, int page = 1, CancellationToken cancellation = default)
    {
        if (!string.IsNullOrEmpty(sort) && sort != OriginsPage.TextOrder)
        {
            ModelState.TryAddModelError("sort", BadParameters.Message("sort", sort, $"应为 {OriginsPage.TextOrder}（按原文次序），或不填"));
        }
        if (!ModelState.IsValid)
        {
            return this.BadParametersPage();
        }
        PlanOrigins? origins = await library.OriginsAsync(id, at?.Trim() ?? "", cancellation);
        switch (origins)
        {
            case null:
                return NotFound();
            case { IsPartUnknown: true }:
                ModelState.TryAddModelError("at", BadParameters.Message("at", at ?? "", OriginsPage.WantedPart));
                return this.BadParametersPage();
            case { IsTooCostly: true }:
                return this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "比不过来", [OriginsPage.TooCostly]));
            default:
                return View(new OriginsPage(origins, at?.Trim() ?? "", sort == OriginsPage.TextOrder, page));
        }
    }
}
