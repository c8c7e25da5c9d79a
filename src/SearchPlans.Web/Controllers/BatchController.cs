using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Trends;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Looking up a list of expressions at once.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class BatchController(PlanLibrary library) : Controller
{
    /// <summary>The largest request: a file, and a list beside it.</summary>
    public const int MaxRequestBytes = 512 * 1024;

    /// <summary>The form, or what an address asks.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="format">csv, xlsx or json: the answer as a file.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/batch"), EnableRateLimiting(RequestLimits.Searching)]
    public Task<IActionResult> Index([FromQuery] BatchForm form, string? format, CancellationToken cancellation) =>
        AnswerAsync(form, format, cancellation);

    /// <summary>What a form asks; it changes nothing, and no other site gets to see the answer.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="format">csv, xlsx or json: the answer as a file.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpPost("/batch"), ReadsOnly, IgnoreAntiforgeryToken, RequestSizeLimit(MaxRequestBytes), EnableRateLimiting(RequestLimits.Searching)]
    public Task<IActionResult> Post([FromForm] BatchForm form, [FromForm] string? format, CancellationToken cancellation) =>
        AnswerAsync(form, format, cancellation);

    private async Task<IActionResult> AnswerAsync(BatchForm form, string? format, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await form.ToRequestAsync(ModelState, cancellation) is not { } request)
        {
            string[] problems = [.. ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)];
            return Page(new BatchPage(form, null, null, problems));
        }
        BatchTable table = await library.BatchAsync(request, cancellation);
        string[] wrong = [.. table.Unknown.Select(u => u.Message()), .. table.Refusal is { } refusal ? [refusal] : Array.Empty<string>()];
        if (wrong.Length > 0)
        {
            return Page(new BatchPage(form, request, null, wrong));
        }
        return format switch
        {
            "csv" or "xlsx" => this.BatchFile(format, table, $"{Request.Scheme}://{Request.Host}"),
            "json" => new JsonResult(BatchResponse.From(table)),
            _ => Page(new BatchPage(form, request, table, [])),
        };
    }

    private ViewResult Page(BatchPage page)
    {
        if (page.Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return View("/Views/Trend/Batch.cshtml", page);
    }
}
