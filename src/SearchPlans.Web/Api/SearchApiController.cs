using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Searching, for programs.</summary>
[ApiController, Produces("application/json"), Tags("检索")]
public sealed class SearchApiController(PlanLibrary library, SearchLog log) : ControllerBase
{
    /// <summary>How many hits a page holds unless asked otherwise.</summary>
    private const int DefaultSize = 20;

    private const int DefaultWords = 10;

    private const string BadParameter = "参数有误；errors 按参数名说明";

    /// <summary>Searches; one list of paragraphs, sections or plans.</summary>
    [HttpGet("/api/search"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("search"), EndpointSummary("检索"),
        EndpointDescription("在全部计划里检索，按参数 scope 给出命中的段落、章节或计划，连同可用来缩小范围的地区、年份、文种、部分计数。与网页的检索结果一致。")]
    [ProducesResponseType<SearchResponse>(StatusCodes.Status200OK, Description = "命中；一无所获时 hits 为空")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = BadParameter)]
    public async Task<ActionResult<SearchResponse>> Search(
        [FromQuery] SearchParameters parameters,
        [FromQuery(Name = "size"), DefaultValue(DefaultSize), Range(1, SearchRequest.MaxSize),
            Description("每页命中数，1 到 200，默认 20。")] int? size,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToRequest(size ?? DefaultSize, ModelState) is not { } request)
        {
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        HitList found = await library.SearchAsync(request, cancellation);
        log.Write(found);
        return SearchResponse.From(found);
    }

    /// <summary>Explains the score of one paragraph.</summary>
    [HttpGet("/api/explain"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("explain"), EndpointSummary("说明一段何以命中"),
        EndpointDescription("一段在一次检索里的得分由哪些项构成。plan 与 anchor 指明这一段，其余参数同 /api/search。章节和计划的得分是其中最相关一段的：以命中里的 best 为 anchor。")]
    [ProducesResponseType<ExplainResponse>(StatusCodes.Status200OK, Description = "得分的由来，一项一项")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = BadParameter)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这一段，或它不是这次检索的命中")]
    public async Task<ActionResult<ExplainResponse>> Explain(
        [FromQuery] SearchParameters parameters,
        [FromQuery(Name = "anchor"), Description("段落的锚点，即 /api/search 命中里的 paragraph；命中是章节、计划时是其 best。")] string? anchor,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToRequest(1, ModelState) is not { } request)
        {
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        return request.PlanId is { } plan && await library.ExplainAsync(request, plan, anchor ?? "", cancellation) is { } explanation
            ? new ExplainResponse(plan, anchor ?? "", ExplanationNode.From(explanation))
            : ApiProblems.Of(StatusCodes.Status404NotFound, "不是命中", "没有这一段，或它不是这次检索的命中。请以 plan 给出计划的 id，以 anchor 给出段落的锚点。");
    }

    /// <summary>Gives words that go with a query.</summary>
    [HttpGet("/api/related"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("related"), EndpointSummary("相关的词"), EndpointDescription("常与检索词同段出现的词，和词表里相关的说法。其余参数同 /api/search，可把范围限在某地、某年。")]
    [ProducesResponseType<RelatedResponse>(StatusCodes.Status200OK, Description = "相关的词；没有则为空")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = BadParameter)]
    public async Task<ActionResult<RelatedResponse>> Related(
        [FromQuery] SearchParameters parameters,
        [FromQuery(Name = "limit"), DefaultValue(DefaultWords), Range(1, 20), Description("最多几个词，1 到 20，默认 10。")] int? limit,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToRequest(1, ModelState) is not { } request)
        {
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        return RelatedResponse.From(
            await library.SearchAsync(request, cancellation),
            await library.RelatedWordsAsync(request, limit ?? DefaultWords, cancellation));
    }
}
