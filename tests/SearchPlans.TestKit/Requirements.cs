using Xunit;

namespace SearchPlans.TestKit;

/// <summary>A test that needs a file or folder beside the repository; skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <param name="file">The file, relative to the shared folder.</param>
    public SharedDataFactAttribute(string file)
    {
        if (!Path.Exists(Repository.SharedPathOf(file)))
        {
            Skip = $"../shared/{file} is missing beside the repository.";
        }
    }
}

/// <summary>A test of several cases that needs files beside the repository; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="SharedDataFactAttribute(string)"/>
    public SharedDataTheoryAttribute(string file) => Skip = new SharedDataFactAttribute(file).Skip;
}

/// <summary>A test on the real reports, which are never part of the repository; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReportsFactAttribute : FactAttribute
{
    public ReportsFactAttribute()
    {
        if (Repository.ReportsZip is null)
        {
            Skip = "../shared/corpora/work-reports.zip is missing beside the repository.";
        }
    }
}

/// <summary>A test that needs Linux and a program or device there; skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    /// <param name="program">The program's name, looked for on the path.</param>
    public LinuxFactAttribute(string program)
    {
        if (PathOf(program) is null)
        {
            Skip = $"{program} is not here, or this is not Linux.";
        }
    }

    /// <summary>Where a program is, or null.</summary>
    public static string? PathOf(string program) => !OperatingSystem.IsLinux()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
