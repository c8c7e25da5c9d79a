using System.Runtime.InteropServices;

namespace SearchPlans.Cli.Tests;

/// <summary>PDF is read by the program itself, with nothing else installed: by its executable, and by its assembly under dotnet.</summary>
public sealed class PdfTests
{
    /// <summary>How the program is begun.</summary>
    public enum Start
    {
        /// <summary>By its executable.</summary>
        Executable,
        /// <summary>By its assembly, under dotnet.</summary>
        Assembly,
        /// <summary>The same, by a path from the current folder.</summary>
        RelativeAssembly,
    }

    [Theory]
    [InlineData(Start.Executable)]
    [InlineData(Start.Assembly)]
    [InlineData(Start.RelativeAssembly)]
    public void Pdf_is_added_and_found(Start start)
    {
        using var library = new TestLibrary(withPlan: false);
        string file = library.Write("某市2024年计划.pdf", Plan("锦绣蓝图"));
        string damaged = library.Write("坏.pdf", "%PDF-1.7\nnothing"u8.ToArray());
        ProgramRun added = Run(library, start, "add", file, damaged);
        Assert.Contains("坏.pdf", added.Out + added.Error, StringComparison.Ordinal);
        Assert.Contains("PDF 已损坏", added.Out + added.Error, StringComparison.Ordinal);
        ProgramRun found = Run(library, start, "search", "锦绣蓝图", "--json");
        Assert.NotEqual(0, found.Json.GetProperty("total").GetProperty("paragraphs").GetInt32());
    }

    [ScansFact]
    public void A_scan_is_recognised_and_said_to_be()
    {
        using var library = new TestLibrary(withPlan: false);
        string file = library.Write("扫描.pdf", ScanFiles.Of(ScanFiles.Page("第一章总体要求", "　　坚持稳中求进工作总基调，推动高质量发展。")));
        ProgramRun added = library.Run("add", file);
        Assert.Equal(0, added.ExitCode);
        Assert.Contains("机器识别", added.Out, StringComparison.Ordinal);
        Assert.Contains("平均可信度", added.Error, StringComparison.Ordinal);
        Assert.Contains("机器识别", library.Run("search", "总体要求").Out, StringComparison.Ordinal);
        Assert.Contains("共 1 页", library.Run("show", "扫描.pdf").Out, StringComparison.Ordinal);
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

    private static ProgramRun Run(TestLibrary library, Start start, params string[] arguments)
    {
        string[] all = [.. arguments[..1], .. library.Options, .. arguments[1..]];
        if (start == Start.Executable)
        {
            return SearchPlansProgram.Run(all);
        }
        string host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        string folder = Path.GetDirectoryName(SearchPlansProgram.Path)!, assembly = Path.Combine(folder, "SearchPlans.Cli.dll");
        string path = start == Start.RelativeAssembly ? Path.GetRelativePath(Path.GetDirectoryName(folder)!, assembly) : assembly;
        return SearchPlansProgram.Run([path, .. all], null, null, Path.GetDirectoryName(folder), Path.GetFullPath(host));
    }
}
