using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.Indexing;
using Spectre.Console;

namespace SearchPlans.Cli.Output;

/// <summary>Brings an index in step and shows on standard error how far it is: a bar on a terminal, else a line now and then.</summary>
internal static class SyncDisplay
{
    private static readonly TimeSpan _timeBetweenLines = TimeSpan.FromSeconds(2);

    /// <summary>Brings the index in step; Ctrl+C ends it, what was committed stays.</summary>
    /// <exception cref="CommandException">There is no corpus.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static Task<SyncReport> RunAsync(
        PlanLibrary library, StandardStreams streams, bool rebuild, CancellationToken cancellation) =>
        RunAsync(library, streams, (progress, token) => library.SynchronizeAsync(progress, rebuild, token), cancellation);

    /// <summary>Shows how far something is that indexes plans; Ctrl+C ends it.</summary>
    /// <inheritdoc cref="RunAsync(PlanLibrary, StandardStreams, bool, CancellationToken)"/>
    public static async Task<SyncReport> RunAsync(
        PlanLibrary library, StandardStreams streams, Func<IProgress<SyncProgress>, CancellationToken, Task<SyncReport>> index,
        CancellationToken cancellation)
    {
        // An empty corpus and a mistyped one must not look alike: the latter would empty the index.
        if (!Directory.Exists(library.CorpusPath))
        {
            throw new CommandException($"语料文件夹不存在：{library.CorpusPath}。请用 --corpus 指明，或先建立它。");
        }
        return StandardStreams.ErrorIsTerminal
            ? await WithBarAsync(index, cancellation)
            : await index(new Lines(streams.Error), cancellation);
    }

    /// <summary>Warns of every file that was refused.</summary>
    public static void Warn(SyncReport report, StandardStreams streams)
    {
        foreach (RefusedFile refused in report.Refused)
        {
            streams.WriteWarning($"略过 {refused.File}：{refused.Reason}");
        }
    }

    private static Task<SyncReport> WithBarAsync(
        Func<IProgress<SyncProgress>, CancellationToken, Task<SyncReport>> index, CancellationToken cancellation) =>
        ProgressBars.RunAsync("比对语料", bar =>
        {
            bar.IsIndeterminate = true;
            return index(new Bar(bar), cancellation);
        });

    private sealed class Bar(ProgressTask task) : IProgress<SyncProgress>
    {
        private readonly Lock _gate = new();

        public void Report(SyncProgress value)
        {
            if (value.FilesTotal == 0)
            {
                return;
            }
            lock (_gate)
            {
                // Files are worked on side by side; a report may come late.
                if (value.FilesDone < task.Value)
                {
                    return;
                }
                task.IsIndeterminate = false;
                task.MaxValue = value.FilesTotal;
                task.Value = value.FilesDone;
                task.Description = $"索引 {value.FilesDone}/{value.FilesTotal}";
            }
        }
    }

    private sealed class Lines(TextWriter output) : IProgress<SyncProgress>
    {
        private readonly Lock _gate = new();
        private long _writtenAt = Stopwatch.GetTimestamp();
        private int _filesDone;

        public void Report(SyncProgress value)
        {
            lock (_gate)
            {
                if (value.FilesTotal == 0)
                {
                    output.WriteLine("正在比对语料……");
                    return;
                }
                if (value.FilesDone < _filesDone)
                {
                    return;
                }
                _filesDone = value.FilesDone;
                if (value.FilesDone < value.FilesTotal && Stopwatch.GetElapsedTime(_writtenAt) < _timeBetweenLines)
                {
                    return;
                }
                _writtenAt = Stopwatch.GetTimestamp();
                output.WriteLine($"已索引 {value.FilesDone}/{value.FilesTotal}");
            }
        }
    }
}
