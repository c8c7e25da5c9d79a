using SearchPlans.Adding;
using Spectre.Console;

namespace SearchPlans.Cli.Output;

/// <summary>Adds files and shows on standard error how far it is: a bar on a terminal, else nothing but what becomes of each.</summary>
internal static class AddDisplay
{
    /// <summary>Adds; Ctrl+C ends it between two batches of files, what was added stays.</summary>
    /// <param name="library">Where to.</param>
    /// <param name="paths">Files, folders and zips.</param>
    /// <param name="choices">What is to be done where a document isn't simply new.</param>
    /// <param name="ended">Told what became of each file, in order.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static Task<AddReport> RunAsync(
        PlanLibrary library, IReadOnlyList<string> paths, AddChoices choices, Action<FileOutcome> ended, CancellationToken cancellation) =>
        StandardStreams.ErrorIsTerminal
            ? ProgressBars.RunAsync("读取文件", bar => library.AddManyAsync(paths, choices, new Teller(bar, ended), cancellation))
            : library.AddManyAsync(paths, choices, new Teller(null, ended), cancellation);

    private sealed class Teller(ProgressTask? bar, Action<FileOutcome> ended) : IProgress<AddProgress>
    {
        public void Report(AddProgress value)
        {
            if (value.Last is { } last)
            {
                ended(last);
            }
            if (bar is null || value.FilesTotal == 0)
            {
                return;
            }
            if (value.Scan is { } scan)
            {
                bar.MaxValue = Math.Max(1, scan.Pages.PagesTotal);
                bar.Value = scan.Pages.PagesDone;
                bar.Description = $"识别扫描件 {Markup.Escape(Path.GetFileName(scan.Name))} {scan.Pages.PagesDone}/{scan.Pages.PagesTotal} 页";
                return;
            }
            bar.MaxValue = value.FilesTotal;
            bar.Value = value.FilesDone;
            bar.Description = $"收入 {value.FilesDone}/{value.FilesTotal}";
        }
    }
}
