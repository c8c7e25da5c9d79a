using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Exporting;
using SearchPlans.History;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>What lies in the trash, for programs.</summary>
/// <param name="Key">By what it is brought back.</param>
/// <param name="Reason"><c>removed</c>, or <c>replaced</c> of an earlier version.</param>
/// <param name="Time">Since when.</param>
/// <param name="Id">The plan's id.</param>
/// <param name="Document">Its file, relative to the corpus.</param>
/// <param name="Title">Its title.</param>
/// <param name="Region">Its place as a path; empty where it isn't known.</param>
/// <param name="Year">Its year; 0 where it isn't known.</param>
/// <param name="Type">Its type; empty where it isn't known.</param>
public sealed record TrashResponseItem(
    string Key, string Reason, DateTimeOffset Time, string Id, string Document, string Title, string Region, int Year, string Type)
{
    /// <summary>Of an entry.</summary>
    public static TrashResponseItem From(TrashEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Key, entry.Reason == TrashReason.Removed ? "removed" : "replaced", entry.Time, entry.PlanId, entry.Document,
            entry.Title, entry.RegionPath, entry.Year, entry.Type);
    }
}

/// <summary>All that lies in the trash.</summary>
/// <param name="Items">Newest first.</param>
public sealed record TrashResponse(IReadOnlyList<TrashResponseItem> Items);

/// <summary>What came of removing a plan.</summary>
/// <param name="Removed">Where it lies now.</param>
public sealed record RemoveResponse(TrashResponseItem Removed)
{
    /// <summary>Why searches still find it; null where they don't.</summary>
    public string? Notice { get; init; }
}

/// <summary>Removing plans and bringing them back, for programs.</summary>
[ApiController, Produces("application/json"), Tags("计划"), IgnoreAntiforgeryToken]
public sealed class TrashApiController(PlanLibrary library, WriteFailures failures) : ControllerBase
{
    /// <summary>Removes a plan.</summary>
    [HttpDelete("/api/plans/{id}")]
    [EndpointName("removePlan"), EndpointSummary("删除一份计划"),
        EndpointDescription("原件、读出的文字和说明文件一并移到语料文件夹的 .trash 里，检索随即找不到；按 removed.key 可以恢复。写入的权限与添加相同。")]
    [ProducesResponseType<RemoveResponse>(StatusCodes.Status200OK, Description = "已删除")]
    [ProducesResponseType<RemoveResponse>(StatusCodes.Status202Accepted, Description = "已删除，但索引暂时写不进去，检索还找得到；之后会自动更新")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "这份计划是链接，不能移动")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "别的程序正在写索引，或语料暂时写不进去，稍后再试")]
    public async Task<ActionResult<RemoveResponse>> Remove([Description("计划的 id")] string id, CancellationToken cancellation)
    {
        try
        {
            if (await library.RemoveAsync(id, Caller.Of(HttpContext).ToWriter(), cancellation) is not { } removed)
            {
                return ApiProblems.NoPlan(id);
            }
            var answer = new RemoveResponse(TrashResponseItem.From(removed.Entry)) { Notice = removed.NotIndexed };
            return removed.NotIndexed is null ? answer : Accepted(answer);
        }
        catch (PlanFileException refused)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有删除", refused.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }

    /// <summary>Lists what was removed and replaced.</summary>
    [HttpGet("/api/trash"), ForEditors]
    [EndpointName("listTrash"), EndpointSummary("列出回收站"), EndpointDescription("删除的计划和被替换的旧版本，新的在前。须有写入的权限。")]
    [ProducesResponseType<TrashResponse>(StatusCodes.Status200OK, Description = "回收站里的全部")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    public TrashResponse List() => new([.. library.Removed().Select(TrashResponseItem.From)]);

    /// <summary>Brings something back.</summary>
    [HttpPost("/api/trash/{key}/restore")]
    [EndpointName("restorePlan"), EndpointSummary("恢复删除的计划或旧版本"),
        EndpointDescription("计划的 id 不变。恢复旧版本时，现在的一份进回收站。")]
    [ProducesResponseType<PlanResponseItem>(StatusCodes.Status200OK, Description = "恢复后的计划")]
    [ProducesResponseType<PlanResponseItem>(StatusCodes.Status202Accepted, Description = "已恢复，但索引暂时写不进去，检索还找不到；之后会自动更新")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "里面的文件读不了，没有恢复")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "回收站里没有")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "别的程序正在写索引，或语料暂时写不进去，稍后再试")]
    public async Task<ActionResult<PlanResponseItem>> Restore(
        [Description("回收站里的编号")] string key, CancellationToken cancellation)
    {
        try
        {
            if (await library.RestoreAsync(key, Caller.Of(HttpContext).ToWriter(), cancellation) is not { } restored)
            {
                return ApiProblems.Of(StatusCodes.Status404NotFound, "回收站里没有", $"回收站里没有编号“{key}”。全部见 /api/trash。");
            }
            PlanResponseItem plan = PlanResponseItem.From(restored.Plan);
            return restored.NotIndexed is null ? plan : Accepted(plan);
        }
        catch (PlanFileException refused)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有恢复", refused.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }
}
