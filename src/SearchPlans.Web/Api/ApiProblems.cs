using Microsoft.AspNetCore.Mvc;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Answers in problem+json (RFC 9457), in Chinese.</summary>
internal static class ApiProblems
{
    /// <summary>The media type of problems.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>A problem with a title and a sentence on it.</summary>
    public static JsonResult Of(int status, string title, string detail) =>
        Answer(new ProblemDetails { Status = status, Title = title, Detail = detail });

    /// <summary>A problem of a shape of its own.</summary>
    public static JsonResult Of(ProblemDetails problem) => Answer(problem);

    /// <summary>400: names each parameter that is wrong under <c>errors</c>.</summary>
    public static IActionResult FromModelState(ActionContext context)
    {
        IReadOnlyList<KeyValuePair<string, string>> wrong = BadParameters.In(context.ModelState);
        return Answer(new ValidationProblemDetails(wrong.ToDictionary(w => w.Key, w => new[] { w.Value }))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "参数有误",
            Detail = string.Concat(wrong.Select(w => w.Value)),
        });
    }

    // Not an ObjectResult: [Produces] would call it plain JSON.
    private static JsonResult Answer(ProblemDetails problem) => new(problem) { StatusCode = problem.Status, ContentType = ContentType };
}
