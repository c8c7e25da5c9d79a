using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Trends;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>How expressions spread over years and places.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class TrendController(PlanLibrary library) : Controller
{
    /// <summary>The spread of up to five expressions.</summary>
    /// <param name="parameters">What was chosen.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/trend"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Index(TrendParameters parameters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToChoice(ModelState) is not { } choice)
        {
            return this.BadParametersPage();
        }
        Trend? trend = choice.Request.Expressions.Count == 0 ? null : await library.TrendAsync(choice.Request, cancellation);
        if (trend is { IsTooCostly: true })
        {
            return this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "数不过来", [TrendPage.TooCostly]));
        }
        return View(new TrendPage(choice, trend));
    }

    /// <summary>Which plans say an expression, and which don't.</summary>
    /// <param name="parameters">What was chosen.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/coverage"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Coverage(TrendParameters parameters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToChoice(ModelState) is not { } choice)
        {
            return this.BadParametersPage();
        }
        Coverage? coverage = choice.Request.Expressions.Count == 0 ? null : await library.CoverageAsync(choice.Request, cancellation);
        return coverage is { IsTooCostly: true }
            ? this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "查不过来", [TrendPage.TooCostly]))
            : View(new CoveragePage(choice, coverage));
    }
}
