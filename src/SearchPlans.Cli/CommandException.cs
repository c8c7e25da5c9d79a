namespace SearchPlans.Cli;

/// <summary>A command can't go on. The message is one line in Chinese that says what is wrong and what to do.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Error) : Exception(message)
{
    /// <summary>How the program ends.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Lines to stand below it: what there is to choose from, say.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];
}
