using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>Correcting figures that were read wrong, for programs.</summary>
[ApiController, Produces("application/json"), Tags("指标"), IgnoreAntiforgeryToken]
public sealed class FigureCorrectionApiController(PlanLibrary library, WriteFailures failures) : ControllerBase
{
    private const int MaxBodyBytes = 16 * 1024;

    private const string Expected =
        "请求体应为 UTF-8 的 JSON 对象：{\"struckOut\": true} 划去，或给出要改的各项，例如 {\"change\": 5.5, \"changeUnit\": \"%\"}。";

    /// <summary>Corrects what is named of a figure and leaves the rest as it was read.</summary>
    [HttpPatch("/api/plans/{id}/figures"), RawBody]
    [EndpointName("correctFigure"), EndpointSummary("更正或划去一处指标数字"),
        EndpointDescription("以 JSON 给出要改的各项：indicator、number、unit、min、max、hedge、change、changeUnit、changeMin、changeMax、changeHedge、"
            + "changeKind、kind、aim、period；值为 null 的一项去掉；{\"struckOut\": true} 划去。记在语料文件旁的说明文件里，重新读取后仍然有效，显示为人工更正。写入的权限与添加相同。")]
    [ProducesResponseType<PlanFiguresResponse>(StatusCodes.Status200OK, Description = "这份计划更正后的全部指标")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "请求体不是 JSON 对象，或某项有误")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划，或没有这一处")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ApiProblems.ContentType, Description = "请求体太长")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "别的程序正在写索引，稍后再试")]
    public async Task<ActionResult<PlanFiguresResponse>> Correct(
        [Description("计划的 id")] string id, [FromQuery(Name = "key"), Description("这一处的键，见 /api/plans/{id}/figures")] string? key,
        CancellationToken cancellation)
    {
        if (await PatchBody.ReadAsync(Request, MaxBodyBytes, cancellation) is not { } body)
        {
            return PatchBody.TooLong(MaxBodyBytes);
        }
        if (await library.PlanFiguresAsync(id, cancellation) is not { } figures)
        {
            return ApiProblems.NoPlan(id);
        }
        FigureKey? asked = key is null ? null : FigureKey.TryParse(key);
        if (asked is null || figures.Figures.Concat(figures.StruckOut).FirstOrDefault(f => f.Key == asked) is not { } statement)
        {
            return ApiProblems.Of(StatusCodes.Status404NotFound, "没有这一处", $"这份计划没有键为“{key}”的指标数字。全部见 /api/plans/{id}/figures。");
        }
        FigureCorrection correction = CorrectedFigure.Before(statement);
        if (Apply(body, ref correction) is { } malformed)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "字段有误", malformed);
        }
        return await ChangeAsync(() => library.CorrectFigureAsync(id, correction, Caller.Of(HttpContext).ToWriter(), cancellation), id);
    }

    /// <summary>Takes back what was said of a figure.</summary>
    [HttpDelete("/api/plans/{id}/figures")]
    [EndpointName("withdrawFigureCorrection"), EndpointSummary("撤回对一处指标数字的更正"), EndpointDescription("撤回后仍按原文读取。写入的权限与添加相同。")]
    [ProducesResponseType<PlanFiguresResponse>(StatusCodes.Status200OK, Description = "这份计划撤回后的全部指标")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "没有给出键，或写不进去")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "别的程序正在写索引，稍后再试")]
    public async Task<ActionResult<PlanFiguresResponse>> Withdraw(
        [Description("计划的 id")] string id, [FromQuery(Name = "key"), Description("这一处的键")] string? key, CancellationToken cancellation)
    {
        return key is not null && FigureKey.TryParse(key) is { } asked
            ? await ChangeAsync(() => library.WithdrawFigureCorrectionAsync(id, asked, Caller.Of(HttpContext).ToWriter(), cancellation), id)
            : ApiProblems.Of(StatusCodes.Status400BadRequest, "没有给出键", "请以参数 key 给出这一处的键，见 /api/plans/{id}/figures。");
    }

    private async Task<ActionResult<PlanFiguresResponse>> ChangeAsync(Func<Task<PlanFigures?>> change, string id)
    {
        try
        {
            if (await change() is not { } now)
            {
                return ApiProblems.NoPlan(id);
            }
            return PlanFiguresResponse.From(now);
        }
        catch (PlanFileException failed)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "没有更正", failed.Message);
        }
        catch (IOException failed)
        {
            return ApiProblems.Of(failures.Of(failed, HttpContext));
        }
    }

    // What is wrong with a patch, or null after setting in the correction what it says.
    private static string? Apply(ReadOnlyMemory<byte> body, ref FigureCorrection correction)
    {
        try
        {
            using JsonDocument patch = JsonDocument.Parse(body);
            if (patch.RootElement.ValueKind != JsonValueKind.Object || !patch.RootElement.EnumerateObject().Any())
            {
                return Expected;
            }
            foreach (JsonProperty member in patch.RootElement.EnumerateObject())
            {
                if (With(correction, member.Name, member.Value) is not { } changed)
                {
                    return $"“{member.Name}”不是可改的一项，或它的值不对。{Expected}";
                }
                correction = changed;
            }
        }
        // InvalidOperationException: half a surrogate pair in a string.
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return Expected;
        }
        return CorrectedFigure.Problem(correction);
    }

    private static FigureCorrection? With(FigureCorrection correction, string name, JsonElement value)
    {
        if (name == "struckOut")
        {
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? correction with { IsStruckOut = value.GetBoolean() }
                : null;
        }
        const string OfChange = "change";
        if (name is "indicator" or "changeKind" or "kind" or "aim" or "period")
        {
            string? text = Text(value);
            return text is null ? null : name switch
            {
                "indicator" => correction with { Indicator = text },
                "changeKind" => correction with { ChangeKind = text },
                "kind" => correction with { Kind = text },
                "aim" => correction with { Aim = text },
                _ => correction with { Period = text },
            };
        }
        bool isChange = name.StartsWith(OfChange, StringComparison.Ordinal);
        string part = !isChange ? name
            : name == OfChange ? "number"
            : char.ToLowerInvariant(name[OfChange.Length]) + name[(OfChange.Length + 1)..];
        CorrectedAmount before = (isChange ? correction.Change : correction.Value) ?? new CorrectedAmount(null, "", null, null, "");
        if (Part(before, part, value) is not { } amount)
        {
            return null;
        }
        CorrectedAmount? said = amount is { Number: null, Min: null, Max: null } ? null : amount;
        return isChange ? correction with { Change = said } : correction with { Value = said };
    }

    private static CorrectedAmount? Part(CorrectedAmount amount, string part, JsonElement value)
    {
        if (part is "unit" or "hedge")
        {
            string? text = Text(value);
            return text is null ? null : part == "unit" ? amount with { Unit = text } : amount with { Hedge = text };
        }
        decimal number = 0;
        if (value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number)))
        {
            return null;
        }
        decimal? given = value.ValueKind == JsonValueKind.Null ? null : number;
        return part switch
        {
            // A bound that said the same goes with the number.
            "number" => amount with
            {
                Number = given,
                Min = amount.Min == amount.Number && amount.Number is not null ? given : amount.Min,
                Max = amount.Max == amount.Number && amount.Number is not null ? given : amount.Max,
            },
            "min" => amount with { Min = given },
            "max" => amount with { Max = given },
            _ => null,
        };
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };
}
