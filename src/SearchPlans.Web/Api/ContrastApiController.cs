using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Comparing;
using SearchPlans.Exporting;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Plans side by side, for programs.</summary>
[ApiController, Produces("application/json"), Tags("对照")]
public sealed class ContrastApiController(PlanLibrary library) : ControllerBase
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
        string format = string.IsNullOrWhiteSpace(parameters.Format) ? "json" : parameters.Format.Trim().ToLowerInvariant();
        foreach ((string name, string? side) in new[] { ("a", parameters.A), ("b", parameters.B) })
        {
            if (string.IsNullOrWhiteSpace(side))
            {
                ModelState.TryAddModelError(name, BadParameters.Message(name, side ?? "", "应为计划的 id，或 id~节的锚点"));
            }
        }
        if (format is not ("json" or "csv" or "xlsx" or "docx"))
        {
            ModelState.TryAddModelError("format", BadParameters.Message("format", format, "应为 json、csv、xlsx 或 docx"));
        }
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        ContrastAnswer answer = await library.ContrastAsync(
            ContrastSide.Parse(parameters.A!), ContrastSide.Parse(parameters.B!), cancellation);
        return answer switch
        {
            { Missing: [var missing, ..] } => ApiProblems.NoPlan(missing.PlanId),
            { Contrast: { } contrast } => FileOf(contrast, format),
            _ => ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "不能对照", answer.Refusal),
        };
    }

    /// <summary>Puts what several plans say of one topic side by side.</summary>
    [HttpGet("/api/compare/topic"), Produces("application/json", "text/csv", TableExport.XlsxType),
        EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("compareTopic"), EndpointSummary("一个说法，各份文件怎样说"),
        EndpointDescription("几份文件，或几个地区某一年的文件，各有哪些段落说到一个说法，其中有哪些数字。有文件而未提及的，与没有收录这一年文件的分开。")]
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
        string format = string.IsNullOrWhiteSpace(parameters.Format) ? "json" : parameters.Format.Trim().ToLowerInvariant();
        if (format is not ("json" or "csv" or "xlsx"))
        {
            ModelState.TryAddModelError("format", BadParameters.Message("format", format));
        }
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
            _ => this.TableFile(format, $"{request.Expression} 各地", TopicExport.Passages(topic, $"{Request.Scheme}://{Request.Host}"),
                TopicExport.Figures(topic)),
        };
    }

    private IActionResult FileOf(PlanContrast contrast, string format) => format switch
    {
        "json" => new JsonResult(ContrastResponse.From(contrast)),
        "docx" => File(ContrastExport.Docx(contrast), ExcerptExport.DocxType, ContrastExport.NameOf(contrast) + ".docx"),
        _ => this.TableFile(format, ContrastExport.NameOf(contrast), ContrastExport.Paragraphs(contrast),
            ContrastExport.Figures(contrast, $"{Request.Scheme}://{Request.Host}")),
    };

    /// <summary>What an address says of a topic.</summary>
    public sealed class TopicApiParameters : TopicParameters
    {
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（各段）或 xlsx（各段、数字各一张）。")]
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
