using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Citing;
using SearchPlans.Exporting;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>What plans name each other, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划")]
public sealed class CitationsApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>Gives what a plan names and what names it.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/api/plans/{id}/citations"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("citations"), EndpointSummary("互相提到"),
        EndpointDescription("一份计划提到的文件（《…》、文号、“十三五”规划、去年的政府工作报告等）和提到它的计划，各带原句。是哪一份不能断定的，不给链接。")]
    [ProducesResponseType<CitationResponse>(StatusCodes.Status200OK, Description = "提到的和提到它的")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内查完；不给不全的")]
    public async Task<ActionResult<CitationResponse>> OfPlan([Description("计划的 id")] string id, CancellationToken cancellation)
    {
        PlanCitations? citations = await library.CitationsAsync(id, cancellation);
        return citations switch
        {
            null => ApiProblems.NoPlan(id),
            { IsTooCostly: true } => Problem(CitationsPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => CitationResponse.From(citations),
        };
    }

    /// <summary>Gives the documents that are named most and aren't here.</summary>
    /// <param name="format">json, csv or xlsx.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/api/cited"), Produces("application/json", "text/csv", TableExport.XlsxType), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("cited"), EndpointSummary("提到而未收录的文件"), EndpointDescription("各份计划提到最多而语料里没有的规划、方案、意见等，可据以补充。")]
    [ProducesResponseType<MissingResponse>(StatusCodes.Status200OK, Description = "未收录的文件，提到的计划多的在前")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "参数有误")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内查完；不给不全的")]
    public async Task<IActionResult> Missing(
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv 或 xlsx。")] string? format,
        CancellationToken cancellation)
    {
        string name = TableFormat.Read(format, ModelState);
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        MissingDocuments missing = await library.MissingDocumentsAsync(cancellation);
        if (missing.IsTooCostly)
        {
            return Problem(CitationsPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        if (name == "json")
        {
            return new JsonResult(MissingResponse.From(missing));
        }
        ExportTable table = MissingExport.Rows(missing, $"{Request.Scheme}://{Request.Host}");
        return this.TableFile(name, table.Name, table);
    }
}
