using System.Diagnostics;
using System.IO.Compression;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Install;

/// <summary><c>dotnet tool install</c> of both programs from a folder of packages.</summary>
[Collection(InstallTests.Name)]
public sealed class ToolTests(InstalledPrograms programs) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact("dotnet")]
    public async Task Both_are_installed_from_a_folder_and_work()
    {
        string tools = Path.Combine(_folder, "tools"), work = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        foreach (string package in new[] { "SearchPlans.Cli", "SearchPlans.Web" })
        {
            await InstalledPrograms.RunDotnetAsync("tool", "install", package, "--tool-path", tools, "--source", programs.Packages);
        }
        await ProgramSmoke.CommandLineAsync(
            arguments => new ProcessStartInfo(Path.Combine(tools, "searchplans"), arguments) { WorkingDirectory = work }, work);
        using ServerProcess server = await ServerProcess.StartAsync(
            new ProcessStartInfo(Path.Combine(tools, "searchplans-web"), ["--urls", "http://127.0.0.1:0"])
            {
                WorkingDirectory = work,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }, Path.Combine(work, "index"));
        await ProgramSmoke.ServerAsync(server);
    }

    [LinuxFact("dotnet")]
    public void A_package_says_what_it_is_and_whose_data_it_holds()
    {
        foreach (string package in Directory.GetFiles(programs.Packages))
        {
            using ZipArchive zip = ZipFile.OpenRead(package);
            Assert.NotNull(zip.GetEntry("NOTICE"));
            using StreamReader readme = new(zip.GetEntry("README.md")!.Open());
            Assert.Contains("SearchPlans", readme.ReadToEnd(), StringComparison.Ordinal);
        }
        Assert.Equal(2, Directory.GetFiles(programs.Packages, "*.nupkg").Length);
    }
}
