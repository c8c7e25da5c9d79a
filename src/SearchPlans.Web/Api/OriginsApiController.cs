using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Origins;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Where sentences stood before, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划")]
public sealed class OriginsApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>Says where the sentences of a plan stood before.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="at">A heading or a paragraph.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/api/plans/{id}/origins"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("origins"), EndpointSummary("句子出处"),
        EndpointDescription("一份计划的句子此前在哪份计划里出现过，相同或几乎相同（至多一成五的字不同），取最早的一处，并标出不同的地方。")]
    [ProducesResponseType<OriginResponse>(StatusCodes.Status200OK, Description = "此前出现过的句子")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "没有这一段")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "句子太多，没有在限时内比完；用 at 逐节查")]
    public async Task<ActionResult<OriginResponse>> OfPlan(
        [Description("计划的 id")] string id,
        [FromQuery(Name = "at"), Description("只比一节（标题的锚点）或一段（段落的锚点）；省略为全文。")] string? at,
        CancellationToken cancellation)
    {
        PlanOrigins? origins = await library.OriginsAsync(id, at?.Trim() ?? "", cancellation);
        switch (origins)
        {
            case null:
                return ApiProblems.NoPlan(id);
            case { IsPartUnknown: true }:
                ModelState.TryAddModelError("at", BadParameters.Message("at", at ?? "", OriginsPage.WantedPart));
                return (ActionResult)ApiProblems.FromModelState(ControllerContext);
            case { IsTooCostly: true }:
                return Problem(OriginsPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable);
            default:
                return OriginResponse.From(origins);
        }
    }
}
