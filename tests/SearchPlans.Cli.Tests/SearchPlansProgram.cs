using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SearchPlans.Cli.Tests;

/// <summary>What a run of the program gave.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public IReadOnlyList<string> OutLines => Out.TrimEnd('\n').Split('\n');
}

/// <summary>Runs the built program <c>searchplans</c> as its users do.</summary>
internal static class SearchPlansProgram
{
    private static readonly UTF8Encoding _utf8 = new(false);

    /// <summary>The executable: beside this project's output, of the same configuration.</summary>
    public static string Path { get; } = Find();

    public static ProgramRun Run(params string[] arguments) => Run(arguments, null, null);

    public static ProgramRun Run(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, byte[]? input, string? folder = null,
        string? program = null)
    {
        using Process process = Start(arguments, environment, folder, program);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.BaseStream.Write(input);
        }
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"searchplans {string.Join(' ', arguments)} did not end.");
        }
        return new ProgramRun(process.ExitCode, output.Result, error.Result);
    }

    public static Process Start(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null,
        string? program = null)
    {
        var start = new ProcessStartInfo(program ?? Path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = _utf8,
            StandardErrorEncoding = _utf8,
            WorkingDirectory = folder ?? "",
        };
        string[] settings = ["Corpus", "Index", "Index__Codec", "Index__Words"];
        foreach (string name in settings.Concat(settings.Select(s => "SEARCHPLANS_" + s.ToUpperInvariant())).Append("NO_COLOR"))
        {
            start.Environment.Remove(name);
        }
        // The executable finds the runtime that runs this test, wherever it is installed.
        start.Environment["DOTNET_ROOT"] = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    private static string Find()
    {
        string output = AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar);
        string configuration = System.IO.Path.GetFileName(output);
        string name = OperatingSystem.IsWindows() ? "searchplans.exe" : "searchplans";
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(output, "..", "..", "SearchPlans.Cli", configuration, name));
    }
}
