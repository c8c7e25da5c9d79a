using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Feeds;
using SearchPlans.Querying;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>What a program says of a saved search.</summary>
public sealed record SavedSearchBody
{
    /// <summary>The search.</summary>
    [JsonPropertyName("search"), Description("检索词，或检索页的地址（/search?q=…，带全部条件）；不改检索时不写")]
    public string? Search { get; init; }

    /// <summary>Another name.</summary>
    [JsonPropertyName("name"), Description("新的名称；不改名时不写")]
    public string? Name { get; init; }
}

/// <summary>Saved searches and what came in, for programs.</summary>
[ApiController, Produces("application/json"), Tags("订阅"), IgnoreAntiforgeryToken]
public sealed class SearchesApiController(PlanLibrary library, WriteFailures failures) : ControllerBase
{
    private const string NoKey = "没有密钥，密钥不对，或密钥只能检索和阅读";

    /// <summary>Lists the saved searches.</summary>
    [HttpGet("/api/searches")]
    [EndpointName("listSearches"), EndpointSummary("列出保存的检索"), EndpointDescription("语料文件夹里 searches.txt 的各行。")]
    [ProducesResponseType<SavedSearchesResponse>(StatusCodes.Status200OK, Description = "保存的检索")]
    public SavedSearchesResponse List() => SavedSearchesResponse.From(library.Searches.Read());

    /// <summary>Says what came in of a search.</summary>
    [HttpGet("/api/search/new"), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("searchNews"), EndpointSummary("一次检索有哪些新入库的结果"),
        EndpointDescription("与 /api/search 相同的检索里，since 之后入库的有多少、是哪些。入库的时间以语料的记录为准：重建索引、复制语料都不算新；换成新版的文件只算旧版里没有的段落。")]
    [ProducesResponseType<NewsResponse>(StatusCodes.Status200OK, Description = "新入库的结果")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误；errors 按参数名说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内数完；不给不全的数目")]
    public async Task<ActionResult<NewsResponse>> New(
        [FromQuery] SearchParameters parameters,
        [FromQuery(Name = "since"), Description("从什么时候起，如 2026-01-31 或 2026-01-31T08:00:00Z；上一次回答里的 newest 也可以。")] string? since,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (NewsPage.TimeIn(since) is null)
        {
            ModelState.TryAddModelError("since", BadParameters.Message("since", since));
        }
        if (parameters.ToRequest(1, ModelState) is not { } request)
        {
            return (ActionResult)ApiProblems.FromModelState(ControllerContext);
        }
        SearchNews news = await library.Feeds.NewsAsync(request, NewsPage.TimeIn(since)!.Value, cancellation);
        return news.Count.IsTooCostly
            ? Problem(TrendPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable)
            : NewsResponse.From(news);
    }

    /// <summary>Saves a search, or changes a saved one.</summary>
    [HttpPut("/api/searches")]
    [EndpointName("saveSearch"), EndpointSummary("保存一个检索，或改动、改名"),
        EndpointDescription("记在语料文件夹的 searches.txt 里，别的行不动。写入的权限与添加相同。")]
    [ProducesResponseType<SavedSearchesResponse>(StatusCodes.Status200OK, Description = "改动之后的全部")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "名称或检索不能用")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = NoKey)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这个名称")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "语料暂时写不进去")]
    public ActionResult<SavedSearchesResponse> Save(
        [FromQuery(Name = "name"), Description("名称，至多 60 字")] string? name, [FromBody] SavedSearchBody body) => Change(() =>
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Search is null && body.Name is null)
        {
            throw new SavedSearchException("请以 search 说明检索，或以 name 说明新的名称。");
        }
        if (body.Search is { } search)
        {
            library.Searches.Save(name ?? "", Read(search));
        }
        return body.Name is not { } to || library.Searches.Rename(name ?? "", to);
    }, name);

    /// <summary>Deletes a saved search.</summary>
    [HttpDelete("/api/searches")]
    [EndpointName("deleteSearch"), EndpointSummary("删去一个保存的检索"), EndpointDescription("写入的权限与添加相同。")]
    [ProducesResponseType<SavedSearchesResponse>(StatusCodes.Status200OK, Description = "删去之后的全部")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = NoKey)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这个名称")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "语料暂时写不进去")]
    public ActionResult<SavedSearchesResponse> Delete([FromQuery(Name = "name"), Description("名称")] string? name) =>
        Change(() => library.Searches.Delete(name ?? ""), name);

    private static SearchRequest Read(string search) => !SearchAddress.Is(search)
        ? new SearchRequest { Query = search }
        : SearchAddress.Parse(search, out string wrong) ?? throw new SavedSearchException(wrong + "。");

    private ActionResult<SavedSearchesResponse> Change(Func<bool> change, string? name)
    {
        try
        {
            return change()
                ? SavedSearchesResponse.From(library.Searches.Read())
                : ApiProblems.Of(
                    StatusCodes.Status404NotFound, "没有这个检索", $"没有名为“{Labels.Shortened(name ?? "", 40)}”的检索。全部见 /api/searches。");
        }
        catch (SavedSearchException refused)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有保存", refused.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }
}
