namespace SearchPlans.Plans.Tests;

/// <summary>A test that needs programs of the system; skipped where one is missing.</summary>
public sealed class ProgramsFactAttribute : FactAttribute
{
    /// <summary>Names what is needed.</summary>
    /// <param name="needsReports">Whether the collection of real reports is needed, too.</param>
    /// <param name="programs">soffice, chromium.</param>
    public ProgramsFactAttribute(bool needsReports, params string[] programs)
    {
        if (programs.FirstOrDefault(program => ExternalProgram.Find(program) is null) is { } missing)
        {
            Skip = $"{missing} isn't installed.";
        }
        else if (needsReports && Repository.ReportsZip is null)
        {
            Skip = "../shared/corpora/work-reports.zip isn't beside the repository.";
        }
    }
}

/// <summary>A test of several cases that needs programs of the system; skipped where one is missing.</summary>
public sealed class ProgramsTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="ProgramsFactAttribute(bool, string[])"/>
    public ProgramsTheoryAttribute(bool needsReports, params string[] programs) =>
        Skip = new ProgramsFactAttribute(needsReports, programs).Skip;
}

/// <summary>Tests that take as long as they are given.</summary>
internal static class LongRun
{
    public const string Variable = "SEARCHPLANS_TEST_SECONDS";

    /// <summary>Seconds that each long test may take; 0 for a short run.</summary>
    public static int Seconds { get; } = TestSize.Asked(Variable) ?? 0;
}

/// <summary>LibreOffice as a user has it, to make files of all formats.</summary>
internal static class LibreOffice
{
    private static readonly ProgramLimits _limits = new("LibreOffice", TimeSpan.FromMinutes(3), 1 << 20, 4L << 30);
    private static readonly string _profile = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    /// <summary>Converts a document.</summary>
    public static byte[] Convert(byte[] bytes, string from, string to)
    {
        using var folder = HeldFolder.ForImport();
        string source = folder.Write($"in.{from}", bytes);
        string filter = to switch
        {
            "docx" => "docx:MS Word 2007 XML",
            "html" => "html:HTML (StarWriter)",
            "doc" => "doc:MS Word 97",
            _ => to
        };
        string output = Path.Combine(folder.FullPath, "out");
        string made = Path.Combine(output, $"in.{to}");
        // Two at once can't have one profile; one that is still ending takes what the next is to do, and does nothing.
        lock (_limits)
        {
            for (int attempt = 0; attempt < 3 && !File.Exists(made); attempt++)
            {
                ExternalProgram.RunAsync(ExternalProgram.Find("soffice")!,
                    ["--headless", $"-env:UserInstallation={new Uri(_profile).AbsoluteUri}",
                    "--convert-to", filter, "--outdir", output, source],
                    folder.FullPath, _limits).GetAwaiter().GetResult();
            }
        }
        return File.ReadAllBytes(made);
    }
}
