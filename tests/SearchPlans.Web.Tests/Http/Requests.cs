using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Requests that several tests make.</summary>
internal static class Requests
{
    /// <summary>Gets JSON; the response has to be what the test expects of it.</summary>
    public static async Task<JsonElement> JsonAsync(this Site site, string path, int status = 200)
    {
        using HttpClient client = site.Client();
        using HttpResponseMessage response = await client.GetAsync(path);
        return await response.JsonAsync(status);
    }

    /// <summary>Reads JSON and checks status and content type.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, int status)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} {body}");
        Assert.Equal(status < 400 ? "application/json" : "application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Posts the form of the add page with its token, as a browser does.</summary>
    public static async Task<HttpResponseMessage> PreviewAsync(
        this HttpClient client, byte[]? file = null, string fileName = "plan.txt", string text = "", string name = "",
        Action<HttpRequestMessage>? change = null)
    {
        using MultipartFormDataContent form = new() { { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" } };
        if (file != null)
        {
            form.Add(new ByteArrayContent(file), "file", fileName);
        }
        form.Add(new StringContent(text), "text");
        form.Add(new StringContent(name), "name");
        using HttpRequestMessage request = new(HttpMethod.Post, "/plans/add") { Content = form };
        change?.Invoke(request);
        return await client.SendAsync(request);
    }

    /// <summary>The form token of the add page, or of another.</summary>
    public static async Task<string> TokenAsync(this HttpClient client, string page = "/plans/add") =>
        TokenIn(await client.GetStringAsync(page));

    /// <summary>The form token of a page.</summary>
    public static string TokenIn(string page) =>
        Regex.Match(page, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;

    /// <summary>Signs in with a key, as a browser does.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient client, string key, string to = "")
    {
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", await client.TokenAsync("/signin")), new("key", key), new("to", to)]);
        return await client.PostAsync("/signin", form);
    }

    /// <summary>A multipart body with one file.</summary>
    public static MultipartFormDataContent Upload(byte[] content, string fileName, params (string Name, string Value)[] fields)
    {
        MultipartFormDataContent form = [];
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }
        form.Add(new ByteArrayContent(content), "file", fileName);
        return form;
    }

    /// <summary>A small plan that holds a word.</summary>
    public static byte[] PlanWith(string word) =>
        Encoding.UTF8.GetBytes($"云南省2016年政府工作报告\n一、2015年工作回顾\n过去一年，{word}建设全面铺开，群众生活持续改善。\n二、2016年工作安排\n继续做好各项工作，完成全年目标任务。\n");
}
