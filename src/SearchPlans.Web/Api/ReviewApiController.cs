using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>What needs a look, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划"), IgnoreAntiforgeryToken]
public sealed class ReviewApiController(PlanLibrary library, WriteFailures failures) : ControllerBase
{
    /// <summary>Lists what needs a look.</summary>
    [HttpGet("/api/review"), ForEditors]
    [EndpointName("listReview"), EndpointSummary("列出待核对的计划"),
        EndpointDescription("没有年份或地区、章节可疑、内容与别的相近的计划；标为已核对的不在其中。须有写入的权限。")]
    [ProducesResponseType<ReviewResponse>(StatusCodes.Status200OK, Description = "待核对的计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    public async Task<ReviewResponse> List(CancellationToken cancellation) => ReviewResponse.From(await library.ReviewAsync(cancellation));

    /// <summary>Marks a plan as looked at.</summary>
    [HttpPut("/api/plans/{id}/checked")]
    [EndpointName("checkPlan"), EndpointSummary("把一份计划标为已核对"),
        EndpointDescription("记在它旁边的说明文件里，不再列在待核对里；替换成新的一份后要重新核对。")]
    [ProducesResponseType<PlanResponseItem>(StatusCodes.Status200OK, Description = "这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "文件或说明文件读不了")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "别的程序正在写索引，稍后再试")]
    public Task<ActionResult<PlanResponseItem>> Check([Description("计划的 id")] string id, CancellationToken cancellation) =>
        MarkAsync(id, isChecked: true, cancellation);

    /// <summary>Takes that back.</summary>
    [HttpDelete("/api/plans/{id}/checked")]
    [EndpointName("uncheckPlan"), EndpointSummary("撤销一份计划的已核对")]
    [ProducesResponseType<PlanResponseItem>(StatusCodes.Status200OK, Description = "这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "文件或说明文件读不了")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "别的程序正在写索引，稍后再试")]
    public Task<ActionResult<PlanResponseItem>> Uncheck([Description("计划的 id")] string id, CancellationToken cancellation) =>
        MarkAsync(id, isChecked: false, cancellation);

    private async Task<ActionResult<PlanResponseItem>> MarkAsync(string id, bool isChecked, CancellationToken cancellation)
    {
        try
        {
            PlanSummary? plan = await library.CheckAsync(id, isChecked, Caller.Of(HttpContext).ToWriter(), cancellation);
            return plan is null ? ApiProblems.NoPlan(id) : PlanResponseItem.From(plan);
        }
        catch (PlanFileException refused)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有记下", refused.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }
}
