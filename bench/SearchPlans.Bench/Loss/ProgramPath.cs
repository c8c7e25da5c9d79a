namespace SearchPlans.Bench.Loss;

/// <summary>Whether programs of the system are installed.</summary>
internal static class ProgramPath
{
    /// <summary>Whether a folder of PATH has a program.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
