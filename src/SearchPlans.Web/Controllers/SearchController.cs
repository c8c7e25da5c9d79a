using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Corpus;
using SearchPlans.Searching;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>The result page, and what can be asked about it.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SearchController(PlanLibrary library, SearchLog log) : Controller
{
    /// <summary>Searches; within one plan in one list, otherwise grouped by plan.</summary>
    [HttpGet("/search"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Index(SearchParameters parameters, string? facets, CancellationToken cancellation)
    {
        bool within = !string.IsNullOrWhiteSpace(parameters.Plan);
        if (parameters.ToRequest(within ? SearchPage.HitsPerPage : SearchPage.PlansPerPage, ModelState) is not { } request)
        {
            return this.BadParametersPage();
        }
        if (!within)
        {
            FoldedAnswer found = await library.SearchFoldedAsync(request, cancellation);
            log.Write(found.Answer);
            return View(new SearchPage(found.Answer, found.Plans, null, AllFacets: facets == "all"));
        }
        PlanSummary? plan = (await library.PlansAsync(cancellation)).FirstOrDefault(p => p.Id == request.PlanId);
        if (plan == null)
        {
            return NotFound();
        }
        HitList hits = await library.SearchAsync(request, cancellation);
        log.Write(hits);
        // What lacks something comes behind, apart.
        PlanHits[] groups = [.. hits.Hits.GroupBy(h => h.Answers).Select(g => new PlanHits(plan, [.. g], g.Count()))];
        return View(new SearchPage(hits, HitFolding.Fold(groups), plan));
    }

    /// <summary>Why a paragraph is a hit, or a section or plan by it: a page, or with <c>bare=1</c> what a result page sets beneath the
    /// hit.</summary>
    /// <param name="parameters">The search.</param>
    /// <param name="of">The plan's id.</param>
    /// <param name="at">The paragraph's anchor.</param>
    /// <param name="bare">Whether only the explanation is wanted, without a page around it.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/search/why"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Why(SearchParameters parameters, string? of, string? at, string? bare, CancellationToken cancellation)
    {
        if (parameters.ToRequest(1, ModelState) is not { } request)
        {
            return this.BadParametersPage();
        }
        if (await library.ExplainAsync(request, of ?? "", at ?? "", cancellation) is not { } explanation)
        {
            return NotFound();
        }
        if (bare != null)
        {
            return PartialView("_Explanation", explanation);
        }
        return await library.ReadAsync(of!, request.Query, request.Match, request.SameWords, cancellation) is { } plan
            && plan.Units.FirstOrDefault(u => u.Anchor == at) is { } unit
            ? View(new WhyPage(SearchPage.Linkable(request), plan.Summary, unit, explanation))
            : NotFound();
    }

    /// <summary>Words that stand where the query stands: a page, or with <c>bare=1</c> what a result page shows of them.</summary>
    /// <param name="parameters">The search.</param>
    /// <param name="bare">Whether only the words are wanted, without a page around them.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/search/related"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Related(SearchParameters parameters, string? bare, CancellationToken cancellation)
    {
        if (parameters.ToRequest(SearchPage.PlansPerPage, ModelState) is not { } request)
        {
            return this.BadParametersPage();
        }
        IReadOnlyList<string> words = await library.RelatedWordsAsync(request, bare != null ? RelatedPage.Beside : RelatedPage.Words,
            cancellation);
        RelatedPage page = new(SearchPage.Linkable(request), words);
        return bare != null ? PartialView("_RelatedWords", page) : View(page);
    }
}
