using System.Text;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Adding a plan: the form, what was understood, keeping it.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class AddController(
    PlanLibrary library, DraftStore drafts, PageUploads uploads, WriteFailures failures, ImportSlots slots,
    ScanJobs scans, TimeProvider clock)
    : Controller
{
    private const string Expired = "核对的时间已过，没有内容被保存。请重新上传或粘贴。";

    /// <summary>The form.</summary>
    [HttpGet("/plans/add")]
    public IActionResult Index() => View(new AddPage { IsClosed = !WriteAccess.May(HttpContext) });

    /// <summary>Shows what was understood of an uploaded file or pasted text; keeps nothing in the corpus.</summary>
    [HttpPost(UploadLimit.AddPath), RawBody, IgnoreAntiforgeryToken, DisableRequestTimeout]
    public async Task<IActionResult> Preview(CancellationToken cancellation)
    {
        using PageUpload read = await uploads.ReadAsync(HttpContext);
        if (read.IsExpired)
        {
            return new AntiforgeryValidationFailedResult();
        }
        (string? text, string? name) = (read.Upload["text"], read.Upload["name"]);
        UploadedFile? file = read.Upload.Files.FirstOrDefault(f => f.Field == "file");
        bool pasted = file is not { ByteLength: > 0 };
        if (pasted && file != null)
        {
            return Form(StatusCodes.Status400BadRequest, $"文件“{file.FileName}”是空的：没有可读的文字。请选一个有内容的文件。", text, name);
        }
        if (pasted && string.IsNullOrWhiteSpace(text))
        {
            return Form(StatusCodes.Status400BadRequest, "还没有内容：请选一个文件，或粘贴文字。", text, name);
        }
        string fileName = NameOf(name, pasted ? null : file!.FileName);
        if ((pasted ? Encoding.UTF8.GetByteCount(text!) : file!.ByteLength) > PlanFileReader.MaxByteLengthOf(fileName))
        {
            return Form(StatusCodes.Status413PayloadTooLarge, UploadLimit.TooLarge, pasted ? text : "", name);
        }
        using ImportSlot slot = await slots.TakeAsync(cancellation);
        if (!slot.IsTaken)
        {
            ImportSlots.SayWhen(HttpContext);
            return Form(StatusCodes.Status429TooManyRequests, ImportSlots.BusyMessage, text, name);
        }
        byte[] content = pasted ? Encoding.UTF8.GetBytes(text!) : await file!.ReadAsync(cancellation);
        try
        {
            ImportedDocument document = await PlanLibrary.ImportAsync(fileName, content, cancellation);
            AddPreview preview = await library.PreviewAsync(document, cancellation: cancellation);
            string draft = await drafts.PutAsync(new Draft(document), cancellation);
            return View("Preview", await PreviewOfAsync(
                draft, new Draft(document) { Since = clock.GetUtcNow() }, preview, MetadataForm.Of(preview.Plan.Metadata), cancellation));
        }
        catch (PlanFileException scan) when (scan.IsScan && !pasted)
        {
            if (!await ScanReader.IsAvailableAsync())
            {
                return Form(StatusCodes.Status400BadRequest, $"{scan.Message}{ScanReader.Needed}", text, name);
            }
            HeldFolder folder = read.Upload.TakeFolder()!;
            if (scans.Start(folder, file!, fileName) is not { } job)
            {
                folder.Dispose();
                return Form(StatusCodes.Status503ServiceUnavailable, "还有太多扫描件在等着识别。请稍后再试。", text, name);
            }
            // Reading takes minutes: in the background, with a page that tells how far it is.
            Response.Headers.Location = $"{AddScanController.Path}/{job.Id}";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException unreadable)
        {
            return Form(StatusCodes.Status400BadRequest, unreadable.Message, text, name);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            return Form(failure.Status, failure.Message, text, name);
        }
    }

    /// <summary>Shows what was understood of a document that waits: one that was fetched from an address, a scan that was read.</summary>
    [HttpGet("/plans/add/preview/{draft}"), ForEditors]
    public async Task<IActionResult> Waiting(string draft, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(draft, cancellation) is not { } held)
        {
            return Form(StatusCodes.Status410Gone, "核对的时间已过，或已经入库。没有入库的请重新添加。", null, null);
        }
        AddPreview preview = await library.PreviewAsync(held.Document, held.Given, cancellation);
        return View("Preview", await PreviewOfAsync(draft, held, preview, MetadataForm.Of(preview.Plan.Metadata), cancellation));
    }

    /// <summary>Keeps a previewed document with its metadata as corrected, and leads to it.</summary>
    [HttpPost("/plans/add/keep")]
    public async Task<IActionResult> Keep(string? draft, [FromForm] MetadataForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await drafts.FindAsync(draft ?? "", cancellation) is not { } held)
        {
            return Form(StatusCodes.Status410Gone, Expired, null, null);
        }
        AddPreview preview = await library.PreviewAsync(held.Document, held.Given, cancellation);
        if (form.Problem is { } wrong)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, wrong);
        }
        // What was only understood stays so.
        PlanMetadata given = MetadataCorrection.Given(
            preview.Plan.Metadata, held.Given ?? new PlanMetadata(), form.ToMetadata());
        try
        {
            AddOutcome outcome = await library.AddAsync(
                held.Document, given == new PlanMetadata() ? null : given,
                new AddChoices { NearCopies = NearCopyChoice.Both, By = Caller.Of(HttpContext).ToWriter() }, cancellation);
            drafts.Remove(draft!);
            if (outcome.Status == AddStatus.Duplicate)
            {
                return await AgainAsync(StatusCodes.Status409Conflict, null);
            }
            if (outcome.NotIndexed is { } later)
            {
                return this.ErrorPage(new ErrorPage(StatusCodes.Status202Accepted, "已收入，稍后可以检索", [later]));
            }
            // 303: the browser asks for the plan, and reloading doesn't add again.
            Response.Headers.Location = Links.Ascii.Plan(outcome.Plan.Id) + "?added=1";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (PlanFileException unreadable)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, unreadable.Message);
        }
        catch (IOException failed)
        {
            WriteFailure failure = failures.Of(failed, HttpContext);
            return await AgainAsync(failure.Status, failure.Message);
        }

        async Task<ViewResult> AgainAsync(int status, string? error)
        {
            Response.StatusCode = status;
            AddPreview now = await library.PreviewAsync(held.Document, held.Given, cancellation);
            return View("Preview", await PreviewOfAsync(draft!, held, now, form, cancellation) with { Error = error });
        }
    }

    /// <summary>Lets go of a previewed document.</summary>
    [HttpPost("/plans/add/cancel")]
    public IActionResult Cancel(string? draft)
    {
        drafts.Remove(draft ?? "");
        Response.Headers.Location = "/plans/add";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private ViewResult Form(int status, string error, string? text, string? name)
    {
        Response.StatusCode = status;
        return View("Index", new AddPage { Error = error, Text = text ?? "", Name = name ?? "" });
    }

    private async Task<PreviewPage> PreviewOfAsync(
        string draftId, Draft draft, AddPreview preview, MetadataForm form, CancellationToken cancellation) =>
        new()
        {
            DraftId = draftId,
            Source = Times.File(draft.Document.FileName, draft.Document.Content.Length, draft.Since) + " 上传",
            Preview = preview,
            Fields = new MetadataFields(form, preview.Plan.Origins, MetadataFields.TypesIn(await library.PlansAsync(cancellation))),
        };

    private static string Trimmed(string? field) => field?.Trim() ?? "";

    // Without a name of its own the library names it after the plan's title. A typed name mostly comes without an ending.
    private static string NameOf(string? typed, string? uploaded)
    {
        string name = Path.GetFileName(Trimmed(typed).Replace('\\', '/'));
        uploaded = uploaded == null ? null : Path.GetFileName(uploaded.Replace('\\', '/'));
        string ending = uploaded == null ? PlanFileReader.Extensions[0] : Path.GetExtension(uploaded);
        if (name.Length == 0)
        {
            return uploaded ?? ending;
        }
        return PlanFileReader.Supports(name) ? name : name + ending;
    }
}
