using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Suggesting;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Api;

/// <summary>Suggestions while typing.</summary>
[ApiController, Produces("application/json"), Tags("检索")]
public sealed class SuggestApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>The most suggestions of one answer.</summary>
    public const int MaxLimit = 20;
    private const int DefaultLimit = 8;
    // Long enough for who types, deletes and types again; short enough for a plan just added.
    private const int KeptSeconds = 60;

    /// <summary>Suggests words, terms, places, years, headings and documents of the corpus.</summary>
    [HttpGet("/api/suggest"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("suggest"), EndpointSummary("输入提示"), EndpointDescription("按已输入的文字、拼音或声母，给出词、术语、地区、年份、章节标题和文件。")]
    [ResponseCache(Duration = KeptSeconds, Location = ResponseCacheLocation.Any)]
    [ProducesResponseType<SuggestResponse>(StatusCodes.Status200OK, Description = "没有可提示的时，suggestions 为空")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误；errors 按参数名说明")]
    public async Task<SuggestResponse> Suggest(
        [FromQuery(Name = "q"), Description("已输入的文字：汉字、拼音（pingshan）、声母（ps）。超过 60 字时没有提示。")] string? q,
        [FromQuery(Name = "limit"), DefaultValue(DefaultLimit), Range(1, MaxLimit), Description("最多几条，1 到 20，默认 8。")] int? limit,
        CancellationToken cancellation)
    {
        // No entry is longer: what can't be finished needn't be looked at.
        string typed = q is { Length: <= SuggestionIndex.MaxEntryLength } ? q : "";
        int most = limit ?? DefaultLimit;
        return SuggestResponse.From(
            await library.SuggestAsync(typed, most, cancellation), typed, await library.PlansAsync(cancellation), most);
    }
}
