using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using SearchPlans.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Access;

/// <summary>Marks what is asked for with GET, but only of use to who may write.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForEditorsAttribute : Attribute;

/// <summary>Marks what takes a key also as the first field of a multipart body, and looks at it by itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesKeyInFormAttribute : Attribute;

/// <summary>Marks what only reads, whatever its method: messages of the Model Context Protocol are posted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ReadsOnlyAttribute : Attribute;

/// <summary>
/// Decides before anything of a body is read who a request is from and whether it may go on. Whatever isn't marked otherwise asks
/// for a key to write when it isn't a GET, and for a key to read where reading is closed: what is forgotten is closed.
/// A key comes in a header, or, of who signed in, by a cookie; never in an address. A cookie doesn't count for changes by the API,
/// which has no form tokens: another site can't be told from ours there.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, KeyRing keys, AccessOptions options, ILogger<AccessGate> log)
{
    /// <summary>The header that brings a key.</summary>
    public const string KeyHeader = "X-Admin-Key";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/signin";

    private const string Bearer = "Bearer ";

    // What most feed readers can: a name, which doesn't count, and the key as the password. For feeds alone, and to read: what a browser
    // sends by itself must change nothing.
    private const string Basic = "Basic ";
    private const string BasicChallenge = "Basic realm=\"SearchPlans\", charset=\"UTF-8\"";

    // A longer address isn't gone back to after signing in.
    private const int MaxReturnChars = 2000;

    private static readonly object _refusal = new();

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // An answer of the error page to a request that was looked at before.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() != null || context.Features.Get<IExceptionHandlerFeature>() != null)
        {
            await next(context);
            return;
        }
        if (KeyIn(context.Request) is { } key)
        {
            KeyAnswer answer = keys.Check(key, context.Connection.RemoteIpAddress);
            context.Features.Set(answer.Caller);
            if (answer.Caller.Role == AccessRole.None)
            {
                Refuse(context, answer.Wait);
                return;
            }
        }
        else
        {
            context.Features.Set(await SignedInAsync(context));
        }
        // Form tokens are good for who got them alone.
        context.User = Caller.Of(context) is { Role: > AccessRole.None } known ? known.ToPrincipal() : new();
        bool isDecidedLater = MayBringKeyInForm(context);
        if (options.IsReadingClosed && !IsOpen(context))
        {
            KeepOutOfCaches(context);
            if (Caller.Of(context).Role < AccessRole.Reader && !isDecidedLater)
            {
                AskToSignIn(context);
                return;
            }
        }
        if (NeedsEditor(context) && !isDecidedLater && Caller.Of(context).Role < AccessRole.Editor)
        {
            log.Refused(context.Request.Method, context.Request.Path, Caller.Of(context).KeyId, context.Connection.RemoteIpAddress);
            if (HttpMethods.IsGet(context.Request.Method) && Caller.Of(context).Role == AccessRole.None)
            {
                AskToSignIn(context);
            }
            else
            {
                Refuse(context, null);
            }
            return;
        }
        await next(context);
    }

    /// <summary>Why a request was refused by the key it showed or lacks, in Chinese; null when that isn't why.</summary>
    public static string? RefusalOf(HttpContext context) => context.Items[_refusal] as string;

    /// <summary>Refuses a request: 429 with the time to wait, or 403.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">For how long no more keys are looked at, or null.</param>
    /// <param name="showsKey">Whether a key was brought elsewhere than in a header.</param>
    public static void Refuse(HttpContext context, TimeSpan? wait, bool showsKey = false)
    {
        context.Items[_refusal] = WriteAccess.Refusal(context, wait, showsKey);
        context.Response.StatusCode = wait == null ? StatusCodes.Status403Forbidden : StatusCodes.Status429TooManyRequests;
        if (wait is { } time)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether a key was shown that isn't good, rather than none.</summary>
    public static bool ShowsKey(HttpRequest request) => KeyIn(request) != null;

    private static string? KeyIn(HttpRequest request)
    {
        string own = request.Headers[KeyHeader].ToString();
        if (own.Length > 0)
        {
            return own;
        }
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return FeedLink.IsOf(request.Path) && IsSafe(request.Method) ? PasswordIn(authorization[Basic.Length..].Trim()) : null;
        }
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    private static string? PasswordIn(string credentials)
    {
        byte[] bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, { Length: > 0 } password]
            ? password
            : null;
    }

    private async Task<Caller> SignedInAsync(HttpContext context)
    {
        if (IsApi(context) && !IsSafe(context.Request.Method))
        {
            return Caller.Anyone;
        }
        AuthenticateResult signedIn = await context.AuthenticateAsync();
        return signedIn.Principal is { } principal && Caller.IdIn(principal) is { } id && keys.Known(id) is { } caller
            ? caller
            : Caller.Anyone;
    }

    // Styles and scripts, signing in, and what says whether the server lives hold nothing of the corpus.
    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() != null || context.Request.Path.StartsWithSegments("/health");

    private static bool NeedsEditor(HttpContext context)
    {
        // Where nothing answers there is nothing to protect.
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() != null)
        {
            return false;
        }
        bool writes = !IsSafe(context.Request.Method) && endpoint.Metadata.GetMetadata<ReadsOnlyAttribute>() == null;
        return writes || endpoint.Metadata.GetMetadata<ForEditorsAttribute>() != null;
    }

    private static bool MayBringKeyInForm(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesKeyInFormAttribute>() != null
        && Upload.IsIn(context.Request) && !ShowsKey(context.Request);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(WebServer.McpPath);

    private static void KeepOutOfCaches(HttpContext context) => context.Response.OnStarting(() =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    });

    private static void AskToSignIn(HttpContext context)
    {
        bool isFeed = FeedLink.IsOf(context.Request.Path);
        bool isForPeople = !isFeed && !IsApi(context) && !context.Request.Path.StartsWithSegments("/openapi")
            || ApiReference.IsPage(context.Request);
        if (HttpMethods.IsGet(context.Request.Method) && isForPeople)
        {
            string to = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = SignInPath + (to.Length <= MaxReturnChars ? QueryString.Create("to", to) : default);
            return;
        }
        context.Items[_refusal] = $"检索和阅读须出示密钥：请以请求头 {KeyHeader} 给出。";
        context.Response.Headers.WWWAuthenticate = isFeed ? new[] { "Bearer", BasicChallenge } : "Bearer";
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
