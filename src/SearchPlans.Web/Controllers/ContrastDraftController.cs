using System.Text;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>A draft beside a plan: whoever may read may compare one, and nothing of it is kept.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ContrastDraftController(PlanLibrary library, PageUploads uploads, DraftSlots slots) : Controller
{
    /// <summary>Where a draft is sent to.</summary>
    public const string Path = "/compare/draft";

    // A longer draft isn't carried along to be compared with another plan: it is uploaded again.
    private const int MaxCarriedChars = 100_000;

    /// <summary>The form alone, where somebody reloads or comes without a draft.</summary>
    [HttpGet(Path)]
    public IActionResult Index() => Redirect("/compare");

    /// <summary>Puts an uploaded or pasted draft beside a plan.</summary>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpPost(Path), ReadsOnly, RawBody, IgnoreAntiforgeryToken, RequestSizeLimit(DraftSlots.MaxRequestBytes)]
    public async Task<IActionResult> Compare(CancellationToken cancellation)
    {
        using PageUpload read = await uploads.ReadAsync(HttpContext);
        if (read.IsExpired)
        {
            return new AntiforgeryValidationFailedResult();
        }
        IReadOnlyList<PlanSummary> plans = await library.PlansAsync(cancellation);
        ContrastChoice old = ContrastChoice.Of(read.Upload["a"], plans);
        string text = read.Upload["text"] ?? "";
        UploadedFile? file = read.Upload.Files.FirstOrDefault(f => f is { Field: "file", ByteLength: > 0 });
        if (old.Plan is null)
        {
            return Again(old, text, old.Asked.Length == 0 ? "请写出要与草稿对照的文件。" : "", StatusCodes.Status400BadRequest);
        }
        if (file is null && string.IsNullOrWhiteSpace(text))
        {
            return Again(old, text, "还没有草稿：请选一个文件，或粘贴文字。", StatusCodes.Status400BadRequest);
        }
        string name = file?.FileName ?? "草稿.txt";
        if ((file?.ByteLength ?? Encoding.UTF8.GetByteCount(text)) > Math.Min(
            PlanFileReader.MaxByteLengthOf(name), DraftSlots.MaxFileBytes))
        {
            return Again(old, "", DraftSlots.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }
        using ImportSlot slot = await slots.TakeAsync(cancellation);
        if (!slot.IsTaken)
        {
            ImportSlots.SayWhen(HttpContext);
            return Again(old, text, ImportSlots.BusyMessage, StatusCodes.Status429TooManyRequests);
        }
        try
        {
            ImportedDocument draft = await PlanLibrary.ImportAsync(
                name, file is null ? Encoding.UTF8.GetBytes(text) : await file.ReadAsync(cancellation), cancellation);
            ContrastAnswer answer = await library.ContrastAsync(old.Side, draft, cancellation);
            return answer.Contrast is { } contrast
                ? Shown(old, contrast, draft, read.Upload["format"] ?? "")
                : Again(old, text, answer.Refusal.Length > 0 ? answer.Refusal : "这份文件刚刚被移除。", StatusCodes.Status422UnprocessableEntity);
        }
        catch (PlanFileException unreadable)
        {
            return Again(old, text, unreadable.Message, StatusCodes.Status400BadRequest);
        }
    }

    private IActionResult Shown(ContrastChoice old, PlanContrast contrast, ImportedDocument draft, string format) => format switch
    {
        "docx" => File(ContrastExport.Docx(contrast), ExcerptExport.DocxType, ContrastExport.NameOf(contrast) + ".docx"),
        "csv" or "xlsx" => this.TableFile(
            format, ContrastExport.NameOf(contrast), ContrastExport.Paragraphs(contrast), ContrastExport.Figures(contrast)),
        _ => View("/Views/Contrast/Index.cshtml", new ContrastPage(
            old, new ContrastChoice("", contrast.New.Summary, contrast.NewSide, [], 0), contrast, "")
        {
            DraftText = draft.File.Text.Length <= MaxCarriedChars ? draft.File.Text : "",
        }),
    };

    private ViewResult Again(ContrastChoice old, string text, string why, int status)
    {
        Response.StatusCode = status;
        return View("/Views/Contrast/Choose.cshtml", new ContrastPage(
            old, new ContrastChoice("", null, new ContrastSide(""), [], 0), null, why)
        {
            DraftText = text,
        });
    }
}
