using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Adding many files or a zip at once: the upload, and how far it is.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class AddManyController(AddJobs jobs, DraftStore drafts, WriteAccess access) : Controller
{
    /// <summary>Takes the files and begins to add them.</summary>
    [HttpPost(UploadLimit.ManyPath)]
    [RequestSizeLimit(UploadLimit.MaxManyBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.MaxManyBytes, ValueCountLimit = UploadLimit.MaxFiles)]
    public async Task<IActionResult> Upload(IFormFileCollection files, bool update, string? adminKey)
    {
        if (access.WhyNot(HttpContext, adminKey) is { } refused)
            return Form(StatusCodes.Status403Forbidden, refused);
        if (files.Count == 0)
            return Form(StatusCodes.Status400BadRequest, "还没有选文件：请选多个文件，或一个 zip 压缩包。");
        string folder = Directory.CreateTempSubdirectory("searchplans-upload-").FullName;
        foreach (IFormFile file in files)
        {
            string path = FreePath(folder, CorpusNames.Of(file.FileName, ""));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using FileStream stored = new(path, FileMode.CreateNew);
            await file.CopyToAsync(stored, HttpContext.RequestAborted);
        }
        if (jobs.Start(folder, new AddChoices { Update = update }) is not { } job)
        {
            Directory.Delete(folder, recursive: true);
            return Form(StatusCodes.Status503ServiceUnavailable, "还有太多上传在等着收入。请稍后再试。");
        }
        return SeeOther($"{UploadLimit.ManyPath}/{job.Id}");
    }

    /// <summary>How far it is, and what became of each file.</summary>
    [HttpGet(UploadLimit.ManyPath + "/{id}")]
    public IActionResult Show(string id) => jobs.Find(id) is { } job
        ? View("/Views/Add/Many.cshtml", new AddManyPage(job, [.. job.Rows], drafts.Holds))
        : NotFound();

    /// <summary>Stops it.</summary>
    [HttpPost(UploadLimit.ManyPath + "/{id}/stop")]
    public IActionResult Stop(string id)
    {
        if (jobs.Find(id) is not { } job)
            return NotFound();
        job.Stop();
        return SeeOther($"{UploadLimit.ManyPath}/{id}");
    }

    private ViewResult Form(int status, string error)
    {
        Response.StatusCode = status;
        return View("/Views/Add/Index.cshtml", new AddPage { NeedsKey = access.NeedsKey, Error = error });
    }

    // 303: reloading the page that follows doesn't send the files again.
    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string FreePath(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        for (int n = 2; Path.Exists(path); n++)
            path = Path.Combine(folder, $"{name[..^Path.GetExtension(name).Length]}-{n}{Path.GetExtension(name)}");
        return path;
    }
}
