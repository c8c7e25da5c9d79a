using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SearchPlans.Web.Controllers;

/// <summary>Answers forms that end in the middle or are none: their actions would get parameters that were never bound.</summary>
internal sealed class BrokenForm : IActionFilter, IOrderedFilter
{
    private static readonly object _key = new();

    /// <summary>Before whatever looks at parameters.</summary>
    public int Order => int.MinValue;

    /// <summary>Whether the form of this request was refused.</summary>
    public static bool Was(HttpContext context) => context.Items.ContainsKey(_key);

    /// <inheritdoc />
    public void OnActionExecuting(ActionExecutingContext context)
    {
        // What is wrong with a body as a whole is said of no parameter.
        if (context.ModelState.TryGetValue("", out var whole) && whole.Errors.Count > 0 && context.HttpContext.Request.HasFormContentType)
        {
            context.HttpContext.Items[_key] = true;
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    /// <inheritdoc />
    public void OnActionExecuted(ActionExecutedContext context) { }
}
