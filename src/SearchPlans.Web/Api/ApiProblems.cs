using Microsoft.AspNetCore.Mvc;
using SearchPlans.Figures;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

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

    /// <summary>A failure to write.</summary>
    public static JsonResult Of(WriteFailure failure) => Of(failure.Status, failure.Title, failure.Message);

    /// <summary>404: there is no such plan.</summary>
    public static JsonResult NoPlan(string id) =>
        Of(StatusCodes.Status404NotFound, "没有这份计划", $"没有 id 为“{id}”的计划。全部计划见 /api/plans。");

    /// <summary>400: names that are unknown, each with what comes nearest, under <c>errors</c>.</summary>
    public static JsonResult Unknown(IReadOnlyList<UnknownFigureName> unknown) =>
        Answer(new ValidationProblemDetails(
            unknown.GroupBy(u => u.Field).ToDictionary(g => g.Key, g => g.Select(u => u.Message()).ToArray()))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "没有这样的名称",
            Detail = string.Concat(unknown.Select(u => u.Message())),
        });

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
