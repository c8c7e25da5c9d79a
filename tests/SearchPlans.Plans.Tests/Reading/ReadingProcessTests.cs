using System.Diagnostics;
using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>The child process that reads PDF: what ends it is a refusal of that file and of no other.</summary>
public sealed class ReadingProcessTests
{
    // The tint of a colour is a function that is a part of itself: the library follows it until its stack overflows.
    private static byte[] StackBreaker { get; } = PdfFiles.Assemble(
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
            + "/ColorSpace << /C 6 0 R >> >> >>",
        "<< /Length 43 >>\nstream\n/C cs 1 scn BT /F1 12 Tf 72 700 Td (A) Tj ET\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "[/Separation /A /DeviceRGB 7 0 R]",
        "<< /FunctionType 3 /Domain [0 1] /Functions [7 0 R] /Bounds [] /Encode [0 1] >>",
    ]);

    [Fact]
    public void Many_files_are_read_by_children_side_by_side()
    {
        byte[][] files = [.. Enumerable.Range(0, 40).Select(i => PdfFiles.Make([PdfFiles.Rows(700, 20, (72, $"第{i}份计划。"))]))];
        string[] texts = new string[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => texts[i] = PlanFileReader.Read(files[i], "a.pdf").Text);
        Assert.Equal(Enumerable.Range(0, files.Length).Select(i => $"第{i}份计划。\n"), texts);
    }

    [Fact]
    public void A_child_that_dies_refuses_its_file_and_the_next_is_read()
    {
        using var folder = HeldFolder.ForImport();
        ReadingProcess.Command dies = Script(folder, "kill -SEGV $$");
        PlanFileException refused = Assert.Throws<PlanFileException>(() => Read(dies, Limits()));
        Assert.Contains("中断", refused.Message, StringComparison.Ordinal);
        Assert.Equal("一。\n", PlanFileReader.Read(PdfFiles.Make([PdfFiles.Rows(700, 20, (72, "一。"))]), "a.pdf").Text);
    }

    [Theory]
    [InlineData("exec sleep 60", 1, 1 << 20, "秒")]
    [InlineData("x=a; while :; do x=$x$x; done", 60, 1 << 20, "内存")]
    [InlineData("printf '\\002\\000\\377\\377\\377\\177'; exec sleep 60", 60, 1 << 20, "太多")]
    public void A_child_that_passes_a_limit_is_ended(string script, int seconds, int outputBytes, string why)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        PlanFileException refused = Assert.Throws<PlanFileException>(
            () => Read(Script(folder, script), new ProgramLimits("PDF", TimeSpan.FromSeconds(seconds), outputBytes, 200 << 20)));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Process.GetProcesses(), process => RunsIn(process.Id, folder.FullPath));
    }

    [Fact]
    public void Who_no_longer_waits_ends_the_child()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() => Read(Script(folder, "exec sleep 60"), Limits(), enough.Token));
        Assert.DoesNotContain(Process.GetProcesses(), process => RunsIn(process.Id, folder.FullPath));
    }

    // Nothing that a process of the system is told by its environment reaches the child.
    [Fact]
    public void The_child_has_an_environment_of_its_own()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = HeldFolder.ForImport();
        Environment.SetEnvironmentVariable("SEARCHPLANS_TEST_SECRET", "key");
        // Its last words are what it was told.
        PlanFileException ended = Assert.Throws<PlanFileException>(() => Read(Script(folder, "env >&2"), Limits()));
        string environment = ended.InnerException!.Message;
        Assert.DoesNotContain("SECRET", environment, StringComparison.Ordinal);
        Assert.Contains("DOTNET_GCHeapHardLimit=0x", environment, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_overflows_the_stack_is_refused()
    {
        byte[] good = PdfFiles.Make([PdfFiles.Rows(700, 20, (72, "一。"))]);
        Assert.Equal("一。\n", PlanFileReader.Read(good, "a.pdf").Text);
        PlanFileException refused = Assert.Throws<PlanFileException>(() => PlanFileReader.Read(StackBreaker, "a.pdf"));
        Assert.Contains("中断", refused.Message, StringComparison.Ordinal);
        Assert.Equal("一。\n", PlanFileReader.Read(good, "a.pdf").Text);
    }

    [Fact]
    public void Frames_that_are_none_are_refused()
    {
        Assert.Null(ReadingFrame.TryRead(new MemoryStream([1, 0]), 10));
        Assert.Null(ReadingFrame.TryRead(new MemoryStream([1, 0, 4, 0, 0, 0, 1]), 10));
        Assert.Throws<InvalidDataException>(() => ReadingFrame.TryRead(new MemoryStream([1, 0, 0xFF, 0xFF, 0xFF, 0xFF]), 10));
        Assert.Throws<InvalidDataException>(() => ReadingFrame.TryRead(new MemoryStream([1, 0, 11, 0, 0, 0]), 10));
        Assert.Throws<InvalidDataException>(() => ReadingAnswer.From(new ReadingFrame(ReadingFrameKind.Read, "{"u8.ToArray())));
    }

    [Fact]
    public void What_was_read_comes_over_whole()
    {
        var imported = new Imported("一\t“二”\n🚀", "")
        {
            Notices = ["甲"],
            Found = new FoundMetadata("题", new DateOnly(2024, 3, 5), "某市", "https://a.gov.cn"),
            Dropped = [new DroppedText(DroppedKind.Contents, "目录")],
        };
        Imported back = ReadingAnswer.From(new ReadingAnswer(ReadingFrameKind.Read, imported, "").ToFrame()).Imported!;
        Assert.Equal((imported.Text, imported.Found), (back.Text, back.Found));
        Assert.Equal(imported.Notices, back.Notices);
        Assert.Equal(imported.Dropped, back.Dropped);
    }

    private static ProgramLimits Limits() => new("PDF", TimeSpan.FromSeconds(60), 1 << 20, 1 << 30);

    private static Imported Read(ReadingProcess.Command command, ProgramLimits limits, CancellationToken cancellation = default) =>
        ReadingChildren.Read(command, ReadingFrame.OfFile(new PdfFormat(), "%PDF"u8.ToArray()), limits, cancellation);

    private static ReadingProcess.Command Script(HeldFolder folder, string script)
    {
        string path = folder.Write("child", Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        return new ReadingProcess.Command("/bin/sh", [path]);
    }

    private static bool RunsIn(int id, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
