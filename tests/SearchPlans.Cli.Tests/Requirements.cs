namespace SearchPlans.Cli.Tests;

/// <summary>A test that needs files beside the repository; skipped where they are missing.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file))) Skip = $"../shared/{file} is not beside the repository.";
    }

    public static string PathOf(string file) => Path.Combine(TestLibrary.RepositoryPath, "..", "shared", file);
}

/// <summary>A test that needs Linux and a program or device there; skipped where it is missing.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(string program)
    {
        if (PathOf(program) is null) Skip = $"{program} is not here, or this is not Linux.";
    }

    public static string? PathOf(string program) => !OperatingSystem.IsLinux()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
