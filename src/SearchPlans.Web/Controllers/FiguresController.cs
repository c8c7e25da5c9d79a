using Microsoft.AspNetCore.Mvc;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Web.Api;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Figures of indicators, place by year, and targets against results.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class FiguresController(PlanLibrary library) : Controller
{
    // From so many provinces on it is they that a link to an indicator begins with.
    private const int LeastProvinces = 5;

    /// <summary>The indicators by groups; those that match what was typed; or the figures of one.</summary>
    /// <param name="parameters">What was chosen.</param>
    /// <param name="names">other: the names that no list has.</param>
    /// <param name="format">csv or xlsx: targets against results as a file.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/figures")]
    public async Task<IActionResult> Index(FigureParameters parameters, string? names, string? format, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToChoice(ModelState) is not { } choice)
        {
            return this.BadParametersPage();
        }
        if (choice.Request.Indicator.Length == 0)
        {
            return await IndicatorsAsync(choice, names == "other", cancellation);
        }
        FigureTable table = await library.FiguresAsync(choice.Request, cancellation);
        if (table.Unknown.Any(u => u.Field == "indicator"))
        {
            return await IndicatorsAsync(choice, others: false, cancellation);
        }
        if (FiguresPage.SortColumnIn(table, choice) is { } column)
        {
            table = await library.FiguresAsync(choice.Request with { SortColumn = column }, cancellation);
        }
        IReadOnlyList<string> listed = await ListedAsync(cancellation);
        if (choice.IsComparison)
        {
            return await ComparisonAsync(choice, table, listed, format, cancellation);
        }
        List<FigureComparison> comparisons = [];
        Dictionary<string, FigureComparison> formers = [];
        string? former = table.Request.WithFormerNames ? FormerNames.Of(table.Request.Indicator) : null;
        if (table.TotalRows <= FiguresPage.MostLines)
        {
            foreach (FigureRow row in table.Rows)
            {
                FigureRequest asked = OfPlace(table.Request, row.RegionPath);
                comparisons.Add(await library.CompareFiguresAsync(asked, cancellation));
                if (former is not null)
                {
                    asked = asked with { Indicator = former, Measure = table.Measure };
                    formers[row.RegionPath] = await library.CompareFiguresAsync(asked, cancellation);
                }
            }
        }
        return View("Table", new FiguresPage(choice, table, comparisons, listed, formers));
    }

    private async Task<IActionResult> ComparisonAsync(
        FigureChoice choice, FigureTable table, IReadOnlyList<string> listed, string? format, CancellationToken cancellation)
    {
        // One place alone, as it was asked for or as all that there is.
        string place = table.TotalRows == 1 ? table.Rows[0].RegionPath : choice.Request.Regions is [var only] ? only : "";
        bool isOne = table.TotalRows == 1 || (place.Length > 0 && PlaceNames.Group(place) == null);
        FigureComparison comparison = await library.CompareFiguresAsync(
            isOne ? OfPlace(table.Request, place) : table.Request, cancellation);
        if (format is "csv" or "xlsx" && comparison.Unknown.Count == 0)
        {
            ExportTable compared = FigureExport.Compared(comparison);
            return this.TableFile(format, compared.Name, compared);
        }
        return View("Compare", new FigureComparisonPage(
            choice, comparison, listed, table.ChangeKinds, isOne || table.Unknown.Count > 0 ? [] : table.Rows));
    }

    private async Task<IActionResult> IndicatorsAsync(FigureChoice choice, bool others, CancellationToken cancellation)
    {
        bool all = choice.Request.Indicator.Length == 0 && !others;
        IndicatorAnswer answer = await library.IndicatorsAsync(
            new IndicatorRequest
            {
                Text = choice.Request.Indicator,
                IsListed = all ? true : others ? false : null,
                Page = choice.Request.Page,
                Size = all ? IndicatorRequest.MaxSize : 100,
            },
            cancellation);
        IReadOnlyList<string> listed = all ? NamesOf(answer) : await ListedAsync(cancellation);
        bool hasProvinces = (await library.PlansAsync(cancellation))
            .Select(p => p.RegionPath).Where(r => r.Length > 0 && r != Regions.National && !r.Contains('/', StringComparison.Ordinal))
            .Distinct().Count() >= LeastProvinces;
        return View("Start", new IndicatorsPage(choice.Request.Indicator, answer, listed, others, hasProvinces,
            choice.Asking(r => r with { Page = 1 })));
    }

    private async Task<IReadOnlyList<string>> ListedAsync(CancellationToken cancellation) =>
        NamesOf(await library.IndicatorsAsync(new IndicatorRequest { IsListed = true, Size = IndicatorRequest.MaxSize }, cancellation));

    private static string[] NamesOf(IndicatorAnswer answer) => [.. answer.Indicators.Where(i => i.Figures > 0).Select(i => i.Name)];

    private static FigureRequest OfPlace(FigureRequest request, string place) =>
        request with { Regions = [place], Levels = [], SortColumn = null, Page = 1 };
}
