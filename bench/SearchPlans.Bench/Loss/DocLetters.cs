using System.Diagnostics;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of a doc by catdoc, which sees neither heads and feet of pages nor comments.</summary>
internal sealed class DocLetters : ISourceLetters
{
    private const string Program = "catdoc";

    public IReadOnlyList<string> Extensions { get; } = [".doc", ".wps"];

    public string? Reader { get; } = ProgramPath.Has(Program) ? Program : null;

    public IReadOnlyList<DroppedKind> Unseen { get; } = [DroppedKind.RunningHead, DroppedKind.Comment];

    public string? Read(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, ["-d", "utf-8", "-w", path]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
}
