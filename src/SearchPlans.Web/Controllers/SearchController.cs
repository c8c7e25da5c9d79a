using Microsoft.AspNetCore.Mvc;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>The result page, and what can be asked about it.</summary>
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

    /// <summary>Why a paragraph is a hit: a page, or with <c>bare=1</c> what a result page sets beneath the hit.</summary>
    /// <param name="parameters">The search.</param>
    /// <param name="of">The plan's id.</param>
    /// <param name="at">The paragraph's anchor.</param>
    /// <param name="bare">Whether only the explanation is wanted, without a page around it.</param>
    [HttpGet("/search/why")]
    public IActionResult Why(SearchParameters parameters, string? of, string? at, string? bare)
    {
        if (parameters.ToRequest(1, ModelState) is not { } request)
            return this.BadParametersPage();
        if (library.Explain(request, of ?? "", at ?? "") is not { } explanation)
            return NotFound();
        if (bare != null)
            return PartialView("_Explanation", explanation);
        return library.Read(of!, request.Query, request.Match, request.SameWords) is { } plan && plan.Units.FirstOrDefault(u => u.Anchor == at) is { } unit
            ? View(new WhyPage(SearchPage.Linkable(request), plan.Summary, unit, explanation))
            : NotFound();
    }

    /// <summary>Words that stand where the query stands: a page, or with <c>bare=1</c> what a result page shows of them.</summary>
    /// <param name="parameters">The search.</param>
    /// <param name="bare">Whether only the words are wanted, without a page around them.</param>
    [HttpGet("/search/related")]
    public IActionResult Related(SearchParameters parameters, string? bare)
    {
        if (parameters.ToRequest(SearchPage.PlansPerPage, ModelState) is not { } request)
            return this.BadParametersPage();
        RelatedPage page = new(SearchPage.Linkable(request), library.RelatedWords(request, bare != null ? RelatedPage.Beside : RelatedPage.Words));
        return bare != null ? PartialView("_RelatedWords", page) : View(page);
    }
}
