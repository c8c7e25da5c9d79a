using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Trends;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>What is new and what is gone in the plans of a place and year.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class WordsController(PlanLibrary library) : Controller
{
    /// <summary>The expressions that rose or vanished.</summary>
    /// <param name="place">The place.</param>
    /// <param name="year">The year; null: the last.</param>
    /// <param name="type">The type of document; null: work reports.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/words"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Index(string? place, [Range(0, 9999)] int? year, string? type, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return this.BadParametersPage();
        }
        string named = Labels.Beginning(place?.Trim() ?? "", SearchParameters.MaxValueLength);
        string ofType = Labels.Beginning(type?.Trim() ?? "", SearchParameters.MaxValueLength);
        WordChanges? words = named.Length == 0
            ? null
            : await library.WordsAsync(new WordsRequest { Region = named, Year = year ?? 0, Type = ofType }, cancellation);
        return View("/Views/Trend/Words.cshtml", new WordsPage(named, year ?? 0, ofType, words));
    }
}
