using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Access;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Controllers;

/// <summary>Signing in with a key, or with the address that is good once, and out.</summary>
[ApiExplorerSettings(IgnoreApi = true), AllowAnonymous, ResponseCache(NoStore = true)]
public sealed class SignInController(KeyRing keys, AccessOptions options, ILogger<KeyRing> log) : Controller
{
    // A key and a form token.
    private const int MaxFormBytes = 64 * 1024;

    /// <summary>The form; or, with what is good once, signs in.</summary>
    [HttpGet(AccessGate.SignInPath)]
    public async Task<IActionResult> Show(string? once, string? to)
    {
        if (once == null)
        {
            return Form(StatusCodes.Status200OK, null, to);
        }
        KeyAnswer answer = keys.CheckOnce(once, HttpContext.Connection.RemoteIpAddress);
        return answer.Caller.Role == AccessRole.None
            ? Refused(answer, "这个网址已经用过，或过了一小时。请填写令牌文件里的令牌，或重新启动服务得到新的网址。", to)
            : await EnterAsync(answer.Caller, to);
    }

    /// <summary>Signs in with a key.</summary>
    [HttpPost(AccessGate.SignInPath), RequestSizeLimit(MaxFormBytes)]
    public async Task<IActionResult> Enter([FromForm] string? key, [FromForm] string? to)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return Form(StatusCodes.Status400BadRequest, "还没有填写密钥。", to);
        }
        KeyAnswer answer = keys.Check(key.Trim(), HttpContext.Connection.RemoteIpAddress);
        return answer.Caller.Role == AccessRole.None
            ? Refused(answer, WriteAccess.Refusal(HttpContext, null, showsKey: true), to)
            : await EnterAsync(answer.Caller, to);
    }

    /// <summary>Signs out.</summary>
    [HttpPost("/signout"), RequestSizeLimit(MaxFormBytes)]
    public async Task<IActionResult> Leave()
    {
        Caller caller = Caller.Of(HttpContext);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        log.SignedOut(caller.KeyId, caller.Name, HttpContext.Connection.RemoteIpAddress);
        // What the browser kept of pages that only this key opened.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return SeeOther("/");
    }

    private async Task<IActionResult> EnterAsync(Caller caller, string? to)
    {
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, caller.ToPrincipal());
        log.SignedIn(caller.KeyId, caller.Name, HttpContext.Connection.RemoteIpAddress);
        return SeeOther(Url.IsLocalUrl(to) ? to : caller.Role == AccessRole.Editor ? UploadLimit.AddPath : "/");
    }

    private ViewResult Refused(KeyAnswer answer, string why, string? to)
    {
        AccessGate.Refuse(HttpContext, answer.Wait);
        return Form(Response.StatusCode, answer.Wait == null ? why : AccessGate.RefusalOf(HttpContext), to);
    }

    private ViewResult Form(int status, string? error, string? to)
    {
        Response.StatusCode = status;
        return View("/Views/SignIn/Index.cshtml", new SignInPage(
            Caller.Of(HttpContext), Url.IsLocalUrl(to) ? to : "", keys.Token != null, options.IsReadingClosed, error));
    }

    private StatusCodeResult SeeOther(string address)
    {
        // A header has no Chinese in it.
        Response.Headers.Location = new Uri(new Uri("http://localhost"), address).PathAndQuery;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
