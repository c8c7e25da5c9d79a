using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Adding many files or a zip at once: the upload, and how far it is.</summary>
[ApiExplorerSettings(IgnoreApi = true), ForEditors]
public sealed class AddManyController(AddJobs jobs, DraftStore drafts, PageUploads uploads) : Controller
{
    /// <summary>Takes the files and begins to add them.</summary>
    [HttpPost(UploadLimit.ManyPath), RawBody, IgnoreAntiforgeryToken, DisableRequestTimeout]
    [RequestSizeLimit(UploadLimit.MaxManyBytes)]
    public async Task<IActionResult> Receive()
    {
        using PageUpload read = await uploads.ReadAsync(HttpContext);
        if (read.IsExpired)
        {
            return new AntiforgeryValidationFailedResult();
        }
        if (read.Upload.Files.Count == 0)
        {
            return Form(StatusCodes.Status400BadRequest, "还没有选文件：请选多个文件，或一个 zip 压缩包。");
        }
        HeldFolder folder = read.Upload.TakeFolder()!;
        var choices = new AddChoices
        {
            Update = read.Upload["update"] == "true",
            ReadsScans = true,
            By = Caller.Of(HttpContext).ToWriter(),
        };
        if (jobs.Start(folder, choices) is not { } job)
        {
            folder.Dispose();
            return Form(StatusCodes.Status503ServiceUnavailable, "还有太多上传在等着收入。请稍后再试。");
        }
        return SeeOther($"{UploadLimit.ManyPath}/{job.Id}");
    }

    /// <summary>How far it is, and what became of each file.</summary>
    [HttpGet(UploadLimit.ManyPath + "/{id}")]
    public IActionResult Show(string id) => jobs.Find(id) is { } job
        ? View("/Views/Add/Many.cshtml", new AddManyPage(job, drafts.Holds))
        : NotFound();

    /// <summary>Stops it.</summary>
    [HttpPost(UploadLimit.ManyPath + "/{id}/stop")]
    public IActionResult Stop(string id)
    {
        if (!jobs.Stop(id))
        {
            return NotFound();
        }
        return SeeOther($"{UploadLimit.ManyPath}/{id}");
    }

    private ViewResult Form(int status, string error)
    {
        Response.StatusCode = status;
        return View("/Views/Add/Index.cshtml", new AddPage { Error = error });
    }

    // 303: reloading the page that follows doesn't send the files again.
    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
