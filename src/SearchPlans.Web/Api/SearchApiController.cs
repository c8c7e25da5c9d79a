using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Searching;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Searching, for programs.</summary>
[ApiController, Produces("application/json"), Tags("检索")]
public sealed class SearchApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>How many paragraphs a page holds unless asked otherwise.</summary>
    private const int DefaultSize = 20;

    /// <summary>Searches paragraph by paragraph.</summary>
    [HttpGet("/api/search")]
    [EndpointName("search"), EndpointSummary("检索段落"), EndpointDescription("在全部计划里检索，按段落给出命中，连同可用来缩小范围的地区、年份、文种计数。与网页的检索结果一致。")]
    [ProducesResponseType<SearchResponse>(StatusCodes.Status200OK, Description = "命中的段落；一无所获时 hits 为空")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json", Description = "参数有误；errors 按参数名说明")]
    public ActionResult<SearchResponse> Search(
        [FromQuery] SearchParameters parameters,
        [FromQuery(Name = "size"), DefaultValue(DefaultSize), Range(1, SearchRequest.MaxSize), Description("每页段落数，1 到 200，默认 20。")] int? size)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.ToRequest(size ?? DefaultSize, ModelState) is { } request
            ? SearchResponse.From(library.Search(request))
            : (ActionResult)ApiProblems.FromModelState(ControllerContext);
    }
}
