using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Feeds;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Saved searches, and what came in of a search.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SearchesController(PlanLibrary library, WriteFailures failures) : Controller
{
    /// <summary>All saved searches.</summary>
    [HttpGet("/searches")]
    public Task<IActionResult> Index(string? saved, CancellationToken cancellation) => ListAsync(saved, null, cancellation);

    /// <summary>What came in of a search since a time.</summary>
    /// <param name="parameters">The search.</param>
    /// <param name="since">The time.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/search/new"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> New(SearchParameters parameters, string? since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (NewsPage.TimeIn(since) is not { } time)
        {
            ModelState.TryAddModelError("since", BadParameters.Message("since", since));
            return this.BadParametersPage();
        }
        if (parameters.ToRequest(1, ModelState) is not { } request)
        {
            return this.BadParametersPage();
        }
        SearchNews news = await library.Feeds.NewsAsync(SearchPage.Linkable(request), time, cancellation);
        return news.Count.IsTooCostly
            ? this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "数不过来", [TrendPage.TooCostly]))
            : View("/Views/Searches/New.cshtml", new NewsPage(news));
    }

    /// <summary>Saves a search.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="search">Its address.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpPost("/searches")]
    public Task<IActionResult> Save(string? name, string? search, CancellationToken cancellation) => ChangeAsync(
        () =>
        {
            if (SearchAddress.Parse(search ?? "", out string wrong) is not { } request)
            {
                throw new SavedSearchException(wrong + "。");
            }
            library.Searches.Save(name ?? "", request);
        },
        $"/searches?saved={Uri.EscapeDataString(name?.Trim() ?? "")}", cancellation);

    /// <summary>Gives a saved search another name.</summary>
    [HttpPost("/searches/rename")]
    public Task<IActionResult> Rename(string? name, string? to, CancellationToken cancellation) =>
        ChangeAsync(() => library.Searches.Rename(name ?? "", to ?? ""), "/searches", cancellation);

    /// <summary>Deletes a saved search.</summary>
    [HttpPost("/searches/delete")]
    public Task<IActionResult> Delete(string? name, CancellationToken cancellation) =>
        ChangeAsync(() => library.Searches.Delete(name ?? ""), "/searches", cancellation);

    private async Task<IActionResult> ChangeAsync(Action change, string then, CancellationToken cancellation)
    {
        try
        {
            change();
            // 303: reloading what follows doesn't send the form again.
            Response.Headers.Location = then;
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (SavedSearchException refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(null, refused.Message, cancellation);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            Response.StatusCode = failure.Status;
            return await ListAsync(null, failure.Message, cancellation);
        }
    }

    private async Task<IActionResult> ListAsync(string? saved, string? error, CancellationToken cancellation)
    {
        SavedSearchList list = library.Searches.Read();
        FeedState state = await library.Feeds.StateAsync(cancellation);
        return View("/Views/Searches/Index.cshtml", new SearchesPage(list, state.Newest, WriteAccess.May(HttpContext))
        {
            Saved = list.Find(saved ?? "")?.Name,
            Error = error,
        });
    }
}
