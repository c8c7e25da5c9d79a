using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Index;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Answers requests that failed elsewhere: a page to people, problem+json to programs.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
[IgnoreAntiforgeryToken, AllowAnonymous]
public sealed class ErrorController : Controller
{
    /// <summary>Says what went wrong; the pipeline comes here by itself.</summary>
    [Route("/error/{status:int}")]
    [ResponseCache(NoStore = true)]
    public IActionResult Show()
    {
        // Not a parameter: binding one would read the form of the request that failed once more.
        int status = int.Parse((string)RouteData.Values["status"]!);
        string? path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (path == null)
        {
            status = StatusCodes.Status404NotFound;
        }
        else if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() != null)
        {
            status = Response.StatusCode;
        }
        ErrorPage page = Explain(status);
        return path?.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) == true
            ? ApiProblems.Of(page.Status, page.Title, string.Concat(page.Messages))
            : this.ErrorPage(page);
    }

    private Exception? Failure => HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Error;

    private ErrorPage Explain(int status) => status switch
    {
        400 when ExpiredForm.Was(HttpContext) =>
            new(400, "表单已失效", ["表单打开时间过长，或服务重启过。请返回上一页，刷新后重新填写；刚才的内容没有保存。"]),
        400 when BrokenForm.Was(HttpContext) || Failure is BrokenUploadException =>
            new(400, "上传不完整", [BrokenUploadException.Said]),
        400 when Failure is ClusterException { IsQueryTooLong: true } =>
            new(400, "检索内容太长", ["这次检索的内容太长，超过检索集群一次能比较的词数。请缩短到两百字以内再试。"]),
        400 => new(400, "请求有误", ["网址或表单里有无法识别的内容，请返回检查后重试。"]),
        401 => new(401, "需要密钥", [AccessGate.RefusalOf(HttpContext) ?? "请先登录。"]),
        403 => new(403, "没有写入权限", [AccessGate.RefusalOf(HttpContext) ?? "您没有这项权限。"]),
        429 when AccessGate.RefusalOf(HttpContext) is { } refused => new(429, "尝试次数过多", [refused]),
        404 => new(404, "页面不存在", ["网址可能有误，或者这份文件已被删除。"]),
        405 => new(405, "不支持此操作", ["此网址不接受这种请求方式。"]),
        413 => new(413, "文件太大", [UploadLimit.Allowed]),
        415 => new(415, "不支持这种格式", ["请以 multipart/form-data 表单或原始文件内容上传。"]),
        429 => new(429, "请求过多", ["同时处理的请求过多，请几秒后重试。"]),
        503 when Failure is PlanIndexException =>
            new(503, "索引暂时不可用", ["检索和阅读所用的索引暂时不可用，或不完整。请稍后重试；若总是如此，请告知管理员，详细情况见服务日志。"]),
        503 => new(503, "服务繁忙", ["同时处理的请求过多，或本次处理超时，已经停止。请几秒后重试。"]),
        507 => new(507, "磁盘空间不足", ["服务器磁盘空间不足，没有保存。请管理员清理后重试。"]),
        >= 400 and < 500 => new(status, "请求无法处理", ["服务无法处理这样的请求，请返回检查后重试。"]),
        _ => new(500, "服务出错了", ["请稍后重试；如果反复出现，请将出错的网址和时间告知管理员，详细情况见服务日志。"]),
    };
}
