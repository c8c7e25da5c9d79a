namespace SearchPlans.Web.Tests.Support;

/// <summary>A test that needs Chromium: skipped with the reason where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path == null ? Chromium.Missing : null;
}

/// <summary>The same for a theory.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path == null ? Chromium.Missing : null;
}

/// <summary>Where Chromium is.</summary>
internal static class Chromium
{
    public const string Missing = "Chromium was not found: install the package chromium-headless-shell or chromium, or name the program in "
        + "the variable CHROMIUM.";

    // The one that has no windows takes two thirds of the time of the other.
    private static readonly string[] _programs = ["chromium-headless-shell", "chromium"];

    public static string? Path { get; } = Find();

    private static string? Find()
    {
        IEnumerable<string?> places =
        [
            Environment.GetEnvironmentVariable("CHROMIUM"),
            .. _programs.SelectMany(p => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
                .Prepend("/usr/bin").Select(folder => System.IO.Path.Combine(folder, p))),
        ];
        return places.FirstOrDefault(File.Exists);
    }
}
