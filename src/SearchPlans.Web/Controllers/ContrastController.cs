using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Controllers;

/// <summary>Plans side by side.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ContrastController(PlanLibrary library) : Controller
{
    /// <summary>Two plans side by side, or the page to choose them.</summary>
    /// <param name="a">The one: an id, an id with a section, or words of title, place and year.</param>
    /// <param name="b">The other.</param>
    /// <param name="topic">A topic instead, of several plans or places.</param>
    /// <param name="cancellation">Cancelled when who asked goes away.</param>
    [HttpGet("/compare"), EnableRateLimiting(RequestLimits.Searching)]
    public async Task<IActionResult> Index(string? a, string? b, TopicParameters topic, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (topic.IsGiven)
        {
            return await TopicAsync(topic, cancellation);
        }
        IReadOnlyList<PlanSummary> plans = await library.PlansAsync(cancellation);
        ContrastChoice old = ContrastChoice.Of(a, plans), now = ContrastChoice.Of(b, plans);
        if (old.Plan is null || now.Plan is null)
        {
            return View("Choose", new ContrastPage(old, now, null, ""));
        }
        ContrastAnswer answer = await library.ContrastAsync(old.Side, now.Side, cancellation);
        return answer.Missing.Count > 0
            ? NotFound()
            : View(answer.Contrast is null ? "Choose" : "Index", new ContrastPage(old, now, answer.Contrast, answer.Refusal));
    }

    private async Task<IActionResult> TopicAsync(TopicParameters parameters, CancellationToken cancellation)
    {
        if (parameters.ToRequest(ModelState) is not { } request)
        {
            return this.BadParametersPage();
        }
        if (!request.IsComplete)
        {
            return View("Topic", new TopicPage(request, new TopicColumns
            {
                Request = request,
                Refusal = request.Expression.Length == 0 ? "请写出要对照的说法，如 低空经济。" : "请写出要并排看的地区，如 广东、江苏、浙江。",
            }));
        }
        TopicColumns topic = await library.TopicAsync(request, cancellation);
        return topic.IsTooCostly
            ? this.ErrorPage(new ErrorPage(StatusCodes.Status503ServiceUnavailable, "查不过来", [TrendPage.TooCostly]))
            : View("Topic", new TopicPage(request, topic));
    }
}
