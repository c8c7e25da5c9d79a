using System.Diagnostics;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>The systemd unit of <c>docs/operating.md</c>.</summary>
public sealed partial class UnitFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact("systemd-analyze")]
    public async Task Systemd_knows_every_line_of_it_and_finds_it_hardened()
    {
        // A program and a user that are here.
        string unit = ReverseProxy.Documented("systemd")
            .Replace("/opt/searchplans/searchplans-web", LinuxFactAttribute.PathOf("true"), StringComparison.Ordinal)
            .Replace("User=searchplans", "User=daemon", StringComparison.Ordinal);
        string file = Path.Combine(_folder, "searchplans.service");
        await File.WriteAllTextAsync(file, unit);
        (int exitCode, string said) = await RunAsync("verify", file);
        Assert.True(exitCode == 0 && !said.Contains("searchplans.service:", StringComparison.Ordinal), said);
        (_, said) = await RunAsync("security", "--offline=true", file);
        // From 0, nothing exposed, to 10.
        Match level = Exposure().Match(said);
        Assert.True(level.Success, said);
        Assert.True(double.Parse(level.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) < 3, level.Value);
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("systemd-analyze", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error);
    }

    [GeneratedRegex(@"Overall exposure level[^:]*: ([\d.]+)")]
    private static partial Regex Exposure();
}
