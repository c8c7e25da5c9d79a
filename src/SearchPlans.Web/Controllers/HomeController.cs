using Microsoft.AspNetCore.Mvc;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>The home page.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class HomeController(PlanLibrary library, QueryExamples examples) : Controller
{
    /// <summary>What is in the corpus, and the search box.</summary>
    [HttpGet("/")]
    public IActionResult Index() => View(new HomePage(library.Plans, examples.Get()));

    /// <summary>The whole query language.</summary>
    [HttpGet("/help")]
    public IActionResult Help() => View(QueryHelp.Sections);
}
