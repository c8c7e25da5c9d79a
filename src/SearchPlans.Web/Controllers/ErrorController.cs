using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
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

    private ErrorPage Explain(int status) => status switch
    {
        400 when ExpiredForm.Was(HttpContext) =>
            new(400, "表单已失效", ["这个表单打开得太久，或服务重新启动过。请回到上一页刷新后重填；没有内容被保存。"]),
        400 when BrokenForm.Was(HttpContext)
            || HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Error is BrokenUploadException =>
            new(400, "上传不完整", [BrokenUploadException.Said]),
        400 => new(400, "请求有误", ["地址或表单里有看不懂的内容。请返回检查后再试。"]),
        401 => new(401, "须出示密钥", [AccessGate.RefusalOf(HttpContext) ?? "请先登录。"]),
        403 => new(403, "不许写入", [AccessGate.RefusalOf(HttpContext) ?? "没有权限。"]),
        429 when AccessGate.RefusalOf(HttpContext) is { } refused => new(429, "试得太多", [refused]),
        404 => new(404, "没有这一页", ["地址可能写错了，或这份计划已从语料中移走。"]),
        405 => new(405, "不支持这种操作", ["这个地址不接受这种请求方法。"]),
        413 => new(413, "文件太大", [UploadLimit.Allowed]),
        415 => new(415, "不支持这种格式", ["请以 multipart/form-data 表单或原始文件内容上传。"]),
        429 => new(429, "请求太多", ["同时处理的请求太多。请过几秒再试。"]),
        503 => new(503, "现在太忙", ["同时处理的请求太多，或这次处理得太久，已经停下。请过几秒再试。"]),
        507 => new(507, "磁盘满了", ["服务器的磁盘满了，没有保存。请管理员腾出空间后再试。"]),
        >= 400 and < 500 => new(status, "请求无法处理", ["服务不能按这样的请求给出回答。请返回检查后再试。"]),
        _ => new(500, "服务出错了", ["这不是您的错。请稍后再试；若总是如此，请把出错的地址和时间告诉管理员，详情在服务的日志里。"]),
    };
}
