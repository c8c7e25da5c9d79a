using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SearchPlans.Web.Controllers;

/// <summary>Remembers that a form was refused for its token, so that the error page can say so.</summary>
internal sealed class ExpiredForm : IAlwaysRunResultFilter
{
    private static readonly object _key = new();

    /// <summary>Whether the form of this request was refused.</summary>
    public static bool Was(HttpContext context) => context.Items.ContainsKey(_key);

    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[_key] = true;
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context) { }
}
