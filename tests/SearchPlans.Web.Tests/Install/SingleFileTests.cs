using System.Diagnostics;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Install;

/// <summary>Each program is one file that needs nothing beside it and no .NET.</summary>
[Collection(InstallTests.Name)]
public sealed class SingleFileTests(InstalledPrograms programs) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact("dotnet")]
    public async Task The_command_line_works_by_itself() =>
        await ProgramSmoke.CommandLineAsync(arguments => StartOf("searchplans", arguments), Work());

    [LinuxFact("dotnet")]
    public async Task The_server_works_by_itself()
    {
        using ServerProcess server = await ServerProcess.StartAsync(
            StartOf("searchplans-web", "--urls", "http://127.0.0.1:0"), Path.Combine(Work(), "index"));
        await ProgramSmoke.ServerAsync(server);
    }

    [LinuxFact("dotnet")]
    public void Nothing_is_published_but_the_two_and_the_settings() =>
        Assert.Equal(["appsettings.json", "searchplans", "searchplans-web"],
            Directory.GetFileSystemEntries(programs.SingleFiles).Select(Path.GetFileName).Order());

    private string Work() => Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;

    // Copied alone, with an environment that knows of no .NET.
    private ProcessStartInfo StartOf(string program, params string[] arguments)
    {
        string alone = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "alone")).FullName, program);
        if (!File.Exists(alone))
        {
            File.Copy(Path.Combine(programs.SingleFiles, program), alone);
        }
        ProcessStartInfo start = new(alone, arguments)
        {
            WorkingDirectory = Work(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        return start;
    }
}
