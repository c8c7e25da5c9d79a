using System.Security.Claims;
using SearchPlans.Access;
using SearchPlans.History;

namespace SearchPlans.Web.Access;

/// <summary>Who a request is from.</summary>
/// <param name="KeyId">The id of the key it showed; empty where it showed none.</param>
/// <param name="Name">Whose key it is.</param>
/// <param name="Role">What the key is good for.</param>
public sealed record Caller(string KeyId, string Name, AccessRole Role)
{
    /// <summary>The id of the administrator key.</summary>
    public const string AdminId = "admin";

    /// <summary>The id of the token that only this machine's user can read.</summary>
    public const string LocalId = "local";

    /// <summary>Someone who showed no key.</summary>
    public static Caller Anyone { get; } = new("", "", AccessRole.None);

    /// <summary>Whose request it is; <see cref="Anyone"/> before that is known.</summary>
    public static Caller Of(HttpContext context) => context.Features.Get<Caller>() ?? Anyone;

    /// <summary>Who a cookie says that its bearer is.</summary>
    public static string? IdIn(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>What goes into a cookie: the id; the rest is looked up with each request, so that a key that was revoked is.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, KeyId)], "key"));

    /// <summary>As the log of writes names it.</summary>
    public Writer ToWriter() => new(KeyId, Name);
}
