using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>Plans side by side, for programs.</summary>
[ApiController, Produces("application/json"), Tags("对照"), IgnoreAntiforgeryToken]
public sealed class ContrastApiController(PlanLibrary library, DraftSlots slots) : ControllerBase
{
    /// <summary>Puts two plans side by side.</summary>
    [HttpGet("/api/compare"), Produces("application/json", "text/csv", TableExport.XlsxType, ExcerptExport.DocxType),
        EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("compare"), EndpointSummary("两份计划对照"),
        EndpointDescription("按标题和内容把两份计划的各节对应起来，标出相同、改动、新增、删去和移动，段内标出改动之处；两份所说的指标列在一起，各连着原句。")]
    [ProducesResponseType<ContrastResponse>(StatusCodes.Status200OK, Description = "两份的对照")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误；errors 按参数名说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有其中一份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, ApiProblems.ContentType,
        Description = "两边是同一份，没有所指的一节，或太长；detail 说明怎样缩小")]
    public async Task<IActionResult> Compare([FromQuery] ContrastApiParameters parameters, CancellationToken cancellation)
    {
        string format = FormatOf(parameters.Format);
        foreach ((string name, string? side) in new[] { ("a", parameters.A), ("b", parameters.B) })
        {
            if (string.IsNullOrWhiteSpace(side))
            {
                ModelState.TryAddModelError(name, BadParameters.Message(name, side ?? "", "应为计划的 id，或 id~节的锚点"));
            }
        }
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        ContrastAnswer answer = await library.ContrastAsync(
            ContrastSide.Parse(parameters.A!), ContrastSide.Parse(parameters.B!), cancellation);
        return AnswerOf(answer, format);
    }

    /// <summary>Puts a draft beside a plan; nothing of it is kept.</summary>
    [HttpPost("/api/compare"), ReadsOnly, RawBody, RequestSizeLimit(DraftSlots.MaxRequestBytes),
        Consumes("application/octet-stream", "text/plain", "text/markdown", "multipart/form-data"),
        Produces("application/json", "text/csv", TableExport.XlsxType, ExcerptExport.DocxType)]
    [EndpointName("compareDraft"), EndpointSummary("草稿与一份计划对照"),
        EndpointDescription("以请求体里的草稿为新的一份，与一份计划对照。草稿可以是能添加的任何格式，至多 20 MB、60 万字；只用来对照这一次，不保存，不入库。")]
    [ProducesResponseType<ContrastResponse>(StatusCodes.Status200OK, Description = "两份的对照")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或草稿读不了")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ApiProblems.ContentType, Description = "草稿太大")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, ApiProblems.ContentType, Description = "太长，或没有所指的一节")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType, Description = "同时对照的草稿太多")]
    public async Task<IActionResult> CompareDraft(
        [FromQuery] ContrastDraftApiParameters parameters, CancellationToken cancellation)
    {
        string format = FormatOf(parameters.Format);
        if (string.IsNullOrWhiteSpace(parameters.A))
        {
            ModelState.TryAddModelError("a", BadParameters.Message("a", parameters.A ?? ""));
        }
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        using Upload upload = Upload.IsIn(Request)
            ? await Upload.ReadAsync(Request, _ => Task.FromResult(true))
            : await Upload.OfBodyAsync(Request, Path.GetFileName(parameters.Name ?? ""));
        if (upload.Files.FirstOrDefault(f => f is { Field: "file", ByteLength: > 0 }) is not { } file)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有草稿", "请求体里没有文件；表单里的名为 file。");
        }
        string name = Path.GetFileName(string.IsNullOrWhiteSpace(parameters.Name) ? file.FileName : parameters.Name.Trim());
        name = name.Length > 0 ? name : "草稿.txt";
        if (file.ByteLength > Math.Min(PlanFileReader.MaxByteLengthOf(name), DraftSlots.MaxFileBytes))
        {
            return ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "草稿太大", DraftSlots.TooLarge);
        }
        using ImportSlot slot = await slots.TakeAsync(cancellation);
        if (!slot.IsTaken)
        {
            return ImportSlots.Busy(HttpContext);
        }
        try
        {
            ImportedDocument draft = await PlanLibrary.ImportAsync(name, await file.ReadAsync(cancellation), cancellation);
            return AnswerOf(await library.ContrastAsync(ContrastSide.Parse(parameters.A!), draft, cancellation), format);
        }
        catch (PlanFileException unreadable)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "草稿读不了", unreadable.Message);
        }
    }

    /// <summary>Puts what several plans say of one topic side by side.</summary>
    [HttpGet("/api/compare/topic"), Produces("application/json", "text/csv", TableExport.XlsxType, ExcerptExport.DocxType),
        EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("compareTopic"), EndpointSummary("一个说法，各份文件怎样说"),
        EndpointDescription("几份文件，或几个地区某一年的文件，各有哪些段落说到一个说法，其中有哪些数字。有文件而没有说到的，与没有收录这一年文件的分开。")]
    [ProducesResponseType<TopicResponse>(StatusCodes.Status200OK, Description = "各份文件所说")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，没有这个地区；errors 按参数名说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有其中一份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, ApiProblems.ContentType,
        Description = "文件太多；detail 说明怎样缩小")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内查完")]
    public async Task<IActionResult> Topic([FromQuery] TopicApiParameters parameters, CancellationToken cancellation)
    {
        string format = FormatOf(parameters.Format);
        TopicRequest? request = parameters.ToRequest(ModelState);
        if (request is { IsComplete: false })
        {
            bool lacksWords = request.Expression.Length == 0;
            ModelState.TryAddModelError(
                lacksWords ? "q" : "region",
                lacksWords ? BadParameters.Message("q", "") : BadParameters.Message("region", "", "应有 region 或 plan，如 region=广东,江苏"));
        }
        if (request is null || !ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        TopicColumns topic = await library.TopicAsync(request, cancellation);
        return topic switch
        {
            { Unknown.Count: > 0 } => ApiProblems.Unknown(topic.Unknown),
            { Missing: [var missing, ..] } => ApiProblems.NoPlan(missing),
            { Refusal.Length: > 0 } => ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "不能并排", topic.Refusal),
            { IsTooCostly: true } => Problem(TrendPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ when format == "json" => new JsonResult(TopicResponse.From(topic)),
            _ when format == "docx" => File(TopicExport.Docx(topic), ExcerptExport.DocxType, $"{request.Expression} 各地.docx"),
            _ => this.TableFile(format, $"{request.Expression} 各地", TopicExport.Passages(topic, $"{Request.Scheme}://{Request.Host}"),
                TopicExport.Figures(topic)),
        };
    }

    // The format asked for; what is none is told as an error.
    private string FormatOf(string? given)
    {
        string format = TableFormat.NameOf(given);
        if (format is not ("json" or "csv" or "xlsx" or "docx"))
        {
            ModelState.TryAddModelError("format", BadParameters.Message("format", format, "应为 json、csv、xlsx 或 docx"));
        }
        return format;
    }

    private IActionResult AnswerOf(ContrastAnswer answer, string format) => answer switch
    {
        { Missing: [var missing, ..] } => ApiProblems.NoPlan(missing.PlanId),
        { Contrast: { } contrast } => FileOf(contrast, format),
        _ => ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "不能对照", answer.Refusal),
    };

    private IActionResult FileOf(PlanContrast contrast, string format) => format switch
    {
        "json" => new JsonResult(ContrastResponse.From(contrast)),
        "docx" => File(ContrastExport.Docx(contrast), ExcerptExport.DocxType, ContrastExport.NameOf(contrast) + ".docx"),
        _ => this.TableFile(format, ContrastExport.NameOf(contrast), ContrastExport.Paragraphs(contrast),
            ContrastExport.Figures(contrast, $"{Request.Scheme}://{Request.Host}")),
    };

    /// <summary>What an address says of a draft.</summary>
    public sealed class ContrastDraftApiParameters
    {
        /// <summary>The plan.</summary>
        [FromQuery(Name = "a"), Required, Description("旧的一份：计划的 id，或 id~节的锚点。")]
        public string? A { get; set; }
        /// <summary>The draft's name.</summary>
        [FromQuery(Name = "name"), Description("草稿的文件名，由它的结尾得知格式；multipart 上传时可省。")]
        public string? Name { get; set; }
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv、xlsx 或 docx。")]
        public string? Format { get; set; }
    }

    /// <summary>What an address says of a topic.</summary>
    public sealed class TopicApiParameters : TopicParameters
    {
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（各段）、xlsx（各段、数字各一张）或 docx（各段）。")]
        public string? Format { get; set; }
    }

    /// <summary>What an address says of a comparison.</summary>
    public sealed class ContrastApiParameters
    {
        /// <summary>The one.</summary>
        [FromQuery(Name = "a"), Required, Description("旧的一份：计划的 id；只对照一节时为 id~节的锚点，锚点见 /api/plans/{id} 的 outline。")]
        public string? A { get; set; }
        /// <summary>The other.</summary>
        [FromQuery(Name = "b"), Required, Description("新的一份，写法同 a。")]
        public string? B { get; set; }
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（逐段）、xlsx（逐段、指标各一张）或 docx（改动之处）。")]
        public string? Format { get; set; }
    }
}
