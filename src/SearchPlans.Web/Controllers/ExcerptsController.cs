using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Reading;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Excerpts and how they are cited. Nothing of them is kept here: the address says which they are.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ExcerptsController(PlanLibrary library) : Controller
{
    /// <summary>Excerpts to read, to cite and to export; with <c>bare=1</c> the citations of one, without a page around them.</summary>
    /// <param name="at">The addresses, see <see cref="ExcerptAddress"/>.</param>
    /// <param name="bare">Whether only citations are wanted.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/excerpts"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Index(string? at, string? bare, CancellationToken cancellation)
    {
        ExcerptsPage page = await PageOfAsync(at, cancellation);
        return bare == null ? View(page) : page.Excerpts.Count == 0 ? NotFound() : PartialView("_Citations", page);
    }

    /// <summary>Excerpts as a file.</summary>
    /// <param name="format">docx, md, csv, bib or ris.</param>
    /// <param name="at">The addresses.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/excerpts/export.{format}"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Export(string format, string? at, CancellationToken cancellation)
    {
        ExcerptsPage page = await PageOfAsync(at, cancellation);
        ExcerptExport export = new(page.LinkOf, page.Today);
        return format switch
        {
            "docx" => File(export.Docx(page.Excerpts), ExcerptExport.DocxType, "摘录.docx"),
            "csv" => File(export.Csv(page.Excerpts), TableExport.CsvType, "摘录.csv"),
            "md" => Text(export.Markdown(page.Excerpts), "text/markdown", "md"),
            "bib" => Text(export.BibTex(page.Excerpts), "application/x-bibtex", "bib"),
            "ris" => Text(export.Ris(page.Excerpts), "application/x-research-info-systems", "ris"),
            _ => NotFound(),
        };
    }

    private FileContentResult Text(string text, string type, string end) =>
        File(Encoding.UTF8.GetBytes(text), type + "; charset=utf-8", "摘录." + end);

    private async Task<ExcerptsPage> PageOfAsync(string? at, CancellationToken cancellation)
    {
        IReadOnlyList<ExcerptAddress> addresses = ExcerptAddress.ReadAll(at);
        IReadOnlyList<Excerpt> excerpts = await library.ExcerptsAsync(addresses, cancellation);
        return new ExcerptsPage(
            excerpts, addresses.Count - excerpts.Count, $"{Request.Scheme}://{Request.Host}", DateOnly.FromDateTime(DateTime.Now));
    }
}
