using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.History;
using SearchPlans.Keeping;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Keeping a library in order: what needs a look, many corrections at once, what was removed, and what was done.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class LibraryController(PlanLibrary library, WriteFailures failures, ReviewCount counted) : Controller
{
    private const string ListView = "/Views/Library/Index.cshtml";
    private const string TrashView = "/Views/Library/Trash.cshtml";

    /// <summary>What needs a look, or all plans, to be corrected together.</summary>
    [HttpGet("/library")]
    public Task<IActionResult> Index(
        string? show, string? reason, int page = 1, int corrected = 0, int @checked = 0, int @unchecked = 0,
        CancellationToken cancellation = default) =>
        ListAsync(
            show, reason, page,
            corrected > 0 ? $"已更正 {corrected} 份，检索随即按更正后的。"
            : @checked > 0 ? $"已核对 {@checked} 份，不再列在待核对里；在“已核对”里可以撤销。"
            : @unchecked > 0 ? $"已撤销 {@unchecked} 份，又列在待核对里。"
            : null,
            null, cancellation);

    /// <summary>Marks plans as looked at: the one whose button it was, or those chosen.</summary>
    [HttpPost("/library/check")]
    public Task<IActionResult> Check(
        string? id, string[]? ids, string? show, string? reason, int page = 1, CancellationToken cancellation = default) =>
        MarkAsync(isChecked: true, id, ids, show, reason, page, cancellation);

    /// <summary>Takes that back.</summary>
    [HttpPost("/library/uncheck")]
    public Task<IActionResult> Uncheck(
        string? id, string[]? ids, string? show, string? reason, int page = 1, CancellationToken cancellation = default) =>
        MarkAsync(isChecked: false, id, ids, show, reason, page, cancellation);

    /// <summary>Corrects place, year and type of the chosen plans.</summary>
    [HttpPost("/library/correct")]
    public async Task<IActionResult> Correct(
        string[]? ids, [FromForm] MetadataForm form, string? show, string? reason, int page = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        string[] chosen = ids ?? [];
        bool isEmpty = new[] { form.Province, form.City, form.County, form.Year, form.Type }.All(string.IsNullOrWhiteSpace);
        string? wrong = chosen.Length == 0 ? "还没有选文件：请在左边勾选要更正的。"
            : isEmpty ? "还没有填写：请至少填写地区、年份、文种中的一项。"
            : form.Problem;
        if (wrong != null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(show, reason, page, null, wrong, cancellation);
        }
        try
        {
            CorrectManyReport report = await library.CorrectManyAsync(
                chosen, known => Changed(known, form), Caller.Of(HttpContext).ToWriter(), cancellation);
            if (report.Failed.Count == 0)
            {
                return SeeOther(Address(show, reason, page) + (show == "all" || !string.IsNullOrEmpty(reason) || page > 1 ? "&" : "?")
                    + $"corrected={report.Corrected.Count}");
            }
            string failed = string.Join("；", report.Failed.Select(f => $"《{Labels.Title(f.Plan)}》{f.Reason}"));
            return await ListAsync(
                show, reason, page, report.Corrected.Count > 0 ? $"已更正 {report.Corrected.Count} 份。" : null, $"没有更正：{failed}", cancellation);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            Response.StatusCode = failure.Status;
            return await ListAsync(show, reason, page, null, failure.Message, cancellation);
        }
    }

    /// <summary>What was removed and what was replaced.</summary>
    [HttpGet("/library/trash")]
    public IActionResult Trash(int page = 1, string? removed = null) => TrashPageOf(page, removed, null);

    /// <summary>Brings something back and leads to it.</summary>
    [HttpPost("/library/trash/restore")]
    public async Task<IActionResult> Restore(string? key, CancellationToken cancellation)
    {
        try
        {
            if (await library.RestoreAsync(key ?? "", Caller.Of(HttpContext).ToWriter(), cancellation) is not { } restored)
            {
                Response.StatusCode = StatusCodes.Status404NotFound;
                return TrashPageOf(1, null, "这一份已不在回收站里，也许刚被恢复或清除。");
            }
            return restored.NotIndexed is { } later
                ? this.ErrorPage(new ErrorPage(StatusCodes.Status202Accepted, "已恢复，稍后可以检索", [later]))
                : SeeOther(Links.Ascii.Plan(restored.Plan.Id) + "?restored=1");
        }
        catch (PlanFileException unreadable)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return TrashPageOf(1, null, unreadable.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            Response.StatusCode = failure.Status;
            return TrashPageOf(1, null, failure.Message);
        }
    }

    /// <summary>What was done, newest first.</summary>
    [HttpGet("/library/log")]
    public async Task<IActionResult> Log(long? older, CancellationToken cancellation)
    {
        LogPage page = library.Log.Newest(LogListPage.EntriesPerPage, older);
        return View("/Views/Library/Log.cshtml", new LogListPage(
            page.Entries, page.OlderThan, older is null,
            (await library.PlansAsync(cancellation)).ToDictionary(p => p.Id, StringComparer.Ordinal)));
    }

    /// <summary>The address of the list.</summary>
    public static string Address(string? show, string? reason, int page)
    {
        string[] fields =
        [
            .. new[]
            {
                show is "all" or "checked" ? $"show={show}" : "",
                ReasonNamed(reason) is { } named ? $"reason={ReviewNames.Of(named)}" : "",
                page > 1 ? $"page={page}" : "",
            }.Where(f => f.Length > 0),
        ];
        return "/library" + (fields.Length > 0 ? "?" + string.Join('&', fields) : "");
    }

    // Who names a part of a place names all of it; what is left empty stays as it is.
    private static PlanMetadata Changed(PlanMetadata known, MetadataForm form)
    {
        MetadataForm before = MetadataForm.Of(known);
        PlanMetadata fields = (before with
        {
            Year = Given(form.Year) ?? before.Year,
            Type = Given(form.Type) ?? before.Type,
        }).ToMetadata();
        string?[] place = [Given(form.Province), Given(form.City), Given(form.County)];
        PlanMetadata wanted = fields with { Province = known.Province, City = known.City, County = known.County };
        wanted = wanted with { Unknown = (wanted.Unknown & ~UnknownFields.Place) | (known.Unknown & UnknownFields.Place) };
        return MetadataCorrection.WithPlace(wanted, place[0], place[1], place[2]);
    }

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static ReviewReason? ReasonNamed(string? name) =>
        Enum.GetValues<ReviewReason>().Cast<ReviewReason?>().FirstOrDefault(r => ReviewNames.Of(r!.Value) == name);

    private async Task<IActionResult> MarkAsync(
        bool isChecked, string? id, string[]? ids, string? show, string? reason, int page, CancellationToken cancellation)
    {
        string[] chosen = string.IsNullOrEmpty(id) ? ids ?? [] : [id];
        if (chosen.Length == 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(show, reason, page, null, "还没有选文件：请在左边勾选。", cancellation);
        }
        int marked = 0;
        try
        {
            foreach (string plan in chosen)
            {
                marked += await library.CheckAsync(plan, isChecked, Caller.Of(HttpContext).ToWriter(), cancellation) is null ? 0 : 1;
            }
        }
        catch (PlanFileException unreadable)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ListAsync(show, reason, page, null, unreadable.Message, cancellation);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            Response.StatusCode = failure.Status;
            return await ListAsync(show, reason, page, null, failure.Message, cancellation);
        }
        string address = Address(show, reason, page);
        string told = isChecked ? "checked" : "unchecked";
        return SeeOther($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{told}={marked}");
    }

    private async Task<IActionResult> ListAsync(
        string? show, string? reason, int page, string? done, string? error, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return this.BadParametersPage();
        }
        IReadOnlyList<ReviewItem> review = await library.ReviewAsync(cancellation);
        counted.Found(review.Count);
        IReadOnlyList<PlanSummary> plans = await library.PlansAsync(cancellation);
        IReadOnlyList<ReviewItem> looked = await library.CheckedAsync(cancellation);
        bool showsChecked = show == "checked";
        Dictionary<string, ReviewItem> amiss = (showsChecked ? looked : review).ToDictionary(item => item.Plan.Id, StringComparer.Ordinal);
        ReviewReason? only = ReasonNamed(reason);
        bool showsAll = show == "all";
        PlanSummary[] shown = showsAll
            ? [.. plans]
            : showsChecked ? [.. looked.Select(item => item.Plan)]
            : [.. review.Where(item => only is null || item.Reasons.Contains(only.Value)).Select(item => item.Plan)];
        int pages = Math.Max(1, (shown.Length + LibraryPage.PlansPerPage - 1) / LibraryPage.PlansPerPage);
        page = Math.Clamp(page, 1, pages);
        return View(ListView, new LibraryPage(
            [
                .. shown.Skip((page - 1) * LibraryPage.PlansPerPage).Take(LibraryPage.PlansPerPage).Select(plan => new LibraryRow(
                    plan, amiss.TryGetValue(plan.Id, out ReviewItem? item) ? LibraryPage.RemarksOf(item) : [])),
            ],
            shown.Length, review.Count, showsAll, only is { } chosen ? ReviewNames.Of(chosen) : "",
            [
                .. Enum.GetValues<ReviewReason>().Select(r =>
                    (ReviewNames.Of(r), ReviewNames.LabelOf(r), review.Count(item => item.Reasons.Contains(r)))),
            ],
            MetadataFields.TypesIn(plans), new Pager(page, pages, p => Address(show, reason, p)))
        {
            ShowsChecked = showsChecked,
            CheckedCount = looked.Count,
            Done = done,
            Error = error,
        });
    }

    private ViewResult TrashPageOf(int page, string? removed, string? error)
    {
        IReadOnlyList<TrashEntry> all = library.Removed();
        int pages = Math.Max(1, (all.Count + TrashPage.EntriesPerPage - 1) / TrashPage.EntriesPerPage);
        page = Math.Clamp(page, 1, pages);
        return View(TrashView, new TrashPage(
            [.. all.Skip((page - 1) * TrashPage.EntriesPerPage).Take(TrashPage.EntriesPerPage)], all.Count,
            new Pager(page, pages, p => p > 1 ? $"/library/trash?page={p}" : "/library/trash"),
            all.FirstOrDefault(entry => entry.Key == removed))
        {
            Error = error,
        });
    }

    // 303: reloading what follows doesn't send the form again.
    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
