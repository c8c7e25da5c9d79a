using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Api;

/// <summary>The OpenAPI document.</summary>
internal static class ApiDescription
{
    /// <summary>Says what the document is about, and what can't be read off the code.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "SearchPlans 计划检索 API";
            document.Info.Description = "检索、阅读、添加政府计划。与网页同源同果；回答为 JSON，出错时为 application/problem+json，文字均为中文。";
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (IOpenApiParameter parameter in operation.Parameters ?? [])
                if (parameter.Schema is OpenApiSchema schema && Choices(parameter.Name) is { } names)
                    schema.Enum = [.. names.Select(n => (JsonNode)n)];
            if (operation.OperationId == "addPlan")
            {
                operation.Description =
                    "以 multipart/form-data 上传（字段 file，另可有 name、near、replaces、adminKey 和元数据各项；adminKey 须在 file 之前），"
                    + $"或把文件内容直接作为请求体、以参数 name 给出文件名。可以是 {UploadLimit.Formats}。"
                    + $"未设管理密钥时只收本机的请求；设了密钥则须以请求头 {WriteAccess.KeyHeader}（或表单字段 adminKey）出示。"
                    + "语料里已有同样的文字时不重复收入；与已有的计划近似时先不收入，除非以 near 说明以哪一份为准。";
                operation.RequestBody = AddBody();
            }
            return Task.CompletedTask;
        });
    }

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
            ("adminKey", "管理密钥；须在 file 之前，也可以请求头给出"), ("name", "文件名，默认为上传的文件名"), ("near", "同参数 near"), ("replaces", "同参数 replaces"), ("title", "标题，默认从文中认出"), ("province", "省、自治区、直辖市"), ("city", "地市"),
            ("county", "区县"), ("year", "计划年份，四位数字"), ("reviewedYear", "回顾年份"),
            ("type", "文种"), ("issuer", "发布机关"), ("published", "发布日期，如 2024-02-01"), ("source", "来源"),
        })
            fields[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        return new OpenApiRequestBody
        {
            Required = true,
            Description = "文件本身，或带文件的表单。",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = fields, Required = new HashSet<string> { "file" } } },
                ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            },
        };
    }
}
