using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>Figures of indicators, for programs.</summary>
[ApiController, Produces("application/json"), Tags("指标")]
public sealed class FiguresApiController(PlanLibrary library) : ControllerBase
{
    private const int DefaultSize = 100;
    private const int DefaultIndicators = 50;

    /// <summary>Gives an indicator's figures, place by year, as JSON, CSV or XLSX.</summary>
    [HttpGet("/api/figures"), Produces("application/json", "text/csv", TableExport.XlsxType)]
    [EndpointName("figures"), EndpointSummary("指标数字表"),
        EndpointDescription("一个指标在各地各年的目标、实际或规划期数字，每处附原句和出处；空格说明原因。format=csv、xlsx 时是可下载的文件，页数在响应头 X-Pages 里。")]
    [ProducesResponseType<FigureResponse>(StatusCodes.Status200OK, Description = "地区 × 年份的表")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个指标、地区；errors 按参数名说明，并给出相近的名称")]
    public async Task<IActionResult> Figures([FromQuery] FigureApiParameters parameters, CancellationToken cancellation)
    {
        if (parameters.ToRequest(ModelState) is not { } request)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        FigureTable table = await library.FiguresAsync(request, cancellation);
        if (table.Unknown.Count > 0)
        {
            return ApiProblems.Unknown(table.Unknown);
        }
        Response.Headers["X-Pages"] = table.Pages.ToString(CultureInfo.InvariantCulture);
        return parameters.FormatName switch
        {
            "csv" => this.TableFile("csv", FigureExport.NameOf(table), FigureExport.ByStatement(table, Host())),
            "xlsx" => this.TableFile(
                "xlsx", FigureExport.NameOf(table), FigureExport.AsShown(table), FigureExport.ByStatement(table, Host())),
            _ => new JsonResult(FigureResponse.From(table)),
        };
    }

    /// <summary>Gives target against result of a place.</summary>
    [HttpGet("/api/figures/compare")]
    [EndpointName("compareFigures"), EndpointSummary("目标与实际对照"),
        EndpointDescription("一个地区历年的目标与实际，及其相差。地区取 region 的第一个；kind、level、page、size、sort 不起作用。")]
    [ProducesResponseType<FigureComparisonResponse>(StatusCodes.Status200OK, Description = "各年的目标、实际、相差")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误，或没有这个指标、地区；errors 按参数名说明，并给出相近的名称")]
    public async Task<IActionResult> Compare([FromQuery] FigureApiParameters parameters, CancellationToken cancellation)
    {
        if (parameters.ToRequest(ModelState) is { Regions.Count: 0 })
        {
            ModelState.TryAddModelError("region", BadParameters.Message("region", ""));
        }
        if (!ModelState.IsValid || parameters.ToRequest(ModelState) is not { } request)
        {
            return ApiProblems.FromModelState(ControllerContext);
        }
        FigureComparison comparison = await library.CompareFiguresAsync(request, cancellation);
        return comparison.Unknown.Count > 0
            ? ApiProblems.Unknown(comparison.Unknown)
            : new JsonResult(FigureComparisonResponse.From(comparison));
    }

    /// <summary>Finds indicators.</summary>
    [HttpGet("/api/indicators")]
    [EndpointName("indicators"), EndpointSummary("指标"), EndpointDescription("有哪些指标，各有多少处数字。按任何叫法或拼音找；指标表里没有的名称排在后面。")]
    [ProducesResponseType<IndicatorsResponse>(StatusCodes.Status200OK, Description = "没有对得上的时，nearest 是相近的名称")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType,
        Description = "参数有误；errors 按参数名说明")]
    public async Task<IndicatorsResponse> Indicators(
        [FromQuery(Name = "q"), Description("名称的一部分、任何叫法或拼音；不填为全部。")] string? q,
        [FromQuery(Name = "group"), Description("类别，如 综合、财政、创新。")] string? group,
        [FromQuery(Name = "listed"), Description("true：只要指标表里的；false：只要表里没有的名称。")] bool? listed,
        [FromQuery(Name = "page"), DefaultValue(1), Range(1, int.MaxValue), Description("第几页，从 1 起。")] int? page,
        [FromQuery(Name = "size"), DefaultValue(DefaultIndicators), Range(1, IndicatorRequest.MaxSize), Description("一页几个，1 到 500，默认 50。")]
        int? size,
        CancellationToken cancellation) =>
        IndicatorsResponse.From(await library.IndicatorsAsync(new IndicatorRequest
        {
            Text = q ?? "",
            Group = group ?? "",
            IsListed = listed,
            Page = page ?? 1,
            Size = size ?? DefaultIndicators,
        }, cancellation));

    /// <summary>Gives a plan's own figures.</summary>
    [HttpGet("/api/plans/{id}/figures")]
    [EndpointName("planFigures"), EndpointSummary("一份计划的指标"), EndpointDescription("一份计划里说到的全部指标数字，按先后；人工划去的另列。")]
    [ProducesResponseType<PlanFiguresResponse>(StatusCodes.Status200OK, Description = "各处数字")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    public async Task<ActionResult<PlanFiguresResponse>> OfPlan([Description("计划的 id")] string id, CancellationToken cancellation) =>
        await library.PlanFiguresAsync(id, cancellation) is { } figures
            ? PlanFiguresResponse.From(figures)
            : ApiProblems.NoPlan(id);

    private string Host() => $"{Request.Scheme}://{Request.Host}";

    /// <summary>What an address says of a table of figures.</summary>
    public sealed class FigureApiParameters
    {
        /// <summary>The indicator.</summary>
        [FromQuery(Name = "indicator"), Required, Description("指标，任何叫法都行：GDP、地区生产总值、研发投入强度。")]
        public string? Indicator { get; set; }
        /// <summary>The number asked for.</summary>
        [FromQuery(Name = "measure"), Description("value 总量、change 增速；不填则取原文多数所说的。")]
        public string? Measure { get; set; }
        /// <summary>The kind of change.</summary>
        [FromQuery(Name = "change"), Description("增速的口径：同比（默认）、同比实际、年均、累计、比2020年 等，见回答的 changeKinds。")]
        public string? Change { get; set; }
        /// <summary>Places.</summary>
        [FromQuery(Name = "region"), Description("地区，任何叫法：广东、广东省/深圳市、长三角；含其下各级。可重复，也可用逗号隔开。")]
        public string[]? Region { get; set; }
        /// <summary>Levels.</summary>
        [FromQuery(Name = "level"), Description("层级：国家、省、市、县。可重复，也可用逗号隔开。")]
        public string[]? Level { get; set; }
        /// <summary>Years.</summary>
        [FromQuery(Name = "year"), Description("年份或一段年份，如 2024、2015-2025。")]
        public string? Year { get; set; }
        /// <summary>The kind.</summary>
        [FromQuery(Name = "kind"), DefaultValue("target"), Description("target 目标（默认）、result 实际、plan-period 规划期。")]
        public string? Kind { get; set; }
        /// <summary>Types of document.</summary>
        [FromQuery(Name = "type"), Description("文种，如 政府工作报告。可重复，也可用逗号隔开。")]
        public string[]? Type { get; set; }
        /// <summary>Former names.</summary>
        [FromQuery(Name = "former"), DefaultValue(false), Description("true：改名前的指标也列出来，自成各列。")]
        public bool? Former { get; set; }
        /// <summary>The column to order by.</summary>
        [FromQuery(Name = "sort"), Range(0, FigureRequest.MaxColumns), Description("按第几列从高到低排，从 0 起；不填则按地区。")]
        public int? Sort { get; set; }
        /// <summary>Whether the smallest comes first.</summary>
        [FromQuery(Name = "ascending"), DefaultValue(false), Description("true：从低到高排。")]
        public bool? Ascending { get; set; }
        /// <summary>The page.</summary>
        [FromQuery(Name = "page"), DefaultValue(1), Range(1, int.MaxValue), Description("第几页，从 1 起。")]
        public int? Page { get; set; }
        /// <summary>Places a page.</summary>
        [FromQuery(Name = "size"), DefaultValue(DefaultSize), Range(1, FigureRequest.MaxSize), Description("一页几个地区，1 到 500，默认 100。")]
        public int? Size { get; set; }
        /// <summary>The format.</summary>
        [FromQuery(Name = "format"), DefaultValue("json"), Description("json（默认）、csv（一处表述一行）或 xlsx（表和明细各一张）。")]
        public string? Format { get; set; }

        internal string FormatName => TableFormat.NameOf(Format);

        /// <summary>Makes the request, or gives null after saying what is wrong.</summary>
        internal FigureRequest? ToRequest(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary errors)
        {
            TableFormat.Read(Format, errors);
            FigureRequest? request = new FigureArguments
            {
                Indicator = Indicator,
                Measure = Measure,
                ChangeKind = Change,
                Regions = Region ?? [],
                Levels = Level ?? [],
                Year = Year,
                Kind = Kind,
                Types = Type ?? [],
            }.ToRequest((name, given, _) => errors.TryAddModelError(name, BadParameters.Message(name, given)));
            return !errors.IsValid || request is null
                ? null
                : request with
                {
                    WithFormerNames = Former ?? false,
                    SortColumn = Sort,
                    Ascending = Ascending ?? false,
                    Page = Page ?? 1,
                    Size = Size ?? DefaultSize,
                };
        }
    }
}
