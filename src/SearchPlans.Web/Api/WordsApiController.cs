using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SearchPlans.Exporting;
using SearchPlans.Trends;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>What is new and what is gone, for programs.</summary>
[ApiController, Produces("application/json"), Tags("趋势")]
public sealed class WordsApiController(PlanLibrary library) : ControllerBase
{
    /// <summary>The expressions that rose or vanished in the plans of a place and year.</summary>
    [HttpGet("/api/words"), Produces("application/json", "text/csv", TableExport.XlsxType), EnableRateLimiting(RequestLimits.Searching)]
    [EndpointName("words"), EndpointSummary("一地一年的新说法"),
        EndpointDescription("一地一年的文件里，与此前各年相比新出现或多起来的说法、与同年各地相比说得多的、不再说的，各附原句。按对数似然比排列。")]
    [ProducesResponseType<WordsResponse>(StatusCodes.Status200OK, Description = "各类说法；没有收录这样的文件时 plans 为空")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个地区；errors 按参数名说明")]
    public async Task<IActionResult> Words(
        [FromQuery(Name = "place"), Description("一个地区，任何叫法，看它本级的文件，如 广东、广东/深圳、全国。")] string? place,
        [FromQuery(Name = "year"), Range(0, 9999), Description("年份；默认最近一年。")] int? year,
        [FromQuery(Name = "type"), Description("文种；默认政府工作报告，没有时取最多的一种。")] string? type,
        [FromQuery(Name = "limit"), DefaultValue(30), Range(1, WordsRequest.MaxCount), Description("每类至多几个，1 到 50。")] int? limit,
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv 或 xlsx。")] string? format,
        CancellationToken cancellation)
    {
        string name = TableFormat.Read(format, ModelState);
        if (string.IsNullOrWhiteSpace(place) || place.Length > SearchParameters.MaxValueLength)
        {
            ModelState.TryAddModelError("place", BadParameters.Message("place", place ?? "", "应为一个地区，如 广东、广东/深圳、全国"));
        }
        if (!ModelState.IsValid)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        WordChanges words = await library.WordsAsync(
            new WordsRequest
            {
                Region = place!.Trim(),
                Year = year ?? 0,
                Type = Labels.Beginning(type?.Trim() ?? "", SearchParameters.MaxValueLength),
                Count = limit ?? new WordsRequest { Region = "" }.Count,
            },
            cancellation);
        if (words.Unknown.Count > 0)
        {
            return ApiProblems.Unknown(words.Unknown);
        }
        ExportTable table = WordsExport.Rows(words, $"{Request.Scheme}://{Request.Host}");
        return name == "json" ? new JsonResult(WordsResponse.From(words)) : this.TableFile(name, table.Name, table);
    }
}
