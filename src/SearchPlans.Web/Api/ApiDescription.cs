using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchPlans.Web.Pages;

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
                operation.RequestBody = AddBody();
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<string>? Choices(string? parameter) => parameter switch
    {
        "scope" => SearchChoices.Scopes.SelectMany(c => new[] { c.Name, c.Label }),
        "match" => SearchChoices.Matches.SelectMany(c => new[] { c.Name, c.Label }),
        "sort" => SearchChoices.Sorts.SelectMany(c => new[] { c.Name, c.Label }),
        _ => null,
    };

    private static OpenApiRequestBody AddBody()
    {
        Dictionary<string, IOpenApiSchema> fields = new()
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "计划文件：txt 或 md，至多 16 MB" },
        };
        foreach ((string name, string description) in new[]
        {
            ("name", "文件名，默认为上传的文件名"), ("title", "标题，默认从文中认出"), ("province", "省、自治区、直辖市"), ("city", "地市"),
            ("county", "区县"), ("year", "年份，四位数字"), ("type", "文种"), ("source", "来源"), ("adminKey", "管理密钥"),
        })
            fields[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        return new OpenApiRequestBody
        {
            Required = true,
            Description = "文件本身，或带文件的表单。",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = fields, Required = new HashSet<string> { "file" } } },
                ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            },
        };
    }
}
