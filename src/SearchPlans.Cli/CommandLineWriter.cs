using SearchPlans.Access;
using SearchPlans.Adding;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;

namespace SearchPlans.Cli;

/// <summary>Records what the command line wrote, as who is logged in to this machine.</summary>
internal static class CommandLineWriter
{
    /// <summary>Who runs the program.</summary>
    public static Writer Current { get; } = new("cli", Environment.UserName);

    /// <summary>Records what was written of a plan; that it couldn't be is a warning: the plan is in the corpus.</summary>
    public static void Record(PlanLibrary library, StandardStreams streams, WriteAction action, PlanSummary plan)
    {
        var log = new WriteLog(library.CorpusPath);
        try
        {
            log.Append(Current, action, plan.Id, plan.File, DateTimeOffset.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.WriteWarning($"写入记录没有写成（{log.FullPath}）：{e.Message}");
        }
    }

    /// <summary>Records what came of adding, if anything was written.</summary>
    public static void Record(PlanLibrary library, StandardStreams streams, FileOutcome outcome)
    {
        if (outcome is { Plan: { } plan, Status: AddStatus.Added or AddStatus.Updated })
        {
            Record(library, streams, outcome.Status == AddStatus.Added ? WriteAction.Added : WriteAction.Updated, plan);
        }
    }
}
