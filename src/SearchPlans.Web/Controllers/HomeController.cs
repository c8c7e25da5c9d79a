using Microsoft.AspNetCore.Mvc;
using SearchPlans.Feeds;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>The home page.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class HomeController(PlanLibrary library, QueryExamples examples, NewWords words) : Controller
{
    /// <summary>What is in the corpus, and the search box.</summary>
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(new HomePage(
            await library.PlansAsync(cancellation), await examples.GetAsync(cancellation),
            (await library.Feeds.OfPlansAsync(PlanChoice.All, HomePage.LatestShown, cancellation)).Entries)
        {
            NewWords = await words.LastAsync(cancellation),
        });

    /// <summary>The whole query language.</summary>
    [HttpGet("/help")]
    public IActionResult Help() => View(QueryHelp.Sections);
}
