using System.Diagnostics;

namespace SearchPlans.TestKit;

/// <summary>A disk of a few megabytes in memory, which can be full; where the system lets this user mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => FullPath = path;

    /// <summary>Why there are none here, or null.</summary>
    public static string? Missing { get; } = WhyMissing();

    /// <summary>Where it is mounted.</summary>
    public string FullPath { get; }

    /// <summary>Mounts one.</summary>
    public static SmallDisk Mount(int kilobytes)
    {
        string path = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        return Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path) == 0
            ? new SmallDisk(path)
            : throw new IOException("A disk in memory can't be mounted.");
    }

    /// <summary>Fills what is left of it.</summary>
    /// <returns>The file that fills it.</returns>
    public string Fill()
    {
        string filler = Path.Combine(FullPath, ".filler");
        using FileStream file = new(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (int step in new[] { 1 << 16, 1 << 12 })
        {
            try
            {
                byte[] piece = new byte[step];
                while (true)
                {
                    file.Write(piece);
                }
            }
            catch (IOException)
            {
                // No more pieces of this size.
            }
        }
        return filler;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Run("umount", "-l", FullPath);
        Directory.Delete(FullPath);
    }

    private static string? WhyMissing()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Only root may mount a small disk.";
        }
        try
        {
            using SmallDisk disk = Mount(1024);
            return null;
        }
        catch (Exception e) when (e is IOException or System.ComponentModel.Win32Exception)
        {
            return e.Message;
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
