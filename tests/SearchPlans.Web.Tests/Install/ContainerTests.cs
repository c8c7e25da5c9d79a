using System.Diagnostics;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Install;

/// <summary>
/// What the Containerfile says, run by bubblewrap: the same files in the same places, as the same user, with the same environment, a root
/// that can't be written to, and its volumes. In the place of its base stands the system of this machine.
/// </summary>
[Collection(InstallTests.Name)]
public sealed partial class ContainerTests(InstalledPrograms programs) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly string _file = File.ReadAllText(Repository.PathOf("src", "SearchPlans.Web", "Containerfile")).Replace("\\\n", "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BubblewrapFact]
    public async Task The_server_runs_as_nobody_in_particular_with_nothing_to_write_to_but_its_volumes()
    {
        string entry = Line("ENTRYPOINT").Trim('[', ']', '"');
        using ServerProcess server = await ServerProcess.StartAsync(
            Contained([entry, "--urls", "http://127.0.0.1:0"]), Volume("/index"));
        await ProgramSmoke.ServerAsync(server);
        Assert.NotEmpty(Directory.GetFiles(Volume("/corpus"), "*.pdf*"));
        Assert.NotEmpty(Directory.GetFiles(Volume("/index")));
    }

    [BubblewrapFact]
    public async Task The_command_line_is_in_it_too() =>
        await ProgramSmoke.CommandLineAsync(arguments => Contained(["searchplans", .. arguments]), Volume("/corpus"));

    [BubblewrapFact]
    public async Task It_has_no_root_and_writes_to_nothing_else()
    {
        const string Script = """
            id -u; id -g
            for at in / /etc /usr /opt/searchplans /opt; do (echo x > $at/x) 2>/dev/null && echo "$at"; done
            for at in /corpus /index /tmp; do (echo x > $at/x) 2>/dev/null || echo "not $at"; done
            """;
        (int exitCode, string output, string error) = await InstalledPrograms.RunAsync(Contained(["sh", "-c", Script]));
        Assert.Equal((0, $"{User().Uid}\n{User().Gid}\n", ""), (exitCode, output, error));
        Assert.NotEqual("0", User().Uid);
    }

    [Fact]
    public void It_publishes_both_programs_and_copies_what_they_are_made_of()
    {
        Assert.Contains("dotnet publish src/SearchPlans.Web -r linux-x64 -o /programs", _file, StringComparison.Ordinal);
        Assert.Contains("dotnet publish src/SearchPlans.Cli -r linux-x64 -o /programs", _file, StringComparison.Ordinal);
        string[] taken = [.. File.ReadAllLines(Repository.PathOf(".containerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..])];
        Assert.All(taken, name => Assert.True(Path.Exists(Repository.PathOf(name)), name));
        // What the build reads at the top, besides the sources.
        Assert.All(Directory.GetFiles(Repository.Root, "*.props").Append("global.json").Append("NOTICE").Append(".editorconfig"),
            file => Assert.Contains(Path.GetFileName(file), taken));
    }

    private ProcessStartInfo Contained(string[] command)
    {
        Match copy = CopyFrom().Match(_file);
        Assert.Equal("/programs", copy.Groups[1].Value);
        List<string> arguments =
        [
            // Not --die-with-parent: the parent is the thread that starts it, and threads of a pool come and go.
            "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--uid", User().Uid, "--gid", User().Gid,
            "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
            "--ro-bind", "/etc", "/etc", "--proc", "/proc", "--dev", "/dev",
            "--ro-bind", programs.SingleFiles, copy.Groups[2].Value.TrimEnd('/'),
        ];
        foreach (string volume in Volumes().Matches(Line("VOLUME")).Select(m => m.Groups[1].Value))
        {
            arguments.AddRange(["--bind", Volume(volume), volume]);
        }
        arguments.AddRange(["--remount-ro", "/", "--chdir", Line("WORKDIR"), "--clearenv"]);
        foreach (Match variable in Variables().Matches(Line("ENV")))
        {
            arguments.AddRange(["--setenv", variable.Groups[1].Value, variable.Groups[2].Value]);
        }
        return new ProcessStartInfo("bwrap", [.. arguments, "--", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private string Volume(string name) => Directory.CreateDirectory(Path.Combine(_folder, name.TrimStart('/'))).FullName;

    private (string Uid, string Gid) User() => Line("USER").Split(':') is [var uid, var gid] ? (uid, gid) : ("", "");

    // The last of a kind: that of the image which is run.
    private string Line(string word) => Regex.Matches(_file, $"^{word} +(.+)$", RegexOptions.Multiline)[^1].Groups[1].Value.Trim();

    [GeneratedRegex("^COPY --from=build (\\S+) (\\S+)$", RegexOptions.Multiline)]
    private static partial Regex CopyFrom();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Volumes();

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Variables();
}

/// <summary>A test that needs bubblewrap, and a system that lets it work; skipped with what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BubblewrapFactAttribute : FactAttribute
{
    private static readonly string? _missing = Missing();

    public BubblewrapFactAttribute() => Skip = _missing;

    private static string? Missing()
    {
        if (LinuxFactAttribute.PathOf("bwrap") is not { } bwrap)
        {
            return "bwrap is not here: install the package bubblewrap.";
        }
        string[] arguments = ["--unshare-user", "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", "true"];
        using Process process = Process.Start(new ProcessStartInfo(bwrap, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"bubblewrap doesn't work here: {said}";
    }
}
