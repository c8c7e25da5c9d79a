using SearchPlans.Plans;

namespace SearchPlans.TestKit;

/// <summary>The command line as it was built with the tests, in the same configuration.</summary>
public static class BuiltProgram
{
    /// <summary>Its executable.</summary>
    public static string Path { get; } = Find("SearchPlans.Cli");

    /// <summary>The web server's.</summary>
    public static string Server { get; } = Find("SearchPlans.Web");

    /// <summary>Has it read what is read by a process of the program's own.</summary>
    public static void ReadFiles() => ReadingProcess.BeginWith(Path);

    private static string Find(string program)
    {
        string output = AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar);
        string name = OperatingSystem.IsWindows() ? $"{program}.exe" : program;
        return System.IO.Path.GetFullPath(
            System.IO.Path.Combine(output, "..", "..", program, System.IO.Path.GetFileName(output), name));
    }
}
