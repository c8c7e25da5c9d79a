using Scalar.AspNetCore;

namespace SearchPlans.Web.Api;

/// <summary>The description of the API as a page that people read and try it by, at <see cref="Path"/>. Scalar draws it in the browser; its
/// script comes from here, out of the package.</summary>
internal static class ApiReference
{
    /// <summary>Where it is.</summary>
    public const string Path = "/api";

    /// <summary>Serves it.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapScalarApiReference(Path, options =>
    {
        options.Title = "SearchPlans 计划检索 API";
        options.OpenApiRoutePattern = ApiDescription.Route;
        options.DynamicNonce = true;
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.HideClientButton = true;
    }).AddEndpointFilter(async (context, next) =>
        // One document is all there is; anything else below is no page of ours.
        context.HttpContext.GetRouteValue("documentName") is null or "v1" ? await next(context) : Results.NotFound());

    /// <summary>Whether a request is for the page.</summary>
    public static bool IsPage(HttpRequest request) => request.Path.Value?.TrimEnd('/') is Path or Path + "/v1";

    /// <summary>The policy of an answer that is the page, or null: Scalar sets styles as it goes, so that they can't be forbidden inline;
    /// its scripts are those with the nonce of this answer and what they load from here.</summary>
    public static string? PolicyOf(HttpContext context) => context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
        ? $"default-src 'none'; script-src 'nonce-{nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        : null;
}
