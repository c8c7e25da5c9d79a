using System.ComponentModel;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Adding;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>Plans, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划"), IgnoreAntiforgeryToken]
public sealed class PlansApiController(
    PlanLibrary library, KeyRing keys, DraftStore drafts, WriteFailures failures, ImportSlots slots) : ControllerBase
{
    /// <summary>Lists all plans.</summary>
    [HttpGet("/api/plans")]
    [EndpointName("listPlans"), EndpointSummary("列出计划"), EndpointDescription("全部计划及其元数据，按地区，年份新的在前。")]
    [ProducesResponseType<PlansResponse>(StatusCodes.Status200OK, Description = "全部计划")]
    public async Task<PlansResponse> List(CancellationToken cancellation) => PlansResponse.From(await library.PlansAsync(cancellation));

    /// <summary>Gives a whole plan.</summary>
    [HttpGet("/api/plans/{id}"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("readPlan"), EndpointSummary("读一份计划"), EndpointDescription("元数据及其由来、文中可疑之处、提纲与全文各段；各段带不变的锚点与引用写法，表格的各行带各格。")]
    [ProducesResponseType<PlanResponse>(StatusCodes.Status200OK, Description = "整份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    public async Task<ActionResult<PlanResponse>> Read(
        [Description("计划的 id")] string id,
        [FromQuery(Name = "q"), Description("检索词：给出时，各段的 marks 标明命中之处。")] string? q,
        [FromQuery(Name = "match"), Description("smart（智能，默认）或 exact（精确）。")] string? match,
        CancellationToken cancellation)
    {
        if (SearchChoices.Matches.Named(match) is not { } choice)
        {
            ModelState.TryAddModelError("match", BadParameters.Message("match", match));
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        return await library.ReadAsync(id, q ?? "", choice.Value, cancellation: cancellation) is { } page
            ? PlanResponse.From(page)
            : ApiProblems.NoPlan(id);
    }

    /// <summary>Adds a plan.</summary>
    [HttpPost(UploadLimit.ApiPath), RawBody, TakesKeyInForm, DisableRequestTimeout]
    [EndpointName("addPlan"), EndpointSummary("添加计划")]
    [ProducesResponseType<AddResponse>(StatusCodes.Status201Created, Description = "已收入，检索即可找到")]
    [ProducesResponseType<AddResponse>(StatusCodes.Status202Accepted, Description = "已收入语料，但索引暂时写不进去，检索还找不到；notice 说明原因，之后会自动补上")]
    [ProducesResponseType<AddResponse>(StatusCodes.Status200OK, Description = "语料里已有同样的文字，没有重复收入；或按参数 near 换成了新的、保留了旧的")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "文件读不了，或字段有误")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<NearCopyProblem>(StatusCodes.Status409Conflict, ApiProblems.ContentType,
        Description = "与语料里的计划近似，没有收入；near 列出是哪些，请以参数 near 说明以哪一份为准")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ApiProblems.ContentType, Description = "文件太大")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType,
        Description = "同时读取的文件太多，过 Retry-After 秒再试")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "别的程序正在写索引，或语料暂时写不进去，稍后再试")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status507InsufficientStorage, ApiProblems.ContentType, Description = "磁盘空间不足，没有收入")]
    public async Task<ActionResult<AddResponse>> Add(
        [FromQuery(Name = "name"), Description("文件名；multipart 上传时可省，以上传的文件名为准。")] string? name,
        [FromQuery(Name = "near"),
            Description("与已有的计划近似时怎么办：ask 不收入而答 409（默认），old 保留旧的，new 换成新的（取代最近似的一份，其余近似的照旧；要取代哪一份可用 replaces 指明），both 两份都留。")] string? near,
        [FromQuery(Name = "replaces"), Description("以新的取代哪一份：计划的 id，多半是 409 所列 near 中的一份。给出时 near 可省，或为 new。")] string? replaces,
        CancellationToken cancellation)
    {
        if (!Upload.IsIn(Request))
        {
            return await AddBareAsync(name, near, replaces, cancellation);
        }
        using Upload upload = await Upload.ReadAsync(Request, head => Task.FromResult(MayStore(head["adminKey"])));
        if (upload.IsTurnedAway)
        {
            return ApiProblems.Of(Response.StatusCode, Response.StatusCode == StatusCodes.Status403Forbidden ? "没有写入权限" : "尝试次数过多",
                $"{AccessGate.RefusalOf(HttpContext)}密钥也可以放在字段 adminKey 里，须在 file 之前。");
        }
        if (upload.Files.FirstOrDefault(f => f.Field == "file") is not { } file)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有文件", "表单里没有名为 file 的文件。");
        }
        string fileName = NameOf(upload["name"], name, file.FileName);
        if (file.ByteLength > PlanFileReader.MaxByteLengthOf(fileName))
        {
            return ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "文件太大", UploadLimit.TooLarge);
        }
        MetadataForm form = MetadataForm.Of(field => upload[field]);
        if (form.Problem is { } wrong)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "字段有误", wrong);
        }
        return await KeepAsync(
            fileName, file, form.ToMetadata(), upload["near"] ?? near, upload["replaces"] ?? replaces,
            cancellation);
    }

    // Who came without a key in the head may bring it in the form; it is looked at once.
    private bool MayStore(string? key)
    {
        if (WriteAccess.May(HttpContext))
        {
            return true;
        }
        KeyAnswer answer = string.IsNullOrEmpty(key) ? default : keys.Check(key, HttpContext.Connection.RemoteIpAddress);
        if (answer.Caller is { } caller)
        {
            HttpContext.Features.Set(caller);
        }
        if (WriteAccess.May(HttpContext))
        {
            return true;
        }
        AccessGate.Refuse(HttpContext, answer.Wait, showsKey: !string.IsNullOrEmpty(key));
        return false;
    }

    private async Task<ActionResult> AddBareAsync(string? name, string? near, string? replaces, CancellationToken cancellation)
    {
        string fileName = NameOf(name);
        using Upload upload = await Upload.OfBodyAsync(Request, fileName);
        UploadedFile? file = upload.Files is [var first, ..] ? first : null;
        return file?.ByteLength > PlanFileReader.MaxByteLengthOf(fileName)
            ? ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "文件太大", UploadLimit.TooLarge)
            : await KeepAsync(fileName, file, new PlanMetadata(), near, replaces, cancellation);
    }

    private async Task<ActionResult> KeepAsync(
        string fileName, UploadedFile? file, PlanMetadata fields, string? near, string? replaces, CancellationToken cancellation)
    {
        if (fileName.Length == 0)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有文件名", "请以参数 name 给出文件名，例如 ?name=plan.txt。");
        }
        if (SearchChoices.NearCopies.Named(near) is not { } choice)
        {
            ModelState.TryAddModelError("near", BadParameters.Message("near", near));
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        replaces = string.IsNullOrWhiteSpace(replaces) ? null : replaces.Trim();
        if (replaces != null
            && (choice.Value is NearCopyChoice.Old or NearCopyChoice.Both
                || (await library.PlansAsync(cancellation)).All(p => p.Id != replaces)))
        {
            ModelState.TryAddModelError("replaces", BadParameters.Message("replaces", replaces));
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        PlanMetadata? given = fields == new PlanMetadata() ? null : fields;
        try
        {
            var choices = new AddChoices { NearCopies = choice.Value, Replaces = replaces, By = Caller.Of(HttpContext).ToWriter() };
            using ImportSlot slot = await slots.TakeAsync(cancellation);
            if (!slot.IsTaken)
            {
                return ImportSlots.Busy(HttpContext);
            }
            byte[] content = file is null ? [] : await file.ReadAsync(cancellation);
            ImportedDocument document = await PlanLibrary.ImportAsync(fileName, content, cancellation);
            AddOutcome outcome = await library.AddAsync(document, given, choices, cancellation);
            PlanResponseItem plan = PlanResponseItem.From(outcome.Plan);
            if (outcome.NotIndexed is { } later)
            {
                return Accepted(new AddResponse(outcome.Status == AddStatus.Added ? "added" : "updated", plan) { Notice = later });
            }
            return outcome.Status switch
            {
                AddStatus.Added => Created("/api" + plan.Url, new AddResponse("added", plan)),
                AddStatus.Updated => Ok(new AddResponse("updated", plan)),
                AddStatus.NearCopy when choice.Value == NearCopyChoice.Old => Ok(new AddResponse("near", plan)),
                AddStatus.NearCopy => ApiProblems.Of(NearCopyProblem.Of(
                    outcome.AllNear, await drafts.PutAsync(new Draft(document, given), cancellation))),
                _ => Ok(new AddResponse("duplicate", plan)),
            };
        }
        catch (PlanFileException unreadable)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "文件读不了", unreadable.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }

    // The first that is given, without folders.
    private static string NameOf(params string?[] names) =>
        Path.GetFileName(names.FirstOrDefault(n => !string.IsNullOrWhiteSpace(n))?.Trim().Replace('\\', '/') ?? "");
}
