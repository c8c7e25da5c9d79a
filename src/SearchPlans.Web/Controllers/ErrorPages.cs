using Microsoft.AspNetCore.Mvc;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Error pages that a controller answers with by itself.</summary>
internal static class ErrorPages
{
    /// <summary>The page that says what went wrong.</summary>
    public static ViewResult ErrorPage(this Controller controller, ErrorPage page)
    {
        controller.Response.StatusCode = page.Status;
        return controller.View("/Views/Error/Show.cshtml", page);
    }

    /// <summary>The page that names the parameters that are wrong.</summary>
    public static ViewResult BadParametersPage(this Controller controller) =>
        controller.ErrorPage(
            new ErrorPage(StatusCodes.Status400BadRequest, "网址有误", [.. BadParameters.In(controller.ModelState).Select(e => e.Value)]));
}
