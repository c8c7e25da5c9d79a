using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>The list of plans, and each plan to read.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class PlansController(PlanLibrary library) : Controller
{
    /// <summary>All plans, or those of a region, a year, a type.</summary>
    [HttpGet("/plans")]
    public async Task<IActionResult> Index(string? region, int? year, string? type, int page = 1, CancellationToken cancellation = default)
    {
        foreach ((string name, string? value) in new[] { ("region", region), ("type", type) })
        {
            if (value?.Length > SearchParameters.MaxValueLength)
            {
                ModelState.TryAddModelError(name, BadParameters.TooLong(name, value, SearchParameters.MaxValueLength));
            }
        }
        if (!ModelState.IsValid)
        {
            return this.BadParametersPage();
        }
        IReadOnlyList<PlanSummary> all = await library.PlansAsync(cancellation);
        PlanSummary[] passing =
        [
            .. all.Where(p =>
                (string.IsNullOrEmpty(region) || p.RegionPath == region || p.RegionPath.StartsWith(region + "/", StringComparison.Ordinal))
                && (year is null or 0 || p.Metadata.Year == year)
                && (string.IsNullOrEmpty(type) || p.Metadata.Type == type)),
        ];
        int pages = Math.Max(1, (passing.Length + PlansPage.PlansPerPage - 1) / PlansPage.PlansPerPage);
        page = Math.Clamp(page, 1, pages);
        return View(new PlansPage(
            all,
            [.. passing.Skip((page - 1) * PlansPage.PlansPerPage).Take(PlansPage.PlansPerPage)],
            passing.Length, region ?? "", year ?? 0, type ?? "",
            new Pager(page, pages, p => Links.Readable.Plans(region, year ?? 0, type, p)),
            library.LastSync?.Refused ?? []));
    }

    /// <summary>A whole plan, marked for a query.</summary>
    [HttpGet("/plans/{id}"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Read(
        string id, string? q, string? match, string? same, string? added, string? corrected, string? replaced, string? restored,
        CancellationToken cancellation)
    {
        if (SearchChoices.Matches.Named(match) is not { } choice)
        {
            ModelState.TryAddModelError("match", BadParameters.Message("match", match));
            return this.BadParametersPage();
        }
        string query = Labels.Beginning(q ?? "", QueryParser.MaxLength);
        PlanPage? plan = await library.ReadAsync(id, query, choice.Value, same != "0", cancellation);
        if (plan == null)
        {
            return NotFound();
        }
        return View(new ReadingPage(plan, query, added != null)
        {
            Citations = await library.CitationsAsync(id, cancellation),
            Figures = OwnFigures.Of(await library.PlanFiguresAsync(id, cancellation), plan.Summary),
            Neighbours = PlanNeighbours.Of(await library.PlansAsync(cancellation), plan.Summary),
            Corrected = corrected != null,
            Replaced = replaced != null,
            Restored = restored != null,
            Versions = [.. library.Versions(id).Where(version => version.Reason == TrashReason.Replaced)],
            MayCorrect = WriteAccess.May(HttpContext),
            Original = (await library.OriginalAsync(id, cancellation))?.FileName,
        });
    }
}
