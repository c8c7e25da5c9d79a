using System.Runtime.InteropServices;

namespace SearchPlans.Cli.Tests;

/// <summary>PDF is read by the program itself, with nothing else installed: by its executable, and by its assembly under dotnet.</summary>
public sealed class PdfTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pdf_is_added_and_found(bool underDotnet)
    {
        using var library = new TestLibrary(withPlan: false);
        string file = library.Write("某市2024年计划.pdf", Plan("锦绣蓝图"));
        string damaged = library.Write("坏.pdf", "%PDF-1.7\nnothing"u8.ToArray());
        ProgramRun added = Run(library, underDotnet, "add", file, damaged);
        Assert.Contains("坏.pdf", added.Out + added.Error, StringComparison.Ordinal);
        Assert.Contains("PDF 已损坏", added.Out + added.Error, StringComparison.Ordinal);
        ProgramRun found = Run(library, underDotnet, "search", "锦绣蓝图", "--json");
        Assert.NotEqual(0, found.Json.GetProperty("total").GetProperty("paragraphs").GetInt32());
    }

    [Fact]
    public void The_verb_of_the_child_is_no_command()
    {
        ProgramRun help = SearchPlansProgram.Run("--help");
        Assert.DoesNotContain("read-files", help.Out, StringComparison.Ordinal);
        // Without a parent it ends at once and says nothing.
        ProgramRun run = SearchPlansProgram.Run(["read-files-for-parent"], null, []);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    private static byte[] Plan(string words) => PdfFiles.Make([PdfFiles.Rows(760, 20, (150, "某市2024年国民经济和社会发展计划"), (96, "一、总体要求"),
        (96, $"描绘{words}，推进高质量发展。"))]);

    private static ProgramRun Run(TestLibrary library, bool underDotnet, params string[] arguments)
    {
        string[] all = [.. arguments[..1], .. library.Options, .. arguments[1..]];
        if (!underDotnet)
        {
            return SearchPlansProgram.Run(all);
        }
        string host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        string assembly = Path.Combine(Path.GetDirectoryName(SearchPlansProgram.Path)!, "SearchPlans.Cli.dll");
        return SearchPlansProgram.Run([assembly, .. all], null, null, program: Path.GetFullPath(host));
    }
}
