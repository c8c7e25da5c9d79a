using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchPlans.Web.Access;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>The OpenAPI document.</summary>
internal static class ApiDescription
{
    /// <summary>Where it is; there is one document, v1.</summary>
    public const string Route = "/openapi/{documentName}.json";

    /// <summary>The fields of metadata by their names in requests.</summary>
    internal static readonly (string Name, string Description)[] Fields =
    [
        ("title", "标题，默认从文中认出"), ("province", "省、自治区、直辖市"), ("city", "地市"), ("county", "区县"), ("year", "计划年份，四位数字"),
        ("reviewedYear", "回顾年份"),
        ("type", "文种"), ("issuer", "发布机关"), ("number", "文号，如 国发〔2024〕12号"),
        ("signed", "成文日期，如 2024-01-28"), ("published", "发布日期，如 2024-02-01"), ("source", "来源"),
    ];

    private static readonly string[] _subjects = ["检索", "计划", "指标", "趋势", "对照", "订阅"];

    /// <summary>Says what the document is about, and what can't be read off the code.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "SearchPlans 计划检索 API";
            document.Info.Description = "检索、阅读、添加政府计划。与网页同源同果；回答为 JSON，出错时为 application/problem+json，文字均为中文。";
            document.Servers = [];
            // As people need them, not as the code has them.
            document.Tags = document.Tags?.OrderBy(tag => (uint)Array.IndexOf(_subjects, tag.Name)).ToHashSet();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (IOpenApiParameter parameter in operation.Parameters ?? [])
            {
                if (parameter.Schema is OpenApiSchema schema && Choices(parameter.Name) is { } names)
                {
                    schema.Enum = [.. names.Select(n => (JsonNode)n)];
                }
            }
            if (operation.OperationId == "addPlan")
            {
                operation.Description =
                    "以 multipart/form-data 上传（字段 file，另可有 name、near、replaces、adminKey 和元数据各项；adminKey 须在 file 之前），"
                    + $"或把文件内容直接作为请求体、以参数 name 给出文件名。可以是 {UploadLimit.Formats}。"
                    + $"须以请求头 {AccessGate.KeyHeader}（或 Authorization: Bearer，或表单字段 adminKey）出示可以编辑的密钥；没有设密钥的服务，用索引文件夹里 write-token 文件中的令牌。"
                    + "语料里已有同样的文字时不重复收入；与已有的计划近似时先不收入，除非以 near 说明以哪一份为准。";
                operation.RequestBody = AddBody();
            }
            if (operation.OperationId == "correctPlan")
            {
                operation.Description =
                    "只改请求体里给出的各项（RFC 7396 合并补丁），记在语料文件旁的说明文件里，原文件一字不动。值为“不详”的一项留空，不再据文推断；值为 null 的撤回更正，仍按文中认出的。"
                    + "地区的省、市、县是一个整体，给出其一就要给全，名称独有的，上级自动补上；只把其中一级说成不详时，其上各级照旧。"
                    + $"写入的权限与添加相同：须以请求头 {AccessGate.KeyHeader} 出示密钥。";
                operation.RequestBody = CorrectBody();
            }
            return Task.CompletedTask;
        });
    }

    private static OpenApiRequestBody CorrectBody() => new()
    {
        Required = true,
        Description = "要更正的各项。",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalPropertiesAllowed = false,
                    Properties = Fields.ToDictionary(f => f.Name, f => (IOpenApiSchema)new OpenApiSchema
                    {
                        Type =
                            JsonSchemaType.String | JsonSchemaType.Null | (f.Name is "year" or "reviewedYear" ? JsonSchemaType.Integer : 0),
                        Description = f.Description,
                    }),
                },
            },
        },
    };

    private static IEnumerable<string>? Choices(string? parameter) => parameter switch
    {
        "scope" => SearchChoices.Scopes.SelectMany(c => new[] { c.Name, c.Label }),
        "match" => SearchChoices.Matches.SelectMany(c => new[] { c.Name, c.Label }),
        "near" => SearchChoices.NearCopies.SelectMany(c => new[] { c.Name, c.Label }),
        "sort" => SearchChoices.Sorts.SelectMany(c => new[] { c.Name, c.Label }),
        _ => null,
    };

    private static OpenApiRequestBody AddBody()
    {
        Dictionary<string, IOpenApiSchema> fields = new()
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = $"计划文件：{UploadLimit.Formats}" },
        };
        foreach ((string name, string description) in new[]
        {
            ("adminKey", "管理密钥；须在 file 之前，也可以请求头给出"), ("name", "文件名，默认为上传的文件名"), ("near", "同参数 near"), ("replaces", "同参数 replaces"),
        }.Concat(Fields))
        {
            fields[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        }
        return new OpenApiRequestBody
        {
            Required = true,
            Description = "文件本身，或带文件的表单。",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = fields,
                        Required = new HashSet<string> { "file" }
                    }
                },
                ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            },
        };
    }
}
