using System.Diagnostics;
using System.Text;

namespace SearchPlans.Web.Tests.Install;

/// <summary>Both programs as they are given to others, made once from the sources for all tests of this folder: the packages of
/// <c>dotnet pack</c>, and the single files of <c>dotnet publish -r linux-x64</c>.</summary>
public sealed class InstalledPrograms : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-install-").FullName;

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(_folder, "packages");

    /// <summary>Where the single files are.</summary>
    public string SingleFiles => Path.Combine(_folder, "programs");

    public async Task InitializeAsync()
    {
        if (LinuxFactAttribute.PathOf("dotnet") is null)
        {
            return;
        }
        // Not among the build's own output, which other tests run at the same time.
        string[] common = ["--artifacts-path", Path.Combine(_folder, "build"), "-c", "Release", "--nologo", "-p:RunAnalyzers=false"];
        foreach (string program in new[] { "SearchPlans.Web", "SearchPlans.Cli" })
        {
            string project = Repository.PathOf("src", program);
            await RunDotnetAsync(["publish", project, "-r", "linux-x64", "-o", SingleFiles, .. common]);
            await RunDotnetAsync(["pack", project, "-o", Packages, .. common]);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs <c>dotnet</c>, which has to succeed.</summary>
    public static async Task<string> RunDotnetAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = Repository.Root };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // A build that outlives its command would hold the test's pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        (int exitCode, string output, string error) = await RunAsync(start);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(false);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        // Whether it hangs, however busy the machine.
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(20));
        return (process.ExitCode, await output, await error);
    }
}

/// <summary>Tests that share the installed programs.</summary>
[TakesLong]
[CollectionDefinition(Name)]
public sealed class InstallTests : ICollectionFixture<InstalledPrograms>
{
    public const string Name = "install";
}
