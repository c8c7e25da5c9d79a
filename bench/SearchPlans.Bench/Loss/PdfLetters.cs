using System.Diagnostics;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of a PDF by poppler's pdftotext, with its data for Chinese (poppler-data).</summary>
internal sealed class PdfLetters : ISourceLetters
{
    private const string Program = "pdftotext";

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public string? Reader { get; } = ProgramPath.Has(Program) ? Program : null;

    public string? Read(string path)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Program, ["-enc", "UTF-8", "-q", "-raw", path, "-"]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
}
