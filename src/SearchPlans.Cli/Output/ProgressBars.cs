using Spectre.Console;

namespace SearchPlans.Cli.Output;

/// <summary>Bars on a terminal's standard error.</summary>
internal static class ProgressBars
{
    /// <summary>Works under a bar, which is gone when the work is done.</summary>
    /// <param name="doing">What is done at first; the work may say otherwise later.</param>
    /// <param name="work">Works, and moves the bar.</param>
    public static Task<T> RunAsync<T>(string doing, Func<ProgressTask, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = StandardStreams.NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(context.AddTask(doing)));
    }
}
