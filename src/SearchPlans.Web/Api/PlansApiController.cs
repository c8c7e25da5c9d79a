using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Json;
using SearchPlans.Plans;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>Plans, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划"), IgnoreAntiforgeryToken]
public sealed class PlansApiController(PlanLibrary library, WriteAccess access) : ControllerBase
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>Lists all plans.</summary>
    [HttpGet("/api/plans")]
    [EndpointName("listPlans"), EndpointSummary("列出计划"), EndpointDescription("全部计划及其元数据，按地区，年份新的在前。")]
    [ProducesResponseType<PlansResponse>(StatusCodes.Status200OK, Description = "全部计划")]
    public PlansResponse List() => PlansResponse.From(library.Plans);

    /// <summary>Gives a whole plan.</summary>
    [HttpGet("/api/plans/{id}")]
    [EndpointName("readPlan"), EndpointSummary("读一份计划"), EndpointDescription("元数据及其由来、文中可疑之处、提纲与全文各段；各段带不变的锚点与引用写法，表格的各行带各格。")]
    [ProducesResponseType<PlanResponse>(StatusCodes.Status200OK, Description = "整份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ProblemJson, Description = "没有这份计划")]
    public ActionResult<PlanResponse> Read(
        [Description("计划的 id")] string id,
        [FromQuery(Name = "q"), Description("检索词：给出时，各段的 marks 标明命中之处。")] string? q,
        [FromQuery(Name = "match"), Description("smart（智能，默认）或 exact（精确）。")] string? match)
    {
        if (SearchChoices.Matches.Named(match) is not { } choice)
        {
            ModelState.TryAddModelError("match", BadParameters.Message("match", match));
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        return library.Read(id, q ?? "", choice.Value) is { } page
            ? PlanResponse.From(page)
            : ApiProblems.Of(StatusCodes.Status404NotFound, "没有这份计划", $"没有 id 为“{id}”的计划。全部计划见 /api/plans。");
    }

    /// <summary>Adds a plan.</summary>
    [HttpPost("/api/plans"), RawBody]
    [EndpointName("addPlan"), EndpointSummary("添加计划"), EndpointDescription(
        "以 multipart/form-data 上传（字段 file，另可有 name、title、province、city、county、year、type、source、adminKey），"
        + "或把文件内容直接作为请求体、以参数 name 给出文件名。txt 或 md，至多 16 MB，UTF-8、GB18030 或 UTF-16。"
        + "未设管理密钥时只收本机的请求；设了密钥则须以请求头 X-Admin-Key（或表单字段 adminKey）出示。语料里已有同样的文字时不重复收入。")]
    [ProducesResponseType<AddResponse>(StatusCodes.Status201Created, Description = "已收入，检索即可找到")]
    [ProducesResponseType<AddResponse>(StatusCodes.Status200OK, Description = "语料里已有同样的文字，没有重复收入")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ProblemJson, Description = "文件读不了，或字段有误")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ProblemJson, Description = "不许从这里写入，或密钥不对")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ProblemJson, Description = "文件超过 16 MB")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ProblemJson, Description = "别的程序正在写索引，稍后再试")]
    public async Task<ActionResult<AddResponse>> Add(
        [FromQuery(Name = "name"), Description("文件名；multipart 上传时可省，以上传的文件名为准。")] string? name)
    {
        IFormCollection? form;
        try
        {
            form = IsMultipart(Request.ContentType) ? await Request.ReadFormAsync(HttpContext.RequestAborted) : null;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "表单不完整", "multipart 请求体没有按格式结束，可能传输中断。请重新上传。");
        }
        if (access.WhyNot(HttpContext, form?["adminKey"]) is { } refused)
            return ApiProblems.Of(StatusCodes.Status403Forbidden, "不许写入", refused);
        IFormFile? file = form?.Files["file"];
        if (form != null && file == null)
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有文件", "表单里没有名为 file 的文件。");
        string fileName = Given(form?["name"], name, file?.FileName);
        if (fileName.Length == 0)
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有文件名", "请以参数 name 给出文件名，例如 ?name=plan.txt。");
        byte[] content = file != null
            ? await UploadedContent.ReadAsync(file, HttpContext.RequestAborted)
            : await UploadedContent.ReadAsync(Request.Body, HttpContext.RequestAborted);
        if (content.Length > PlanFileReader.MaxByteLengthOf(fileName))
            return ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "文件太大", UploadLimit.TooLarge);
        PlanMetadata? given = null;
        if (form != null && !TryReadMetadata(form, out given))
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "年份有误", MetadataForm.BadYear);
        return Keep(fileName, content, given);
    }

    private ActionResult Keep(string fileName, byte[] content, PlanMetadata? given)
    {
        try
        {
            AddOutcome outcome = library.Add(fileName, content, given, new AddChoices { KeepBoth = true });
            PlanResponseItem plan = PlanResponseItem.From(outcome.Plan);
            return outcome.Status == AddStatus.Added
                ? Created("/api" + plan.Url, new AddResponse("added", plan))
                : Ok(new AddResponse("duplicate", plan));
        }
        catch (PlanFileException unreadable)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "文件读不了", unreadable.Message);
        }
        catch (IOException busy)
        {
            return ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, "暂时不能写入", busy.Message);
        }
    }

    private static bool IsMultipart(string? contentType) => contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool TryReadMetadata(IFormCollection form, out PlanMetadata? given)
    {
        string year = Given((string?)form["year"]);
        int number = 0;
        bool good = year.Length == 0 || (int.TryParse(year, out number) && number is >= MetadataForm.FirstYear and <= MetadataForm.LastYear);
        PlanMetadata fields = new()
        {
            Title = Given((string?)form["title"]),
            Province = Given((string?)form["province"]),
            City = Given((string?)form["city"]),
            County = Given((string?)form["county"]),
            Year = number,
            Type = Given((string?)form["type"]),
            Source = Given((string?)form["source"]),
        };
        given = fields == new PlanMetadata() ? null : fields;
        return good;
    }

    private static string Given(params string?[] fields) => fields.FirstOrDefault(f => !string.IsNullOrWhiteSpace(f))?.Trim() ?? "";
}
