using SearchPlans.Cli.Output;
using SearchPlans.History;

namespace SearchPlans.Cli;

/// <summary>Who the command line writes as: who is logged in to this machine.</summary>
internal static class CommandLineWriter
{
    /// <summary>Who runs the program.</summary>
    public static Writer Current { get; } = new("cli", Environment.UserName);

    /// <summary>Has it said as a warning when something that was done couldn't be entered into the log.</summary>
    public static void Warn(PlanLibrary library, StandardStreams streams) =>
        library.NotRecorded += failed => streams.WriteWarning($"记录没有写成（{library.Log.FullPath}）：{failed.Message}");
}
