using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;

namespace SearchPlans.Web.Access;

/// <summary>Puts together what decides who may do what.</summary>
internal static class AccessSetup
{
    // A working day; who goes on signs in once more.
    private static readonly TimeSpan _signedInFor = TimeSpan.FromHours(12);

    // Browsers that came over HTTPS once come over nothing else.
    private static readonly TimeSpan _onlyHttpsFor = TimeSpan.FromDays(365);

    /// <summary>Adds what <see cref="UseAccess"/> asks for.</summary>
    public static void AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<GuessLimit>();
        services.AddSingleton<KeyRing>();
        services.AddHsts(o => o.MaxAge = _onlyHttpsFor);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "searchplans-key";
            o.Cookie.Path = "/";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.CookieManager = new PrefixedCookies();
            o.ExpireTimeSpan = _signedInFor;
            o.SlidingExpiration = false;
        });
    }

    /// <summary>Comes first of all: from here on addresses and schemes are those that the browser has.</summary>
    public static void UseProxies(this WebApplication app, AccessOptions options)
    {
        if (options.Proxies.Count > 0)
        {
            ForwardedHeadersOptions forwarded = new()
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                // As far as those in front of each other are known.
                ForwardLimit = null,
            };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (System.Net.IPNetwork network in options.Proxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
            app.UseForwardedHeaders(forwarded);
        }
        app.UseHsts();
        app.UseMiddleware<PrefixedFormCookie>();
        app.UseMiddleware<RefusedRequests>();
    }

    /// <summary>Comes behind routing, before anything reads a body.</summary>
    public static void UseAccess(this WebApplication app)
    {
        // Named although the gate asks by itself: it would be put in front of the proxies otherwise.
        app.UseAuthentication();
        app.UseMiddleware<AccessGate>();
    }

    /// <summary>What the operator is told once the server listens: how to sign in, and what is amiss.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="options">The settings.</param>
    /// <param name="urls">Where the server listens.</param>
    public static IEnumerable<string> Told(KeyRing keys, AccessOptions options, IEnumerable<string> urls)
    {
        if (keys.Token is { Once: { } once } token)
        {
            yield return "要添加或更正计划，请用浏览器打开这个网址（一小时内，只能用一次）：";
            yield return $"{Openable(urls.First())}{AccessGate.SignInPath}?once={once}";
            yield return token.Problem is { } problem
                ? $"{problem}。以后再登录须重新启动服务。"
                : $"以后再登录，填写这个文件里的令牌，只有您能读：{token.FullPath}";
        }
        foreach (string warning in options.Warnings)
        {
            yield return $"注意：{warning}";
        }
    }

    // http://0.0.0.0:5080 and http://[::]:5080 say where to listen, not what to open.
    private static string Openable(string url)
    {
        UriBuilder address = new(url
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0" or "[::]")
        {
            address.Host = "localhost";
        }
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
