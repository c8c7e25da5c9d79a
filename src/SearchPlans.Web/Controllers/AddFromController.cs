using Microsoft.AspNetCore.Mvc;
using SearchPlans.Fetching;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Adding from addresses: what is asked for, and what came of it, to be looked at.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class AddFromController(FetchJobs jobs, DraftStore drafts) : Controller
{
    /// <summary>Takes the addresses and begins to fetch them.</summary>
    [HttpPost("/plans/add/from")]
    public IActionResult Receive(string? addresses)
    {
        IReadOnlyList<string> asked = DocumentFetcher.AddressesIn(addresses ?? "");
        string? wrong = asked.Count == 0 ? "还没有填网址。"
            : asked.Count > DocumentFetcher.MaxAddresses ? $"一次至多 {DocumentFetcher.MaxAddresses} 个网址，这里有 {asked.Count} 个。"
            : asked.FirstOrDefault(a => !DocumentFetcher.IsAddress(a)) is { } no
                ? $"“{Labels.Shortened(no, 80)}”不是网址。应以 http:// 或 https:// 开头，一行一个。"
            : null;
        if (wrong != null)
        {
            return Form(StatusCodes.Status400BadRequest, wrong, addresses);
        }
        if (jobs.Start(asked) is not { } job)
        {
            return Form(StatusCodes.Status503ServiceUnavailable, "还有太多网址在等着打开。请稍后再试。", addresses);
        }
        // 303: reloading the page that follows doesn't fetch again.
        Response.Headers.Location = $"/plans/add/from/{job.Id}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>What came of them so far.</summary>
    [HttpGet("/plans/add/from/{id}")]
    public IActionResult Show(string id) =>
        jobs.Find(id) is { } job ? View("/Views/Add/From.cshtml", new AddFromPage(job, drafts.Holds)) : NotFound();

    private ViewResult Form(int status, string error, string? addresses)
    {
        Response.StatusCode = status;
        return View("/Views/Add/Index.cshtml", new AddPage { Error = error, Addresses = addresses ?? "" });
    }
}
