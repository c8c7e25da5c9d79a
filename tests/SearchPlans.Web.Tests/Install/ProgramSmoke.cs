using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Http;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Install;

/// <summary>What an installed program has to be able to do, however it is started.</summary>
internal static class ProgramSmoke
{
    /// <summary>The command line adds a text and a PDF, which a child process reads, and finds both.</summary>
    /// <param name="start">Gives the command for some arguments; it runs in a folder of its own with nothing in it but the files.</param>
    /// <param name="folder">That folder, as this process names it.</param>
    public static async Task CommandLineAsync(Func<string[], ProcessStartInfo> start, string folder)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "计划.pdf"), Pdf("锦绣蓝图"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "报告.txt"), Requests.PlanWith("翡翠风铃"));
        Assert.Contains("2", await RunAsync("add", "计划.pdf", "报告.txt"), StringComparison.Ordinal);
        foreach (string word in new[] { "锦绣蓝图", "翡翠风铃" })
        {
            JsonElement found = JsonDocument.Parse(await RunAsync("search", word, "--json")).RootElement;
            Assert.Equal(1, found.GetProperty("total").GetProperty("plans").GetInt32());
        }
        Assert.Contains("翡翠风铃", await RunAsync("show", "云南", "--query", "翡翠风铃"), StringComparison.Ordinal);

        async Task<string> RunAsync(params string[] arguments)
        {
            (int exitCode, string output, string error) = await InstalledPrograms.RunAsync(start(arguments));
            Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {exitCode}\n{output}\n{error}");
            return output;
        }
    }

    /// <summary>The server shows its pages with styles and scripts, takes a text and a PDF, finds both, and ends when told to.</summary>
    public static async Task ServerAsync(ServerProcess server)
    {
        using HttpClient client = server.Client();
        string home = await client.GetStringAsync("/");
        string[] assets = [.. Regex.Matches(home, "(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"").Select(m => m.Groups[1].Value)];
        Assert.InRange(assets.Length, 3, 12);
        foreach (string asset in assets)
        {
            using HttpResponseMessage given = await client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
            Assert.Contains("immutable", $"{given.Headers.CacheControl}", StringComparison.Ordinal);
            Assert.InRange((await given.Content.ReadAsByteArrayAsync()).Length, 100, 1 << 20);
        }
        using HttpResponseMessage text = await client.PostAsync("/api/plans?name=a.txt", new ByteArrayContent(Requests.PlanWith("玛瑙风车")));
        await text.JsonAsync(201);
        using HttpResponseMessage pdf = await client.PostAsync("/api/plans?name=a.pdf", new ByteArrayContent(Pdf("琉璃明灯")));
        await pdf.JsonAsync(201);
        foreach (string word in new[] { "玛瑙风车", "琉璃明灯" })
        {
            JsonElement found = JsonDocument.Parse(await client.GetStringAsync($"/api/search?q={word}")).RootElement;
            Assert.Equal(1, found.GetProperty("total").GetProperty("plans").GetInt32());
            Assert.Contains("<mark>", await client.GetStringAsync($"/search?q={word}"), StringComparison.Ordinal);
        }
        Assert.Equal(0, await server.InterruptAsync());
    }

    private static byte[] Pdf(string words) => PdfFiles.Make([PdfFiles.Rows(760, 20, (150, "某市2024年国民经济和社会发展计划"), (96, "一、总体要求"),
        (96, $"描绘{words}，推进高质量发展。"))]);
}
