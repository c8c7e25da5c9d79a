using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Trends;
using SearchPlans.Web.Access;
using SearchPlans.Web.Controllers;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>A list of expressions to look up.</summary>
public sealed record BatchBody
{
    /// <summary>The expressions.</summary>
    [Description("要查的说法，按原样找，至多 200 个，各至多 100 字")]
    public IReadOnlyList<string>? Expressions { get; init; }
    /// <summary>Other expressions.</summary>
    [Description("false：只找原词，不找同义的说法；默认 true")]
    public bool? Same { get; init; }
    /// <summary>Places.</summary>
    [Description("地区，任何叫法，含其下各级；每个各算一行，至多 400 个；不写则全部合计")]
    public IReadOnlyList<string>? Regions { get; init; }
    /// <summary>Levels.</summary>
    [Description("层级：国家、省、市、县")]
    public IReadOnlyList<string>? Levels { get; init; }
    /// <summary>Types of document.</summary>
    [Description("文种，如 政府工作报告")]
    public IReadOnlyList<string>? Types { get; init; }
    /// <summary>Years.</summary>
    [Description("年份或一段年份，如 2024、2015-2025；不写只有合计")]
    public string? Year { get; init; }
}

/// <summary>Looking up lists of expressions, for programs.</summary>
[ApiController, Produces("application/json"), Tags("趋势"), IgnoreAntiforgeryToken]
public sealed class BatchApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>Counts many expressions by places and years.</summary>
    [HttpPost("/api/batch"), ReadsOnly, RequestSizeLimit(BatchController.MaxRequestBytes)]
    [EnableRateLimiting(RequestLimits.Searching), Produces("application/json", "text/csv", TableExport.XlsxType)]
    [EndpointName("batch"), EndpointSummary("批量查词"),
        EndpointDescription("一列说法各地各年有多少文件、多少段说到，每个数连着列出这些段落的检索。数目都是全部文件里数出来的，"
            + "与 /api/search?match=exact、/api/trend 一致；说法 × 地区 × 年份至多 40000 个数。")]
    [ProducesResponseType<BatchResponse>(StatusCodes.Status200OK, Description = "各个说法的数目")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "列表有误、太大，或没有这个地区；errors 按名称说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内数完；不给不全的数目")]
    public async Task<IActionResult> Batch(
        [FromBody] BatchBody body,
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（明细）或 xlsx（明细、文件数、段落数各一张）。")]
        string? format,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(body);
        string name = TableFormat.Read(format, ModelState);
        BatchForm form = new()
        {
            Q = [.. body.Expressions ?? []],
            Same = body.Same == false ? "0" : null,
            Region = [.. body.Regions ?? []],
            Level = [.. body.Levels ?? []],
            Type = [.. body.Types ?? []],
            Year = body.Year,
        };
        TrendRequest? request = await form.ToRequestAsync(ModelState, cancellation);
        if (request is null && ModelState.IsValid)
        {
            ModelState.TryAddModelError("expressions", BatchTable.Problem([])!);
        }
        if (request is null || !ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        BatchTable table = await library.BatchAsync(request, cancellation);
        return table.Unknown.Count > 0 ? ApiProblems.Unknown(table.Unknown)
            : table.Refusal is { } refusal ? Problem(refusal, statusCode: table.IsTooCostly
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status400BadRequest)
            : name == "json" ? new JsonResult(BatchResponse.From(table))
            : this.BatchFile(name, table, $"{Request.Scheme}://{Request.Host}");
    }
}

/// <summary>Answers with batches as files.</summary>
internal static class BatchFiles
{
    /// <summary>A batch as a file: CSV of all its numbers, or XLSX with tables by year as well.</summary>
    public static FileContentResult BatchFile(this ControllerBase controller, string format, BatchTable table, string host) =>
        controller.TableFile(
            format, BatchExport.Name, BatchExport.Rows(table, host), BatchExport.Plans(table), BatchExport.Paragraphs(table));
}
