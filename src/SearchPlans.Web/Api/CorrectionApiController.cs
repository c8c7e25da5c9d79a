using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Adding;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Web.Access;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>Correcting what is known of a plan, for programs: a merge patch (RFC 7396) of its metadata.</summary>
[ApiController, Produces("application/json"), Tags("计划"), IgnoreAntiforgeryToken]
public sealed class CorrectionApiController(PlanLibrary library, WriteFailures failures) : ControllerBase
{
    // A sidecar holds 8,192 characters; each takes at most six bytes in JSON.
    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>Corrects what is named and leaves the rest as it is.</summary>
    [HttpPatch("/api/plans/{id}"), RawBody]
    [EndpointName("correctPlan"), EndpointSummary("更正一份计划的元数据")]
    [ProducesResponseType<PlanResponse>(StatusCodes.Status200OK, Description = "更正后的元数据、由来和提纲（不含全文）；检索随即按更正后的")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType, Description = "请求体不是 JSON 对象，或某项有误")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiProblems.ContentType, Description = "没有密钥，密钥不对，或密钥只能检索和阅读")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType, Description = "没有这份计划")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, ApiProblems.ContentType, Description = "请求体太长")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, ApiProblems.ContentType, Description = "别的程序正在写索引，稍后再试")]
    public async Task<ActionResult<PlanResponse>> Correct([Description("计划的 id")] string id, CancellationToken cancellation)
    {
        if (await PatchBody.ReadAsync(Request, MaxBodyBytes, cancellation) is not { } body)
        {
            return PatchBody.TooLong(MaxBodyBytes);
        }
        if (await library.ReadAsync(id, cancellation: cancellation) is not { } plan)
        {
            return ApiProblems.NoPlan(id);
        }
        if (Wrong(body, out Dictionary<string, string?> said) is { } malformed)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "字段有误", malformed);
        }
        PlanMetadata known = plan.Summary.Metadata;
        // The place is said by itself: who names a part of it names all of it.
        MetadataForm before = MetadataForm.Of(known);
        MetadataForm form = MetadataForm.Of(field => said.TryGetValue(field, out string? value) ? value : before[field]);
        if (MetadataForm.Of(said.GetValueOrDefault).Problem is { } wrong)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, "字段有误", wrong);
        }
        PlanMetadata place = MetadataCorrection.WithPlace(known, said.GetValueOrDefault("province"), said.GetValueOrDefault("city"),
            said.GetValueOrDefault("county"));
        PlanMetadata wanted = form.ToMetadata() with { Province = place.Province, City = place.City, County = place.County };
        try
        {
            wanted = wanted with { Unknown = (wanted.Unknown & ~UnknownFields.Place) | (place.Unknown & UnknownFields.Place) };
            if (await library.CorrectAsync(id, wanted, Caller.Of(HttpContext).ToWriter(), cancellation) is null)
            {
                return ApiProblems.NoPlan(id);
            }
            return await library.ReadAsync(id, cancellation: cancellation) is { } now
                ? PlanResponse.From(now, outlineOnly: true)
                : ApiProblems.NoPlan(id);
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

    // What is wrong with a patch, or null and what it says of each member; null takes a correction back, as an emptied field does.
    private static string? Wrong(ReadOnlyMemory<byte> body, out Dictionary<string, string?> said)
    {
        said = new(StringComparer.Ordinal);
        try
        {
            using JsonDocument patch = JsonDocument.Parse(body);
            if (patch.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Expected();
            }
            foreach (JsonProperty member in patch.RootElement.EnumerateObject())
            {
                if (!Array.Exists(ApiDescription.Fields, f => f.Name == member.Name))
                {
                    return $"没有“{member.Name}”这一项。可以更正的有 {string.Join('、', ApiDescription.Fields.Select(f => f.Name))}。";
                }
                if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
                {
                    return $"“{member.Name}”的值应为文字、数字或 null。";
                }
                said[member.Name] = member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.ToString();
            }
        }
        // InvalidOperationException: half a surrogate pair in a string.
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return Expected();
        }
        return said.Count > 0 ? null : "没有说更正什么。" + Expected();

        static string Expected() => "请求体应为 UTF-8 的 JSON 对象，例如 {\"year\": 2024, \"county\": \"不详\"}。";
    }
}
