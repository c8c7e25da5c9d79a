using SearchPlans.Adding;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Adding;

/// <summary>Scans that are added: read where that is asked for, kept with their text beside them, marked wherever they are shown.</summary>
public sealed class ScanAddingTests : IDisposable
{
    static ScanAddingTests() => BuiltProgram.ReadFiles();

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-in-").FullName;

    private sealed class Told : IProgress<AddProgress>
    {
        public List<AddProgress> Steps { get; } = [];

        public void Report(AddProgress value) => Steps.Add(value);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ScansFact]
    public async Task A_scan_is_kept_with_its_text_marked_and_isnt_read_twice()
    {
        using var temporary = new TemporaryLibrary();
        string file = Path.Combine(_folder, "扫描.pdf");
        await File.WriteAllBytesAsync(file, ScanFiles.Of(ScanFiles.Page("第一章总体要求", "　　坚持稳中求进工作总基调，推动高质量发展。")));
        AddReport refused = await temporary.Library.AddManyAsync([file]);
        Assert.Contains("扫描件", refused.Files[0].Reason, StringComparison.Ordinal);

        var told = new Told();
        AddReport report = await temporary.Library.AddManyAsync([file], new AddChoices { ReadsScans = true }, told);
        FileOutcome added = Assert.Single(report.Files);
        Assert.True(added.Status == AddStatus.Added, added.Reason);
        Assert.Equal("扫描.pdf.md", added.Plan!.File);
        Assert.NotNull(added.Plan.Metadata.Recognition);
        Assert.Contains(told.Steps, step => step.Scan is { Pages: (1, 1) });
        Assert.StartsWith("---\nrecognized: \"tesseract ",
            await File.ReadAllTextAsync(Path.Combine(temporary.Library.CorpusPath, "扫描.pdf.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(temporary.Library.CorpusPath, "扫描.pdf")));

        // As the index gives it back.
        var hits = await temporary.Library.SearchPlansAsync(new SearchRequest { Query = "总体要求" });
        Assert.Equal(added.Plan.Metadata.Recognition, Assert.Single(hits.Plans).Plan.Metadata.Recognition);
        Assert.Equal(added.Plan.Metadata.Recognition, (await temporary.Library.PlansAsync())[0].Metadata.Recognition);

        var again = new Told();
        AddReport second = await temporary.Library.AddManyAsync([file], new AddChoices { ReadsScans = true }, again);
        Assert.Equal(AddStatus.Duplicate, second.Files[0].Status);
        Assert.DoesNotContain(again.Steps, step => step.Scan is not null);
        Assert.Equal(0, temporary.Library.Synchronize().Changed);
    }

    [ScansFact]
    public async Task A_reading_that_is_stopped_keeps_nothing_of_the_scan_and_all_of_the_rest()
    {
        using var temporary = new TemporaryLibrary();
        await File.WriteAllBytesAsync(Path.Combine(_folder, "扫描.pdf"), ScanFiles.Of(ScanFiles.Page("第一章要求"), ScanFiles.Page("第二章任务")));
        await File.WriteAllTextAsync(Path.Combine(_folder, "文字.txt"), "某市2024年计划\n一、总体要求\n坚持稳中求进。\n");
        using var stop = new CancellationTokenSource();
        var stopping = new Stopping(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => temporary.Library.AddManyAsync([_folder], new AddChoices { ReadsScans = true }, stopping, stop.Token));
        Assert.Equal(["文字.txt"], (await temporary.Library.PlansAsync()).Select(plan => Path.GetFileName(plan.File)));
        Assert.Empty(Directory.EnumerateFiles(temporary.Library.CorpusPath, "扫描*", SearchOption.AllDirectories));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<AddProgress>
    {
        public void Report(AddProgress value)
        {
            if (value.Scan is { Pages.PagesDone: > 0 })
            {
                stop.Cancel();
            }
        }
    }
}
