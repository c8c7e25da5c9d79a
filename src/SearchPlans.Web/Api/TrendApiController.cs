using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Trends;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>How expressions spread, for programs.</summary>
[ApiController, Produces("application/json"), Tags("趋势")]
public sealed class TrendApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>Counts expressions by year, level and place, and says who says them first.</summary>
    [HttpGet("/api/trend"), Produces("application/json", "text/csv", TableExport.XlsxType), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("trend"), EndpointSummary("说法的趋势"),
        EndpointDescription("一个或几个说法各年、各级、各地有多少段落、多少份文件说到，最早见于哪里。数目都是全部文件里数出来的；没有收录的年份和地区与没有说到的分开。")]
    [ProducesResponseType<TrendResponse>(StatusCodes.Status200OK, Description = "各个说法的趋势")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个地区；errors 按参数名说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内数完；不给不全的数目")]
    public async Task<IActionResult> Trend([FromQuery] TrendApiParameters parameters, CancellationToken cancellation)
    {
        if (parameters.ToRequest(ModelState) is not { } request)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        Trend trend = await library.TrendAsync(request, cancellation);
        if (trend.Unknown.Count > 0)
        {
            return ApiProblems.Unknown(trend.Unknown);
        }
        if (trend.IsTooCostly)
        {
            return Problem(TrendPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        string host = $"{Request.Scheme}://{Request.Host}";
        return parameters.FormatName == "json"
            ? new JsonResult(TrendResponse.From(trend))
            : this.TableFile(parameters.FormatName, TrendExport.NameOf(trend),
                TrendExport.ByYear(trend), TrendExport.ByPlace(trend), TrendExport.Firsts(trend, host));
    }

    /// <summary>Says which plans hold an expression and which don't.</summary>
    [HttpGet("/api/coverage"), Produces("application/json", "text/csv", TableExport.XlsxType), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("coverage"), EndpointSummary("哪些文件没有说到"),
        EndpointDescription("选定的文件里，哪些说到一个说法，哪些没有；哪些无法读取；选定 level、type、year 时还有哪些应有的文件没有收录。后两类是否说到无从得知。q 只取第一个说法。")]
    [ProducesResponseType<CoverageResponse>(StatusCodes.Status200OK, Description = "说到的、没有说到的、无法读取的、未收录的文件")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个地区；errors 按参数名说明")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType,
        Description = "没有在限时内查完；不给不全的数目")]
    public async Task<IActionResult> Coverage([FromQuery] TrendApiParameters parameters, CancellationToken cancellation)
    {
        if (parameters.ToRequest(ModelState) is not { } request)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        Coverage coverage = await library.CoverageAsync(request, cancellation);
        if (coverage.Unknown.Count > 0)
        {
            return ApiProblems.Unknown(coverage.Unknown);
        }
        if (coverage.IsTooCostly)
        {
            return Problem(TrendPage.TooCostly, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        if (parameters.FormatName == "json")
        {
            return new JsonResult(CoverageResponse.From(coverage));
        }
        ExportTable plans = TrendExport.Plans(coverage, $"{Request.Scheme}://{Request.Host}");
        return this.TableFile(parameters.FormatName, plans.Name, plans);
    }

    /// <summary>What an address says of a trend.</summary>
    public sealed class TrendApiParameters : TrendAddress, ITrendFields
    {
        /// <summary>The expressions.</summary>
        [FromQuery(Name = "q"), Required, Description("说法，按原样找；几个说法可重复此项，也可用逗号、顿号、分号隔开，至多 5 个，各至多 100 字。空格隔开的几个词要在同一段里。")]
        public string[]? Q { get; set; }
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（各年）或 xlsx（各年、各地、最早各一张）。")]
        public string? Format { get; set; }

        internal string FormatName => TableFormat.NameOf(Format);

        internal TrendRequest? ToRequest(ModelStateDictionary errors)
        {
            TableFormat.Read(Format, errors);
            TrendRequest? request = TrendFields.ToRequest(this, errors);
            if (request is { Expressions.Count: 0 })
            {
                errors.TryAddModelError("q", BadParameters.Message("q", "", "应为要看趋势的说法，如 低空经济"));
            }
            return errors.IsValid ? request : null;
        }
    }
}
