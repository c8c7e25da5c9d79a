using Microsoft.AspNetCore.Mvc;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>The result page.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SearchController(PlanLibrary library) : Controller
{
    /// <summary>Searches; within one plan paragraph by paragraph, otherwise grouped by plan.</summary>
    [HttpGet("/search")]
    public IActionResult Index(SearchParameters parameters, string? facets)
    {
        bool within = !string.IsNullOrWhiteSpace(parameters.Plan);
        if (parameters.ToRequest(within ? SearchPage.ParagraphsPerPage : SearchPage.PlansPerPage, ModelState) is not { } request)
            return this.BadParametersPage();
        if (!within)
        {
            PlanHitList found = library.SearchPlans(request);
            return View(new SearchPage(found, found.Plans, null, AllFacets: facets == "all"));
        }
        PlanSummary? plan = library.Plans.FirstOrDefault(p => p.Id == request.PlanId);
        if (plan == null)
            return NotFound();
        HitList hits = library.Search(request);
        return View(new SearchPage(hits, hits.Hits.Count == 0 ? [] : [new PlanHits(plan, hits.Hits, hits.TotalParagraphs)], plan));
    }
}
