using System.ComponentModel;
using System.Diagnostics;

namespace SearchPlans.Plans;

/// <summary>
/// What programs that read documents from elsewhere are kept from: the environment of this process (a key may be in it), and, where
/// the system lets it, the network and other folders: by bubblewrap where it is installed, else by <c>unshare</c>. Where neither
/// works, as in many containers, they run without; macros and links are off in any case.
/// </summary>
internal static class ProgramSandbox
{
    // Of Windows what its own libraries ask for; elsewhere nothing but the path.
    private static readonly string[] _passed =
        OperatingSystem.IsWindows() ? ["PATH", "SystemRoot", "windir", "SystemDrive", "PATHEXT", "ComSpec"] : ["PATH"];

    private static readonly Lazy<Jail> _jail = new(Probe);

    private enum Jail
    {
        None,
        Unshare,
        UnshareAsUser,
        Bubblewrap,
    }

    /// <summary>Whether programs are kept from the network on this machine.</summary>
    public static bool KeepsFromNetwork => _jail.Value != Jail.None;

    /// <summary>How a program is started.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, each as it is to arrive.</param>
    /// <param name="folder">Where it works: its home, its folder for temporary files, and the only one that it may write to where
    /// the system can hold it to that.</param>
    public static ProcessStartInfo StartOf(string path, IEnumerable<string> arguments, string folder) =>
        StartOf(_jail.Value, path, arguments, folder);

    private static ProcessStartInfo StartOf(Jail jail, string path, IEnumerable<string> arguments, string folder)
    {
        string[] command = [.. Before(jail, folder), path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (string name in _passed)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (string name in OperatingSystem.IsWindows() ? ["TEMP", "TMP", "USERPROFILE"] : (string[])["HOME", "TMPDIR"])
        {
            start.Environment[name] = folder;
        }
        return start;
    }

    private static string[] Before(Jail jail, string folder) => jail switch
    {
        // The whole system to read, without what others keep in the folder for temporary files; its own folder to write.
        Jail.Bubblewrap =>
        [
            ExternalProgram.Find("bwrap")!, "--unshare-net", "--unshare-ipc", "--unshare-uts", "--new-session",
            "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", Path.TrimEndingDirectorySeparator(Path.GetTempPath()),
            "--bind", folder, folder, "--chdir", folder, "--",
        ],
        Jail.Unshare => [ExternalProgram.Find("unshare")!, "--net", "--"],
        Jail.UnshareAsUser => [ExternalProgram.Find("unshare")!, "--user", "--map-current-user", "--net", "--"],
        _ => [],
    };

    // The strongest that works here: containers and hardened systems forbid some of them or all.
    private static Jail Probe()
    {
        if (!OperatingSystem.IsLinux() || ExternalProgram.Find("true") is not { } nothing)
        {
            return Jail.None;
        }
        Jail[] known = [.. ExternalProgram.Find("bwrap") is null ? [] : (Jail[])[Jail.Bubblewrap],
            .. ExternalProgram.Find("unshare") is null ? [] : (Jail[])[Jail.Unshare, Jail.UnshareAsUser]];
        using HeldFolder folder = HeldFolder.ForImport();
        return known.FirstOrDefault(jail => Works(StartOf(jail, nothing, [], folder.FullPath)));
    }

    private static bool Works(ProcessStartInfo start)
    {
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            if (process.WaitForExit(TimeSpan.FromSeconds(10)))
            {
                return process.ExitCode == 0;
            }
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
