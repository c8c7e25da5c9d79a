using System.ComponentModel;
using System.Diagnostics;

namespace SearchPlans.Plans;

/// <summary>How programs are kept apart from the rest of the machine.</summary>
internal enum SandboxKind
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>No network: by <c>unshare</c>, as root.</summary>
    Unshare,
    /// <summary>The same, by a namespace of users.</summary>
    UnshareAsUser,
    /// <summary>No network, and the system only to read: by bubblewrap.</summary>
    Bubblewrap,
}

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

    private static readonly Lazy<SandboxKind> _kind = new(() => Known().FirstOrDefault(Works));

    /// <summary>The strongest kind that works here: containers and hardened systems forbid some of them or all.</summary>
    public static SandboxKind Kind => _kind.Value;

    /// <summary>Whether programs are kept from the network on this machine.</summary>
    public static bool KeepsFromNetwork => Kind != SandboxKind.None;

    /// <summary>How a program is started that reads one document.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, each as it is to arrive.</param>
    /// <param name="folder">Where it works: its home, its folder for temporary files, and the only one that it may write to where
    /// the system can hold it to that.</param>
    public static ProcessStartInfo StartOf(string path, IEnumerable<string> arguments, string folder) =>
        StartOf(Kind, path, arguments, folder);

    /// <inheritdoc cref="StartOf(string, IEnumerable{string}, string)"/>
    public static ProcessStartInfo StartOf(SandboxKind kind, string path, IEnumerable<string> arguments, string folder)
    {
        string[] own = kind == SandboxKind.Bubblewrap ? ["--bind", folder, folder, "--chdir", folder] : [];
        ProcessStartInfo start = Start([.. Before(kind, own), path, .. arguments], folder);
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

    /// <summary>How a program is started that reads documents out of its pipes and writes no files: it has no folder to write to, where the
    /// system can hold it to that. Its environment is that of this process, for the caller to clear.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="read">Folders that it reads, wherever they are: its own.</param>
    public static ProcessStartInfo StartOfReader(string path, IEnumerable<string> arguments, IEnumerable<string> read) =>
        StartOfReader(Kind, path, arguments, read);

    /// <inheritdoc cref="StartOfReader(string, IEnumerable{string}, IEnumerable{string})"/>
    public static ProcessStartInfo StartOfReader(SandboxKind kind, string path, IEnumerable<string> arguments, IEnumerable<string> read)
    {
        string temporary = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        string[] own = kind == SandboxKind.Bubblewrap
            ? [.. read.Where(folder => IsIn(temporary, folder)).Distinct().SelectMany(folder => (string[])["--ro-bind", folder, folder]),
                "--chdir", temporary]
            : [];
        return Start([.. Before(kind, own), path, .. arguments], temporary);
    }

    private static ProcessStartInfo Start(string[] command, string folder) => new(command[0], command[1..])
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static string[] Before(SandboxKind kind, string[] own) => kind switch
    {
        // The whole system to read, without what others keep in the folder for temporary files. What it is told of processes is what
        // this one is: without their numbers those that it starts couldn't be watched and ended.
        SandboxKind.Bubblewrap =>
        [
            ExternalProgram.Find("bwrap")!, "--unshare-net", "--unshare-ipc", "--unshare-uts", "--new-session",
            "--ro-bind", "/", "/", "--dev", "/dev", "--tmpfs", Path.TrimEndingDirectorySeparator(Path.GetTempPath()), .. own, "--",
        ],
        SandboxKind.Unshare => [ExternalProgram.Find("unshare")!, "--net", "--"],
        SandboxKind.UnshareAsUser => [ExternalProgram.Find("unshare")!, "--user", "--map-current-user", "--net", "--"],
        _ => [],
    };

    // What lies elsewhere is seen without more.
    private static bool IsIn(string temporary, string folder) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(temporary + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && Directory.Exists(folder);

    // From the strongest on.
    private static IEnumerable<SandboxKind> Known() => !OperatingSystem.IsLinux()
        ? []
        : [.. ExternalProgram.Find("bwrap") is null ? [] : (SandboxKind[])[SandboxKind.Bubblewrap],
            .. ExternalProgram.Find("unshare") is null ? [] : (SandboxKind[])[SandboxKind.Unshare, SandboxKind.UnshareAsUser]];

    /// <summary>Whether a kind works here.</summary>
    public static bool Works(SandboxKind kind)
    {
        if (kind == SandboxKind.None)
        {
            return true;
        }
        if (!Known().Contains(kind) || ExternalProgram.Find("true") is not { } nothing)
        {
            return false;
        }
        return Succeeds(StartOfReader(kind, nothing, [], []));
    }

    private static bool Succeeds(ProcessStartInfo start)
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
