using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using SearchPlans.Feeds;
using SearchPlans.Querying;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Api;

/// <summary>What came in, to be followed with a feed reader.</summary>
[ApiController, Tags("订阅")]
public sealed class FeedController(PlanLibrary library) : ControllerBase
{
    private const string AtomType = "application/atom+xml";
    private const string BadParameter = "参数有误；errors 按参数名说明";
    private const string TooCostly = "没有在限时内查完，因此不给不全的结果。请用更具体的词，或用地区、年份、文种缩小范围。";
    private const string NotModified = "自上次取得以后没有变化";

    /// <summary>What came in of a search.</summary>
    [HttpGet("/search.atom"), Produces(AtomType), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("searchFeed"), EndpointSummary("订阅一次检索"),
        EndpointDescription("与 /search 相同的检索，按入库时间排列，新入库的在前，至多 50 条。sort、page、correct 不起作用。可以带 If-None-Match 或 If-Modified-Since。")]
    [ProducesResponseType(StatusCodes.Status200OK, Description = "Atom（RFC 4287）")]
    [ProducesResponseType(StatusCodes.Status304NotModified, Description = NotModified)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = BadParameter)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "没有在限时内查完")]
    public async Task<IActionResult> Search([FromQuery] SearchParameters parameters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToRequest(FeedPage.MaxEntries, ModelState) is not { } asked)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        SearchRequest request = asked with { Page = 1, Corrects = true, Sort = SearchSort.Relevance };
        string named = Labels.Shortened(request.Query.Trim(), 80);
        return await AnswerAsync(
            new AtomFeed(Host, Links.Ascii.SearchFeed(request), Links.Ascii.Search(request),
                $"检索：{(named.Length > 0 ? named : "（空）")}", request),
            () => library.Feeds.OfSearchAsync(request, cancellation), cancellation);
    }

    /// <summary>What came in of a table of figures.</summary>
    [HttpGet("/figures.atom"), Produces(AtomType)]
    [EndpointName("figuresFeed"), EndpointSummary("订阅一项指标"),
        EndpointDescription("与 /figures 相同的指标、地区、层级、年份；每处表述一条，新入库的在前，至多 50 条。")]
    [ProducesResponseType(StatusCodes.Status200OK, Description = "Atom（RFC 4287）")]
    [ProducesResponseType(StatusCodes.Status304NotModified, Description = NotModified)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个指标、地区；errors 按参数名说明")]
    public async Task<IActionResult> Figures([FromQuery] FigureParameters parameters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.ToChoice(ModelState) is not { } asked)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        FigureChoice choice = new(asked.Request with { Page = 1, Ascending = false });
        return await AnswerAsync(
            new AtomFeed(Host, Links.Ascii.FigureFeed(choice), Links.Ascii.Figures(choice), FeedLink.Of(choice).Title, null),
            () => library.Feeds.OfFiguresAsync(choice.Request, cancellation), cancellation);
    }

    /// <summary>The plans that came in.</summary>
    /// <param name="region">The place.</param>
    /// <param name="year">The year.</param>
    /// <param name="type">The type of document.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/plans.atom"), Produces(AtomType)]
    [EndpointName("plansFeed"), EndpointSummary("订阅新入库的文件"),
        EndpointDescription("与 /plans 相同的地区、年份、文种；每份文件一条，新入库的在前，至多 50 条。")]
    [ProducesResponseType(StatusCodes.Status200OK, Description = "Atom（RFC 4287）")]
    [ProducesResponseType(StatusCodes.Status304NotModified, Description = NotModified)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = BadParameter)]
    public async Task<IActionResult> Plans(
        [FromQuery, Description("地区路径，如 广东省/深圳市，含其下各级。")] string? region,
        [FromQuery, Description("年份，如 2024。")] int? year,
        [FromQuery, Description("文种，如 政府工作报告。")] string? type, CancellationToken cancellation)
    {
        foreach ((string name, string? value) in new[] { ("region", region), ("type", type) })
        {
            if (value?.Length > SearchParameters.MaxValueLength)
            {
                ModelState.TryAddModelError(name, BadParameters.TooLong(name, value, SearchParameters.MaxValueLength));
            }
        }
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        PlanChoice choice = new(region ?? "", year ?? 0, type ?? "");
        string chosen = string.Join(' ', new[] { choice.Region.Replace('/', ' '), choice.Year > 0 ? $"{choice.Year}年" : "", choice.Type }
            .Where(c => c.Length > 0));
        return await AnswerAsync(
            new AtomFeed(Host, Links.Ascii.PlanFeed(region, choice.Year, type), Links.Ascii.Plans(region, choice.Year, type),
                FeedLink.OfAll.Title + (chosen.Length > 0 ? $"：{chosen}" : ""), null),
            () => library.Feeds.OfPlansAsync(choice, cancellation: cancellation), cancellation);
    }

    private string Host => $"{Request.Scheme}://{Request.Host}";

    private async Task<IActionResult> AnswerAsync(AtomFeed feed, Func<Task<FeedPage>> read, CancellationToken cancellation)
    {
        FeedState state = await library.Feeds.StateAsync(cancellation);
        byte[] name = SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Index}\n{state.LogBytes}\n{feed.Host}{feed.Self}"));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(name.AsSpan(0, 12))}\"", isWeak: true);
        if (!Response.Headers.ContainsKey(HeaderNames.CacheControl))
        {
            Response.Headers.CacheControl = "no-cache";
        }
        if (Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            Response.GetTypedHeaders().ETag = tag;
            return StatusCode(StatusCodes.Status304NotModified);
        }
        FeedPage page = await read();
        if (page.Unknown.Count > 0)
        {
            return ApiProblems.Unknown(page.Unknown);
        }
        if (page.IsTooCostly)
        {
            return Problem(TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        DateTimeOffset changed = page.Entries.Select(e => e.Changed).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        // Answers 304 where it wasn't modified since the time that is asked with.
        return File(feed.Write(page), AtomFeed.ContentType, changed, tag);
    }
}
